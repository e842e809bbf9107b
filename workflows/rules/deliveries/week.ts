// The week of deliveries: what the plans foresee day by day, less what is recorded as not given, and what was given already. Pure and safe
// for the page.
import { addDays, weekdayOf } from "../calendar/days.ts";
import {
  type Deviation,
  type Plan,
  planOn,
  type RegisterMonth,
  type RegisterRow,
  type Suspension,
  type SuspensionKind,
  slotsOn,
  suspensionOn,
  type Unit,
} from "./register.ts";
import { partsOfDay } from "./services.ts";

export interface WeekDelivery {
  caseId: string;
  number: string;
  comune: string;
  service: string;
  unit: Unit;
  endedOn?: string | undefined;
  plans: readonly Plan[];
  months: readonly RegisterMonth[];
  suspensions?: readonly Suspension[] | undefined;
}

/**
 * - `planned`: foreseen, nothing recorded; `given`: recorded
 * - `off`: recorded as not given, and in no sum
 * - `suspended`: foreseen, but nothing is due: in no sum
 * - `extra`: given on a day without a place in the plan
 */
export type WeekStanding = "planned" | "given" | "off" | "suspended" | "extra";

export interface WeekEntry {
  caseId: string;
  number: string;
  comune: string;
  service: string;
  unit: Unit;
  day: string;
  part?: string | undefined;
  /** Of this part of the day as planned; of an extra one, as given. */
  quantity: number;
  standing: WeekStanding;
  /** What the whole day came to, at the first of its parts: a register keeps days, no parts of them. */
  given?: number | undefined;
  /** Why a day went otherwise. */
  deviation?: Deviation | undefined;
  /** Why nothing is due. */
  suspension?: SuspensionKind | undefined;
}

/** The Monday of its week. */
export const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));

export const daysOfWeek = (monday: string): string[] => Array.from({ length: 7 }, (_, i) => addDays(monday, i));

const orderOf = (part: string | undefined): number => {
  const at = (partsOfDay as readonly string[]).indexOf(part ?? "");
  return at === -1 ? partsOfDay.length : at;
};

function entriesOn(one: WeekDelivery, day: string): WeekEntry[] {
  const { caseId, number, comune, service, unit, plans, months, endedOn } = one;
  const base = { caseId, number, comune, service, unit, day };
  const row: RegisterRow | undefined = months
    .find(({ month }) => day.startsWith(month))
    ?.rows.find(({ on }) => on === day);
  const runs = (endedOn === undefined || day <= endedOn) && planOn(plans, day) !== undefined;
  const slots = runs ? slotsOn(plans, day).toSorted((a, b) => orderOf(a.part) - orderOf(b.part)) : [];
  const why = row?.deviation === undefined ? {} : { deviation: row.deviation };
  if (slots.length === 0)
    return row && row.quantity > 0 ? [{ ...base, ...why, quantity: row.quantity, standing: "extra" }] : [];
  const suspension = suspensionOn(one.suspensions ?? [], day);
  const foreseen: WeekStanding = suspension ? "suspended" : "planned";
  const standing: WeekStanding = row === undefined ? foreseen : row.quantity > 0 ? "given" : "off";
  return slots.map(({ part, quantity }, i) => ({
    ...{ ...base, ...why, quantity, standing },
    ...(standing === "given" && i === 0 ? { given: row?.quantity } : {}),
    ...(part === undefined ? {} : { part }),
    ...(suspension ? { suspension: suspension.kind } : {}),
  }));
}

/** By day, then by the time of day, then by number. */
export const weekOf = (deliveries: readonly WeekDelivery[], monday: string): WeekEntry[] =>
  daysOfWeek(monday).flatMap((day) =>
    deliveries
      .flatMap((one) => entriesOn(one, day))
      .sort((a, b) => orderOf(a.part) - orderOf(b.part) || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0)),
  );

/** What counts of an entry: what was given where that is known, else what is planned; what is off counts nothing. */
const counted = ({ standing, quantity, given = 0 }: WeekEntry): number =>
  standing === "off" || standing === "suspended" ? 0 : standing === "given" ? given : quantity;

export function sumOfDay(entries: readonly WeekEntry[]): { minutes: number; pieces: number } {
  const sumOf = (unit: Unit) => entries.reduce((sum, one) => sum + (one.unit === unit ? counted(one) : 0), 0);
  return { minutes: sumOf("hour"), pieces: sumOf("piece") };
}
