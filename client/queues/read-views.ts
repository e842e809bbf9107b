// Saved views as the screens hold them: read after the list, and turned into addresses and back.
import { addressOf, type ListAddress, listHref, readAddress, toQuestion } from "../list-address.ts";
import { createRead } from "../query.ts";
import { trpc } from "../trpc.ts";

export type SavedViews = Awaited<ReturnType<typeof trpc.views.list.query>>;
export type SavedView = SavedViews["views"][number];
export type Team = SavedViews["teams"][number];
export type ViewContent = Parameters<typeof trpc.views.save.mutate>[0]["content"];

export const createViewsRead = () =>
  createRead(
    "views",
    "list",
    () => ({}),
    (_, signal) => trpc.views.list.query(undefined, { signal }),
  );

/** What a view keeps of an address: not the words searched for, nor a moment of the past. */
export function contentOf(address: ListAddress): ViewContent {
  const { view, status, where, sort, descending } = toQuestion({ ...address, at: undefined }, "");
  return { view, status, where, sort, descending };
}

export function addressOfView(view: SavedView): Partial<ListAddress> {
  const isOldest = view.sort === "openedOn" && !view.descending;
  const sort = isOldest ? "oldest" : view.sort;
  return { view: view.view, status: view.status, ...addressOf(view.where), sort, saved: view.viewId };
}

/** The address in one spelling, whatever order its parts came in. */
const spelled = (address: Partial<ListAddress>): string => {
  const params = Object.fromEntries(new URLSearchParams(listHref({ ...address, at: undefined }).split("?")[1]));
  return listHref(readAddress(params));
};

/** Whether the list shown is no longer what the view keeps. */
export const isModified = (view: SavedView, address: ListAddress): boolean =>
  spelled(addressOfView(view)) !== spelled(address);
