// What a project may give, and what a provider records of it: closed lists shared by the case and by the delivery. Codes are the
// product's own.

/** Services of the spending matrix that a project activates most. */
export const services = [
  ...["homeCare", "healthHomeCare", "homeEducation", "schoolSupport", "dayCentre", "autonomyTraining", "residential"],
  ...["residentialShare", "afterUs", "mealsAtHome", "transport", "telecare", "economicAid", "voucher"],
  ...["protectedMeetings", "jobInclusion", "socialSupport", "other"],
] as const;

/** `hour`: minutes are recorded, the price is that of an hour. `piece`: days of presence, meals, trips, vouchers. */
export const units = ["hour", "piece"] as const;

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const partsOfDay = ["morning", "midday", "afternoon", "evening", "wholeDay"] as const;

/** Why a day went otherwise than planned. */
export const deviations = [
  ...["personAbsent", "personRefused", "hospital", "workerAbsent", "agreedChange", "extraAgreed", "publicHoliday"],
  "other",
] as const;

/** Why nothing is given for a while. Who delivers reads it: that a share is not paid is not among them. */
export const suspensionKinds = ["hospital", "absence", "publicHoliday", "atRequest", "other"] as const;

/** Why the office sends a line back. */
export const returnReasons = ["notPlanned", "tooMuch", "notExplained", "documentMissing", "other"] as const;
