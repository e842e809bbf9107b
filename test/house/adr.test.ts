// The list of decisions holds each of them once, in the order of their numbers, under the title it has.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/source-files.ts";

const folder = join(root, "docs/adr");
const files = readdirSync(folder).filter((file) => /^\d{4}-/.test(file));

test("every decision stands in the list, by number and title", () => {
  const rows = readFileSync(join(folder, "README.md"), "utf8")
    .split("\n")
    .flatMap((line) => /^\| \[(\d{4})\]\((.+?)\) \| (.+?) \|$/.exec(line)?.slice(1) ?? []);
  const wanted = files.sort().flatMap((file) => {
    const [heading = ""] = readFileSync(join(folder, file), "utf8").split("\n");
    return [file.slice(0, 4), file, heading.replace(/^# \d+\. /, "")];
  });
  expect(rows).toEqual(wanted);
});

test("a decision has the number of its file", () => {
  for (const file of files)
    expect(readFileSync(join(folder, file), "utf8"), file).toMatch(new RegExp(`^# 0*${Number(file.slice(0, 4))}\\. `));
});
