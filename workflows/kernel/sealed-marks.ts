// Where sealed values stand that a machine places by date: of a fact of earlier days told later the value is kept aside under its
// event, and what stands is not overwritten; of a new fact told without a value the former one no longer stands. A mark aside is no
// fact of the case as it is: it says that the event gave the value.
import type { CaseDoc } from "./definition.ts";
import { fieldOfMark } from "./marks.ts";

const asideMark = (field: string, seq: number): string => `${field}@${seq}`;

type Marks = CaseDoc["sealed"];
type Placed = Pick<CaseDoc, "sealed" | "todo">;

export interface Place {
  fields: readonly string[];
  /** The event tells how things are now; else how they were. */
  now: boolean;
  seq: number;
}

/** `doc` is as the event left it, `before` as it was. Returns whether something that stood no longer does and nothing took its place. */
export function placeByDate(doc: Placed, before: Placed, { fields, now, seq }: Place): boolean {
  let left = false;
  for (const field of fields) {
    const mark = doc.sealed[field];
    if (!mark) continue;
    if (now && mark.seq !== seq) {
      delete doc.sealed[field];
      left = true;
    }
    if (!now && mark.seq === seq) setAside(doc, before, field);
  }
  return left && fields.every((field) => doc.sealed[field] === undefined);
}

function setAside(doc: Placed, before: Placed, field: string): void {
  const [given, stood, missing] = [doc.sealed[field], before.sealed[field], before.todo[field]];
  if (!given) return;
  doc.sealed[asideMark(field, given.seq)] = given;
  if (stood) doc.sealed[field] = stood;
  else delete doc.sealed[field];
  if (missing) doc.todo[field] = missing;
}

/** Marks of these fields, those aside too. */
export const marksOf = (sealed: Marks, fields: readonly string[]): Marks =>
  Object.fromEntries(Object.entries(sealed).filter(([mark]) => fields.includes(fieldOfMark(mark))));

/** The event whose value a mark is, though it was corrected since. */
const givenBy = ({ corrections }: CaseDoc, seq: number): number => corrections[seq]?.corrects ?? seq;

/** A replay knows the events that gave values; where one was corrected since, the value lies in the last correction. */
export function pointToCorrections(doc: CaseDoc, fields: readonly string[]): void {
  for (const [mark, at] of Object.entries(marksOf(doc.sealed, fields))) {
    const field = fieldOfMark(mark);
    const made = Object.entries(doc.corrections).filter(
      ([, one]) => one.corrects === at.seq && one.outcome !== "kept" && one.fields.includes(field),
    );
    const seq = Math.max(at.seq, ...made.map(([correction]) => Number(correction)));
    if (seq !== at.seq) doc.sealed[mark] = { ...at, seq };
  }
}

/** Fields told after an event: they belong to where the case lies since then. */
export const toldSince = (doc: CaseDoc, fields: readonly string[], seq: number): string[] =>
  fields.filter((field) => {
    const mark = doc.sealed[field];
    return mark !== undefined && givenBy(doc, mark.seq) > seq;
  });
