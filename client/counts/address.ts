// The address of a sheet of figures: what is counted, over which days, by which groups, under which filters of a list.
// Nothing of a person stands in it, and a saved recipe is nothing but this.
import type { CountBasis, CountDimension, CountUnit } from "../../workflows/rules/counts/ask.ts";
import { countBases, countDimensions, countUnits } from "../../workflows/rules/counts/ask.ts";
import { type ListAddress, readAddress, toQuestion } from "../list-address.ts";
import type { trpc } from "../trpc.ts";

export type SheetQuestion = Parameters<typeof trpc.counts.group.query>[0];

export interface CountAddress {
  unit: CountUnit;
  basis: CountBasis;
  on: string;
  from: string;
  to: string;
  rows: CountDimension;
  columns: CountDimension | undefined;
  external: boolean;
  list: ListAddress;
}

type Params = Partial<Record<string, string | string[]>>;

const isDay = (value: string | undefined): value is string => /^\d{4}-\d\d-\d\d$/.test(value ?? "");

/** Anything unknown is as if it were not there; days not named are those of the year before today's. */
export function readCountAddress(params: Params, today: string): CountAddress {
  const one = (key: string) => {
    const value = params[key];
    return Array.isArray(value) ? value[0] : value;
  };
  const day = (key: string, usual: string) => {
    const value = one(key);
    return isDay(value) ? value : usual;
  };
  const year = Number(today.slice(0, 4)) - 1;
  const unit = countUnits.find((known) => known === one("unit")) ?? "cases";
  const basis = countBases.find((known) => known === one("basis")) ?? "now";
  const rows = countDimensions.find((known) => known === one("rows")) ?? "comune";
  // Without any group named the sheet is that of comune and area.
  const columns = one("rows") === undefined ? "area" : countDimensions.find((known) => known === one("columns"));
  const list = readAddress(params);
  return {
    unit,
    basis: unit === "events" ? "recorded" : basis === "recorded" ? "now" : basis,
    ...{ on: day("on", `${year}-12-31`), from: day("from", `${year}-01-01`), to: day("to", `${year}-12-31`) },
    ...{ rows, columns: columns === rows ? undefined : columns, external: one("external") === "1" },
    list: { ...list, view: one("view") === undefined ? "all" : list.view },
  };
}

/** What stands after `?`. */
export function countSearch({ unit, basis, on, from, to, rows, columns, external, list }: CountAddress): string {
  const days = basis === "openOn" ? { on } : basis === "now" ? {} : { from, to };
  const { view, status, overdue, sort: _s, at: _p, assignee: _a, ...fields } = list;
  const now = basis === "now" ? { status, overdue: overdue ? "1" : "" } : {};
  const all = {
    unit,
    basis,
    ...days,
    rows,
    columns,
    external: external ? "1" : "",
    view,
    ...now,
    ...fields,
  };
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(all)) if (value !== undefined && value !== "") params.set(key, value);
  return params.toString();
}

export function toSheetQuestion({ list, ...asked }: CountAddress): SheetQuestion {
  const {
    sort: _s,
    descending: _d,
    text: _t,
    at: _p,
    ...filter
  } = toQuestion({ ...list, at: undefined, assignee: undefined }, "");
  const { columns, ...rest } = asked;
  return { ...filter, ...rest, ...(columns === undefined ? {} : { columns }) };
}

const shifted = (day: string, years: number): string => {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, "0")}${day.slice(4)}`;
  return moved.endsWith("-02-29") ? moved.replace("-29", "-28") : moved;
};

/** The same sheet of another year. */
export const inYear = (address: CountAddress, years: number): CountAddress => ({
  ...address,
  on: shifted(address.on, years),
  from: shifted(address.from, years),
  to: shifted(address.to, years),
});

/** The year a sheet is about; none where it is about now. */
export const yearOf = ({ basis, on, to }: CountAddress): number | undefined =>
  basis === "now" ? undefined : Number((basis === "openOn" ? on : to).slice(0, 4));
