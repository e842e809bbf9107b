// Events by which people mend what was recorded: undo, step back, correction and its settlement. Every kind
// understands them. They compensate and never erase: the log keeps what was there, why it went, and who said so.
import type { EventInfo } from "./definition.ts";
import type { Field } from "./form.ts";

const why: Field = { name: "reason", kind: "longText", maxLength: 2000, class: "social", required: true };
const undoes: Field = { name: "undoes", kind: "integer", class: "open", required: true, min: 1 };

/** Fields of a correction besides those of the event it corrects; the gate adds these (see `correctionForm`). */
export const correctionFields: readonly Field[] = [
  { name: "corrects", kind: "integer", class: "open", required: true, min: 1 },
  { name: "mendReason", kind: "longText", maxLength: 2000, class: "social", required: true },
  /** The day of the fact, where it was the day that was wrong. */
  { name: "correctedOn", kind: "day", class: "open", when: "past" },
  /** Names of fields that should have been empty. */
  { name: "cleared", kind: "choices", class: "open" },
];

export const mendEvents: Record<string, EventInfo> = {
  /** Within the undo window, by who did it, if nobody acted since. */
  UNDO: {
    form: { fields: [undoes] },
    needs: [{ fact: "past", past: "data.undoes", history: "ifCorrected" }],
  },
  /** Later, with a reason: the last step is taken back. */
  STEP_BACK: {
    form: { fields: [undoes, why] },
    needs: [{ fact: "past", past: "data.undoes", history: "ifCorrected" }],
  },
  /** Brought along by the undo of the event that had brought this case along. */
  TAKE_BACK: {
    internal: true,
    form: { fields: [undoes] },
    needs: [{ fact: "past", past: "data.undoes", history: "ifCorrected" }],
  },
  CORRECT: {
    form: { fields: correctionFields },
    needs: [{ fact: "past", past: "data.corrects", history: true }],
  },
  /** What to do where a corrected fact would have led elsewhere. */
  SETTLE_CORRECTION: {
    form: {
      fields: [
        { name: "settles", kind: "integer", class: "open", required: true, min: 1 },
        { name: "choice", kind: "choice", class: "open", required: true, options: ["apply", "keep"] },
        why,
      ],
    },
    needs: [{ fact: "past", past: "data.settles", history: true }],
  },
};
