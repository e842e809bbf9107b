// Ways in which somebody could try to change what happened, each found and named; also by who recomputes every hash
// after the change, which only what was signed, or printed, gives away.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { type EventRow, eventColumns, eventHash, sealRoot } from "../../db/log/event-row.ts";
import { findRoot } from "../../db/log/roots.ts";
import { readRootKeys, rotateRootKeys } from "../../server/engine/root-keys.ts";
import { readRootLines } from "../../server/engine/root-signer.ts";
import { rootCode, rootFingerprint, signRoot } from "../../server/engine/signed-root.ts";
import { verify } from "../../server/engine/verify.ts";
import type { RootTrust } from "../../server/engine/verify-roots.ts";
import type { Installation } from "../support/installation.ts";
import { copyOf, makeProofLog } from "../support/proof-log.ts";

let house: Installation;
let dir: string;
/** Today's database, and the same two days before. */
let driver: EmbeddedDriver;
let older: EmbeddedDriver;
let trust: RootTrust;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "ambito-forge-"));
  house = await makeProofLog((one) => {
    older = copyOf(one, join(dir, "older.db"));
  });
  driver = copyOf(house, join(dir, "copy.db"));
  const lines = readRootLines(join(house.dir, "roots.txt"));
  const publicKeys = readRootKeys(join(house.dir, "demo-root.key"))?.trusted ?? [];
  trust = { lines: { before: lines, after: () => lines }, publicKeys };
});
afterAll(async () => {
  driver.close();
  older.close();
  rmSync(dir, { recursive: true, force: true });
  await house.close();
});

const look = (of: EmbeddedDriver, roots: RootTrust = trust) =>
  verify({ driver: of, workflows: house.services.workflows, keys: house.services.keys, roots });

async function foundAfter(change: () => void, roots: RootTrust = trust): Promise<readonly string[]> {
  driver.raw.exec("BEGIN");
  try {
    change();
    return (await look(driver, roots)).problems;
  } finally {
    driver.raw.exec("ROLLBACK");
  }
}

const sql = (...statements: string[]) => {
  for (const one of statements) driver.raw.exec(one);
};
const one = <T extends object>(text: string): T => driver.readSync<T>(text)[0] as T;

test("nothing is found where nothing was changed", async () => {
  expect((await look(driver)).problems).toEqual([]);
  expect((await look(older, {})).problems).toEqual([]);
});

