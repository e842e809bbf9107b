// By what a person is reached: numbers and addresses with what must be minded when they are used. Which one is used first, and what
// is to be said beside it, is computed here from the open part of her record; what is dialled or written to is sealed.
import { textOf, textsOf } from "../../kernel/data.ts";
import { isObject, type JsonObject } from "../../kernel/json.ts";

export const pointKinds = ["mobile", "landline", "email", "pec"] as const;
export type PointKind = (typeof pointKinds)[number];

/** Those that are dialled; the others are written to. */
export const dialled: readonly PointKind[] = ["mobile", "landline"];

export const owners = ["own", "relative", "neighbour", "otherPerson"] as const;
export const messages = ["mayLeave", "mayNotLeave"] as const;
/** What must not be done with it: somebody else answers, or reads it. */
export const avoidances = ["notCall", "notWrite"] as const;
export type Avoidance = (typeof avoidances)[number];

export interface ContactPoint {
  /** Seq of the event that recorded it. */
  point: number;
  kind: PointKind;
  whose: (typeof owners)[number];
  secret?: boolean;
  preferred?: boolean;
  /** Whole hours of the day between which it is safe to use; both or none. */
  fromHour?: number;
  toHour?: number;
  message?: (typeof messages)[number];
  avoid?: Avoidance[];
  from?: string;
  until?: string;
  endedOn?: string;
  end?: string;
}

/** With these many, ended ones too, the next is refused. */
export const mostPoints = 40;

export const pointsIn = (context: JsonObject): ContactPoint[] =>
  Array.isArray(context.contactPoints)
    ? (context.contactPoints.filter(isObject) as unknown as ContactPoint[]).filter(({ point }) =>
        Number.isInteger(point),
      )
    : [];

/** Not ended, begun, and within its days. */
export const holdsOn = (one: Pick<ContactPoint, "from" | "until" | "endedOn">, on: string): boolean =>
  one.endedOn === undefined && textOf(one.from) <= on && (one.until === undefined || one.until >= on);

/** Of a telephone that one may not call, and of an address that one may not write to. */
export const isAvoided = ({ kind, avoid = [] }: Pick<ContactPoint, "kind" | "avoid">): boolean =>
  avoid.includes(dialled.includes(kind) ? "notCall" : "notWrite");

type Ranked = Pick<ContactPoint, "kind" | "avoid" | "preferred" | "whose" | "point">;

const rank = (one: Ranked): number =>
  (isAvoided(one) ? 8 : 0) +
  (one.preferred === true ? 0 : 4) +
  (one.whose === "own" ? 0 : 2) +
  (dialled.includes(one.kind) ? 0 : 1);

/** The one to use first, then the others; those that must not be used are last, so that nobody takes one for want of a look. */
export const inOrderOfUse = <T extends Ranked>(points: readonly T[]): T[] =>
  [...points].sort((a, b) => rank(a) - rank(b) || b.point - a.point);

export type Warning =
  | { id: "notCall" | "notWrite" | "noMessage" | "secret" }
  | { id: "hours"; fromHour: number; toHour: number }
  | { id: "ofOther"; whose: ContactPoint["whose"] };

/** What must be minded, the gravest first. */
export function warningsOf(one: Omit<ContactPoint, "point">): Warning[] {
  const found: Warning[] = (one.avoid ?? []).map((id) => ({ id }));
  if (one.fromHour !== undefined && one.toHour !== undefined)
    found.push({ id: "hours", fromHour: one.fromHour, toHour: one.toHour });
  if (one.message === "mayNotLeave") found.push({ id: "noMessage" });
  if (one.whose !== "own") found.push({ id: "ofOther", whose: one.whose });
  if (one.secret) found.push({ id: "secret" });
  return found;
}

/** Two spellings of one number, or of one mailbox, are the same here. Empty for what is neither. */
export function sameReach(value: string): string {
  if (value.includes("@")) return value.trim().toLowerCase();
  if (!/^\+?[0-9 ./()-]{4,40}$/.test(value.trim())) return "";
  const digits = value.replace(/\D/g, "").replace(/^00/, "");
  return digits.replace(/^39(?=[0-9]{8,})/, "");
}

export const secretPoints = (context: JsonObject): ContactPoint[] =>
  pointsIn(context).filter(({ secret }) => secret === true);

/** Fields in which the point itself is written, sealed as it was recorded. */
export const reachFields = ["secretNumber", "secretMail", "contactNumber", "contactMail"] as const;
export const nameFields = ["secretName", "contactName"] as const;
export const noteFields = ["secretNote", "contactNote"] as const;

/** Open facts of a point that a form gave. */
export function preferencesOf(data: JsonObject): Partial<ContactPoint> {
  const message = textOf(data.contactMessage);
  const avoid = textsOf(data.contactAvoid);
  const { safeFromHour: fromHour, safeToHour: toHour } = data;
  return {
    ...(data.contactPreferred === true ? { preferred: true } : {}),
    ...(typeof fromHour === "number" && typeof toHour === "number" ? { fromHour, toHour } : {}),
    ...(message === "" ? {} : { message: message as (typeof messages)[number] }),
    ...(avoid.length === 0 ? {} : { avoid: avoid as Avoidance[] }),
  };
}
