// Forms of the events every case has speak of terms and readers by id: here they become choices among what the case
// really has. Nothing else about a form is decided in the page.
import type { Form } from "../../workflows/kernel/form.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import type { Choice } from "../ui/form/services.ts";
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

export function adaptForm(
  event: string,
  deadlines: readonly ShownDeadline[],
  deadlineName: (id: string) => string,
  accounts: readonly Choice[],
  named?: Json,
): Adapted {
  if (event === "RESTRICT") return withReaders(accounts);
  if (event in namedBy) return withNamed(namedBy[event] ?? "", named);
  const fits = deadlines.filter((term) => termEvents[term.status].includes(event));
  const aboutTerm = Object.values(termEvents).some((events) => events.includes(event));
  if (!aboutTerm) return same;
  return {
    ...same,
    adapt: (form) => ({
      ...form,
      fields: form.fields.map((field) =>
        field.name === "deadline" ? { ...field, kind: "choice", options: fits.map((term) => term.id) } : field,
      ),
    }),
    extraOptions: Object.fromEntries(fits.map((term) => [`deadline.${term.id}`, deadlineName(term.id)])),
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
