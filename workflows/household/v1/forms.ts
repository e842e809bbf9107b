// Forms of the household kind, version 1: ids, dates and relations only, all open. Names live with the persons.
import type { Condition, Field, Form } from "../../kernel/form.ts";
import { householdTies } from "../../rules/relations/ties.ts";

/** A household is not the same as family; a person may be in several at once, with dates. */
export const householdKinds = ["registry", "isee", "deFacto", "origin", "foster"] as const;

/** Relation to the reference person; the words of relations between persons, where they mean the same. */
export const relations = ["reference", ...householdTies, "notRelated"] as const;

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
/** Who takes the place of the reference person who leaves, and what the others are to her: as far as it is known. */
const newReference: readonly Field[] = [
  { name: "newReference", kind: "case", class: "open", pick: { kinds: ["person"], leadingOn: true } },
  {
    ...{ name: "newRelations", kind: "group", class: "open", max: 29 },
    fields: [{ ...person, pick: { kinds: ["person"], leadingOn: true } }, relation],
  },
];
export const nameReference: Form = {
  fields: newReference.map((field) => (field.kind === "case" ? { ...field, required: true } : field)),
};

export const addMember: Form = { fields: [person, relation, from] };
/** Each from where she lives: whom the sender may not see, and a household she may not write, are not there for her. */
export const takeInMembers: Form = {
  fields: [
    {
      ...{ name: "joiners", kind: "group", ...open, min: 1, max: membersAtOnce },
      fields: [
        { ...person, shown: true },
        relation,
        { name: "leaves", kind: "case", class: "open", pick: { kinds: ["household"] }, mayDo: "END_MEMBER" },
      ],
    },
    from,
  ],
};
/** Named by the page beside the member: whoever may not see the one or the other record is not told that it goes on there. */
export const memberGoesOn: Form = {
  fields: [
    { ...person, shown: true, pick: { kinds: ["person"], leadingOn: true } },
    { ...person, name: "into", shown: true },
  ],
};
/** Said by the household they go to, and not which that is: who reads this one need not know. */
export const membersWent: Form = {
  fields: [
    {
      ...{ name: "leavers", kind: "group", ...open, min: 1, max: membersAtOnce },
      fields: [{ ...person, pick: { kinds: ["person"], leadingOn: true } }],
    },
    { name: "until", kind: "day", ...open },
  ],
};
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
    ...newReference,
  ],
};
/** Whoever leaves takes one case each, and the new household is one more: at most 8 in one command. */
export const leaversAtOnce = 7;

const placeKnown: Condition = { not: { eq: ["placeProtected", true] } };

/** Belfiore code of the comune outside the district, or of the country, where they go and live. */
const residesOutside: Field = {
  ...{ name: "residesOutside", kind: "text", class: "open", maxLength: 4, holds: "placeOutside" },
};

/** Some go and live elsewhere. Where that is protected the comune is not asked: what is never written cannot be read. */
export const splitHousehold: Form = {
  fields: [
    { name: "leavers", kind: "group", ...open, min: 1, max: leaversAtOnce, fields: [person, relation] },
    { name: "splitOn", kind: "day", ...open, when: "past" },
    { name: "splitReason", kind: "choice", ...open, options: ["separated", "moved", "cameOfAge", "other"] },
    {
      ...{ name: "newKind", kind: "choice", ...open, options: householdKinds },
      initial: { path: "context.kind" },
    },
    { name: "placeProtected", kind: "boolean", class: "open" },
    {
      ...{ name: "newTerritory", kind: "comune", class: "open" },
      ...{ visibleWhen: placeKnown, requiredWhen: placeKnown },
    },
    { ...residesOutside, visibleWhen: placeKnown },
    ...newReference,
  ],
};

/** What the household that splits says of the one that begins. */
export const openFromSplit: Form = {
  fields: [
    { name: "householdKind", kind: "choice", ...open, options: householdKinds },
    territory,
    { name: "members", kind: "group", ...open, min: 1, max: leaversAtOnce, fields: [person, relation, from] },
    { name: "origin", kind: "case", ...open, pick: { kinds: ["household"] } },
    { name: "splitOn", kind: "day", ...open },
    { name: "placeProtected", kind: "boolean", class: "open" },
    residesOutside,
  ],
};

/** The place need not be hidden any longer. */
export const endPlaceProtection: Form = {
  fields: [territory, { name: "movedOn", kind: "day", ...open, when: "past" }],
};

const ofRegister: Condition = { eq: ["context.kind", "registry"] };
const someThere: Condition = { not: { empty: "context.members" } };
const somebodyMoves: Condition = { all: [ofRegister, someThere, { not: { eq: ["nobodyMoves", true] } }] };
/** Of a household of the register in which somebody is, it is said who moves along, or that nobody does. */
const mustSayWho: Condition = { all: [somebodyMoves, { not: { eq: ["context.placeProtected", true] } }] };

export const moveHousehold: Form = {
  fields: [
    territory,
    { ...residesOutside, visibleWhen: { not: { eq: ["context.placeProtected", true] } } },
    { name: "movedOn", kind: "day", ...open, when: "past" },
    {
      ...{ name: "movers", kind: "group", class: "open", max: membersAtOnce },
      // Whom the sender may not see she moves nowhere; what became of a record meanwhile is said by the machine.
      fields: [{ ...person, shown: true, pick: { kinds: ["person"], leadingOn: true } }],
      ...{ visibleWhen: somebodyMoves, requiredWhen: mustSayWho },
    },
    {
      ...{ name: "nobodyMoves", kind: "boolean", class: "open" },
      visibleWhen: { all: [ofRegister, someThere, { empty: "movers" }] },
    },
  ],
};
export const dissolve: Form = { fields: [{ name: "until", kind: "day", ...open, when: "past" }] };
