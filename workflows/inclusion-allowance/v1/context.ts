// What the machine of an inclusion allowance remembers, version 1, and how each event changes it.
import { numberOf, pickGiven, textOf, textsOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { Day } from "../../kernel/ids.ts";
import type { Json } from "../../kernel/json.ts";
import type { Mistake } from "../../rules/mistakes/mistake.ts";

/** An invitation to a meeting, and what became of it. */
export interface Convocation {
  for: Day;
  sentOn: Day;
  via: string;
  deliveredOn?: Day;
  proof?: string;
  returnedOn?: Day;
  /** `missed`: did not come and gave no reason; `reported`: and INPS was told of it; `replaced`: another day was given. */
  outcome?: "met" | "missed" | "reported" | "excused" | "replaced";
}

/** A project of the comune useful to all (PUC) to which somebody of the household is assigned. */
export interface Placement {
  number: string;
  weeklyHours: number;
  assignedOn: Day;
  startedOn?: Day;
  stoppedOn?: Day;
  reason?: string;
}

export interface AllowanceContext {
  applicationNumber: string;
  appliedOn: Day;
  receivedOn: Day;
  /** Day the pact of digital activation was signed. */
  activationSignedOn?: Day | undefined;
  /** From when the term of the first meeting runs, and by which rule. */
  termFrom?: { on: Day; rule: "flow" | "activation" } | undefined;
  intake?: string | undefined;
  convocations: Convocation[];
  convokedFor?: Day | undefined;
  meetings: number;
  firstMeetingOn?: Day | undefined;
  lastMeetingOn?: Day | undefined;
  analysisNeed?: string | undefined;
  assessedOn?: Day | undefined;
  pact?: { writtenOn: Day; activities: string[]; signedOn?: Day; document?: string; refusedOn?: Day } | undefined;
  placements: Placement[];
  /** The number of the last one assigned: what its acts propose. */
  openPuc?: string | undefined;
  /** As INPS told it. */
  benefitStatus: "running" | "suspended";
  reports: { on: Day; reason: string }[];
  sanctions: number;
  referredOn?: Day | undefined;
  allowanceOutcome?: string | undefined;
  mistake?: Mistake | undefined;
}

export const emptyAllowance: AllowanceContext = {
  ...{ applicationNumber: "", appliedOn: "", receivedOn: "", convocations: [], meetings: 0, placements: [] },
  ...{ benefitStatus: "running", reports: [], sanctions: 0 },
};

/** More rows of one kind than any household's path has. */
export const mostRows = 60;

export interface At {
  context: AllowanceContext;
  event: MachineEvent;
}
type Change = Partial<AllowanceContext>;

/** A value of the rules in force on the day of the act; undefined where nobody said. */
export function ruleOf({ facts }: MachineEvent, key: string): Json | undefined {
  const rules = facts.rules;
  return rules && !Array.isArray(rules) && "values" in rules ? rules.values[key] : undefined;
}

/**
 * From when the first meeting is due: of applications up to a certain day from the flow of the platform, of later ones from the
 * signing of the pact of digital activation. Which day is a parameter, since the rule changed once.
 */
export function termStart(
  {
    appliedOn,
    receivedOn,
    activationSignedOn,
  }: Pick<AllowanceContext, "appliedOn" | "receivedOn" | "activationSignedOn">,
  event: MachineEvent,
): AllowanceContext["termFrom"] {
  const flowUntil = ruleOf(event, "flowUntil");
  if (typeof flowUntil === "string" && appliedOn <= flowUntil) return { on: receivedOn, rule: "flow" };
  return activationSignedOn ? { on: activationSignedOn, rule: "activation" } : undefined;
}

/** What the application says of its days, with what the event adds. */
export const applicationDays = ({ context, event: { data } }: At) => ({
  appliedOn: textOf(data.appliedOn) || context.appliedOn,
  receivedOn: textOf(data.receivedOn) || context.receivedOn,
  activationSignedOn: textOf(data.activationSignedOn) || context.activationSignedOn,
});

/** The last invitation, where it may still be delivered or answered for. */
export const lastConvocation = ({ convocations }: AllowanceContext): Convocation | undefined => convocations.at(-1);
export const openConvocation = (context: AllowanceContext): Convocation | undefined => {
  const last = lastConvocation(context);
  return last?.outcome === undefined ? last : undefined;
};

/** Meetings missed one after the other without a reason, of invitations that are known to have arrived; not those told already. */
export function missedInARow({ convocations }: AllowanceContext): number {
  let missed = 0;
  for (const one of convocations.toReversed()) {
    if (one.outcome === "met" || one.outcome === "reported") break;
    if (one.outcome === "missed" && one.deliveredOn !== undefined) missed += 1;
  }
  return missed;
}

function onLast(context: AllowanceContext, change: Partial<Convocation>): Change {
  const last = lastConvocation(context);
  return last ? { convocations: [...context.convocations.slice(0, -1), { ...last, ...change }] } : {};
}

export const opened = (at: At): Change => {
  const days = applicationDays(at);
  return {
    ...(pickGiven(at.event.data, [
      "applicationNumber",
      "appliedOn",
      "receivedOn",
      "activationSignedOn",
      "intake",
    ]) as Change),
    termFrom: termStart(days, at.event),
  };
};
export const completed = (at: At): Change => ({
  activationSignedOn: textOf(at.event.data.activationSignedOn),
  termFrom: termStart(applicationDays(at), at.event),
});
export const linked = ({ event }: At): Change => ({ intake: textOf(event.data.intake) });

export const convoked = ({ context, event: { data } }: At): Change => {
  const before = openConvocation(context) ? onLast(context, { outcome: "replaced" }) : {};
  const one = { for: textOf(data.convokedFor), sentOn: textOf(data.sentOn), via: textOf(data.sentVia) };
  return { convocations: [...(before.convocations ?? context.convocations), one], convokedFor: one.for };
};
export const convocationDelivered = ({ context, event: { data } }: At): Change =>
  onLast(context, { deliveredOn: textOf(data.deliveredOn), proof: textOf(data.proofKind) });
export const convocationReturned = ({ context, event: { data } }: At): Change =>
  onLast(context, { returnedOn: textOf(data.returnedOn) });
export const missed = ({ context, event: { data } }: At): Change => ({
  ...onLast(context, { outcome: data.justified === true ? "excused" : "missed" }),
  convokedFor: undefined,
});
export const excused = ({ context }: At): Change => onLast(context, { outcome: "excused" });
export const met = ({ context, event: { meta } }: At): Change => ({
  ...(openConvocation(context) ? onLast(context, { outcome: "met" }) : {}),
  convokedFor: undefined,
  meetings: context.meetings + 1,
  firstMeetingOn: context.firstMeetingOn ?? meta.occurredOn,
  lastMeetingOn: meta.occurredOn,
});

export const analysed = ({ event }: At): Change => ({ analysisNeed: textOf(event.data.analysisNeed) });
export const assessed = ({ event }: At): Change => ({ assessedOn: event.meta.occurredOn });
export const referred = ({ event }: At): Change => ({ referredOn: textOf(event.data.sentOn) });
export const takenBack = (): Change => ({ referredOn: undefined });

export const pactWritten = ({ event: { data, meta } }: At): Change => ({
  pact: { writtenOn: meta.occurredOn, activities: textsOf(data.activities) },
});
export const pactSigned = ({ context, event: { data, meta } }: At): Change => {
  const document = textOf(data.documentId);
  const signed = { signedOn: meta.occurredOn, ...(document ? { document } : {}) };
  return context.pact ? { pact: { ...context.pact, ...signed } } : {};
};
export const pactRefused = ({ context, event }: At): Change =>
  context.pact ? { pact: { ...context.pact, refusedOn: event.meta.occurredOn } } : {};

export const placed = ({ context, event: { data, meta } }: At): Change => {
  const number = textOf(data.pucNumber);
  const one = { number, weeklyHours: numberOf(data.weeklyHours), assignedOn: meta.occurredOn };
  return { placements: [...context.placements, one], openPuc: number };
};
const onPlacement = ({ context, event: { data } }: At, change: Partial<Placement>): Change => ({
  placements: context.placements.map((one) =>
    one.number === textOf(data.pucNumber) && one.stoppedOn === undefined ? { ...one, ...change } : one,
  ),
});
export const placementStarted = (at: At): Change => onPlacement(at, { startedOn: textOf(at.event.data.startedOn) });
export const placementStopped = (at: At): Change =>
  onPlacement(at, { stoppedOn: textOf(at.event.data.stoppedOn), reason: textOf(at.event.data.pucStopReason) });

export const suspended = (): Change => ({ benefitStatus: "suspended" });
export const resumed = (): Change => ({ benefitStatus: "running" });
export const sanctioned = ({ context }: At): Change => ({ sanctions: context.sanctions + 1 });
export const reported = ({ context, event: { data } }: At): Change => {
  const reason = textOf(data.reportReason);
  const convocations = context.convocations.map((one) =>
    one.outcome === "missed" ? { ...one, outcome: "reported" as const } : one,
  );
  return {
    reports: [...context.reports, { on: textOf(data.reportedOn), reason }],
    convokedFor: undefined,
    ...(reason === "missedConvocation" ? { convocations } : {}),
  };
};
export const lapsed = (): Change => ({ allowanceOutcome: "lapsed" });
export const reinstated = (): Change => ({ allowanceOutcome: undefined });
export const closed = ({ event }: At): Change => ({ allowanceOutcome: textOf(event.data.allowanceOutcome) });
export const died = (): Change => ({ allowanceOutcome: "personDied" });
