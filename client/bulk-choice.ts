// What a list hands to the page of acts on many cases: the rows ticked by hand, or the filter with the words of a search,
// which stand in no address. Kept in memory only; after a reload the address still holds the filter.
import { createSignal } from "solid-js";
import type { ListQuestion } from "./list-address.ts";

export type BulkFilter = Omit<ListQuestion, "sort" | "descending" | "after" | "limit" | "at">;
export type BulkChoice = { ids: readonly string[] } | { filter: BulkFilter };

export const [bulkChoice, setBulkChoice] = createSignal<BulkChoice>();

export function filterOf(question: ListQuestion): BulkFilter {
  const { sort: _sort, descending: _descending, after: _after, limit: _limit, at: _at, ...filter } = question;
  return filter;
}
