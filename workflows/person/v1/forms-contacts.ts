// Forms of the numbers and addresses by which a person is reached. What must be minded when they are used is open, since it decides
// which is used first; the number, the name of whose it is and notes are sealed: as contacts, or as secret ones, which only those who
// follow or protect the person read.
import type { Condition, Field, Form } from "../../kernel/form.ts";
import { avoidances, dialled, messages, owners, pointKinds } from "../../rules/contact-points/points.ts";

const isSecret: Condition = { eq: ["contactSecret", true] };
const isDialled: Condition = { in: ["contactKind", [...dialled]] };
const isOthers: Condition = { not: { eq: ["contactWhose", "own"] } };

/** The same fact in the open form and the secret one: which of the two is asked decides how it is sealed. */
function either(names: [open: string, secret: string], field: Omit<Field, "name">, when?: Condition): Field[] {
  const [plain, secret] = names;
  const shown = (condition: Condition): Condition => (when ? { all: [when, condition] } : condition);
  const [inOpen, inSecret] = [shown({ not: isSecret }), shown(isSecret)];
  const needed = (condition: Condition) => (field.required ? { requiredWhen: condition } : {});
  const { required: _, ...rest } = field;
  return [
    { ...rest, name: plain, class: "contact", visibleWhen: inOpen, ...needed(inOpen) },
    { ...rest, name: secret, class: "secretContact", visibleWhen: inSecret, ...needed(inSecret) },
  ];
}

const hour = { kind: "integer", class: "open", min: 0, max: 24 } as const;

const preferences: Field[] = [
  { name: "contactPreferred", kind: "boolean", class: "open" },
  { name: "contactAvoid", kind: "choices", class: "open", options: avoidances },
  { name: "safeFromHour", ...hour, requiredWhen: { not: { empty: "safeToHour" } } },
  { name: "safeToHour", ...hour, requiredWhen: { not: { empty: "safeFromHour" } } },
  { name: "contactMessage", kind: "choice", class: "open", options: messages },
];
const preferenceNames = preferences.map(({ name }) => name);

export const recordContactPoint: Form = {
  fields: [
    { name: "contactKind", kind: "choice", class: "open", required: true, options: pointKinds },
    {
      ...{ name: "contactWhose", kind: "choice", class: "open", required: true, options: owners },
      initial: { value: "own" },
    },
    { name: "contactSecret", kind: "boolean", class: "open" },
    ...either(["contactNumber", "secretNumber"], { kind: "phone", required: true }, isDialled),
    ...either(
      ["contactMail", "secretMail"],
      { kind: "email", required: true },
      { in: ["contactKind", ["email", "pec"]] },
    ),
    ...either(["contactName", "secretName"], { kind: "text", required: true, maxLength: 160 }, isOthers),
    ...preferences,
    { name: "from", kind: "day", class: "open" },
    { name: "until", kind: "day", class: "open" },
    ...either(["contactNote", "secretNote"], { kind: "longText", maxLength: 500 }),
  ],
  sections: [
    {
      id: "contactPoint",
      fields: [
        ...["contactKind", "contactSecret", "contactNumber", "secretNumber", "contactMail", "secretMail"],
        ...["contactWhose", "contactName", "secretName"],
      ],
    },
    { id: "contactUse", fields: [...preferenceNames, "from", "until", "contactNote", "secretNote"] },
  ],
};

const point: Field = {
  ...{ name: "contactPoint", kind: "integer", class: "open", required: true, min: 1 },
  initial: { path: "context.openContactPoint" },
};

/** How it is used is said anew as a whole; another number is another point. */
export const changeContactPoint: Form = {
  fields: [point, ...preferences, { name: "until", kind: "day", class: "open" }],
};

export const hideContactPoint: Form = { fields: [point] };

export const endContactPoint: Form = {
  fields: [
    point,
    { name: "until", kind: "day", class: "open", required: true, when: "past" },
    {
      name: "contactEnd",
      kind: "choice",
      class: "open",
      required: true,
      options: ["notInUse", "wrongNumber", "otherEnd"],
    },
  ],
};
