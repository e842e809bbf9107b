// Which events may be sent to many cases at once: all that a person sends by hand to a case that stands, but those that say
// why not, and those whose form asks for what only one case has. Whether each case takes it is the gate's to say.
import type { AloneReason } from "./alone.ts";
import type { EventInfo, Workflow } from "./definition.ts";
import type { Field, Form } from "./form.ts";

const ofOneCase: readonly (Field["holds"] | undefined)[] = ["document", "request", "row"];
/** Nobody is the person of many cases: who is named in a form is of the case at hand. */
const people: readonly string[] = ["person", "household"];

/** The value exists in one case only; of a group, that no row of it can be written without one. */
export function isOfOneCase({ kind, holds, pick, fields = [] }: Field): boolean {
  if (holds && ofOneCase.includes(holds)) return true;
  if (kind === "case" && pick?.kinds.some((one) => people.includes(one))) return true;
  return fields.some((field) => field.required === true && isOfOneCase(field));
}

/** Asks for it, or for nothing else; or goes back to one act of the case. */
function asksOfOneCase({ form: { fields }, needs = [] }: EventInfo): boolean {
  if (fields.some((field) => field.required === true && isOfOneCase(field))) return true;
  if (fields.length > 0 && fields.every(isOfOneCase)) return true;
  return needs.some((need) => "past" in need && typeof need.past === "string" && need.past.startsWith("data."));
}

/** Why it is sent to one case at a time; undefined where many may get it. */
export const aloneReason = ({ list }: Pick<Workflow, "list">, info: EventInfo): AloneReason | undefined => {
  if (list === "none") return "record";
  return info.alone ?? (info.opens || asksOfOneCase(info) ? "ownItem" : undefined);
};

/** What a form of the case offers among its acts; the rest comes from the engine, an upload, or opens a case. */
export const isSentByHand = ({ opens, internal, byImport, beside }: EventInfo): boolean =>
  !(opens || internal || byImport || beside);

export const goesToMany = (workflow: Pick<Workflow, "list">, info: EventInfo): boolean =>
  isSentByHand(info) && aloneReason(workflow, info) === undefined;

/** The form without what only one case has. */
export const formForMany = ({ fields, ...form }: Form): Form => ({ ...form, fields: fields.flatMap(fieldForMany) });

function fieldForMany(field: Field): Field[] {
  if (isOfOneCase(field)) return [];
  return field.fields ? [{ ...field, fields: field.fields.flatMap(fieldForMany) }] : [field];
}
