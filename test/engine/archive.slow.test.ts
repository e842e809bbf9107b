// The exported archive proves itself by the verifier that shares nothing with the program: whole as it was written,
// and every changed byte, line or signature in it found.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findRoot } from "../../db/log/roots.ts";
import { linesOf, verifyArchive } from "../../server/archive-verifier.ts";
import { writeArchive } from "../../server/engine/archive.ts";
import { makeRootKeys, type RootKeys, readRootKeys } from "../../server/engine/root-keys.ts";
import { rootCode } from "../../server/engine/signed-root.ts";
import type { Installation } from "../support/installation.ts";
import { makeProofLog } from "../support/proof-log.ts";
import { readSource } from "../support/source-files.ts";
import { drawsFrom } from "../support/tampering.ts";

let house: Installation;
let dir: string;
let archive: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "ambito-archive-"));
  house = await makeProofLog();
  archive = await write(join(house.dir, "demo-root.key"));
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await house.close();
});

async function write(keyFile: string): Promise<string> {
  let text = "";
  const counts = await writeArchive({
    ...{ driver: house.services.driver, exportedAt: "2026-03-12T10:00:00.000Z" },
    keys: readRootKeys(keyFile) as RootKeys,
    write: (line) => {
      text += line;
    },
  });
  expect(counts).toMatchObject({ events: 195, roots: 6, frozen: 30 });
  return text;
}

async function problemsOf(bytes: string | Buffer, codes: string[] = []): Promise<string[]> {
  const path = join(dir, "changed.jsonl");
  writeFileSync(path, bytes);
  return (await verifyArchive(linesOf(path), codes)).problems;
}

test("it holds, says where it ends and who signed it", async () => {
  const path = join(dir, "whole.jsonl");
  writeFileSync(path, archive);
  const last = await findRoot(house.services.driver, 6);
  const report = await verifyArchive(linesOf(path), [rootCode(last as NonNullable<typeof last>)]);
  expect(report.problems).toEqual([]);
  expect(report.counts).toMatchObject({ events: 195, sealed: 218, frozen: 30, seals: 137, roots: 6 });
  expect(report.publicKeys).toEqual(readRootKeys(join(house.dir, "demo-root.key"))?.trusted);
});

test("it holds no plain name and no key", () => {
  expect(archive.toLowerCase()).not.toContain("zampironi");
  expect(archive).not.toContain("sigillata");
  const keys = readFileSync(join(house.dir, "demo-root.key"), "utf8").split("\n")[1] ?? "";
  expect(archive).not.toContain(keys.slice(0, 40));
});

test("its verifier imports Node and nothing else, and is short", () => {
  const { text } = readSource("server/archive-verifier.ts");
  const imports = [...text.matchAll(/from "([^"]+)"/g)].map(([, from]) => from);
  expect(imports.filter((from) => !from?.startsWith("node:"))).toEqual([]);
  expect(text.split("\n").length).toBeLessThan(300);
});

describe("a change is found", () => {
  const bytesOf = () => Buffer.from(archive);

  test("of any byte: 300 at random, the first and the last", async () => {
    const draw = drawsFrom(11);
    const { length } = bytesOf();
    const unseen: string[] = [];
    for (const at of [0, length - 1, ...Array.from({ length: 300 }, () => draw(length))]) {
      const bytes = bytesOf();
      bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
      if ((await problemsOf(bytes)).length === 0) unseen.push(`byte ${at}`);
    }
    expect(unseen).toEqual([]);
  });

  test("of any line: taken out, doubled, moved", async () => {
    const lines = archive.split("\n").slice(0, -1);
    const draw = drawsFrom(12);
    const unseen: string[] = [];
    for (let i = 0; i < 200; i++) {
      const at = draw(lines.length - 1);
      const changed = [...lines];
      const [line = ""] = changed.splice(at, 1);
      if (i % 3 === 1) changed.splice(at, 0, line, line);
      if (i % 3 === 2) changed.splice(at + 1, 0, line);
      if ((await problemsOf(`${changed.join("\n")}\n`)).length === 0) unseen.push(`line ${at}, way ${i % 3}`);
    }
    expect(unseen).toEqual([]);
  });

  test("of the end: cut off, gone on, without its line feed, with one more", async () => {
    const end = archive.lastIndexOf('{"row":"end"');
    expect(await problemsOf(archive.slice(0, end))).toEqual(["the archive has no end"]);
    expect((await problemsOf(`${archive}${archive.slice(end)}`)).length).toBeGreaterThan(0);
    for (const other of [archive.slice(0, -1), `${archive}\n`, archive.replace(/\n$/, "\r\n"), `\uFEFF${archive}`])
      expect((await problemsOf(other)).length).toBeGreaterThan(0);
  });
});

describe("each kind of divergence is named on its own, where the rest was made to fit", () => {
  /** The change, and the sum of the end made anew: the signature cannot be. */
  async function found(change: (line: string) => string): Promise<string> {
    const lines = archive.split("\n").map((line) => (line.startsWith('{"row":"end"') ? line : change(line)));
    return (await problemsOf(lines.join("\n"))).join("\n");
  }
  const inRow = (row: string, from: RegExp | string, to: string) => (line: string) =>
    line.startsWith(`{"row":"${row}"`) ? line.replace(from, to) : line;

  test.each<[string, (line: string) => string, RegExp]>([
    [
      "an event's day",
      inRow("event", '"occurred_on":"2026-03-09"', '"occurred_on":"2026-03-08"'),
      /event \d+ \(2026-\d{6}\): it was changed/,
    ],
    ["a ciphertext", inRow("sealed", /"blob":"./, '"blob":"A'), /event \d+.*: sealed parts were changed/],
    ["a frozen row", inRow("frozen", '"text":"{', '"text":" {'), /event \d+.*: its frozen document was changed/],
    ["a seal", inRow("seal", /"root":"./, '"root":"0'), /seal \d+: the root of its group does not match/],
    [
      "a root's day",
      inRow("root", '"day":"2026-03-08"', '"day":"2026-03-07"'),
      /signed root \d+ of 2026-03-07: its signature/,
    ],
  ])("%s", async (_what, change, expected) => {
    expect(await found(change)).toMatch(expected);
  });
});

test("one written anew with another key holds in itself, and is found by a printed root or by its key", async () => {
  const keyFile = join(dir, "other.key");
  makeRootKeys(keyFile, (size) => house.services.random(size));
  const other = await write(keyFile);
  const path = join(dir, "other.jsonl");
  writeFileSync(path, other);
  const report = await verifyArchive(linesOf(path), [`AMBITO1 2026-03-11 195 ${"0".repeat(64)}`]);
  expect(report.publicKeys).toHaveLength(2);
  expect(report.problems).toEqual(["the printed root of 2026-03-11: the log has another root at 195"]);
});

test("a name that is no file's is told as such", async () => {
  const { problems } = await verifyArchive(linesOf(join(dir, "no such file")), []);
  expect(problems).toEqual(["there is no such file", "the archive has no end"]);
});
