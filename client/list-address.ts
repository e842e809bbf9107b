// The address of a work list: its filters, and nothing of what is searched for, since names have no place in an
// address. Board, home and menu build their links here.
import {
  conditionProblem,
  type ListCondition,
  type ListFieldId,
  type ListOperator,
  listFields,
  operatorsOf,
  overdueCondition,
} from "../workflows/kernel/list-condition.ts";
import type { trpc } from "./trpc.ts";
import { addressMinute } from "./ui/format.ts";

export type ListQuestion = NonNullable<Parameters<typeof trpc.queues.page.query>[0]>;
export type ListView = NonNullable<ListQuestion["view"]>;
/** As the screen names them; `oldest` and `openedOn` are one order, begun from either end. */
export type ListSort = NonNullable<ListQuestion["sort"]> | "oldest";

export const listViews: readonly ListView[] = ["todo", "mine", "waiting", "unassigned", "all"];
export const listSorts: readonly ListSort[] = ["urgent", "dueOn", "openedOn", "oldest", "updatedOn", "number"];

/** Words of a condition by the field it is on: `case-intake`, `not.a,b`, `next.7`; several of one field apart by `;`. */
export type Narrowing = { [K in ListFieldId]?: string | undefined };

export interface ListAddress extends Narrowing {
  view: ListView;
  status: "open" | "closed";
  /** The same as a term more than 0 days ago. */
  overdue?: boolean | undefined;
  sort: ListSort;
  /** The list as it was at this minute of Rome. */
  at?: string | undefined;
  /** The saved view it was begun from. */
  saved?: string | undefined;
}

const listPath = "/lavoro";
const fieldIds = Object.keys(listFields) as ListFieldId[];

/** `listHref({view: "unassigned", kind: "case-intake"})`. */
export function listHref(address: Partial<ListAddress> = {}, path = listPath): string {
  const { overdue, ...rest } = address;
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(rest)) if (value !== undefined && value !== "") params.set(key, value);
  if (overdue) params.set("overdue", "1");
  // A comma and a semicolon may stand in an address as they are, and are read by people.
  const search = params.toString().replaceAll("%2C", ",").replaceAll("%3B", ";");
  return search === "" ? path : `${path}?${search}`;
}

/** The order of the day is that of somebody's cases, or of nobody's. */
const hasUrgent = ({ view, assignee }: Pick<ListAddress, "view" | "assignee">): boolean =>
  view !== "all" || readWords("assignee", assignee ?? "").some(({ op }) => op === "is" || op === "empty");

/** Orders a list may be in. */
export const sortsOf = (address: ListAddress): readonly ListSort[] =>
  hasUrgent(address) ? listSorts : listSorts.filter((sort) => sort !== "urgent");

type Params = Partial<Record<string, string | string[]>>;

/** Anything unknown in an address is as if it were not there. */
export function readAddress(params: Params): ListAddress {
  const one = (key: string): string | undefined => {
    const value = params[key];
    return Array.isArray(value) ? value[0] : value;
  };
  const view = listViews.find((known) => known === one("view")) ?? "todo";
  const usual: ListSort = view === "all" ? "dueOn" : "urgent";
  const sort = listSorts.find((known) => known === one("sort")) ?? usual;
  const address: ListAddress = {
    view,
    status: one("status") === "closed" ? "closed" : "open",
    overdue: one("overdue") === "1",
    sort: sort === "urgent" && !hasUrgent({ view, assignee: one("assignee") }) ? "dueOn" : sort,
    at: addressMinute(params.at),
    saved: one("saved"),
  };
  for (const field of fieldIds) {
    const found = readWords(field, one(field) ?? "");
    if (found.length > 0) address[field] = found.map(wordsOf).join(";");
  }
  return address;
}

/** `next.7`, `case-intake,housing`, `empty`: what stands after a field in the address. */
function wordsOf({ field, op, values }: ListCondition): string {
  const text = values.join(",");
  // A bare value means that it is so; an id that reads like an operator is written out.
  const isBare =
    (op === "is" || op === "on") && !operators(field).some((word) => text === word || text.startsWith(`${word}.`));
  return isBare ? text : values.length === 0 ? op : `${op}.${text}`;
}

const operators = (field: ListFieldId): readonly ListOperator[] => operatorsOf[listFields[field]];

function readWords(field: ListFieldId, words: string): ListCondition[] {
  return words.split(";").flatMap((word) => {
    const dot = word.indexOf(".");
    const named = operators(field).find((op) => op === (dot < 0 ? word : word.slice(0, dot)));
    const text = named ? word.slice(named.length + 1) : word;
    const bare = operators(field).find((op) => op === "is" || op === "on");
    const op = named ?? bare;
    const condition = op && { field, op, values: text === "" ? [] : text.split(",") };
    return condition && conditionProblem(condition) === undefined ? [condition] : [];
  });
}

/** The conditions of an address, `overdue` last: all of them, though more than the server takes. */
export const conditionsOf = (address: Partial<ListAddress>): ListCondition[] => [
  ...fieldIds.flatMap((field) => readWords(field, address[field] ?? "")),
  ...(address.overdue ? [overdueCondition] : []),
];

/** The same in the words of an address; fields without a condition are undefined, so that they leave it. */
export function addressOf(where: readonly ListCondition[]): Narrowing & { overdue: boolean } {
  const isOverdue = (one: ListCondition) => one.field === "due" && one.op === "older" && one.values[0] === "0";
  const of = (field: ListFieldId) => where.filter((one) => one.field === field && !isOverdue(one));
  const fields = fieldIds.map((field) => [field, of(field).map(wordsOf).join(";") || undefined] as const);
  return { ...(Object.fromEntries(fields) as Narrowing), overdue: where.some(isOverdue) };
}

/**
 * What is asked of the server; days and numbers newest first, terms the most urgent first. A search looks in all the
 * cases one may see, whichever list it began from.
 */
export function toQuestion(address: ListAddress, text: string): ListQuestion {
  const view = text === "" ? address.view : "all";
  const where = conditionsOf(address).filter(
    // Whose cases they are is said by the view; the past keeps no numbers.
    ({ field }) => !(field === "assignee" && view !== "all") && !(field === "number" && address.at !== undefined),
  );
  return {
    ...{ view, where, text },
    status: address.status,
    // The past has one order.
    ...(address.at === undefined
      ? {
          sort: address.sort === "oldest" ? ("openedOn" as const) : address.sort,
          descending: !["urgent", "dueOn", "oldest"].includes(address.sort),
        }
      : { sort: "dueOn" as const, descending: false, at: address.at }),
  };
}
