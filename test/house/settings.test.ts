// The table of settings in the README is the one of server/config.ts, line by line.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settings } from "../../server/config.ts";

test("the README lists every setting with its default and meaning", () => {
  const rows = settings.map(({ name, preset, meaning }) => `| \`${name}\` | ${preset} | ${meaning} |`);
  const shown = readFileSync("README.md", "utf8")
    .split("\n")
    .filter((line) => /^\| `[A-Z_]+` \|/.test(line));
  expect(shown).toEqual(rows);
});