describe("whoever changes", () => {
  test("a value of an event is told its position and case", async () => {
    const { pos, number } = one<{ pos: number; number: string }>("SELECT pos,number FROM event WHERE type='PROPOSE'");
    const found = await foundAfter(() => sql(`UPDATE event SET payload='{"other":1}' WHERE pos=${pos}`));
    expect(found).toContain(`event ${pos} (${number}): the row was changed`);
  });

  test("the order of two events", async () => {
    const found = await foundAfter(() =>
      sql(
        "UPDATE event SET pos=-1 WHERE pos=7",
        "UPDATE event SET pos=7 WHERE pos=8",
        "UPDATE event SET pos=8 WHERE pos=-1",
      ),
    );
    expect(found.join("\n")).toMatch(/event 7 .*: the row was changed\n/);
    expect(found.join("\n")).toMatch(/event 8 .*: the row was changed\n/);
  });

  test("the end of the log, which is cut off with its seal", async () => {
    const { from_pos, to_pos } = one<{ from_pos: number; to_pos: number }>(
      "SELECT * FROM seal ORDER BY from_pos DESC LIMIT 1",
    );
    const found = await foundAfter(() =>
      sql(
        `DELETE FROM event WHERE pos>=${from_pos}`,
        `DELETE FROM event_sealed WHERE pos>=${from_pos}`,
        `DELETE FROM seal WHERE from_pos=${from_pos}`,
      ),
    );
    expect(found.join("\n")).toContain(`the log has no seal that ends at ${to_pos}`);
  });

  test("what was never said: an event is slipped in at the end", async () => {
    const columns = eventColumns.filter((column) => !["pos", "seq", "command_id"].includes(column)).join(",");
    const found = await foundAfter(() =>
      sql(
        `INSERT INTO event (pos,seq,command_id,${columns}) SELECT (SELECT MAX(pos)+1 FROM event),seq+1,'forged',${columns}
         FROM event WHERE pos=(SELECT MAX(pos) FROM event)`,
      ),
    );
    expect(found.join("\n")).toContain("no seal covers it");
  });

  test("whose words they are: the sealed parts of two events are exchanged", async () => {
    const notes = driver.readSync<{ pos: number }>(
      "SELECT e.pos FROM event e JOIN event_sealed s ON s.pos=e.pos WHERE e.type='NOTE' ORDER BY e.pos LIMIT 2",
    );
    const [a, b] = notes.map(({ pos }) => pos);
    const found = await foundAfter(() =>
      sql(
        `UPDATE event_sealed SET pos=-1 WHERE pos=${a}`,
        `UPDATE event_sealed SET pos=${a} WHERE pos=${b}`,
        `UPDATE event_sealed SET pos=${b} WHERE pos=-1`,
      ),
    );
    for (const pos of [a, b])
      expect(found.join("\n")).toMatch(new RegExp(`event ${pos} .*: a sealed part was changed`));
  });

  test("which field holds which words: two parts of one event exchange their classes", async () => {
    const { pos } = one<{ pos: number }>("SELECT pos FROM event_sealed GROUP BY pos HAVING COUNT(*)>1 LIMIT 1");
    const [x, y] = driver.readSync<{ k: number; class: string }>(
      `SELECT rowid AS k,class FROM event_sealed WHERE pos=${pos} ORDER BY class LIMIT 2`,
    );
    const found = await foundAfter(() =>
      sql(
        `UPDATE event_sealed SET class='between' WHERE rowid=${x?.k}`,
        `UPDATE event_sealed SET class='${x?.class}' WHERE rowid=${y?.k}`,
        `UPDATE event_sealed SET class='${y?.class}' WHERE rowid=${x?.k}`,
      ),
    );
    expect(found.join("\n")).toMatch(new RegExp(`event ${pos} .*: a sealed part was changed`));
  });

  test("a seal, or a signed root", async () => {
    expect(
      await foundAfter(() => sql("UPDATE seal SET root=substr(root,2)||substr(root,1,1) WHERE from_pos=2")),
    ).toContain("seal 2: the root of its group does not match");
    const found = await foundAfter(() => sql("UPDATE signed_root SET pos=pos-1 WHERE n=2"));
    expect(found.join("\n")).toMatch(/signed root 2 of 2026-03-\d\d: its signature does not match/);
  });

  test("the case an event belongs to", async () => {
    const { pos } = one<{ pos: number }>("SELECT MAX(pos) AS pos FROM event WHERE type='NOTE'");
    const { case_id } = one<{ case_id: string }>("SELECT case_id FROM event WHERE type='OPEN' LIMIT 1");
    const found = await foundAfter(() => sql(`UPDATE event SET case_id='${case_id}',seq=99 WHERE pos=${pos}`));
    expect(found.join("\n")).toMatch(new RegExp(`event ${pos} .*: the row was changed`));
    expect(found.join("\n")).toMatch(new RegExp(`event ${pos} .*: the chain is broken`));
  });

  test("a frozen document", async () => {
    const found = await foundAfter(() => sql("UPDATE frozen_row SET row=replace(row,'1','2') WHERE n=3"));
    expect(found.join("\n")).toMatch(/the document frozen at \d+ was changed/);
  });

  test("what the database does by itself", async () => {
    const trigger = "CREATE TRIGGER quiet AFTER INSERT ON event BEGIN DELETE FROM claim; END";
    driver.raw.exec("BEGIN");
    driver.raw.exec(trigger);
    const { openReference } = await import("../../server/open-database.ts");
    const { root } = await import("../support/source-files.ts");
    const report = await verify({
      driver,
      workflows: house.services.workflows,
      reference: await openReference(root, true),
    });
    driver.raw.exec("ROLLBACK");
    expect(report.problems.join("\n")).toContain("definitions: it differs");
  });
});

