// npm run admin: the first administrator gets in by a link; nothing secret is an argument or stays in the file.

import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { adminCommand } from "../../server/cli/admin.ts";
import { readConfig } from "../../server/config.ts";
import { openFolder } from "../../server/data-folder.ts";

let dir: string;
let said: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "ambito-admin-"));
  said = [];
  openFolder(readConfig({ DATA_DIR: join(dir, "data"), DEMO: "1" }, dir), "2026-03-02");
});
afterEach(() => rmSync(dir, { recursive: true }));

const admin = (...args: string[]) =>
  adminCommand(
    {
      root: dir,
      config: readConfig({ DATA_DIR: join(dir, "data"), BASE_URL: "https://ambito.example" }, dir),
      workflows: [],
      wall: () => new Date("2026-03-02T09:00:00.000Z"),
      random: (size) => randomBytes(size),
      say: (line) => said.push(line),
    },
    args,
  );
const ada = [
  "--name",
  "Ada Prova",
  "--email",
  "Ada@ente.example",
  "--role",
  "administrator",
  "--territory",
  "district",
];

describe("the admin command", () => {
  it("prints a one-time link on the public address, and lists who waits", async () => {
    expect(await admin("create-user", ...ada)).toBe(0);
    expect(said.at(-1)).toMatch(/^https:\/\/ambito\.example\/#\/benvenuto\/[\w-]{43}$/);
    await admin("list");
    expect(said.at(-1)).toBe("ada@ente.example\tAda Prova\tadministrator\tlink not used yet");
    await admin("link", "--email", "ada@ente.example");
    expect(said.at(-1)).toMatch(/benvenuto/);
    await admin("deactivate", "--email", "ada@ente.example");
    await expect(admin("link", "--email", "ada@ente.example")).rejects.toThrow("no active account");
  });
  it("says what it expected", async () => {
    expect(await admin()).toBe(2);
    expect(said.join()).toContain("create-user");
    await admin("create-user", ...ada);
    await expect(admin("create-user", ...ada)).rejects.toThrow("use link");
    await expect(admin("create-user", ...ada, "--password", "x")).rejects.toThrow("--name VALUE");
    await expect(admin("create-user", "--name", "X", "--email", "x@y.zz")).rejects.toThrow("--role");
    const clerk = ["--name", "X", "--email", "x@y.zz", "--role", "adminClerk"];
    await expect(admin("create-user", ...clerk, "--territory", "Ostiglia")).rejects.toThrow("--territory");
    await expect(admin("create-user", ...clerk, "--territory", "020038", "--areas", "sport")).rejects.toThrow(
      "--areas",
    );
    expect(await admin("create-user", ...clerk, "--territory", "020038,020062", "--areas", "adults,elderly")).toBe(0);
  });
});
