// Closed lists of an access to the social service, wherever it is recorded: what is asked, how, by whom, what was answered and
// whom one was sent to. The product's own codes: the national lists are not in the sources.

/** What the person asks about: the areas of need of the social service. */
export const needs = [
  "information",
  "careAtHome",
  "disability",
  "familyConflict",
  "parenting",
  "childAtRisk",
  "school",
  "income",
  "housing",
  "work",
  "addiction",
  "mentalHealth",
  "violence",
  "loneliness",
  "migration",
  "justice",
  "other",
] as const;

export const channels = ["desk", "phone", "email", "homeVisit", "letter", "webForm", "onCall"] as const;

/** Channels that a worker may choose: what the form open to the public sends says its own. */
export const workerChannels = channels.filter((channel) => channel !== "webForm");

/** Who speaks. A report may be anonymous, the person it is about never is. */
export const requesters = [
  "self",
  "relative",
  "neighbour",
  "volunteers",
  "singleAccessPoint",
  "familyDoctor",
  "hospital",
  "territorialCentre",
  "healthService",
  "school",
  "police",
  "court",
  "otherComune",
  "otherService",
  "anonymous",
] as const;

export const answers = ["information", "form", "orientation", "referral", "appointmentElsewhere"] as const;
export const destinations = [
  "comuneOffice",
  "singleAccessPoint",
  "familyDoctor",
  "healthService",
  "pensionsOffice",
  "employmentCentre",
  "taxAssistance",
  "thirdSector",
  "housingOffice",
  "school",
  "other",
] as const;
