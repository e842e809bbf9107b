// Forms of the path up to the decision. Only what decides is open (kinds, counts, days, ids); what a family
// says of itself is sealed. Certificates of public bodies are never asked: self-declaration and office check.
import type { Condition, Field, Form } from "../../kernel/form.ts";

export const availabilityKinds = ["emergency", "partTime", "residential", "motherWithChild"] as const;
export const interviewKinds = [
  "composition",
  "setting",
  "relations",
  "history",
  "expectations",
  "individual",
  "other",
] as const;
const professions = ["socialWorker", "psychologist"] as const;
export const outcomes = ["included", "includedWithIndications", "suspended", "notIncluded"] as const;
export const kinOutcomes = ["kinFavourable", "kinFavourableWithIndications", "kinUnfavourable"] as const;

const kin: Condition = { eq: ["context.applicantKind", "relative"] };
const kinHere: Condition = { eq: ["applicantKind", "relative"] };

export const person = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  kind: "case",
  class: "open",
  pick: { kinds: ["person"] },
  ...more,
});
export const words = (name: string, more: Partial<Field> = {}): Field => ({ name, kind: "longText", ...more });
/** Prefilled with the first person of the path. */
const applicant = person("applicant", { required: true, initial: { path: "head.personId" } });
const presentApplicants: Field = {
  name: "presentApplicants",
  kind: "choices",
  class: "open",
  required: true,
  options: ["first", "second"],
};
const othersPresent: Field = { name: "othersPresent", kind: "text", class: "social" };
export const ownChildrenCount: Field = { name: "ownChildrenCount", kind: "integer", class: "open", min: 0, max: 20 };
const conductedBy: Field = {
  name: "conductedBy",
  kind: "choices",
  class: "open",
  required: true,
  options: professions,
};
/** Often with the colleague who answers there; it decides nothing. */
export const otherService: Field = { name: "otherService", kind: "text", class: "social", maxLength: 120 };

const household: Field = { name: "household", kind: "case", class: "open", pick: { kinds: ["household"] } };
const knownFrom: Field = {
  name: "knownFrom",
  kind: "choice",
  class: "open",
  options: ["school", "parish", "association", "publicEvening", "wordOfMouth", "website", "service", "other"],
};

export const registerInterest: Form = {
  fields: [
    { name: "territory", kind: "comune", class: "open", required: true },
    { name: "applicantKind", kind: "choice", class: "open", required: true, options: ["couple", "single", "relative"] },
    person("applicantOne", { required: true }),
    person("applicantTwo", {
      visibleWhen: { in: ["applicantKind", ["couple", "relative"]] },
      requiredWhen: { eq: ["applicantKind", "couple"] },
    }),
    person("childPerson", { visibleWhen: kinHere, requiredWhen: kinHere }),
    { name: "kinship", kind: "text", class: "social", visibleWhen: kinHere, completeWithinDays: 30 },
    household,
    {
      name: "entry",
      kind: "choice",
      class: "open",
      options: ["ownPath", "vettedElsewhere", "transfer"],
      initial: { value: "ownPath" },
      visibleWhen: { in: ["applicantKind", ["couple", "single"]] },
      requiredWhen: { in: ["applicantKind", ["couple", "single"]] },
    },
    {
      ...otherService,
      visibleWhen: { in: ["entry", ["vettedElsewhere", "transfer"]] },
      requiredWhen: { in: ["entry", ["vettedElsewhere", "transfer"]] },
    },
    {
      name: "contactChannel",
      kind: "choice",
      class: "open",
      options: ["phone", "visit", "email", "event", "otherService"],
      required: true,
    },
    { ...knownFrom, completeWithinDays: 30 },
    { ...ownChildrenCount, completeWithinDays: 60 },
    words("interestNotes"),
  ],
  sections: [
    { id: "who", fields: ["territory", "applicantKind", "applicantOne", "applicantTwo", "household"] },
    { id: "child", fields: ["childPerson", "kinship"] },
    { id: "contact", fields: ["entry", "otherService", "contactChannel", "knownFrom"] },
    { id: "notes", fields: ["ownChildrenCount", "interestNotes"] },
  ],
};

