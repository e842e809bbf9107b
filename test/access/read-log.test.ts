// The read log: on disk before the answer, grouped, append-only, searched words sealed and at most a row a second.
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listReads, openReads } from "../../db/read-log/reads.ts";
import { createReadLog, type ReadLog } from "../../server/access/read-log.ts";
import { createSecretBox } from "../../server/access/secret-box.ts";
import { sessionOf } from "../support/installation.ts";

const box = createSecretBox(randomBytes(32), (size) => randomBytes(size));
const me = sessionOf("anna", "socialWorker");
let folder: string;
let log: ReadLog;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ambito-reads-"));
  log = createReadLog(openReads(join(folder, "reads.db")), box, { now: () => "2026-03-02T09:00:00.000Z" });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

describe("the read log", () => {
  it("holds a read when the promise resolves, newest first and by filter", async () => {
    await log.recordRead(me, { what: "case", kind: "case-intake", caseId: "c1" });
    await Promise.all([
      log.recordRead(me, { what: "person", kind: "person", caseId: "p1", byGlass: true }),
      log.recordRead(sessionOf("bruno"), { what: "export", kind: "case-intake", answered: 40 }),
    ]);
    const all = listReads(log.db, {}, 10);
    expect(all.map((row) => row.what)).toEqual(["export", "person", "case"]);
    expect(listReads(log.db, { accountId: "anna" }, 10)).toHaveLength(2);
    expect(listReads(log.db, { caseId: "p1", byGlass: true }, 10)).toHaveLength(1);
    expect(listReads(log.db, { before: all[1]?.pos ?? 0 }, 10).map((row) => row.what)).toEqual(["case"]);
    log.close();
  });
  it("takes a page that refreshes itself for one reading, for a minute", async () => {
    let minute = 0;
    const other = createReadLog(openReads(join(folder, "other.db")), box, {
      now: () => `2026-03-02T09:0${minute}:30.000Z`,
    });
    const opened = { kind: "case-intake", caseId: "c1" };
    await other.recordCase(me, opened, { byBrokenGlass: false });
    await other.recordCase(me, opened, { byBrokenGlass: false });
    await other.recordCase(sessionOf("bruno"), opened, { byBrokenGlass: false });
    expect(listReads(other.db, {}, 10)).toHaveLength(2);
    minute = 1;
    await other.recordCase(me, opened, { byBrokenGlass: false });
    expect(listReads(other.db, {}, 10)).toHaveLength(3);
    other.close();
    log.close();
  });
  it("keeps searches to a row a second, losing none, with words only a key opens", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    await log.recordSearch(me, "ros", 9);
    expect(listReads(log.db, { what: "search" }, 10)).toHaveLength(1);
    await log.recordSearch(me, "ross", 4);
    await log.recordSearch(me, "rossignoli", 1);
    await log.recordSearch(sessionOf("bruno"), "verdi", 2);
    vi.advanceTimersByTime(1001);
    const rows = log.db.readSync<{ account_id: string; words: string; answered: number }>(
      "SELECT * FROM read_row ORDER BY pos",
    );
    expect(rows.map((row) => [row.account_id, box.open(row.words), row.answered])).toEqual([
      ["anna", "ros", 9],
      ["bruno", "verdi", 2],
      ["anna", "ross\nrossignoli", 5],
    ]);
    log.close();
    for (const file of ["reads.db", "reads.db-wal"]) {
      const bytes = (() => {
        try {
          return readFileSync(join(folder, file), "latin1");
        } catch {
          return "";
        }
      })();
      expect(bytes).not.toContain("ross");
    }
  });
  it("writes what waits when it closes", async () => {
    await log.recordSearch(me, "bia", 3);
    await log.recordSearch(me, "bianchi", 1);
    log.close();
    const again = openReads(join(folder, "reads.db"));
    expect(listReads(again, {}, 10)).toHaveLength(2);
    again.close();
  });
  it("is append-only, and refuses the answer when it cannot be written", async () => {
    await log.recordRead(me, { what: "case", kind: "case-intake", caseId: "c1" });
    expect(() => log.db.raw.exec("DELETE FROM read_row")).toThrow("append-only");
    log.db.raw.exec("DROP TABLE read_row");
    await expect(log.recordRead(me, { what: "case", kind: "case-intake", caseId: "c2" })).rejects.toThrow();
    log.close();
  });
  it("opens only what it sealed", () => {
    const other = createSecretBox(randomBytes(32), (size) => randomBytes(size));
    expect(other.open(box.seal("parole"))).toBeUndefined();
    expect(box.open("x")).toBeUndefined();
  });
});
