// The fields by which a public act is cited wherever a step rests on one: kind, number, date, body, signatory.
// The name of who signed is sealed; everything else is open, as on the albo.
import { pickGiven } from "./data.ts";
import type { Field } from "./form.ts";
import type { JsonObject } from "./json.ts";

export const actKinds = ["determination", "resolution", "decree", "order", "judgment", "minutes"] as const;
export const signatoryRoles = ["manager", "serviceHead", "mayor", "executive", "commission", "court"] as const;

const open = { class: "open", required: true } as const;

export const actFields: readonly Field[] = [
  { name: "actKind", kind: "choice", options: actKinds, ...open },
  { name: "actNumber", kind: "text", maxLength: 50, ...open },
  { name: "actOn", kind: "day", when: "past", ...open },
  { name: "actBody", kind: "text", maxLength: 120, ...open },
  { name: "signatoryRole", kind: "choice", options: signatoryRoles, ...open },
  { name: "signatory", kind: "text", class: "identity", maxLength: 120 },
];

/** On-line publication: first and last day on the albo. */
export const alboFields: readonly Field[] = [
  { name: "alboFrom", kind: "day", ...open },
  { name: "alboTo", kind: "day", ...open },
];

export const actNames = [...actFields, ...alboFields]
  .filter((field) => field.class === "open")
  .map((field) => field.name);

/** What a context keeps of the act an event cites: its open fields with the event's type and seq. */
export function actOf(event: { type: string; seq: number; data: JsonObject }): JsonObject {
  return { event: event.type, seq: event.seq, ...pickGiven(event.data, actNames) };
}
