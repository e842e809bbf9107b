// The id of the case that a contact becomes: made out of the contact's own, so that the same contact never becomes two cases,
// whoever sends it twice. Version 8 of RFC 9562, which is free for such ids; no id that is drawn has it.

/** Both are UUIDs. */
export const caseOfContact = (contactId: string): string => `${contactId.slice(0, 14)}8${contactId.slice(15)}`;

/** Of the case in charge that a protected discharge hands on to; a discharge that began with a contact has that one's id already. */
export const caseOfDischarge = (dischargeId: string): string => {
  const last = (Number.parseInt(dischargeId.slice(35), 16) + 1) % 16;
  return `${caseOfContact(dischargeId).slice(0, 35)}${last.toString(16)}`;
};
