// Exports of work lists: the same rows as the list, contents only where they may be read, what is kept apart left behind, limits,
// the read log, and what becomes of a file that is fetched, cancelled or lost.
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { fieldIs } from "../../workflows/kernel/list-condition.ts";
import { callerOf } from "../support/caller.ts";
import { madeExport, takeExport } from "../support/exports.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const boss = sessionOf("boss", "supervisor");
const worker = sessionOf("worker", "socialWorker");
const guard = sessionOf("guard", { role: "protectionWorker", areas: ["protection"] });
const planner = sessionOf("planner", "coordinator");

let house: Installation;
/** Number of the case of each story. */
const numbers: Record<string, string> = {};

async function open(name: string, more: JsonObject = {}): Promise<void> {
  const [personId, caseId] = [uuidOf(`person ${name}`), uuidOf(`case ${name}`)];
  const who = { surname: `Zampironi${name}`, givenName: "Ada", territory: "020038", fiscalCodeMissing: "unknown" };
  await house.send(boss, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: who });
  const contact = { person: personId, territory: "020038", area: "adults", need: "income", channel: "desk" };
  const payload = { ...contact, requester: "self", contactReason: "Parola sigillata", ...more };
  await house.send(boss, { caseId, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT", payload });
  const report = { reportSource: "self", reportText: "Parola sigillata" };
  await house.send(boss, { caseId, kind: "case-intake", expectedSeq: 1, type: "REPORT", payload: report });
}

beforeAll(async () => {
  house = await install();
  await open("plain");
  await open("second", { territory: "020042" });
  await open("violence", { need: "violence" });
  await open("justice", { need: "justice" });
  await open("child", { area: "protection", need: "childAtRisk" });
  const { rows } = await callerOf(house, boss).queues.page({ view: "all" });
  for (const { person, number } of rows) numbers[person?.replace(/^Zampironi(\w+) Ada$/, "$1") ?? ""] = number;
});
afterAll(() => house.close());
beforeEach(() => {
  house.services.accounts.settings.exportRows = 5_000;
});

const linesOf = (content: Buffer) => content.toString().split("\r\n");
const tableOf = (content: Buffer) => linesOf(content).slice(linesOf(content).indexOf("") + 1, -1);

test("a file holds the rows of the list, in its order, and says who took it, when, why and how filtered", async () => {
  const filter = { view: "all" as const, where: [fieldIs("kind", "case-intake"), fieldIs("comune", "020038")] };
  const purpose = { id: "meeting" as const, words: "équipe del 3 marzo" };
  const { content, name, rows, leftOut } = await takeExport(house, boss, {
    filter,
    purpose,
    columns: ["kind", "number", "dueOn"],
  });
  expect(name).toBe("ambito-2026-03-02-pratiche.csv");
  expect({ rows, leftOut }).toEqual({ rows: 1, leftOut: 3 });
  const [head, ...lines] = tableOf(content);
  expect(head).toBe("Numero;Tipo;Scadenza");
  expect(lines.map((line) => line.split(";")[0])).toEqual([numbers.plain]);
  const about = content.toString().split("\r\n\r\n")[0];
  for (const words of [
    "boss",
    "02/03/2026 10:00",
    "Équipe o riunione: équipe del 3 marzo",
    "Tutte le pratiche",
    "Ostiglia",
  ])
    expect(about).toContain(words);
  expect(about).toContain("3 (tutela minori, violenza, giustizia");
});

test("names are out unless they are chosen, and sealed words never come in", async () => {
  const bare = await takeExport(house, boss, { columns: ["number", "state"] });
  expect(bare.content.toString()).not.toMatch(/Zampironi|sigillata/);
  const full = await takeExport(house, boss, { columns: ["number", "person", "fiscalCode"] });
  expect(full.content.toString()).toContain("Zampironiplain Ada");
  expect(full.content.toString()).not.toContain("sigillata");
  await expect(madeExport(house, boss, { columns: ["secrets"] })).rejects.toMatchObject({
    code: "UNPROCESSABLE_CONTENT",
  });
});

test("whoever may see only that a case is there takes no more away", async () => {
  const { content, rows } = await takeExport(house, planner, { columns: ["number", "person", "birthYear"] });
  expect(rows).toBeGreaterThan(0);
  expect(content.toString()).not.toContain("Zampironi");
  const elsewhere = sessionOf("bice", { role: "socialWorker", territory: "020042" });
  const other = await takeExport(house, elsewhere, {});
  expect(tableOf(other.content).slice(1)).toEqual([numbers.second]);
});

test("child protection, violence and justice stay out of a mixed list; their area alone leaves with who works in it", async () => {
  const mixed = await takeExport(house, boss, {});
  expect(tableOf(mixed.content).slice(1).sort()).toEqual([numbers.plain, numbers.second].sort());
  const filter = { view: "all" as const, where: [fieldIs("area", "protection")] };
  for (const session of [guard, boss]) {
    const alone = await takeExport(house, session, { filter });
    expect(tableOf(alone.content).slice(1)).toEqual([numbers.child]);
    expect(alone.leftOut).toBe(0);
  }
  for (const session of [worker, planner])
    await expect(madeExport(house, session, { filter })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const both = await takeExport(house, boss, {
    filter: { view: "all", where: [fieldIs("area", "protection", "adults")] },
  });
  expect(tableOf(both.content).slice(1)).not.toContain(numbers.child);
});

test("a co-lead for sentences keeps a case apart from then on", async () => {
  await open("shared");
  const before = await takeExport(house, boss, {});
  const shared = { caseId: uuidOf("case shared"), kind: "case-intake", expectedSeq: 2 };
  await house.send(boss, { ...shared, type: "SHARE_CARE", payload: { coLead: "probationOffice" } });
  const after = await takeExport(house, boss, {});
  expect([after.rows - before.rows, after.leftOut - before.leftOut]).toEqual([-1, 1]);
});

test("more rows than the house allows need a supervisor", async () => {
  house.services.accounts.settings.exportRows = 2;
  const id = await madeExport(house, worker, {});
  expect(await callerOf(house, worker).exports.get({ exportId: id })).toMatchObject({
    status: "failed",
    reason: "exportRows",
  });
  expect((await takeExport(house, boss, {})).rows).toBeGreaterThan(1);
});

test("a purpose is asked; 'other' wants words; a calendar holds terms only", async () => {
  const as = callerOf(house, boss).exports;
  const asked = {
    filter: { view: "all" as const },
    subject: "cases" as const,
    format: "csv" as const,
    columns: ["number"],
    locale: "it" as const,
  };
  await expect(as.start({ ...asked, purpose: { id: "other" } })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(as.start({ ...asked, format: "ics", purpose: { id: "check" } })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});

test("terms leave as a calendar and as a table, without a word of the case", async () => {
  const ics = await takeExport(house, boss, { subject: "terms", format: "ics" });
  expect(ics.content.toString()).toContain(`SUMMARY:${numbers.plain} `);
  expect(ics.content.toString()).toMatch(/^BEGIN:VCALENDAR[\s\S]*X-WR-CALDESC:[\s\S]*END:VCALENDAR\r\n$/);
  const csv = await takeExport(house, boss, { subject: "terms", format: "csv" });
  for (const { content } of [ics, csv]) {
    expect(content.toString()).not.toMatch(/Zampironi|sigillata/);
    expect(content.toString()).not.toContain(numbers.child);
  }
  // Rows of the file are terms: a case without an open one has none, one with two has two.
  expect(ics.rows).toBe(ics.content.toString().match(/^BEGIN:VEVENT/gm)?.length);
  expect(csv.rows).toBe(tableOf(csv.content).length - 1);
});

test("it is recorded once it is ready, with how many rows and why; the words stay sealed", async () => {
  const session: Session = sessionOf("recorded", "supervisor");
  const { rows } = await takeExport(house, session, {
    filter: { view: "all", where: [fieldIs("kind", "case-intake")] },
    purpose: { id: "other", words: "Parola del fine" },
  });
  const recorded = listReads(house.services.reads.db, { accountId: "recorded", what: "export" }, 10);
  expect(recorded).toMatchObject([{ kind: "case-intake", answered: rows, purpose: "other" }]);
  expect(readFileSync(join(house.dir, "reads.db"), "latin1")).not.toContain("Parola del fine");
});

test("what waits on the disk says nothing, and goes when it was fetched, thrown away or its time is over", async () => {
  const folder = house.services.folder.exports;
  const files = () => (existsSync(folder) ? readdirSync(folder) : []);
  const before = files().length;
  const id = await madeExport(house, boss, { columns: ["number", "person"] });
  const written = readFileSync(join(folder, id), "latin1");
  expect(written).not.toMatch(/Zampironi|Numero|2026-0/);
  await expect(callerOf(house, worker).exports.get({ exportId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { body } = house.services.exports.take(boss, id);
  expect(await new Response(body).text()).toContain("Zampironi");
  expect(files()).toHaveLength(before);
  const other = await madeExport(house, boss, {});
  await callerOf(house, boss).exports.cancel({ exportId: other });
  expect(files()).toHaveLength(before);
  await expect(callerOf(house, boss).exports.get({ exportId: other })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const fewer = { ...boss, grants: [{ ...boss.grants[0], territory: "020042" }] } as Session;
  const third = await madeExport(house, boss, {});
  expect(() => house.services.exports.take(fewer, third)).toThrow("NOT_FOUND");
});

/** Descriptors of this process on files of the folder. */
const openIn = (folder: string): string[] =>
  readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.startsWith(folder) ? [path] : [];
    } catch {
      return [];
    }
  });

test.runIf(existsSync("/proc/self/fd"))("a download broken off leaves nothing open, and can be had again", async () => {
  const { exports, folder } = house.services;
  const id = await madeExport(house, boss, { columns: ["number", "person"] });
  await exports.take(boss, id).body.cancel();
  const reader = exports.take(boss, id).body.getReader();
  expect((await reader.read()).done).toBe(false);
  await reader.cancel();
  await expect.poll(() => openIn(folder.exports)).toEqual([]);
  expect(exports.listReady(boss).map((one) => one.exportId)).toContain(id);
  expect(exports.listReady(worker)).toEqual([]);
  expect(await new Response(exports.take(boss, id).body).text()).toContain("Zampironi");
  expect(exports.listReady(boss).map((one) => one.exportId)).not.toContain(id);
  await expect.poll(() => openIn(folder.exports)).toEqual([]);
});

test("a file somebody took off the disk is told as gone, before anything is answered", async () => {
  const { exports, folder } = house.services;
  const id = await madeExport(house, boss, {});
  rmSync(join(folder.exports, id));
  expect(() => exports.take(boss, id)).toThrow("NOT_FOUND");
});

test("what is stopped while it is made leaves no file, nothing to fetch and no row", async () => {
  const session = sessionOf("stopper", "supervisor");
  const as = callerOf(house, session).exports;
  const files = () => readdirSync(house.services.folder.exports).length;
  const before = files();
  const { exportId } = await as.start({
    ...{ filter: { view: "all" }, subject: "cases", format: "xlsx", columns: ["number"], locale: "it" },
    purpose: { id: "check" },
  });
  expect(await as.get({ exportId })).toMatchObject({ status: "running" });
  await as.cancel({ exportId });
  await expect(as.get({ exportId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  // The reader takes one job after the other: this one ends after what was stopped.
  await takeExport(house, boss, {});
  expect(files()).toBe(before);
  expect(await as.listReady()).toEqual([]);
  expect(listReads(house.services.reads.db, { accountId: "stopper" }, 10)).toEqual([]);
});

test("a reader that dies is told in words, and the next export is made", async () => {
  const as = callerOf(house, boss).exports;
  const asked = {
    filter: { view: "all" as const },
    subject: "cases" as const,
    format: "csv" as const,
    columns: ["number"],
    locale: "it" as const,
  };
  const { exportId } = await as.start({ ...asked, purpose: { id: "check" } });
  house.killReader();
  for (let tries = 0; tries < 200 && (await as.get({ exportId })).status === "running"; tries++)
    await new Promise((done) => setTimeout(done, 5));
  expect(await as.get({ exportId })).toMatchObject({ status: "failed", reason: "readerLost" });
  expect((await takeExport(house, boss, {})).rows).toBeGreaterThan(0);
});
