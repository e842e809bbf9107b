// What an office meets sooner or later: a full disk, a folder that cannot be written, a clock set back, a cut file, a file
// that another program holds, a second server on the same folder. The server refuses or waits, says what to do, loses
// nothing it has answered, and works again when the cause is gone.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { findFreePort } from "../support/app.ts";
import { idOf } from "../support/production-folder.ts";
import { root } from "../support/source-files.ts";
import { refusalToStart, SmallOffice } from "./small-office.ts";

let office: SmallOffice;
const ends: (() => void)[] = [];
afterEach(async () => {
  await office?.close();
  for (const end of ends.splice(0)) end();
});

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const asRoot = process.getuid?.() === 0;
/** Root that modes of files bind as they do anybody; another user might not even reach the checkout. */
const heldToModes = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"];
const noRoom = { status: 429, body: { code: "LIMIT", details: { reason: "disk" } } };
const busy = { status: 429, body: { code: "LIMIT", details: { reason: "busy" } } };

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 200) throw new Error("it did not come to hold");
    await pause(50);
  }
}

/** Nothing that was refused stands in the log, all that was answered does, and verify holds. */
async function expectWhole(recorded: readonly { commandId: string }[], refused: readonly { commandId: string }[] = []) {
  await office.kill();
  const { problems, commands } = await office.proof();
  expect(problems).toEqual([]);
  expect(recorded.filter(({ commandId }) => !commands.has(commandId))).toEqual([]);
  expect(refused.filter(({ commandId }) => commands.has(commandId))).toEqual([]);
}

