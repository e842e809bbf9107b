// Files that wait for the network: encrypted on the device for one account, taken up by its next page, gone after their days, at
// log-out and for anybody else. There is no server here, so every sending finds none.
import { File as ReadableFile } from "node:buffer";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import type { KeptRecord } from "../../client/ui/form/draft-store.ts";
import { dropWaiting, keepFile, sendWaiting, waitingFiles } from "../../client/ui/form/waiting.ts";
import { type FileShelf, openWaitingFiles, type WaitingStore } from "../../client/waiting-files.ts";

const [hers, another] = ["aa".repeat(32), "bb".repeat(32)];
const words = "Scala ripida di casa Zampironi";

function memoryShelf(): FileShelf & { records: Map<string, KeptRecord> } {
  const records = new Map<string, KeptRecord>();
  return {
    records,
    entries: async () => [...records],
    set: async (name, record) => void records.set(name, record),
    del: async (name) => void records.delete(name),
  };
}

/** A browser without network. */
class Unreached extends EventTarget {
  readonly upload = new EventTarget();
  open(): void {}
  setRequestHeader(): void {}
  send(): void {
    queueMicrotask(() => this.dispatchEvent(new Event("error")));
  }
}
beforeAll(() => void vi.stubGlobal("XMLHttpRequest", Unreached));

let store: WaitingStore | undefined;
afterEach(() => {
  store?.close();
  store = undefined;
});
async function open(key: string, shelf: FileShelf, days = 7): Promise<void> {
  store?.close();
  store = await openWaitingFiles({ key, days }, shelf);
}
const photo = (n: number) => ({
  caseId: "c0",
  about: { commandId: `command ${n}`, title: `${words} ${n}`, documentKind: "photo", documentClass: "social" },
  // That of jsdom cannot be read.
  file: new ReadableFile([`bytes of ${words}`], "scala.jpg", { type: "image/jpeg" }) as unknown as File,
});
const names = () => waitingFiles().map(({ commandId, title }) => [commandId, title]);

test("a file survives the page, readable to its account alone", async () => {
  const shelf = memoryShelf();
  await open(hers, shelf);
  expect(await keepFile(photo(1))).toBe(true);
  expect(names()).toEqual([["command 1", `${words} 1`]]);
  const [[name, record] = ["", undefined]] = [...shelf.records];
  const seen = `${name} ${record?.owner} ${new TextDecoder("latin1").decode(record?.body)}`;
  expect(seen).not.toMatch(/Zampironi|command|scala/);

  await open(another, shelf);
  expect(names()).toEqual([]);
  expect(shelf.records.size).toBe(1);
  await open(hers, shelf);
  expect(names()).toEqual([["command 1", `${words} 1`]]);
  // Nothing answers: it goes on waiting, without a problem of its own.
  await sendWaiting();
  expect(waitingFiles()).toEqual([{ commandId: "command 1", caseId: "c0", title: `${words} 1` }]);
});

test("what is thrown away, is too old, damaged or of a house that keeps nothing is gone", async () => {
  const shelf = memoryShelf();
  await open(hers, shelf);
  for (const n of [1, 2, 3]) await keepFile(photo(n));
  await dropWaiting("command 1");
  expect(shelf.records.size).toBe(2);
  const [first, second] = [...shelf.records.keys()];
  const [old, broken] = [shelf.records.get(first ?? ""), shelf.records.get(second ?? "")];
  if (!old || !broken) throw new Error("two are kept");
  shelf.records.set(first ?? "", { ...old, until: Date.now() - 1 });
  shelf.records.set(second ?? "", { ...broken, body: broken.body.map((byte, i) => (i === 3 ? byte ^ 1 : byte)) });
  await open(hers, shelf);
  expect([names(), shelf.records.size]).toEqual([[], 0]);
  await open(hers, shelf, 0);
  expect([await keepFile(photo(4)), shelf.records.size]).toEqual([false, 0]);
});

test("log-out leaves none of hers, and those of others", async () => {
  const shelf = memoryShelf();
  await open(another, shelf);
  await keepFile(photo(1));
  await open(hers, shelf);
  await keepFile(photo(2));
  await store?.forget();
  expect(shelf.records.size).toBe(1);
  expect(await keepFile(photo(3))).toBe(false);
  await open(another, shelf);
  expect(names()).toEqual([["command 1", `${words} 1`]]);
});

test("so many and no more", async () => {
  const shelf = memoryShelf();
  await open(hers, shelf);
  const kept: boolean[] = [];
  for (let n = 0; n < 31; n++) kept.push(await keepFile(photo(n)));
  expect(kept.filter(Boolean)).toHaveLength(30);
  expect(kept.at(-1)).toBe(false);
});
