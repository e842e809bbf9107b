// What a browser loads for the work list stays light: style sheets and scripts of that route, compressed as the server
// sends them, within the limits of README and issue; and no machine and no schema library anywhere in the page.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { root } from "../support/source-files.ts";

interface Chunk {
  file: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

const client = join(root, "build/client");
const manifest = JSON.parse(readFileSync(join(client, "manifest.json"), "utf8")) as Record<string, Chunk>;

/** The chunk of a source file with everything it imports at once. */
function filesOf(keys: string[]): { scripts: Set<string>; styles: Set<string> } {
  const found = { scripts: new Set<string>(), styles: new Set<string>() };
  const seen = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    found.scripts.add(chunk.file);
    for (const style of chunk.css ?? []) found.styles.add(style);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const key of keys) visit(key);
  return found;
}

/** Kilobytes (1,000 bytes) after gzip. */
const weight = (files: Set<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(client, file))).length, 0) / 1000;

const entry = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
const workList = Object.keys(manifest).filter((key) => /^queues\/.*list.*\.tsx$/.test(key));

test("the work list loads at most 90 kB of scripts and 25 kB of styles", () => {
  expect(entry).toHaveLength(1);
  expect(workList.length).toBeGreaterThan(0);
  const { scripts, styles } = filesOf([...entry, ...workList]);
  const measured = { scripts: weight(scripts), styles: weight(styles) };
  expect(measured.scripts, JSON.stringify(measured)).toBeLessThanOrEqual(90);
  expect(measured.styles, JSON.stringify(measured)).toBeLessThanOrEqual(25);
});

test("no machine and no schema library is in the page", () => {
  const assets = join(client, "assets");
  expect(existsSync(assets)).toBe(true);
  const scripts = readdirSync(assets).filter((file) => file.endsWith(".js"));
  const heavy = scripts.filter((file) =>
    /xstate\.(init|done)|invalid_union|ZodError/.test(readFileSync(join(assets, file), "utf8")),
  );
  expect(heavy).toEqual([]);
});
