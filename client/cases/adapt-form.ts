// Forms of the events every case has speak of terms and readers by id: here they become choices among what the case
// really has. Nothing else about a form is decided in the page.
import type { Field, Form } from "../../workflows/kernel/form.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import type { Choice } from "../ui/form/services.ts";
import type { ShownAsked } from "./asked-list.tsx";
import { type ShownDeadline, termEvents } from "./deadline-list.tsx";

export interface Adapted {
  adapt: (form: Form) => Form;
  toPayload: (payload: JsonObject) => JsonObject;
  extraOptions: Record<string, string>;
}

/** Events about an earlier one, which the page already knows: it is no question of their form. */
const namedBy: Record<string, string> = { STEP_BACK: "undoes", SETTLE_CORRECTION: "settles" };

const withNamed = (field: string, value: Json | undefined): Adapted => ({
  adapt: (form) => ({ ...form, fields: form.fields.filter(({ name }) => name !== field) }),
  toPayload: (payload) => ({ ...payload, ...(value === undefined ? {} : { [field]: value }) }),
  extraOptions: {},
});

const same: Adapted = { adapt: (form) => form, toPayload: (payload) => payload, extraOptions: {} };

export interface CaseChoices {
  deadlines: readonly ShownDeadline[];
  /** Open requests. */
  asked: readonly ShownAsked[];
  accounts: readonly Choice[];
  deadlineName: (term: ShownDeadline) => string;
  askedName: (one: ShownAsked) => string;
  /** A ground with its law. */
  groundName: (one: { ground: string; law: string }) => string;
}

export function adaptForm(
  event: string,
  { deadlines, asked, accounts, deadlineName, askedName, groundName }: CaseChoices,
  initial: Record<string, Json> = {},
): Adapted {
  const named = initial.undoes ?? initial.settles;
  if (event === "RESTRICT") return withReaders(accounts);
  if (initial.documentId !== undefined) return withNamed("documentId", initial.documentId);
  if (event in namedBy) return withNamed(namedBy[event] ?? "", named);
  const fits = deadlines.filter((term) => termEvents[term.status].includes(event));
  const aboutTerm = Object.values(termEvents).some((events) => events.includes(event));
  if (!aboutTerm) return aboutRequest(asked, askedName);
  const meant = fits.filter((term) => initial.deadline === undefined || term.id === initial.deadline);
  const stops = new Map(meant.flatMap((term) => term.may?.stops ?? []).map((one) => [one.ground, one]));
  const extensions = new Map(meant.flatMap((term) => term.may?.extensions ?? []).map((one) => [one.ground, one]));
  const options: Record<string, readonly string[]> = {
    deadline: fits.map((term) => term.id),
    ground: [...stops.keys()],
    extensionGround: [...extensions.keys()],
  };
  return {
    ...same,
    adapt: (form) => ({
      ...form,
      fields: form.fields.map((field) => withChoice(field, options[field.name])),
    }),
    extraOptions: Object.fromEntries([
      ...fits.map((term) => [`deadline.${term.id}`, deadlineName(term)]),
      ...[...stops.values()].map((one) => [`ground.${one.ground}`, groundName(one)]),
      ...[...extensions.values()].map((one) => [`extensionGround.${one.ground}`, groundName(one)]),
    ]),
  };
}

const withChoice = (field: Field, options: readonly string[] | undefined): Field =>
  options === undefined ? field : { ...field, kind: "choice", options };

/** A text that holds the key of an open request becomes a choice among them. */
function aboutRequest(asked: readonly ShownAsked[], askedName: (one: ShownAsked) => string): Adapted {
  const keys = asked.map((one) => one.key);
  const names = new Map<string, string>();
  return {
    ...same,
    adapt: (form) => ({
      ...form,
      fields: form.fields.map((field) => {
        if (field.holds !== "request") return field;
        for (const one of asked) names.set(`${field.name}.${one.key}`, askedName(one));
        return withChoice(field, keys);
      }),
    }),
    get extraOptions() {
      return Object.fromEntries(names);
    },
  };
}

/** The event takes account ids with commas between them; the page offers ticks, only while reading is restricted. */
function withReaders(accounts: readonly Choice[]): Adapted {
  return {
    adapt: (form) => ({
      ...form,
      fields: form.fields.map((field) =>
        field.holds === "accounts"
          ? {
              ...field,
              kind: "choices",
              options: accounts.map((one) => one.value),
              visibleWhen: { eq: ["restricted", true] },
            }
          : field,
      ),
    }),
    toPayload: (payload) =>
      Array.isArray(payload.readers) ? { ...payload, readers: payload.readers.join(",") } : payload,
    extraOptions: Object.fromEntries(accounts.map((one) => [`readers.${one.value}`, one.label])),
  };
}