export const inform: Form = {
  fields: [
    {
      name: "informedHow",
      kind: "choice",
      class: "open",
      required: true,
      options: ["groupMeeting", "interview", "phone"],
    },
    { name: "noticeGiven", kind: "boolean", class: "open", required: true },
    words("informNotes"),
  ],
};

export const completeData: Form = {
  fields: [
    { ...household, initial: { path: "head.householdId" } },
    { name: "kinship", kind: "text", class: "social", visibleWhen: kin },
    knownFrom,
    { ...ownChildrenCount, initial: { path: "context.ownChildren" } },
  ],
};

export const enrollCourse: Form = {
  fields: [
    { name: "courseName", kind: "text", class: "social", maxLength: 80, required: true },
    { name: "courseStartsOn", kind: "day", class: "open" },
  ],
};

export const recordTrainingMeeting: Form = { fields: [presentApplicants, words("trainingNotes")] };

export const recordExternalReport: Form = {
  fields: [
    { ...otherService, required: true },
    { name: "otherReportOn", kind: "day", class: "open", required: true, when: "past" },
    { name: "protocolNumber", kind: "text", class: "open", maxLength: 50 },
    words("otherReportSummary", { required: true }),
    { name: "onLoan", kind: "boolean", class: "open" },
    {
      name: "otherSupervisorAgreedOn",
      kind: "day",
      class: "open",
      when: "past",
      visibleWhen: { eq: ["onLoan", true] },
      requiredWhen: { eq: ["onLoan", true] },
    },
  ],
};

export const startKnowledge: Form = { fields: [words("pathPlan")] };

export const secondWorker: Form = {
  fields: [
    { name: "secondWorker", kind: "account", class: "open", required: true },
    { name: "profession", kind: "choice", class: "open", required: true, options: professions },
  ],
};

/** What each of the five interviews looks at (district plan, foster objective: composition to expectations). */
const grids: Partial<Record<(typeof interviewKinds)[number], readonly string[]>> = {
  composition: ["gridMembers", "gridNetwork"],
  setting: ["gridHomeAndWork", "gridCommunity"],
  relations: ["gridBonds", "gridOrigins"],
  history: ["gridEachStory", "gridCoupleStory"],
  expectations: ["gridMotives", "gridBirthFamily", "gridLimits"],
};
const gridFields = Object.entries(grids).flatMap(([interviewKind, names]) =>
  names.map((name) => words(name, { visibleWhen: { eq: ["interviewKind", interviewKind] } })),
);

export const recordInterview: Form = {
  fields: [
    { name: "interviewKind", kind: "choice", class: "open", required: true, options: interviewKinds },
    conductedBy,
    presentApplicants,
    othersPresent,
    { ...ownChildrenCount, visibleWhen: { eq: ["interviewKind", "composition"] } },
    ...gridFields,
    words("interviewNotes", { required: true }),
    words("healthNotes", { class: "health" }),
    words("testNotes", { class: "reserved", visibleWhen: { in: ["conductedBy", ["psychologist"]] } }),
  ],
};

export const homeVisit: Form = {
  fields: [conductedBy, presentApplicants, othersPresent, words("homeNotes", { required: true }), words("childSpace")],
};

export const recordDeclaration: Form = {
  fields: [
    applicant,
    {
      name: "declaredFacts",
      kind: "choices",
      class: "open",
      required: true,
      options: ["criminalRecord", "familyStatus", "residence", "employment"],
    },
    words("declarationText", { class: "judicial", subject: "applicant", maxLength: 4000 }),
  ],
};

