// When a step of the path is possible. Each guard has a sentence in the texts that says what is missing;
// those that look at the form are wrapped, so that a page shows the form before it is filled.
import { textOf, textsOf } from "../../kernel/data.ts";
import type { CaseFact } from "../../kernel/definition.ts";
import { isObject, type Json } from "../../kernel/json.ts";
import { onData } from "../../kernel/machine.ts";
import { type At, isKin, personsOf, requiredSteps, type Steps, type VettingContext } from "./context.ts";

/** Compares with the rules in force; where they are incomplete only `rulesKnown` speaks. */
const asked = (check: (at: At, steps: Steps) => boolean) => (at: At) => {
  const steps = requiredSteps(at);
  return steps === undefined || check(at, steps);
};

const given = (check: (at: At) => boolean) => onData<VettingContext>(check);
const everyApplicant = ({ context }: At, list: readonly string[]) =>
  context.applicants.every((id) => list.includes(id));

const opening = {
  applicantsDiffer: given(({ event: { data } }) => {
    const ids = [data.applicantOne, data.applicantTwo, data.childPerson].map(textOf).filter((id) => id !== "");
    return new Set(ids).size === ids.length;
  }),
  /** Each person named by the form is in the registry and alive. */
  personsKnown: given(({ event: { data, facts } }) =>
    ["applicantOne", "applicantTwo", "childPerson", "joiningApplicant"].every((field) => {
      const fact = facts[field];
      if (textOf(data[field]) === "") return true;
      return isObject(fact as Json) && (fact as CaseFact).state !== "deceased";
    }),
  ),
  isTransfer: given(({ event }) => textOf(event.data.entry) === "transfer"),
};

const steps = {
  rulesKnown: (at: At) => requiredSteps(at) !== undefined,
  trainingDone: asked(({ context }, { training }) =>
    context.applicants.every((id) => (context.training[id] ?? 0) >= training),
  ),
  otherServiceReportGiven: ({ context }: At) => context.path !== "short" || context.otherServiceReport === true,
  interviewsDone: asked(({ context }, { interviews }) => context.interviews >= interviews),
  bothProfessionsMet: asked(
    ({ context }, { bothProfessions }) => !bothProfessions || context.professionsMet.length >= 2,
  ),
  homeVisitDone: asked(({ context }, { homeVisits }) => context.homeVisits >= homeVisits),
  secondWorkerNamed: ({ context }: At) => context.secondWorker !== undefined,
  declarationsGiven: (at: At) => everyApplicant(at, at.context.declared),
  declarationsChecked: (at: At) => everyApplicant(at, at.context.checked),
  medicalSeen: asked((at, { medicalCertificate }) => !medicalCertificate || everyApplicant(at, at.context.medicalSeen)),
  ownChildrenKnown: ({ context }: At) => context.ownChildren !== undefined,
  ownChildrenHeard: ({ context }: At) =>
    context.ownChildren === undefined || context.childrenCovered >= context.ownChildren,
  availabilityDeclared: ({ context }: At) => isKin(context) || context.availability.length > 0,
};

const forms = {
  presentAreInPath: given(
    ({ context, event }) =>
      personsOf(context, textsOf(event.data.presentApplicants)).length === textsOf(event.data.presentApplicants).length,
  ),
  personIsInPath: given(({ context, event }) => context.applicants.includes(textOf(event.data.applicant))),
  declaredBefore: given(({ context, event }) => context.declared.includes(textOf(event.data.applicant))),
  secondIsAnother: given(({ event }) => textOf(event.data.secondWorker) !== event.head.assignee),
  otherProfession: given(({ context, event }) => context.report?.by !== textOf(event.data.profession)),
  remainingIsInPath: given(({ context, event }) => {
    const remaining = textOf(event.data.remainingApplicant);
    return remaining === "" || context.applicants.includes(remaining);
  }),
  joiningIsNew: given(({ context, event }) => {
    const joining = textOf(event.data.joiningApplicant);
    return joining === "" || (context.applicants.length === 1 && !context.applicants.includes(joining));
  }),
  kindIsDeclared: given(({ context, event }) => {
    const kind = textOf(event.data.proposedKind);
    return kind === "" || context.availability.includes(kind);
  }),
};

const outcomes = {
  reportWaitsForSignature: ({ context }: At) => context.report !== undefined && !context.report.signed,
  reportSigned: ({ context }: At) => context.report?.signed === true,
  /** Relatives have their own outcomes: none of them leads into the bank. */
  outcomeFitsApplicants: given(({ context, event }) =>
    isKin(context) ? textOf(event.data.kinOutcome) !== "" : textOf(event.data.proposedOutcome) !== "",
  ),
  childNotLeftWithoutFamily: given(({ context, event }) =>
    ["suspended", "notIncluded"].includes(textOf(event.data.proposedOutcome)) ? context.engagement === undefined : true,
  ),
  noChildWithFamily: ({ context }: At) => context.engagement === undefined,
  restituted: ({ context }: At) => context.restitutedOn !== undefined,
  notContestedYet: ({ context }: At) => context.contested !== true,
  contestationOpen: ({ context }: At) => context.contested === true && context.contestationAnswered !== true,
  contestationAnswered: ({ context }: At) => context.contested !== true || context.contestationAnswered === true,
  wantsNewInterviews: given(({ event }) => textOf(event.data.answerOutcome) === "newInterviews"),
  goesToBank: ({ context }: At) =>
    !isKin(context) &&
    context.engagement === undefined &&
    ["included", "includedWithIndications"].includes(context.proposedOutcome ?? ""),
  staysWithChild: ({ context }: At) =>
    !isKin(context) &&
    context.engagement !== undefined &&
    ["included", "includedWithIndications"].includes(context.proposedOutcome ?? ""),
  isSuspension: ({ context }: At) => context.proposedOutcome === "suspended",
  isNotIncluded: ({ context }: At) => context.proposedOutcome === "notIncluded",
  isForOneChild: ({ context }: At) => isKin(context) && (context.proposedOutcome ?? "").startsWith("kin"),
};

const bank = {
  vettedElsewhere: ({ context }: At) => context.path === "short",
  childWithFamily: ({ context }: At) => context.engagement !== undefined,
  neverInBank: ({ context }: At) => !["included", "includedWithIndications"].includes(context.outcome ?? ""),
  inReassessment: ({ context }: At) => context.path === "reassessment",
  notYetInBank: ({ context }: At) => context.path !== "reassessment",
  wasInBank: ({ context }: At) => ["included", "includedWithIndications"].includes(context.outcome ?? ""),
  loanProposed: ({ context }: At) => context.loanProposed === true,
  pausedFrom: ({ context }: At, params: { state: string }) => context.pausedFrom === params.state,
};

export const guards = { ...opening, ...steps, ...forms, ...outcomes, ...bank };

/** All a report must rest on, so that a refusal lists everything that is missing at once. */
export const reportNeeds = [
  "rulesKnown",
  "interviewsDone",
  "bothProfessionsMet",
  "homeVisitDone",
  "secondWorkerNamed",
  "declarationsGiven",
  "declarationsChecked",
  "medicalSeen",
  "ownChildrenKnown",
  "ownChildrenHeard",
  "availabilityDeclared",
] as const;
