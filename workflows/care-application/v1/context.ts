// What an application to a care call remembers, version 1: its ranking with the rules of the call, the sum of its points and what tells
// equals apart, the outcome, the money. What was answered is sealed; of health nothing stands here but in the sum.
import { actOf } from "../../kernel/act-fields.ts";
import { caseFact } from "../../kernel/case-fact.ts";
import { isTrue, numberOf, pickGiven, textOf } from "../../kernel/data.ts";
import type { DeriveAt, MachineEvent } from "../../kernel/definition.ts";
import type { JsonObject } from "../../kernel/json.ts";
import * as paying from "../../kernel/paying.ts";
import { paidCents } from "../../rules/aid/amounts.ts";
import { type Cuts, entryOf, isFinanced } from "../../rules/care/cut.ts";
import { evaluateAnswers, tiePoints } from "../../rules/care/evaluate.ts";
import { answersOf } from "../../rules/care/facts.ts";
import { arrivalOf } from "../../rules/care/order.ts";
import { askedBy, type Section, shareCents } from "../../rules/care/section.ts";

export const refusalGrounds = [
  ...["requirementsNotMet", "incompleteInTime", "submittedLate", "falseDeclaration", "notResident", "alreadyHelped"],
] as const;
export const endReasons = [
  ...["yearOver", "movedAway", "residentialCare", "requirementsLost", "renounced", "otherMeasure"],
] as const;

export interface CareContext extends paying.Paying {
  call: string;
  person: string;
  section: string;
  /** The rules of its ranking, as the call has them: they do not change for who asked under them. */
  rules?: Section | undefined;
  /** What the form asks of it, by fact. */
  asked: Record<string, true>;
  protocolNumber: string;
  protocolOn: string;
  submittedOn: string;
  /** Sorts as the applications came. */
  arrival: string;
  intake?: string | undefined;
  score?: number | undefined;
  partials: Record<string, number>;
  /** How much of what its ranking asks is not answered, and whether all that it requires holds; undefined before any answer. */
  missing?: number | undefined;
  meets?: boolean | undefined;
  refusalGround?: string | undefined;
  refusalNoticeOn?: string | undefined;
  act?: JsonObject | undefined;
  grantAct?: JsonObject | undefined;
  outcome?: "eligibleFunded" | "eligibleNotFunded" | "notEligible" | undefined;
  /** The rankings it was told of, the last one last. */
  ranked: { seq: number; document: string }[];
  fundedCents?: number | undefined;
  suspended?: { on: string; reason: string } | undefined;
  endReason?: string | undefined;
  endedOn?: string | undefined;
}

export const emptyCare: CareContext = {
  ...{ call: "", person: "", section: "", protocolNumber: "", protocolOn: "", submittedOn: "", arrival: "" },
  ...{ asked: {}, partials: {}, ranked: [], paid: [], repaid: [] },
};

const keptRankings = 60;

export interface At {
  context: CareContext;
  event: MachineEvent;
}
type Change = Partial<CareContext>;

export const callOf = (event: MachineEvent) => caseFact(event, "call");

/** The ranking of the call that the event names by its number; they are read and found right when the call is prepared. */
export function sectionOf(event: MachineEvent): Section | undefined {
  const sections = callOf(event)?.context.sections;
  const number = event.data.sectionNumber;
  if (!Array.isArray(sections) || typeof number !== "number") return undefined;
  return (sections as unknown as Section[])[number - 1];
}

const underRules = (section: Section | undefined): Change => ({
  section: section?.id ?? "",
  rules: section,
  asked: section ? Object.fromEntries(askedBy(section).map((fact): [string, true] => [fact, true])) : {},
});
const unanswered: Change = { score: undefined, partials: {}, missing: undefined, meets: undefined };

export const opened = ({ event }: At): Change => {
  const { data } = event;
  const named = ["call", "person", "protocolNumber", "protocolOn", "submittedOn", "intake"];
  return {
    ...(pickGiven(data, named) as Change),
    ...underRules(sectionOf(event)),
    arrival: arrivalOf(textOf(data.protocolOn), textOf(data.protocolNumber)),
  };
};
export const sectionChanged = ({ event }: At): Change => ({
  ...underRules(sectionOf(event)),
  ...unanswered,
});
export const linked = ({ event }: At): Change => ({ intake: textOf(event.data.intake) });

