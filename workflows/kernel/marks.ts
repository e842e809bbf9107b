// Under which names a case keeps where its sealed values stand. The name of the field alone is a fact of the case; `field:class` is a
// value that a choice of readers put under that class, `field@seq` one that was told of earlier days: both stand apart.
import type { DataClass } from "./form.ts";

/** A value of a chosen class stands apart: it is no fact of the case, and hides none from who may not read it. */
export const markOf = (field: string, chosen: DataClass | undefined): string =>
  chosen === undefined ? field : `${field}:${chosen}`;

/** The field a mark is of, wherever it stands. */
export const fieldOfMark = (mark: string): string => mark.split(/[:@]/)[0] ?? mark;

/** Of a value that stands apart for few. */
export const classOfMark = (mark: string): DataClass | undefined => mark.split(":")[1] as DataClass | undefined;

/** As its event gave it: it was set aside by a later look at the days. */
export const asGiven = (mark: string): string => mark.split("@")[0] ?? mark;

/** A fact of the case. */
export const isFact = (mark: string): boolean => fieldOfMark(mark) === mark;
