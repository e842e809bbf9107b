// What keeps the server from starting is said with what to do about it; the errors are the real ones of files and of SQLite.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { troubleOf } from "../../db/driver/trouble.ts";
import { ConfigError } from "../../server/config.ts";
import { hindrance } from "../../server/errors.ts";
import { whyNot } from "../../server/trouble.ts";

const dir = mkdtempSync(join(tmpdir(), "ambito-trouble-"));
afterAll(() => rmSync(dir, { recursive: true }));

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

test("a file that another connection holds is locked: who waits is told to come again", () => {
  const [one, other] = [0, 1].map(() =>
    EmbeddedDriver.open(join(dir, "held.db"), { mode: "write", busyTimeoutMs: 10 }),
  );
  one?.raw.exec("BEGIN IMMEDIATE");
  const error = thrownBy(() => other?.batchSync([]));
  one?.close();
  other?.close();
  expect(troubleOf(error)).toBe("locked");
  expect(hindrance(error)).toMatchObject({ code: "LIMIT", details: { reason: "busy" } });
  expect(whyNot(error, "/d")).toBe(
    "Ambito does not start: a file in /d is locked by another program (a copy, a viewer, a backup of its own): close that program.",
  );
});

test("a damaged file is no limit: nobody should try again", () => {
  const file = join(dir, "damaged.db");
  writeFileSync(file, "no database ".repeat(1_000));
  const error = thrownBy(() => EmbeddedDriver.open(file, { mode: "write" }));
  expect(troubleOf(error)).toBe("damaged");
  expect(hindrance(error)).toBeUndefined();
  expect(whyNot(error, "/d")).toContain("put the last backup into an empty one (npm run restore)");
});

test("a folder that is not there, a port in use, a wrong setting", async () => {
  const error = thrownBy(() => EmbeddedDriver.open(join(dir, "none", "a.db"), { mode: "read" }));
  expect(whyNot(error, "/d")).toMatch(/^Ambito does not start: \/d cannot be written by the user /);
  const first = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => first.once("listening", done));
  const { port } = first.address() as { port: number };
  const second = createServer().listen(port, "127.0.0.1");
  const taken = await new Promise((done) => second.once("error", done));
  first.close();
  expect(whyNot(taken, "/d")).toContain(`port ${port} is used by another program`);
  expect(whyNot(new ConfigError("PORT", "a number"), "/d")).toBe("Setting PORT: expected a number.");
});

test("what is no trouble from outside stays a bug", () => {
  const error = thrownBy(() => readFileSync(join(dir, "nothing")));
  expect(troubleOf(error)).toBeUndefined();
  expect(hindrance(new Error("x"))).toBeUndefined();
});