/** The answers by the rules of its ranking: what the machine learns of them. Total, whatever the case remembers. */
export function evaluated(payload: JsonObject, { context }: Pick<DeriveAt, "context">): JsonObject {
  const { rules } = context as unknown as CareContext;
  if (!rules) return { score: 0, partials: {}, missing: 0, meets: false };
  const found = evaluateAnswers(rules, answersOf(payload));
  return {
    ...{ score: found.score, partials: tiePoints(found, rules.tieOrder), missing: found.missing.length },
    meets: found.meets,
  };
}
/** What told equals apart before need not do so under other answers: the points of all that do are said anew. */
export const answered = ({ event: { data } }: At): Change => ({
  ...{ score: numberOf(data.score), missing: numberOf(data.missing), meets: isTrue(data.meets) },
  partials: entryOf({ partials: data.partials ?? {} })?.partials as Record<string, number>,
});

export const refusing = ({ event }: At): Change => ({ refusalGround: textOf(event.data.refusalGround) });
export const noticed = ({ event }: At): Change => ({ refusalNoticeOn: event.meta.occurredOn });
export const reopened = (): Change => ({ refusalNoticeOn: undefined, refusalGround: undefined });
export const refused = ({ event }: At): Change => ({ act: actOf(event), outcome: "notEligible" });

const withRanking = ({ context, event: { data } }: At): Change => ({
  ranked: [...context.ranked, { seq: numberOf(data.rankingSeq), document: textOf(data.document) }].slice(-keptRankings),
});
export const ranked = withRanking;
export const notFunded = (at: At): Change => ({ ...withRanking(at), outcome: "eligibleNotFunded" });
export const funded = (at: At): Change => ({
  ...withRanking(at),
  ...{ outcome: "eligibleFunded", fundedCents: at.context.rules ? shareCents(at.context.rules) : 0 },
});

/** Not after the last whom the ranking of its call financed. */
export function isFunded({ context, event }: At): boolean {
  const own = entryOf({ number: context.arrival, score: context.score ?? 0, partials: context.partials });
  const cuts = callOf(event)?.context.cuts;
  return (
    own !== undefined && context.rules !== undefined && isFinanced(own, context.rules, (cuts ?? {}) as unknown as Cuts)
  );
}

export const grantingCents = ({ context, event: { data } }: At): number =>
  typeof data.grantedCents === "number" ? data.grantedCents : (context.fundedCents ?? 0);
export const granted = (at: At): Change => ({
  ...{ act: actOf(at.event), grantAct: actOf(at.event) },
  ...(pickGiven(at.event.data, ["chapter", "commitmentNumber"]) as Change),
  ...{ grantedCents: grantingCents(at), aidKind: "continuing" },
  months: numberOf(at.event.data.months) || at.context.rules?.months || 1,
});
export const payeeSet = (at: At): Change => paying.payeeSet(at);
export const paidOut = (at: At): Change => paying.paidOut(at);
export const sentBack = (at: At): Change => paying.sentBack(at);
export const suspended = ({ event: { data, meta } }: At): Change => ({
  suspended: { on: meta.occurredOn, reason: textOf(data.suspensionReason) },
});
export const resumed = (): Change => ({ suspended: undefined });

/** What is still due for the time before the end; the rest is free for who waits. */
export const stillDueCents = ({ event }: At): number => numberOf(event.data.stillDueCents);
export const ending = (at: At): Change => {
  const { context, event } = at;
  const due = stillDueCents(at);
  return {
    ...{ endReason: textOf(event.data.endReason), endedOn: textOf(event.data.endsOn) },
    ...(context.grantedCents === undefined ? {} : { grantedCents: paidCents(context) + due, months: 1 }),
  };
};
export const ended = (at: At): Change => ({ ...paidOut(at), suspended: undefined });
export const died = ({ context, event }: At): Change => ({
  ...{ endReason: "personDied", endedOn: textOf(event.data.diedOn), suspended: undefined },
  ...(context.grantedCents === undefined ? {} : { grantedCents: paidCents(context) }),
});
/** Who died is paid no more: what came back is free. */
export const cameBackAfterDeath = (at: At): Change => {
  const after = sentBack(at);
  return { ...after, grantedCents: paidCents({ paid: after.paid ?? [] }) };
};
