// Forms of the person kind, version 1. Who somebody is and how to reach them is sealed; comune, language and
// the reasons for missing facts are open, since they decide.
import type { Field, Form } from "../../kernel/form.ts";

/** Why a fiscal code is missing. */
export const fiscalCodeReasons = ["newborn", "foreignerWithout", "unknown", "anonymousReport", "protected"] as const;

const surname: Field = { name: "surname", kind: "text", class: "identity", maxLength: 80 };
const territory: Field = { name: "territory", kind: "comune", class: "open", required: true };

/** Where somebody resides who is followed without residing in the district. Of a protected address nothing is asked. */
export const residesOutside: Field = {
  ...{ name: "residesOutside", kind: "text", class: "open", maxLength: 4, holds: "placeOutside" },
};

/** `later`: days within which a missing fact is to be completed; none in corrections. */
function identityFields(later?: number): Field[] {
  const wait = later === undefined ? {} : { completeWithinDays: later };
  return [
    { name: "givenName", kind: "text", class: "identity", maxLength: 80, ...wait },
    { name: "birthOn", kind: "day", class: "identity", when: "past", ...wait },
    { name: "birthPlace", kind: "text", class: "identity", maxLength: 4, ...wait },
    { name: "sex", kind: "choice", class: "identity", options: ["F", "M"], ...wait },
    {
      name: "fiscalCode",
      kind: "fiscalCode",
      class: "identity",
      maxLength: 16,
      visibleWhen: { empty: "fiscalCodeMissing" },
      ...wait,
    },
    {
      name: "fiscalCodeMissing",
      kind: "choice",
      class: "open",
      options: fiscalCodeReasons,
      visibleWhen: { empty: "fiscalCode" },
    },
    { name: "citizenship", kind: "text", class: "open", maxLength: 3, holds: "country" },
  ];
}

const reachFields: Field[] = [
  { name: "phone", kind: "phone", class: "contact" },
  { name: "email", kind: "email", class: "contact" },
  { name: "language", kind: "text", class: "open", maxLength: 3 },
  { name: "needsInterpreter", kind: "boolean", class: "open" },
];

const address = (visibleWhen: NonNullable<Field["visibleWhen"]>): Field => ({
  name: "address",
  kind: "text",
  class: "contact",
  visibleWhen,
});
const protectedAddressText = (visibleWhen: NonNullable<Field["visibleWhen"]>): Field => ({
  name: "protectedAddressText",
  kind: "text",
  class: "protectedAddress",
  visibleWhen,
});
const addressByContext: Field[] = [
  address({ not: { eq: ["context.protectedAddress", true] } }),
  protectedAddressText({ eq: ["context.protectedAddress", true] }),
];

export const openPerson: Form = {
  fields: [
    { ...surname, required: true },
    ...identityFields(30),
    { name: "provisional", kind: "boolean", class: "open" },
    territory,
    { ...residesOutside, visibleWhen: { not: { eq: ["protectedAddress", true] } } },
    { name: "movedOn", kind: "day", class: "open", when: "past" },
    { name: "protectedAddress", kind: "boolean", class: "open" },
    address({ not: { eq: ["protectedAddress", true] } }),
    protectedAddressText({ eq: ["protectedAddress", true] }),
    ...reachFields,
  ],
  sections: [
    {
      id: "identity",
      fields: ["surname", "givenName", "birthOn", "birthPlace", "sex", "fiscalCode", "fiscalCodeMissing"],
    },
    {
      id: "residence",
      fields: [
        ...["territory", "residesOutside", "movedOn", "protectedAddress", "address"],
        ...["protectedAddressText", "citizenship"],
      ],
    },
    { id: "reach", fields: ["phone", "email", "language", "needsInterpreter", "provisional"] },
  ],
};

export const correctPerson: Form = {
  fields: [
    {
      name: "correctionReason",
      kind: "choice",
      class: "open",
      required: true,
      options: ["typingError", "document", "registry", "personSays", "other"],
    },
    surname,
    ...identityFields(),
    { name: "correctionNote", kind: "longText", class: "identity", maxLength: 2000 },
  ],
};

export const identifyPerson: Form = { fields: [surname, ...identityFields()] };

export const updateContacts: Form = { fields: [...addressByContext, ...reachFields] };

export const moveResidence: Form = {
  fields: [
    territory,
    { ...residesOutside, visibleWhen: { not: { eq: ["context.protectedAddress", true] } } },
    { name: "movedOn", kind: "day", class: "open", required: true, when: "past" },
    ...addressByContext,
  ],
};

export const protectAddress: Form = {
  fields: [{ name: "protectedAddressText", kind: "text", class: "protectedAddress", completeWithinDays: 7 }],
};
export const endAddressProtection: Form = { fields: [{ name: "address", kind: "text", class: "contact" }] };

export const recordDeath: Form = {
  fields: [{ name: "diedOn", kind: "day", class: "open", required: true, when: "past" }],
};

/** The death was of somebody else, or not at all. */
export const annulDeath: Form = {
  fields: [{ name: "annulReason", kind: "longText", required: true, maxLength: 2000 }],
};

/** Answer of the cases that were told of the death. */
export const casesTold: Form = {
  fields: [
    { name: "answered", kind: "integer", class: "open", required: true, min: 0 },
    { name: "refused", kind: "integer", class: "open", required: true, min: 0 },
  ],
};

export const addAlert: Form = {
  fields: [
    {
      name: "alertKind",
      kind: "choice",
      class: "open",
      required: true,
      options: ["visitInTwo", "doNotCall", "doNotWrite", "other"],
    },
    { name: "alertText", kind: "longText", class: "social", maxLength: 2000 },
  ],
};
export const endAlert: Form = {
  fields: [
    { name: "alert", kind: "integer", class: "open", required: true, min: 1, initial: { path: "context.openAlert" } },
  ],
};

const household: Field = {
  name: "household",
  kind: "case",
  class: "open",
  required: true,
  pick: { kinds: ["household"] },
};
export const joinHousehold: Form = {
  fields: [
    household,
    { name: "householdKind", kind: "text", class: "open", required: true },
    { name: "from", kind: "day", class: "open", required: true },
    // Where the household of the register lies its members reside.
    { ...territory, required: false },
    residesOutside,
    { name: "movedOn", kind: "day", class: "open" },
  ],
};
export const leaveHousehold: Form = {
  fields: [household, { name: "until", kind: "day", class: "open", required: true }],
};

/** The household of the register in which she lives moved. */
export const moveWithHousehold: Form = {
  fields: [household, territory, residesOutside, { name: "movedOn", kind: "day", class: "open", required: true }],
};
