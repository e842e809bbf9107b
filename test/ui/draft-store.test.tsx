// Drafts on the device: what was typed is there again for its own account, tells nothing to who looks at the records, and
// goes with its time, its form or the log-out.
import { webcrypto } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type DraftStore, openDraftStore, type Shelf } from "../../client/ui/form/draft-store.ts";
import {
  areDraftsKept,
  dropDraft,
  findDraft,
  forgetDrafts,
  hasDrafts,
  keepDraft,
} from "../../client/ui/form/drafts.ts";

const anna = { key: "0f".repeat(32), days: 7 };
const bruno = { key: "a1".repeat(32), days: 7 };
let records: Map<string, unknown>;
let isFull: boolean;
let store: DraftStore | undefined;

const shelf: Shelf = {
  entries: async () => [...records].map(([name, record]) => [name, structuredClone(record)]),
  get: async (name) => structuredClone(records.get(name)),
  set: async (name, record) => {
    if (isFull) throw new DOMException("no room", "QuotaExceededError");
    records.set(name, structuredClone(record));
  },
  del: async (name) => void records.delete(name),
};

beforeEach(() => {
  vi.stubGlobal("crypto", webcrypto);
  records = new Map();
  isFull = false;
});
afterEach(async () => {
  await store?.close();
  store = undefined;
  forgetDrafts();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const note = (text: string) => keepDraft("case-17/NOTE", { text }, {}, "Scrivi nel diario");
const isWritten = (count: number) => vi.waitFor(() => expect(records.size).toBe(count));
/** The tab is gone: memory with it, and nobody said goodbye. */
async function killTab(): Promise<void> {
  await store?.close();
  forgetDrafts();
}

test("what was typed is there after the tab was killed, as it was last", async () => {
  store = await openDraftStore(anna, shelf);
  for (const text of ["V", "Vi", "Visita: il padre non c'era."]) note(text);
  await isWritten(1);
  await killTab();
  expect(hasDrafts()).toBe(false);
  store = await openDraftStore(anna, shelf);
  expect(findDraft("case-17/NOTE")).toMatchObject({ typed: { text: "Visita: il padre non c'era." }, start: {} });
  expect(areDraftsKept()).toBe(true);
});

test("records tell neither form nor words, and another account finds nothing and spoils nothing", async () => {
  store = await openDraftStore(anna, shelf);
  note("Visita");
  await isWritten(1);
  await killTab();
  const seen = JSON.stringify([...records], (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );
  expect(seen).not.toMatch(/case-17|NOTE|Visita|diario/);

  store = await openDraftStore(bruno, shelf);
  expect(hasDrafts()).toBe(false);
  keepDraft("case-17/NOTE", { text: "Altro" }, {}, "Scrivi nel diario");
  await isWritten(2);
  await store.forget();
  forgetDrafts();
  expect(records.size).toBe(1);
  store = await openDraftStore(anna, shelf);
  expect(findDraft("case-17/NOTE")?.typed).toEqual({ text: "Visita" });
});

test("a record moved to another name, or damaged, is thrown away", async () => {
  store = await openDraftStore(anna, shelf);
  note("Visita");
  await isWritten(1);
  await killTab();
  const [[name, record] = []] = [...records];
  records = new Map([[`${name}0`, record]]);
  store = await openDraftStore(anna, shelf);
  expect([hasDrafts(), records.size]).toEqual([false, 0]);
});

test("what was recorded goes from the device, and all of it at log-out", async () => {
  store = await openDraftStore(anna, shelf);
  note("Visita");
  keepDraft("case-18/NOTE", { text: "Altra" }, {}, "Scrivi nel diario");
  await isWritten(2);
  dropDraft("case-17/NOTE");
  await isWritten(1);
  await store.forget();
  expect([records.size, areDraftsKept()]).toEqual([0, false]);
});

test("its days over, a draft is thrown away by whoever logs in; with none allowed nothing is written", async () => {
  store = await openDraftStore(anna, shelf);
  note("Visita");
  await isWritten(1);
  await killTab();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 8 * 86_400_000 });
  store = await openDraftStore(bruno, shelf);
  expect(records.size).toBe(0);
  await killTab();
  store = await openDraftStore({ ...anna, days: 0 }, shelf);
  note("Visita");
  await new Promise((done) => setTimeout(done, 20));
  expect([records.size, areDraftsKept()]).toEqual([0, false]);
});

test("a device without room is told: leaving the page asks again", async () => {
  store = await openDraftStore(anna, shelf);
  expect(areDraftsKept()).toBe(true);
  isFull = true;
  note("Visita");
  await vi.waitFor(() => expect(areDraftsKept()).toBe(false));
  expect(hasDrafts()).toBe(true);
});

test("what another tab left is taken up before somebody is asked whether to lose it", async () => {
  store = await openDraftStore(anna, shelf);
  note("Visita");
  await isWritten(1);
  await killTab();
  const [left] = [...records];
  records.clear();
  store = await openDraftStore(anna, shelf);
  expect(hasDrafts()).toBe(false);
  if (left) records.set(...left);
  await store.refresh();
  expect(findDraft("case-17/NOTE")?.typed).toEqual({ text: "Visita" });
});

test("a note begun in another tab, in the same form, is not taken away with the one recorded here", async () => {
  store = await openDraftStore(anna, shelf);
  note("Dell'altra scheda");
  await isWritten(1);
  await killTab();
  const [others] = [...records];
  records.clear();

  store = await openDraftStore(anna, shelf);
  note("Di questa scheda");
  await isWritten(1);
  // The other one typed last; then this one is recorded.
  if (others) records.set(...others);
  dropDraft("case-17/NOTE");
  keepDraft("case-18/NOTE", { text: "Altra" }, {}, "Scrivi nel diario");
  await isWritten(2);
  await killTab();
  store = await openDraftStore(anna, shelf);
  expect(findDraft("case-17/NOTE")?.typed).toEqual({ text: "Dell'altra scheda" });
});

test("a hint of another tab takes away its own draft only", async () => {
  const other = new BroadcastChannel("ambito drafts");
  const gone = new Promise<{ name: string; once: string }>((heard) => {
    other.onmessage = ({ data }) => heard(data);
  });
  store = await openDraftStore(anna, shelf);
  note("Visita");
  await isWritten(1);
  dropDraft("case-17/NOTE");
  const { name, once } = await gone;
  note("Altra visita");
  other.postMessage({ name, once });
  await new Promise((done) => setTimeout(done, 50));
  expect(hasDrafts()).toBe(true);
  other.postMessage({ name, once: findDraft("case-17/NOTE")?.once });
  await vi.waitFor(() => expect(hasDrafts()).toBe(false));
  other.close();
});

test("once there was no room, what was not written is written when there is, and what was recorded goes", async () => {
  store = await openDraftStore(anna, shelf);
  note("Visita");
  await isWritten(1);
  isFull = true;
  keepDraft("case-18/NOTE", { text: "Altra" }, {}, "Scrivi nel diario");
  await vi.waitFor(() => expect(areDraftsKept()).toBe(false));
  dropDraft("case-17/NOTE");
  await isWritten(0);
  isFull = false;
  keepDraft("case-19/NOTE", { text: "Terza" }, {}, "Scrivi nel diario");
  await isWritten(2);
  await vi.waitFor(() => expect(areDraftsKept()).toBe(true));
});

test("a draft keeps what makes its act one, however often it is typed in and found again", async () => {
  store = await openDraftStore(anna, shelf);
  note("V");
  const once = findDraft("case-17/NOTE")?.once;
  expect(once).toMatch(/^[0-9a-f-]{36}$/);
  note("Visita");
  expect(findDraft("case-17/NOTE")?.once).toBe(once);
  await vi.waitFor(() => expect(records.size).toBe(1));
  await killTab();
  store = await openDraftStore(anna, shelf);
  expect(findDraft("case-17/NOTE")?.once).toBe(once);
});