/** A small disk of its own, where this process may mount one. */
function smallDisk(mib: number): string | undefined {
  const top = mkdtempSync(join(tmpdir(), "ambito-disk-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${mib}m`, "tmpfs", top]);
  if (status !== 0) rmSync(top, { recursive: true });
  else
    ends.push(() => {
      spawnSync("umount", ["-l", top]);
      rmSync(top, { recursive: true, force: true });
    });
  return status === 0 ? top : undefined;
}

function mayMount(): boolean {
  const mounted = smallDisk(1) !== undefined;
  if (mounted) ends.pop()?.();
  return mounted;
}

describe("a full disk", () => {
  // Elsewhere the next test stands alone.
  const small = mayMount() ? test : undefined;
  small?.("stops recording before it is full, and never ends in a bug", { timeout: 60_000 }, async () => {
    const disk = smallDisk(200) ?? "";
    const top = join(disk, "office");
    mkdirSync(top);
    office = await SmallOffice.open({ top });
    const filler = join(top, "filler");
    const free = () => statfsSync(top).bavail * statfsSync(top).bsize;
    writeFileSync(filler, Buffer.alloc(free() - 32 * 1024 * 1024));
    await pause(1_100);
    const early = office.note();
    expect(await office.send(early)).toMatchObject(noRoom);
    expect(await office.look()).toBe(200);
    expect(office.app.output()).toMatch(/nothing is recorded now: the disk of .* is full: free some space/);
    writeFileSync(join(top, "more"), Buffer.alloc(free()));
    expect(free()).toBe(0);
    expect(await office.send(office.note())).toMatchObject(noRoom);
    for (let i = 0; i < 40; i++) expect([200, 429]).toContain(await office.look());
    await expectWhole([], [early]);
    // It may still start, to be read; then it records as little as before.
    const said = await refusalToStart(office).catch(() => undefined);
    if (said === undefined) expect(await office.send(early)).toMatchObject(noRoom);
    else expect(said).toMatch(/Ambito does not start: the disk of .* is full: free some space/);
    await office.kill();
    rmSync(filler);
    await office.start();
    expect(await office.send(early)).toMatchObject({ status: 200, body: { repeated: false } });
    await expectWhole([early]);
  });

  test("or a limit on files that is met in the middle of a group: nothing of it stays", {
    timeout: 60_000,
  }, async () => {
    office = await SmallOffice.open();
    // The first start loads the district's tables: the file of its log would be larger than anything written to it after.
    await office.app.stop();
    await office.start();
    const limit = (bytes: string) =>
      spawnSync("prlimit", ["--pid", String(office.app.process.pid), `--fsize=${bytes}:`]).status;
    const wal = `${office.files.database}-wal`;
    const refused: ReturnType<SmallOffice["note"]>[] = [];
    const recorded: typeof refused = [];
    for (let kib = 1; refused.length < 40; kib += 3) {
      expect(limit(String(statSync(wal).size + kib * 1024))).toBe(0);
      for (const one of [office.note(), office.note(), office.note()]) {
        const { status, body } = await office.send(one);
        if (status !== 200) expect({ status, body }).toMatchObject(noRoom);
        (status === 200 ? recorded : refused).push(one);
      }
    }
    expect(office.app.output()).toMatch(/nothing is recorded now: the disk of .* fails or refuses larger files/);
    expect(limit("unlimited")).toBe(0);
    const again = await Promise.all(refused.map((one) => office.send(one)));
    expect(again.filter(({ status, body }) => status !== 200 || body.repeated)).toEqual([]);
    await expectWhole([...recorded, ...refused]);
  });
});

test("a folder that cannot be written: it does not start, and says whose it must be", { timeout: 60_000 }, async () => {
  office = await SmallOffice.open();
  await office.app.stop();
  const { dir } = office.folder;
  const modes = (folder: number, file: number) => {
    for (const name of readdirSync(dir)) if (statSync(join(dir, name)).isFile()) chmodSync(join(dir, name), file);
    chmodSync(dir, folder);
  };
  modes(0o555, 0o444);
  const said = await refusalToStart(office, asRoot ? { through: heldToModes } : {});
  expect(said).toMatch(/Ambito does not start: .* cannot be written by the user .*: give that user the folder/);
  modes(0o700, 0o600);
  await office.start();
  await office.must(office.note());
  await expectWhole([]);
});

test("the clock is set back an hour under work: moments never run backwards, days and terms stay", {
  timeout: 60_000,
}, async () => {
  const shiftFile = join(mkdtempSync(join(tmpdir(), "ambito-clock-")), "shift");
  ends.push(() => rmSync(dirname(shiftFile), { recursive: true }));
  // Hours ahead of the accounts, whose rights begin today and whose link lasts a day.
  const setClock = (hours: number) => writeFileSync(shiftFile, String((20 + hours) * 3_600_000));
  setClock(0);
  const clock = {
    nodeArgs: ["--require", join(root, "test/faults/shifted-clock.cjs")],
    env: { CLOCK_SHIFT_FILE: shiftFile },
  };
  office = await SmallOffice.open(clock);
  const sent = [office.note(), office.note(), office.note(), office.note()];
  await office.must(sent[0] ?? {});
  setClock(-1);
  await office.must(sent[1] ?? {});
  const undo = office.command("case-intake", 4, "UNDO", { undoes: 4 });
  expect((await office.send(undo)).status).toBe(200);
  await office.kill();
  // Also a server that starts with the clock still behind goes on from where the log ends.
  await office.start(clock);
  await office.must(sent[2] ?? {});
  setClock(0);
  await office.must(sent[3] ?? {});
  await expectWhole([...sent, undo]);
  const { recordedAt } = await office.proof();
  expect(recordedAt).toEqual([...recordedAt].sort());
  expect(new Set(recordedAt.map(romeDay)).size).toBeLessThanOrEqual(2);
});

describe("a cut file", () => {
  test("of the WAL, anywhere: what is left is whole, and the loss is said", { timeout: 120_000 }, async () => {
    office = await SmallOffice.open();
    const sent = Array.from({ length: 12 }, () => office.note());
    for (const one of sent) await office.must(one);
    // Notices look how long the log is at the start and every minute: what is lost since then nobody can tell.
    await office.kill();
    await office.start();
    await until(() => office.toldUpTo() >= sent.length);
    await office.kill();
    const wal = `${office.files.database}-wal`;
    const kept = join(dirname(office.folder.dir), "kept.db");
    office.keepDatabase(kept);
    const { size } = statSync(wal);
    expect(size).toBeGreaterThan(100_000);
    const restore = () => {
      for (const end of ["", "-wal", "-shm"]) rmSync(office.files.database + end, { force: true });
      for (const end of ["", "-wal"]) cpSync(kept + end, office.files.database + end);
    };
    let before = Number.POSITIVE_INFINITY;
    for (const share of [0.97, 0.9, 0.7, 0.5, 0.3]) {
      restore();
      truncateSync(wal, Math.floor(size * share));
      const { problems, commands } = await office.proof();
      expect(problems).toEqual([]);
      const there = sent.map(({ commandId }) => commands.has(commandId));
      // What is there is what came first, without a gap.
      expect(there).toEqual([...there].sort((a, b) => Number(b) - Number(a)));
      expect(commands.size).toBeLessThanOrEqual(before);
      before = commands.size;
    }
    expect(before).toBeLessThan(sent.length);
    restore();
    truncateSync(wal, Math.floor(size * 0.9));
    await office.start();
    for (const one of sent) expect((await office.send(one)).status).toBe(200);
    expect(office.app.output()).toMatch(/the log is shorter than it was: its newest events are missing/);
    await expectWhole(sent);
  });

  test("of the keys: it does not start before somebody has looked for them", { timeout: 60_000 }, async () => {
    office = await SmallOffice.open();
    await office.app.stop();
    const keys = EmbeddedDriver.open(office.files.keys, { mode: "write" });
    keys.batchSync([{ sql: "DELETE FROM case_key", args: [] }]);
    keys.close();
    expect(await refusalToStart(office)).toMatch(/is older than the database beside it.*Put the newest copy/s);
    await office.start({ env: { ACCEPT_LOST_KEYS: "1" } });
    expect(await office.send(office.note())).toMatchObject({ status: 429, body: { details: { reason: "keyLost" } } });
    const first = { surname: "Nuova", territory: "020038", fiscalCodeMissing: "unknown" };
    await office.must(office.command("person", 0, "OPEN_PERSON", first, idOf("fault-another")));
    await office.app.stop();
    await office.start();
  });

  test("or one that is none: it does not start, and says to put a backup back", { timeout: 60_000 }, async () => {
    office = await SmallOffice.open();
    await office.app.stop();
    writeFileSync(office.files.database, "this is no database ".repeat(1_000));
    expect(await refusalToStart(office)).toMatch(/is damaged: do not go on with it.*npm run restore/s);
  });
});

test("a file that another program holds: colleagues are told to wait, and nothing is lost", {
  timeout: 60_000,
}, async () => {
  office = await SmallOffice.open();
  const other = EmbeddedDriver.open(office.files.database, { mode: "write" });
  other.raw.exec("BEGIN IMMEDIATE");
  const notes = Array.from({ length: 5 }, () => office.note());
  for (const one of notes) expect(await office.send(one)).toMatchObject(busy);
  expect(await office.look()).toBe(200);
  expect(office.app.output()).toMatch(/nothing is recorded now: a file in .* is locked by another program/);
  other.raw.exec("ROLLBACK");
  for (const one of notes) expect(await office.send(one)).toMatchObject({ status: 200, body: { repeated: false } });
  await office.app.stop();
  other.raw.exec("PRAGMA locking_mode=EXCLUSIVE; BEGIN IMMEDIATE; UPDATE setting SET value=value; COMMIT");
  expect(await refusalToStart(office)).toMatch(/Ambito does not start: a file in .* is locked by another program/);
  other.close();
  await expectWhole(notes);
});

test("a second server on the same folder refuses to start, says which process has it, and disturbs nothing", {
  timeout: 60_000,
}, async () => {
  office = await SmallOffice.open();
  const first = office.app;
  const freePort = await findFreePort();
  const said = await refusalToStart(office, { port: freePort });
  expect(said).toContain(`is in use by process ${first.process.pid}`);
  // Also where numbers of processes mean nothing, as between containers: the lock file names nobody alive.
  writeFileSync(office.files.lock, "1999999999 1");
  expect(await refusalToStart(office, { port: freePort })).toMatch(/is in use by process/);
  const note = office.note();
  await office.must(note);
  office.app = first;
  await expectWhole([note]);
});