/** Makes a change and every hash after it anew, up to the snapshots: what can be done without the key. */
function forge(pos: number, change: (row: EventRow) => EventRow): void {
  const hashes = new Map<string, string>();
  for (const row of driver.readSync<EventRow>("SELECT * FROM event ORDER BY pos")) {
    const { hash: _, ...unhashed } = {
      ...(row.pos === pos ? change(row) : row),
      prev_hash: hashes.get(row.case_id) ?? "",
    };
    const made: EventRow = { ...unhashed, hash: eventHash(unhashed) };
    hashes.set(made.case_id, made.hash);
    driver.raw
      .prepare<(string | number)[]>("UPDATE event SET occurred_on=?,prev_hash=?,hash=? WHERE pos=?")
      .run(made.occurred_on, made.prev_hash, made.hash, made.pos);
  }
  let root = "";
  for (const { from_pos, to_pos } of driver.readSync<{ from_pos: number; to_pos: number }>(
    "SELECT * FROM seal ORDER BY from_pos",
  )) {
    const group = driver.readSync<{ hash: string }>("SELECT hash FROM event WHERE pos BETWEEN ? AND ? ORDER BY pos", [
      from_pos,
      to_pos,
    ]);
    root = sealRoot(
      root,
      group.map(({ hash }) => hash),
    );
    driver.raw.prepare<(string | number)[]>("UPDATE seal SET root=? WHERE from_pos=?").run(root, from_pos);
  }
  for (const [caseId, hash] of hashes)
    driver.raw.prepare<string[]>("UPDATE snapshot SET last_hash=? WHERE case_id=?").run(hash, caseId);
}

describe("whoever makes all hashes anew after a change", () => {
  const backdate = () => forge(20, (row) => ({ ...row, occurred_on: "2026-01-01" }));

  test("is found by the signed roots, and by nothing else", async () => {
    const found = await foundAfter(backdate);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((text) => !/^signed root \d+ of .*: the log has another root at/.test(text))).toEqual([]);
  });

  test("and signs new roots with a key of her own, is found by the key, by the copy and by a printed page", async () => {
    const printed = rootCode((await findRoot(driver, 6)) as NonNullable<Awaited<ReturnType<typeof findRoot>>>);
    const keyFile = join(dir, "forger.key");
    const resign = () => {
      backdate();
      const { privateKey } = readRootKeys(keyFile) as NonNullable<ReturnType<typeof readRootKeys>>;
      let previous = "";
      for (const row of driver.readSync<{ n: number; pos: number; kind: "daily"; day: string; signed_at: string }>(
        "SELECT * FROM signed_root ORDER BY n",
      )) {
        const { root } = one<{ root: string }>(`SELECT root FROM seal WHERE to_pos=${row.pos}`);
        const made = signRoot({ ...row, root, previous, signedAt: row.signed_at }, privateKey);
        previous = rootFingerprint(made);
        driver.raw
          .prepare<(string | number)[]>("UPDATE signed_root SET root=?,previous=?,public_key=?,signature=? WHERE n=?")
          .run(made.root, made.previous, made.publicKey, made.signature, made.n);
      }
    };
    const { makeRootKeys } = await import("../../server/engine/root-keys.ts");
    makeRootKeys(keyFile, (size) => house.services.random(size));
    expect(await foundAfter(resign, {})).toEqual([]);
    expect((await foundAfter(resign, { publicKeys: trust.publicKeys ?? [] })).join("\n")).toContain(
      "signed with an unknown key",
    );
    expect((await foundAfter(resign, { lines: trust.lines as NonNullable<RootTrust["lines"]> })).join("\n")).toContain(
      "the copy outside the database says otherwise",
    );
    expect((await foundAfter(resign, { codes: [printed] })).join("\n")).toMatch(
      /the printed root of .*: the log has another at/,
    );
  });
});

test("whoever puts back an older database is found by the copy of the roots and by a printed page", async () => {
  expect((await look(older)).problems.join("\n")).toContain("the copy outside the database says otherwise");
  const last = await findRoot(driver, 6);
  const codes = last ? [rootCode(last)] : [];
  expect((await look(older, { codes })).problems).toEqual([
    `the printed root of ${last?.day}: the log has no seal that ends at ${last?.pos}`,
  ]);
});

test("a new key signs from its day on, and what the old one signed still verifies", async () => {
  const keyFile = join(house.dir, "demo-root.key");
  const before = readRootKeys(keyFile)?.trusted ?? [];
  rotateRootKeys(keyFile, (size) => house.services.random(size));
  const trusted = readRootKeys(keyFile)?.trusted ?? [];
  expect(trusted).toEqual([trusted[0], ...before]);
  house.at("2026-03-13T09:00:00.000Z");
  expect(await house.services.roots.signMissing()).toBe(1);
  const live = house.services.driver as EmbeddedDriver;
  const lines = readRootLines(join(house.dir, "roots.txt"));
  const report = await look(live, { publicKeys: trusted, lines: { before: lines, after: () => lines } });
  expect(report.problems).toEqual([]);
  expect(report.signedRoots).toBe(7);
  expect((await look(live, { publicKeys: before })).problems.join("\n")).toContain(
    "signed root 7 of 2026-03-12: it is signed with an unknown key",
  );
});
