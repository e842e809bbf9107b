// The rows a work list holds, against the real route of a real installation: read on by keyset, kept in place while
// somebody reads, replaced when nobody does; and addresses that say what is asked.
import { QueryClientProvider } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import {
  addressOf,
  conditionsOf,
  type ListQuestion,
  listHref,
  readAddress,
  toQuestion,
} from "../../client/list-address.ts";
import { queryClient } from "../../client/query.ts";
import { createList, type List } from "../../client/queues/read-list.ts";
import { pageRoute } from "../../server/queues/page-route.ts";
import type { ListCondition } from "../../workflows/kernel/list-condition.ts";
import { furnish, ostiglia, people, type SmallDistrict, smallDistrict } from "./district.ts";

let small: SmallDistrict;
let dispose: (() => void) | undefined;
const network = globalThis.fetch;
/** What becomes of the next answers on their way to the page. */
let late: ((signal: AbortSignal | null | undefined) => Promise<void>) | undefined;

beforeAll(async () => {
  // The house runs on Node's bytes, not on those of the page's realm.
  globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as typeof Uint8Array;
  small = await smallDistrict();
  await furnish(small);
  // The page's own requests reach the route without a socket.
  const route = pageRoute(small.house.services, () => people.anna);
  globalThis.fetch = async (input, init) => {
    const answer = await route.request(String(input).replace("/api/queues", ""), init);
    await late?.(init?.signal);
    return answer;
  };
});
afterAll(async () => {
  globalThis.fetch = network;
  await small.house.close();
});
afterEach(() => {
  late = undefined;
  dispose?.();
  queryClient.clear();
});

const all = readAddress({ view: "all" });
const [isBusy, setIsBusy] = createSignal(false);

/** `asked`: what the list is asked for, where that changes. */
async function shown(question = toQuestion(all, ""), asked = () => question): Promise<List> {
  let list: List | undefined;
  const Holder = () => {
    list = createList(asked, isBusy);
    return undefined;
  };
  dispose = render(
    () => (
      <QueryClientProvider client={queryClient}>
        <Holder />
      </QueryClientProvider>
    ),
    document.createElement("div"),
  );
  if (!list) throw new Error("no list");
  const made = list;
  await vi.waitFor(() => expect(made.isPending()).toBe(false));
  return made;
}

/** The whole list as the server has it now. */
async function wholeList(question: ListQuestion): Promise<string[]> {
  const found: string[] = [];
  for (let page = 100; page === 100; ) {
    const ask = JSON.stringify({ ...question, position: found.length });
    const answer = await fetch("/api/queues/page", { method: "POST", body: ask });
    const { rows } = (await answer.json()) as { rows: { id: string }[] };
    found.push(...rows.map((row) => row.id));
    page = rows.length;
  }
  return found;
}

/** Every row that is held stands in its place of the whole list, and of what is looked at none is missing. */
async function expectInPlace(list: List, whole: readonly string[], first: number, last: number): Promise<void> {
  list.onSight(first, last);
  await vi.waitFor(() => {
    for (let i = first; i <= last; i++) expect(list.rowAt(i)).toBeDefined();
  });
  const places = whole.map((_, i) => i).filter((i) => list.rowAt(i) !== undefined);
  expect(places.map((i) => list.rowAt(i)?.id)).toEqual(places.map((i) => whole[i]));
  expect(list.total()).toEqual({ rows: whole.length, exact: true });
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
    await vi.waitFor(() => expect(ids(list)).toContain(caseId));
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
    await vi.waitFor(() => expect(ids(list)).not.toContain(first?.id));
  });
});

test("rows are read by their place in the whole list, from either side and each once", async () => {
  setIsBusy(false);
  for (let i = 0; i < 190; i++) await small.open(people.anna, { territory: ostiglia });
  const list = await shown();
  const { rows: total, exact } = list.total();
  expect(exact).toBe(true);
  expect(total).toBeGreaterThan(200);
  expect(ids(list)).toHaveLength(100);
  expect(list.rowAt(total - 1)).toBeUndefined();
  // A jump to the end, then back over what was passed.
  list.onSight(total - 15, total - 1);
  await vi.waitFor(() => expect(list.rowAt(total - 1)).toBeDefined());
  list.onSight(100, 120);
  await vi.waitFor(() => expect(list.rows()).toHaveLength(total));
  expect(new Set(ids(list)).size).toBe(total);
  const due = list.rows().map((row) => row.dueOn);
  expect(due).toEqual([...due].sort());
  expect(list.rowAt(total)).toBeUndefined();
});

