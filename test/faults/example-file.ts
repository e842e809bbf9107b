// The regional platform's example file, line by line: what the fault tests import.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/source-files.ts";

/** The header first. */
export const exampleLines = (): string[] =>
  readFileSync(join(root, "db/seed/data/applications-example.csv"), "utf8").split("\r\n");
