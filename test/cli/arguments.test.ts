// What the commands answer to arguments they do not know or cannot use: how the command is typed, or what is missing, and
// nothing is written and no minutes are spent before.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backupCommand } from "../../server/cli/backup.ts";
import type { CommandContext } from "../../server/cli/command.ts";
import { drillCommand } from "../../server/cli/drill.ts";
import { exportArchiveCommand } from "../../server/cli/export-archive.ts";
import { restoreCommand } from "../../server/cli/restore.ts";
import { rootKeyCommand } from "../../server/cli/root-key.ts";
import { upgradeCommand } from "../../server/cli/upgrade.ts";
import { verifyCommand, wordsOf } from "../../server/cli/verify.ts";
import { workflowCommand } from "../../server/cli/workflow.ts";
import { readConfig } from "../../server/config.ts";
import { workflows } from "../../workflows/registry.ts";
import { readArguments } from "../faults/arguments.ts";

const root = resolve(import.meta.dirname, "../..");
type Command = (context: CommandContext, args: string[]) => Promise<number>;
let dir: string;
let said: string[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "ambito-arguments-"));
  said = [];
  writeFileSync(join(dir, "installation.json"), JSON.stringify({ mode: "demo", createdOn: "2026-01-01" }));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const run = (command: Command, args: string[], dataDir = dir) =>
  command(
    {
      ...{ root, workflows, config: readConfig({ DATA_DIR: dataDir }, dir) },
      wall: () => new Date("2026-11-22T09:00:00.000Z"),
      random: (size) => randomBytes(size),
      say: (line) => said.push(line),
    },
    args,
  );

test.each<[string, Command, string[], RegExp]>([
  ["verify foo", verifyCommand, ["foo"], /npm run verify \[-- --root "AMBITO1 …"\] \[-- --archive FILE\]/],
  ["verify --root", verifyCommand, ["--root"], /npm run verify/],
  ["backup --to", backupCommand, ["--to"], /npm run backup \[-- --to FOLDER\]/],
  ["restore", restoreCommand, [], /npm run restore -- --from BACKUP/],
  ["drill foo", drillCommand, ["foo"], /npm run drill, and nothing after it/],
  ["export-archive", exportArchiveCommand, [], /npm run export-archive -- --to FILE/],
  ["root-key --rotate no", rootKeyCommand, ["--rotate"], /npm run root-key \[-- --rotate yes\]/],
  ["upgrade", upgradeCommand, [], /npm run upgrade -- --rehearse/],
  ["workflow versions foo", workflowCommand, ["versions", "foo"], /npm run workflow -- versions/],
  ["workflow migrate", workflowCommand, ["migrate", "case-intake"], /npm run workflow -- migrate ID --plan FILE/],
])("%s says how the command is typed", async (_, command, args, told) => {
  await expect(run(command, args)).rejects.toThrow(told);
});

describe("what cannot be used is told by its name, before any work", () => {
  test("a text that is no printed root is not a fault of the log", async () => {
    await expect(run(verifyCommand, ["--root", "AMBITO1 x"])).rejects.toThrow(/--root: expected the text of the code/);
    await expect(run(verifyCommand, ["--archive", join(dir, "none")])).rejects.toThrow(/there is no file .*none/);
    expect(said).toEqual([]);
  });

  test("a folder that is not there, or is no backup", async () => {
    await expect(run(exportArchiveCommand, ["--to", join(dir, "none/archive")])).rejects.toThrow(/none is no folder/);
    await expect(run(restoreCommand, ["--from", join(dir, "none")], join(dir, "to"))).rejects.toThrow(
      /none is no backup/,
    );
  });

  test("a demo's backup is restored with the demo's own keys: none is made in their place", async () => {
    mkdirSync(join(dir, "bk/data"), { recursive: true });
    writeFileSync(join(dir, "bk/data/installation.json"), JSON.stringify({ mode: "demo", createdOn: "2026-01-01" }));
    const to = join(dir, "to");
    await expect(run(restoreCommand, ["--from", join(dir, "bk")], to)).rejects.toThrow(/--demo-keys/);
    expect(existsSync(to)).toBe(false);
  });
});

test("the summary of verify says of events that they were decided again, not of files", () => {
  const counted = { events: 7, cases: 3, seals: 2, sealedParts: 4, files: 5, redecided: 7, signedRoots: 1 };
  expect(wordsOf({ ...counted, problems: [], found: 0 } as unknown as Parameters<typeof wordsOf>[0])).toEqual([
    "7 events of 3 cases, 2 seals, 4 sealed parts",
    "7 events decided again by their own version",
    "5 files of documents, 1 signed roots",
  ]);
});

test("the long runs of faults know what was typed, or say how it is typed", () => {
  for (const wrong of [
    ["kill", "--minutes"],
    ["kill", "--foo", "1"],
    ["kill", "random"],
    ["random", "--events", "x"],
    [],
  ])
    expect(readArguments(wrong)).toBeUndefined();
  expect(readArguments(["kill", "--minutes", "0.5"])).toMatchObject({ run: "kill", minutes: 0.5, seed: undefined });
  expect(readArguments(["random", "--seed", "7"])).toMatchObject({ run: "random", events: 1_000_000, seed: 7 });
});
