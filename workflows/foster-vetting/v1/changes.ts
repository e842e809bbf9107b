// What each act changes in the family's path: pure functions from context and event to the changed part.
// `undefined` takes a value away.
import { numberOf, pickGiven, textOf, textsOf } from "../../kernel/data.ts";
import { type ApplicantKind, type At, type Outcome, personsOf, type VettingContext } from "./context.ts";

type Change = Partial<{ [K in keyof VettingContext]: VettingContext[K] | undefined }>;

/** xstate keeps undefined keys, decide() drops them: the cast only says that they mean "absent". */
const change = (make: (at: At) => Change) => (at: At) => make(at) as Partial<VettingContext>;
const union = (list: readonly string[], more: readonly string[]) => [...new Set([...list, ...more])];
const childrenGiven = ({ event: { data } }: At): Change =>
  data.ownChildrenCount === undefined ? {} : { ownChildren: numberOf(data.ownChildrenCount) };

export const opened = change((at) => {
  const { data } = at.event;
  const applicantKind = textOf(data.applicantKind) as ApplicantKind;
  const child = textOf(data.childPerson);
  const isShort = ["vettedElsewhere", "transfer"].includes(textOf(data.entry));
  return {
    applicantKind,
    applicants: [data.applicantOne, data.applicantTwo].map(textOf).filter((id) => id !== ""),
    ...(child === "" ? {} : { childId: child }),
    path: applicantKind === "relative" ? "kin" : isShort ? "short" : "full",
    ...childrenGiven(at),
  };
});

/** Acts are sometimes written late: an older one does not bring the day back. */
export const contacted = change(({ context, event: { meta } }) => ({
  lastContactOn: (context.lastContactOn ?? "") > meta.occurredOn ? context.lastContactOn : meta.occurredOn,
}));
export const dataCompleted = change(childrenGiven);
export const entered = change(({ event }) => ({ since: event.meta.occurredOn }));

export const trainingMet = change(({ context, event }) => {
  const met = personsOf(context, textsOf(event.data.presentApplicants));
  return {
    training: {
      ...context.training,
      ...Object.fromEntries(met.map((id) => [id, (context.training[id] ?? 0) + 1])),
    },
  };
});

const freshRound: Change = {
  interviews: 0,
  professionsMet: [],
  homeVisits: 0,
  childrenCovered: 0,
  report: undefined,
  proposedOutcome: undefined,
  suspendedUntil: undefined,
  restitutedOn: undefined,
  contested: undefined,
  contestationAnswered: undefined,
};

/** A new round of interviews and visit; what is known of the persons (declarations, course) stays. */
export const newRound = change(() => freshRound);
/** The report and all that followed fall, the interviews already held count. */
export const reportFalls = change(() => {
  const { interviews: _i, professionsMet: _p, homeVisits: _h, childrenCovered: _c, ...rest } = freshRound;
  return rest;
});
export const reassessed = change(() => ({ ...freshRound, path: "reassessment", loanProposed: undefined }));
export const otherServiceReported = change(({ event }) => ({
  otherServiceReport: true,
  onLoanToUs: event.data.onLoan === true ? true : undefined,
}));

export const interviewed = change((at) => ({
  interviews: at.context.interviews + 1,
  professionsMet: union(at.context.professionsMet, textsOf(at.event.data.conductedBy)),
  ...childrenGiven(at),
}));
export const visited = change(({ context }) => ({ homeVisits: context.homeVisits + 1 }));
export const secondNamed = change(({ event }) => ({ secondWorker: textOf(event.data.secondWorker) }));

const who = ({ event }: At) => [textOf(event.data.applicant)];
/** A new declaration has to be checked again. */
export const declared = change((at) => ({
  declared: union(at.context.declared, who(at)),
  checked: at.context.checked.filter((id) => !who(at).includes(id)),
}));
export const checked = change((at) => ({ checked: union(at.context.checked, who(at)) }));
export const medicalSeen = change((at) => ({ medicalSeen: union(at.context.medicalSeen, who(at)) }));
export const childrenHeard = change((at) => ({
  ...childrenGiven(at),
  childrenCovered:
    at.context.childrenCovered + numberOf(at.event.data.childrenHeard) + numberOf(at.event.data.childrenNotHeard),
}));
export const availabilityDeclared = change(({ event }) => ({ availability: textsOf(event.data.availabilityKinds) }));

export const reportWritten = change(({ event }) => ({ report: { by: textOf(event.data.profession), signed: false } }));
export const reportSigned = change(({ context }) => ({ report: { by: context.report?.by ?? "", signed: true } }));

export const outcomeProposed = change(({ event: { data } }) => ({
  proposedOutcome: (textOf(data.kinOutcome) || textOf(data.proposedOutcome)) as Outcome,
  suspendedUntil: textOf(data.suspensionUntil) || undefined,
  restitutedOn: undefined,
  contested: undefined,
  contestationAnswered: undefined,
}));
export const restituted = change(({ event }) => ({ restitutedOn: event.meta.occurredOn }));
export const contested = change(() => ({ contested: true, contestationAnswered: undefined }));
export const contestationAnswered = change(() => ({ contestationAnswered: true }));
export const decided = change(({ context, event }) => ({
  outcome: context.proposedOutcome,
  decidedOn: event.meta.occurredOn,
}));

/** Two become one (separation, death) or one becomes two; those who go take their counts along. */
export const householdChanged = change((at) => {
  const { context, event } = at;
  const remaining = textOf(event.data.remainingApplicant);
  const joining = textOf(event.data.joiningApplicant);
  const applicants = remaining ? [remaining] : joining ? [...context.applicants, joining] : context.applicants;
  const kind: ApplicantKind =
    context.applicantKind === "relative" ? "relative" : applicants.length > 1 ? "couple" : "single";
  return {
    applicants,
    applicantKind: kind,
    training: pickGiven(context.training, applicants) as Record<string, number>,
    ...childrenGiven(at),
  };
});

export const loanProposed = change(() => ({ loanProposed: true }));
export const engagedByPlacement = change(({ event }) => ({
  engagement: "placement",
  engagedSince: event.meta.occurredOn,
  loanProposed: undefined,
}));
export const engagedByLoan = change(({ event }) => ({
  engagement: "loan",
  engagedSince: event.meta.occurredOn,
  loanProposed: undefined,
}));
export const engagementEnded = change(() => ({ engagement: undefined, engagedSince: undefined }));
export const loanDropped = change(() => ({ loanProposed: undefined }));

export const paused = (state: string) => change(() => ({ pausedFrom: state }));
export const pauseEnded = change(() => ({ pausedFrom: undefined }));
