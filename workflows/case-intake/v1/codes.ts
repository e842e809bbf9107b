// Closed lists of case-intake, version 1. Where a national list exists but its codes are not in our sources
// (sources of report, closing motives, situations at closing), these are the product's own codes.

/** What somebody of the household is to the person who asks. Product's own codes, those of the household kind. */
export const memberRelations = [
  ...["spouse", "partner", "child", "parent", "sibling", "grandparent", "grandchild", "otherRelative", "carer"],
  "notRelated",
] as const;

export const payers = ["socialCompany", "comune", "person", "healthAuthority", "fund", "other"] as const;
export const actors = [
  "socialService",
  "provider",
  "person",
  "family",
  "healthService",
  "volunteers",
  "school",
] as const;

/** Goals of one project. */
export const mostGoals = 10;
export const goalOutcomes = ["reached", "partlyReached", "notReached", "notYet", "dropped"] as const;
/** Whom the project names as receiving data of the person. */
export const recipientsOfData = [
  ...["provider", "healthAuthority", "familyDoctor", "school", "comune", "thirdSector", "family", "court", "other"],
] as const;

export const suspensionKinds = ["hospital", "absence", "unpaidShare", "atRequest"] as const;
export const coLeads = [
  "mentalHealthCentre",
  "addictionService",
  "childNeuropsychiatry",
  "probationOffice",
  "familyClinic",
] as const;
export const opinionBodies = [
  "evaluationUnit",
  "healthPsychologist",
  ...coLeads,
  ...["familyDoctor", "healthAuthority", "school", "comune", "otherComune", "other"],
] as const;

/** Nine motives, as many as the national list has; codes are the product's own. */
export const closingMotives = [
  "goalsReached",
  "needEnded",
  "personWithdrew",
  "movedAway",
  "takenByOtherService",
  "cameOfAge",
  "mandateEnded",
  "requestRefused",
  "died",
] as const;
/** Eight situations, as many as the national list has; codes are the product's own. */
export const closingSituations = [
  "autonomous",
  "withFamily",
  "homeWithServices",
  "residentialCare",
  "fosterCare",
  "improved",
  "unchanged",
  "worse",
] as const;
