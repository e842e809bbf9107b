// The rule every tRPC procedure declares in its meta: who may call it at all. Which rows it then answers is up to
// policy.ts. The permission matrix (test/access/matrix.test.ts) is generated from these and from the router.
import { mayBreakGlass, mayBulk, mayExport } from "./policy.ts";
import { hasRole, type Session, soleRoles } from "./session.ts";

/** Rule -> whether the session may call. A procedure without a rule is refused and fails the matrix. */
export const rules = {
  /** Also without a session. */
  public: () => true,
  /** Every account, whatever its roles; figures that are public anyway. */
  signedIn: (session) => session !== undefined,
  /** Who works with people and their cases; rows are then filtered by policy. */
  cases: (session) => worksWithPeople(session),
  /** Figures by step and worker; assignment in bulk. */
  /** One event over many cases; every row passes policy again. Nobody in training, nobody from outside. */
  bulk: (session) => session !== undefined && mayBulk(session),
  /** Absences of colleagues and their cases given to others. */
  planning: (session) => session !== undefined && hasRole(session, "supervisor"),
  board: (session) => session !== undefined && hasRole(session, "supervisor", "coordinator"),
  /** Events across cases. */
  history: (session) => session !== undefined && hasRole(session, "supervisor", "coordinator"),
  exports: (session) => session !== undefined && mayExport(session),
  /** When deliveries are: who reads them, and who plans for the district. */
  deliveries: (session) =>
    session !== undefined &&
    hasRole(
      session,
      "socialWorker",
      "protectionWorker",
      "adminClerk",
      "supervisor",
      "coordinator",
      "provider",
      "educator",
    ),
  /** What providers gave and are paid: who reads deliveries, the provider its own. Rows are filtered by policy. */
  payments: (session) =>
    session !== undefined &&
    hasRole(session, "socialWorker", "protectionWorker", "adminClerk", "supervisor", "provider", "educator"),
  /** Who fixes what a provider is paid for a month: the office that pays, and its head. */
  issuePayments: (session) => session !== undefined && hasRole(session, "adminClerk", "supervisor"),
  /** Which granted aids wait for a payment: who looks into them, who pays them, and its head. Rows are filtered by policy. */
  aidPayments: (session) => session !== undefined && hasRole(session, "socialWorker", "adminClerk", "supervisor"),
  /** What lies in the stocks of vouchers and goods: who hands over, who keeps them, and their head. Rows are filtered by policy. */
  stocks: (session) => session !== undefined && hasRole(session, "socialWorker", "adminClerk", "supervisor"),
  /** Which acts granted aids, for publication: the office that pays, and its head. Rows are filtered by policy. */
  aidPublication: (session) => session !== undefined && hasRole(session, "adminClerk", "supervisor"),
  /** Who writes down what households pay for services: the planning office. All who work with people read it. */
  tariffs: (session) => session !== undefined && hasRole(session, "coordinator"),
  /** Who records that another body runs a service: the planning office. Every account reads who does. */
  handOvers: (session) => session !== undefined && hasRole(session, "coordinator"),
  brokenGlass: (session) => session !== undefined && mayBreakGlass(session),
  /** Who is told of emergency openings. */
  glassAlarms: (session) => session !== undefined && hasRole(session, "supervisor", "dpo"),
  accountHistory: (session) => session !== undefined && hasRole(session, "administrator", "dpo"),
  readLog: (session) => session !== undefined && hasRole(session, "dpo"),
  accounts: (session) => session !== undefined && hasRole(session, "administrator"),
  /** In which languages the pages open to the public speak. */
  languages: (session) => session !== undefined && hasRole(session, "coordinator", "administrator"),
  /** What the jobs could not bring to an end: kinds, numbers and states, nothing of a person. */
  jobs: (session) => session !== undefined && hasRole(session, "administrator"),
  /** Requests between offices that nobody can answer: comuni and figures, nothing of a person. For who gives roles or coordinates. */
  unheardAsks: (session) => session !== undefined && hasRole(session, "administrator", "coordinator"),
  /** Signed roots of the log: positions, days and hashes, nothing of a case. */
  proof: (session) => session !== undefined && hasRole(session, "coordinator", "administrator", "dpo"),
} satisfies Record<string, (session: Session | undefined) => boolean>;

export type Rule = keyof typeof rules;

/** Meta of every procedure: `t.procedure.meta({ rule: "cases" })`. */
export interface RuleMeta {
  rule: Rule;
}

export const admits = (rule: Rule, session: Session | undefined): boolean => rules[rule](session);

const worksWithPeople = (session: Session | undefined): boolean =>
  session?.grants.some((grant) => !soleRoles.includes(grant.role)) === true;
