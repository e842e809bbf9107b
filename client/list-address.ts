// The address of a work list: its filters, and nothing of what is searched for, since names have no place in an
// address. Board, home and menu build their links here.
import type { trpc } from "./trpc.ts";
import { addressMinute } from "./ui/format.ts";

export type ListQuestion = NonNullable<Parameters<typeof trpc.queues.page.query>[0]>;
export type ListView = NonNullable<ListQuestion["view"]>;
/** As the screen names them; `oldest` and `openedOn` are one order, begun from either end. */
export type ListSort = NonNullable<ListQuestion["sort"]> | "oldest";

export const listViews: readonly ListView[] = ["todo", "mine", "waiting", "unassigned", "all"];
export const listSorts: readonly ListSort[] = ["urgent", "dueOn", "openedOn", "oldest", "updatedOn", "number"];

export interface ListAddress {
  view: ListView;
  status: "open" | "closed";
  kind?: string | undefined;
  state?: string | undefined;
  comune?: string | undefined;
  area?: string | undefined;
  /** Account id; looked at in view `all`. */
  assignee?: string | undefined;
  overdue?: boolean | undefined;
  sort: ListSort;
  /** The list as it was at this minute of Rome. */
  at?: string | undefined;
}

const listPath = "/lavoro";

/** `listHref({view: "unassigned", kind: "case-intake"})`. */
export function listHref(address: Partial<ListAddress> = {}, path = listPath): string {
  const { overdue, ...rest } = address;
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(rest)) if (value !== undefined && value !== "") params.set(key, value);
  if (overdue) params.set("overdue", "1");
  const search = params.toString();
  return search === "" ? path : `${path}?${search}`;
}

/** The order of the day is that of somebody's cases, or of nobody's. */
const hasUrgent = ({ view, assignee }: Pick<ListAddress, "view" | "assignee">): boolean =>
  view !== "all" || assignee !== undefined;

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
  const assignee = one("assignee");
  const usual: ListSort = view === "all" ? "dueOn" : "urgent";
  const sort = listSorts.find((known) => known === one("sort")) ?? usual;
  return {
    view,
    status: one("status") === "closed" ? "closed" : "open",
    kind: one("kind"),
    state: one("state"),
    comune: one("comune"),
    area: one("area"),
    assignee,
    overdue: one("overdue") === "1",
    sort: sort === "urgent" && !hasUrgent({ view, assignee }) ? "dueOn" : sort,
    at: addressMinute(params.at),
  };
}

/**
 * What is asked of the server; days and numbers newest first, terms the most urgent first. A search looks in all the
 * cases one may see, whichever list it began from.
 */
export function toQuestion(address: ListAddress, text: string): ListQuestion {
  const some = (value: string | undefined) => (value === undefined || value === "" ? [] : [value]);
  const view = text === "" ? address.view : "all";
  return {
    view,
    status: address.status,
    kinds: some(address.kind),
    states: some(address.state),
    territories: some(address.comune),
    areas: some(address.area) as NonNullable<ListQuestion["areas"]>,
    ...(view === "all" && address.assignee !== undefined ? { assignee: address.assignee } : {}),
    overdue: address.overdue === true,
    text,
    // The past has one order.
    ...(address.at === undefined
      ? {
          sort: address.sort === "oldest" ? ("openedOn" as const) : address.sort,
          descending: !["urgent", "dueOn", "oldest"].includes(address.sort),
        }
      : { sort: "dueOn" as const, descending: false, at: address.at }),
  };
}