describe("what a hint said of the rows in sight is not taken for the list's beginning", () => {
  /** Somebody looks at rows far down, and a colleague changes something. */
  async function hinted(list: List): Promise<void> {
    setIsBusy(true);
    list.onSight(130, 150);
    await vi.waitFor(() => expect(list.rowAt(150)).toBeDefined());
    await hint();
    await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0));
  }

  test("by who opens the list once more", async () => {
    const whole = await wholeList(toQuestion(all, ""));
    await hinted(await shown());
    dispose?.();
    const list = await shown();
    await expectInPlace(list, whole, 0, 20);
    await expectInPlace(list, whole, 190, 210);
  });

  test("by who goes to another list and back", async () => {
    const whole = await wholeList(toQuestion(all, ""));
    const [question, setQuestion] = createSignal(toQuestion(all, ""));
    const list = await shown(undefined, question);
    await hinted(list);
    const key = list.key();
    setQuestion(toQuestion(readAddress({ view: "all", sort: "number" }), ""));
    await vi.waitFor(() => expect(list.key()).not.toBe(key));
    setQuestion(toQuestion(all, ""));
    await vi.waitFor(() => expect(list.key()).toBe(key));
    await expectInPlace(list, whole, 0, 20);
    await expectInPlace(list, whole, 190, 210);
  });
});

describe("a row whose place changed while somebody looks at it", () => {
  const byChange = toQuestion(readAddress({ view: "all", sort: "updatedOn" }), "");

  /** The row at this place is changed by a colleague, and stands where it stood. */
  async function changed(list: List, index: number): Promise<void> {
    const id = list.rowAt(index)?.id ?? "";
    const before = list.rowAt(index)?.updatedOn;
    await small.act(people.anna, id, 1, "ASSIGN", { assignee: "anna" });
    await hint();
    await vi.waitFor(() => expect(list.rowAt(index)?.updatedOn).not.toBe(before));
    expect(list.rowAt(index)?.id).toBe(id);
  }

  /** The page of this row alone, with none beside it. */
  async function alone(list: List, index: number): Promise<void> {
    list.onSight(index, index);
    await vi.waitFor(() => expect(list.rowAt(index)).toBeDefined());
    list.showNews();
    const first = Math.floor(index / 100) * 100;
    await vi.waitFor(() => expect(list.rowAt(first - 1)).toBeUndefined());
    expect(list.rowAt(first)).toBeDefined();
  }

  test.each([
    ["last", 60, 99, 150],
    ["first", 220, 200, 150],
  ])("leaves no case out beside it: the %s of a page", async (_, sight, index, then) => {
    setIsBusy(false);
    const whole = await wholeList(byChange);
    small.house.at("2026-03-20T09:00:00.000Z");
    const list = await shown(byChange);
    setIsBusy(true);
    await alone(list, sight);
    await changed(list, index);
    for (const at of [then, 50, then, whole.length - 1]) {
      list.onSight(at, at);
      await vi.waitFor(() => expect(list.rowAt(at)).toBeDefined());
    }
    await vi.waitFor(() => expect(list.rows()).toHaveLength(whole.length));
    expect(ids(list).sort()).toEqual(whole.sort());
    expect(list.total()).toEqual({ rows: whole.length, exact: true });
  });
});

