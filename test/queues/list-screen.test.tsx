// The rows a work list holds, against the real route of a real installation: read on by keyset, kept in place while
// somebody reads, replaced when nobody does; and addresses that say what is asked.
import { QueryClientProvider } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { listHref, readAddress, toQuestion } from "../../client/list-address.ts";
import { queryClient } from "../../client/query.ts";
import { createList, type List } from "../../client/queues/read-list.ts";
import { pageRoute } from "../../server/queues/page-route.ts";
import { furnish, ostiglia, people, type SmallDistrict, smallDistrict } from "./district.ts";

let small: SmallDistrict;
let dispose: (() => void) | undefined;
const network = globalThis.fetch;

beforeAll(async () => {
  // The house runs on Node's bytes, not on those of the page's realm.
  globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as typeof Uint8Array;
  small = await smallDistrict();
  await furnish(small);
  // The page's own requests reach the route without a socket.
  const route = pageRoute(small.house.services, () => people.anna);
  globalThis.fetch = async (input, init) => route.request(String(input).replace("/api/queues", ""), init);
});
afterAll(async () => {
  globalThis.fetch = network;
  await small.house.close();
});
afterEach(() => {
  dispose?.();
  queryClient.clear();
});

const all = readAddress({ view: "all" });
const [isBusy, setIsBusy] = createSignal(false);

async function shown(question = toQuestion(all, "")): Promise<List> {
  let list: List | undefined;
  dispose = render(
    () => (
      <QueryClientProvider client={queryClient}>
        {(() => {
          list = createList(() => question, isBusy);
          return undefined;
        })()}
      </QueryClientProvider>
    ),
    document.createElement("div"),
  );
  if (!list) throw new Error("no list");
  const made = list;
  await vi.waitFor(() => expect(made.isPending()).toBe(false));
  return made;
}

const ids = (list: List) => list.rows().map((row) => row.id);
const hint = () => queryClient.invalidateQueries({ queryKey: ["queues"] });

describe("what comes in live", () => {
  test("changes the list by itself when nobody reads it", async () => {
    setIsBusy(false);
    const list = await shown();
    const before = ids(list);
    const caseId = await small.open(people.anna, { territory: ostiglia });
    await hint();
    await vi.waitFor(() => expect(ids(list)).toContain(caseId));
    expect(list.news()).toBeUndefined();
    expect(ids(list)).toHaveLength(before.length + 1);
  });

  test("moves no row while somebody reads, is announced, and shown when asked for", async () => {
    setIsBusy(true);
    const list = await shown();
    const before = ids(list);
    const caseId = await small.open(people.anna, { territory: ostiglia });
    await hint();
    await vi.waitFor(() => expect(list.news()).toBe(1));
    expect(ids(list)).toEqual(before);
    list.showNews();
    expect(ids(list)).toContain(caseId);
    expect(list.news()).toBeUndefined();
  });

  test("marks a row that left, without taking it away", async () => {
    setIsBusy(true);
    const list = await shown(toQuestion(readAddress({ view: "unassigned" }), ""));
    const [first] = list.rows();
    await small.act(people.anna, first?.id ?? "", 1, "ASSIGN", { assignee: "anna" });
    await hint();
    await vi.waitFor(() => expect(first && list.isGone(first)).toBe(true));
    expect(ids(list)[0]).toBe(first?.id);
    list.showNews();
    expect(ids(list)).not.toContain(first?.id);
  });
});

test("rows are read on to the end, each once", async () => {
  setIsBusy(false);
  for (let i = 0; i < 90; i++) await small.open(people.anna, { territory: ostiglia });
  const list = await shown();
  expect(list.isWhole()).toBe(false);
  expect(ids(list)).toHaveLength(100);
  list.loadMore();
  await vi.waitFor(() => expect(list.isWhole()).toBe(true));
  expect(new Set(ids(list)).size).toBe(ids(list).length);
  const due = list.rows().map((row) => row.dueOn);
  expect(due).toEqual([...due].sort());
});

test("a search goes by POST, finds without accents and comes back to the list", async () => {
  const list = await shown(toQuestion(all, "de rossi"));
  expect(new Set(list.rows().map((row) => row.person))).toEqual(new Set(["Dè Rossi Niccolò"]));
});

describe("addresses", () => {
  test("say the filters and nothing of a search", () => {
    const address = readAddress({ view: "all", kind: "toy", comune: ostiglia, overdue: "1", sort: "oldest" });
    expect(readAddress(Object.fromEntries(new URLSearchParams(listHref(address).split("?")[1])))).toEqual(address);
    expect(listHref(address)).not.toContain("text");
    expect(toQuestion(address, "rossi")).toMatchObject({ sort: "openedOn", descending: false, text: "rossi" });
  });

  test("with anything unknown in them ask for what is to be done", () => {
    expect(readAddress({ view: "everything", sort: "luck" })).toMatchObject({ view: "todo", sort: "urgent" });
  });
});
