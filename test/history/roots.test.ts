// The procedures of the signed roots: the list, the page with its code as a phone reads it, a root on demand, and what
// was printed held against the log.
import { decodeQR } from "qr/decode.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
let opened = 0;
const anna = sessionOf("anna", "socialWorker");
const coordinator = () => callerOf(house, sessionOf("coordinator", "coordinator")).history;

async function record(): Promise<void> {
  opened += 1;
  await house.send(anna, {
    ...{ caseId: uuidOf(`roots-${opened}`), kind: "toy", expectedSeq: 0, type: "OPEN" },
    payload: { territory: "020038" },
  });
}

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
});
afterAll(() => house.close());

test("nothing was recorded: there is nothing to sign", async () => {
  await expect(coordinator().signRoot()).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await coordinator().listRoots({})).toEqual({ roots: [], next: undefined, daysMissing: 0 });
});

test("a root on demand has a page, whose code says what the page says", async () => {
  await record();
  const { n } = await coordinator().signRoot();
  const sheet = await coordinator().getRoot({ n });
  expect(sheet).toMatchObject({ holds: true, root: { kind: "request", day: "2026-03-02", pos: 1 } });
  expect(sheet.code).toBe(`AMBITO1 2026-03-02 1 ${sheet.root.root} ${sheet.fingerprint.slice(0, 16)}`);
  expect(sheet.short.replaceAll(" ", "")).toBe(sheet.fingerprint.slice(0, 16));
  expect(readByPhone(sheet.drawn)).toBe(sheet.code);
  await expect(coordinator().getRoot({ n: 99 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

/** The drawn path as a picture of black and white points, read by a decoder. */
function readByPhone({ size, path }: { size: number; path: string }): string {
  const scale = 4;
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++) {
        const at = ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4;
        data.fill(0, at, at + 3);
      }
  return decodeQR({ width: side, height: side, data });
}

test("what was printed is the same, another, or beyond the log's end", async () => {
  const { code, root } = await coordinator().getRoot({ n: 1 });
  const check = (text: string) => coordinator().checkRoot({ code: text });
  expect(await check(code)).toEqual({ outcome: "same", day: "2026-03-02", pos: 1 });
  expect(await check(code.replace(root.root, "0".repeat(64)))).toMatchObject({ outcome: "other" });
  expect(await check(code.replace(" 1 ", " 5 "))).toMatchObject({ outcome: "missing", pos: 5 });
  expect(await check("qualcosa")).toEqual({ outcome: "unreadable" });
});

test("a day has a limit of roots on demand", async () => {
  for (let i = 1; i < 20; i++) {
    await record();
    await coordinator().signRoot();
  }
  await record();
  await expect(coordinator().signRoot()).rejects.toMatchObject({ message: "LIMIT" });
  house.at("2026-03-03T09:00:00.000Z");
  expect(await coordinator().signRoot()).toEqual({ n: 21 });
  const first = await coordinator().listRoots({ limit: 20 });
  expect(first.roots.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, i) => 21 - i));
  expect((await coordinator().listRoots({ before: first.next ?? 0, limit: 20 })).roots.map(({ n }) => n)).toEqual([1]);
});
