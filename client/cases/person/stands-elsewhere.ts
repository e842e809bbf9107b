// Sealed fields of a person that are no fact of hers by themselves, or stand in a box of their own.

/** Words of the last act, stay or check recorded: they stand with it, in the timeline or in a box of their own. */
export const standsElsewhere = new Set([
  ...["representativeName", "actNumber", "actText"],
  ...["iseeKind", "iseeCents", "dsuNumber", "permitKind", "permitNumber", "certificateKind", "certificatePercent"],
  ...["incomeKind", "incomeCents", "incomeEach"],
  ...["phone", "email", "contactNumber", "contactMail", "contactName", "contactNote"],
  ...["secretNumber", "secretMail", "secretName", "secretNote"],
  ...["stayPlace", "payerActNumber", "payerText"],
  ...["apartText", "mergeText", "unmergeText", "askText", "refuseText"],
]);
