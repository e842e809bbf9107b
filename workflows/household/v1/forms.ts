// Forms of the household kind, version 1: ids, dates and relations only, all open. Names live with the persons.
import type { Field, Form } from "../../kernel/form.ts";

/** A household is not the same as family; a person may be in several at once, with dates. */
export const householdKinds = ["registry", "isee", "deFacto", "origin", "foster"] as const;

/** Relation to the reference person. Product's own codes. */
export const relations = [
  "reference",
  "spouse",
  "partner",
  "child",
  "parent",
  "sibling",
  "grandparent",
  "grandchild",
  "otherRelative",
  "fosterChild",
  "carer",
  "notRelated",
] as const;

const open = { class: "open", required: true } as const;
const person: Field = { name: "person", kind: "case", ...open, pick: { kinds: ["person"] } };
const relation: Field = { name: "relation", kind: "choice", ...open, options: relations };
const from: Field = { name: "from", kind: "day", ...open, when: "past" };
const territory: Field = { name: "territory", kind: "comune", ...open };

/** One command touches at most 8 other cases: larger households add the rest one by one. */
export const membersAtOnce = 8;

export const openHousehold: Form = {
  fields: [
    { name: "householdKind", kind: "choice", ...open, options: householdKinds },
    territory,
    { name: "members", kind: "group", ...open, min: 1, max: membersAtOnce, fields: [person, relation, from] },
  ],
};
export const addMember: Form = { fields: [person, relation, from] };
/** One whose record goes on in another leaves where it is a member. */
export const endMember: Form = {
  fields: [
    { ...person, pick: { kinds: ["person"], leadingOn: true } },
    { name: "until", kind: "day", ...open, when: "past" },
    {
      name: "endReason",
      kind: "choice",
      ...open,
      options: ["moved", "separated", "cameOfAge", "died", "mistake", "other"],
    },
  ],
};
export const moveHousehold: Form = { fields: [territory, { name: "movedOn", kind: "day", ...open, when: "past" }] };
export const dissolve: Form = { fields: [{ name: "until", kind: "day", ...open, when: "past" }] };