describe("what is under way for rows that are no more shown", () => {
  const newest = toQuestion(readAddress({ view: "all", sort: "number" }), "");

  /** The next answer stays under way. */
  function holdNext(): { isHeld: () => boolean; isEnded: () => boolean; arrive: () => void; fail: () => void } {
    let [arrive, fail]: [() => void, (problem: Error) => void] = [() => {}, () => {}];
    const way = new Promise<void>((resolve, reject) => {
      [arrive, fail] = [resolve, reject];
    });
    let signal: AbortSignal | null | undefined;
    late = (of) => {
      late = undefined;
      signal = of ?? null;
      return way;
    };
    return {
      isHeld: () => signal !== undefined,
      isEnded: () => signal?.aborted === true,
      arrive,
      fail: () => fail(new TypeError("network")),
    };
  }

  test("is not put beside those that took their place", async () => {
    setIsBusy(true);
    const list = await shown(newest);
    const held = holdNext();
    list.onSight(100, 140);
    await vi.waitFor(() => expect(held.isHeld()).toBe(true));
    await small.open(people.anna, { territory: ostiglia });
    list.onSight(0, 20);
    list.showNews();
    await vi.waitFor(() => expect(held.isEnded()).toBe(true));
    held.arrive();
    await expectInPlace(list, await wholeList(newest), 0, 150);
  });

  test("says nothing in another list, and keeps no page of it from being read", async () => {
    setIsBusy(false);
    const [question, setQuestion] = createSignal(newest);
    const list = await shown(undefined, question);
    const held = holdNext();
    list.onSight(100, 140);
    await vi.waitFor(() => expect(held.isHeld()).toBe(true));
    const other = toQuestion(all, "");
    setQuestion(other);
    await vi.waitFor(() => expect(list.key()).toBe(JSON.stringify(other)));
    await expectInPlace(list, await wholeList(other), 100, 140);
    held.fail();
    await new Promise((done) => setTimeout(done, 20));
    expect(held.isEnded()).toBe(true);
    expect(list.error()).toBeFalsy();
  });

  test.each([true, false])("fails, is said, and is no more said once it was read: busy then %s", async (isBusyThen) => {
    setIsBusy(!isBusyThen);
    const list = await shown(newest);
    const held = holdNext();
    const hinted = hint();
    await vi.waitFor(() => expect(held.isHeld()).toBe(true));
    // The page tries twice where nothing answers.
    late = () => Promise.reject(new TypeError("network"));
    held.fail();
    await vi.waitFor(() => expect(list.error()).toBeTruthy(), { timeout: 3_000 });
    await hinted;
    late = undefined;
    setIsBusy(isBusyThen);
    list.retry();
    await vi.waitFor(() => expect(list.error()).toBeFalsy());
  });

  test("ends when the list is left", async () => {
    const list = await shown(newest);
    const held = holdNext();
    list.onSight(100, 140);
    await vi.waitFor(() => expect(held.isHeld()).toBe(true));
    dispose?.();
    expect(held.isEnded()).toBe(true);
    held.arrive();
  });

  test("that fails is said, and the page beside it is read", async () => {
    setIsBusy(false);
    const list = await shown(newest);
    const held = holdNext();
    list.onSight(190, 210);
    await vi.waitFor(() => expect(held.isHeld()).toBe(true));
    held.fail();
    await vi.waitFor(() => expect(list.error()).toBeTruthy());
    await vi.waitFor(() => expect(list.rows().length).toBeGreaterThan(100));
    list.retry();
    await expectInPlace(list, await wholeList(newest), 190, 210);
    expect(list.error()).toBeFalsy();
  });
});

test("a search goes by POST, finds without accents and comes back to the list", async () => {
  const list = await shown(toQuestion(all, "de rossi"));
  expect(new Set(list.rows().map((row) => row.person))).toEqual(new Set(["Dè Rossi Niccolò"]));
});

test("a question too long for an address goes by POST", async () => {
  const values = Array.from({ length: 40 }, (_, i) => `${i}-`.padEnd(40, "x"));
  const where = (["kind", "state", "area"] as const).map((field): ListCondition => ({ field, op: "not", values }));
  const list = await shown({ ...toQuestion(all, ""), where });
  expect(list.rows()).toHaveLength(100);
  list.onSight(120, 140);
  await vi.waitFor(() => expect(list.rowAt(140)).toBeDefined());
});

describe("addresses", () => {
  test("leave out no condition, though they are more than the server takes: it says so", () => {
    const due = Array.from({ length: 13 }, (_, i) => `next.${i}`).join(";");
    expect(conditionsOf(readAddress({ view: "all", due }))).toHaveLength(13);
  });

  test("say the filters and nothing of a search", () => {
    const words = { kind: "toy", comune: `not.${ostiglia},020047`, due: "after.2026-01-01;next.7", waiting: "filled" };
    const address = readAddress({ view: "all", ...words, overdue: "1", sort: "oldest" });
    expect(address).toMatchObject(words);
    expect(listHref(address)).toContain("due=after.2026-01-01;next.7");
    expect(addressOf(conditionsOf(address))).toMatchObject({ ...words, overdue: true });
    expect(readAddress(Object.fromEntries(new URLSearchParams(listHref(address).split("?")[1])))).toEqual(address);
    expect(listHref(address)).not.toContain("text");
    expect(toQuestion(address, "rossi")).toMatchObject({ sort: "openedOn", descending: false, text: "rossi" });
  });

  test("with anything unknown in them ask for what is to be done", () => {
    expect(readAddress({ view: "everything", sort: "luck" })).toMatchObject({ view: "todo", sort: "urgent" });
    const odd = readAddress({ due: "soon.7;next.7;before.2026-02-30", surname: "rossi", restricted: "2", number: "1" });
    expect(conditionsOf(odd)).toEqual([{ field: "due", op: "next", values: ["7"] }]);
  });

  test("keep an id that reads like an operator", () => {
    const where: ListCondition[] = [{ field: "waiting", op: "is", values: ["filled"] }];
    expect(conditionsOf(addressOf(where))).toEqual(where);
  });
});