export const recordOfficeCheck: Form = {
  fields: [
    applicant,
    { name: "checkedWith", kind: "text", class: "judicial", subject: "applicant", required: true },
    {
      name: "checkResult",
      kind: "choice",
      class: "judicial",
      subject: "applicant",
      required: true,
      options: ["confirmed", "different"],
    },
    words("checkNotes", { class: "judicial", subject: "applicant", maxLength: 4000 }),
  ],
};

export const recordMedical: Form = {
  fields: [
    applicant,
    { name: "certificateOn", kind: "day", class: "open", required: true, when: "past" },
    words("medicalNotes", { class: "health", subject: "applicant", maxLength: 4000 }),
  ],
};

export const listenOwnChildren: Form = {
  fields: [
    { ...ownChildrenCount, initial: { path: "context.ownChildren" } },
    { name: "childrenHeard", kind: "integer", class: "open", required: true, min: 0, max: 20 },
    { name: "childrenNotHeard", kind: "integer", class: "open", min: 0, max: 20 },
    words("notHeardReason", {
      maxLength: 2000,
      visibleWhen: { not: { empty: "childrenNotHeard" } },
      requiredWhen: { not: { in: ["childrenNotHeard", [0]] } },
    }),
    { name: "childrenAges", kind: "text", class: "social" },
    words("childrenWords"),
  ],
};

export const declareAvailability: Form = {
  fields: [
    { name: "availabilityKinds", kind: "choices", class: "open", required: true, options: availabilityKinds },
    { name: "childAgeFrom", kind: "integer", class: "open", min: 0, max: 20 },
    { name: "childAgeTo", kind: "integer", class: "open", min: 0, max: 20 },
    { name: "childrenAtMost", kind: "integer", class: "open", min: 1, max: 6 },
    words("availabilityNotes"),
  ],
};

export const writeReport: Form = {
  fields: [
    { name: "profession", kind: "choice", class: "open", required: true, options: professions },
    words("reportHousehold", { required: true }),
    words("reportHistory", { required: true }),
    words("reportExpectations", { required: true }),
    words("reportResources"),
    words("reportConclusions", { required: true }),
  ],
};

export const signReport: Form = {
  fields: [
    { name: "profession", kind: "choice", class: "open", required: true, options: professions },
    words("signerRemarks"),
  ],
};

export const proposeOutcome: Form = {
  fields: [
    {
      name: "proposedOutcome",
      kind: "choice",
      class: "open",
      options: outcomes,
      visibleWhen: { not: kin },
      requiredWhen: { not: kin },
    },
    { name: "kinOutcome", kind: "choice", class: "open", options: kinOutcomes, visibleWhen: kin, requiredWhen: kin },
    words("indications", {
      maxLength: 4000,
      requiredWhen: {
        any: [
          { eq: ["proposedOutcome", "includedWithIndications"] },
          { eq: ["kinOutcome", "kinFavourableWithIndications"] },
        ],
      },
    }),
    {
      name: "suspensionUntil",
      kind: "day",
      class: "open",
      when: "future",
      visibleWhen: { eq: ["proposedOutcome", "suspended"] },
      requiredWhen: { eq: ["proposedOutcome", "suspended"] },
    },
    words("outcomeReasons", { required: true }),
  ],
};

export const restitute: Form = {
  fields: [
    presentApplicants,
    othersPresent,
    words("saidToFamily", { required: true }),
    words("familyComments", { required: true }),
    { name: "minuteGiven", kind: "boolean", class: "open" },
  ],
};

export const contestRestitution: Form = { fields: [words("contestation", { required: true })] };

export const answerContestation: Form = {
  fields: [
    { name: "answerOutcome", kind: "choice", class: "open", required: true, options: ["confirmed", "newInterviews"] },
    words("contestationAnswer", { required: true }),
  ],
};

export const decide: Form = {
  fields: [{ name: "protocolNumber", kind: "text", class: "open", maxLength: 50 }, words("decisionNotes")],
};

export const sendBack: Form = { fields: [words("sendBackReason", { required: true })] };
