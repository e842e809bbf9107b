// Who is asking: the account of a live session and the grants in force today. Made by server/access/check.ts for
// every request; policy.ts says what it may do. Holds no secret and nothing about cases but a broken glass.
import type { Actor } from "../../workflows/kernel/definition.ts";
import type { AccountId, AreaId, CaseId, Day, Instant, RoleId, Territory } from "../../workflows/kernel/ids.ts";

/** A role in a territory (a comune's ISTAT code, or `district`) for some areas, from a day to a day, both included. */
export interface Grant {
  role: RoleId;
  territory: Territory;
  areas: readonly AreaId[] | "all";
  from: Day;
  to?: Day;
  /** The body it works for, by the account that stands for it: whatever is entrusted to that one reaches this one too. */
  body?: AccountId;
}

export interface Session {
  sessionId: string;
  accountId: AccountId;
  name: string;
  locale: "it" | "en";
  /** In force today only. */
  grants: readonly Grant[];
  /** Cases opened in an emergency, while it lasts. */
  brokenGlass: readonly { caseId: CaseId; until: Instant }[];
  /** Absent colleagues whose cases this account reaches today. */
  standsInFor: readonly AccountId[];
}

/** Roles that go with no other one and open no case: they look after the house, not after people. */
export const soleRoles: readonly RoleId[] = ["administrator", "dpo"];

/** Work for the office from outside it, for bodies it entrusts services to. */
export const outsideRoles: readonly RoleId[] = ["provider", "educator"];

/** The session as what it does is decided on; `behalfOf` where the right comes only from standing in. */
export const actorOf = (session: Session, behalfOf?: AccountId): Actor => ({
  accountId: session.accountId,
  roles: rolesOf(session),
  ...(behalfOf === undefined ? {} : { behalfOf }),
  ...(session.standsInFor.length === 0 ? {} : { standsInFor: session.standsInFor }),
});

/** The names by which it reads a case: its own, and those of the bodies it works for. */
export const namesOfSession = ({ accountId, grants }: Session): AccountId[] => [
  ...new Set([accountId, ...grants.flatMap(({ body }) => (body === undefined ? [] : [body]))]),
];

export const isNamed = (session: Session, readers: readonly AccountId[]): boolean =>
  namesOfSession(session).some((name) => readers.includes(name));

export const rolesOf = (session: Session): RoleId[] => [...new Set(session.grants.map((grant) => grant.role))];
export const hasRole = (session: Session, ...roles: RoleId[]): boolean =>
  session.grants.some((grant) => roles.includes(grant.role));
