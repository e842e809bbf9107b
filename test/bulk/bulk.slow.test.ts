// Acts on many cases through the same gate: what the preview says, what the job does, and what it leaves when somebody
// cancels, loses a right, is switched off, or the process ends in the middle.
import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { liveGrants } from "../../db/accounts/history.ts";
import { findJob } from "../../db/bulk/jobs.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { readCaseEvents, readCases, readHead } from "../../db/log/read-log.ts";
import { listReads } from "../../db/read-log/reads.ts";
import { deactivate, endGrant } from "../../server/access/grants.ts";
import { csvRoute } from "../../server/bulk/csv-route.ts";
import { BulkDesk, mostCases } from "../../server/bulk/desk.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { backup, restore } from "../../server/jobs/backup.ts";
import { callerOf } from "../support/caller.ts";
import { sessionOf } from "../support/installation.ts";
import { root } from "../support/source-files.ts";
import { type BulkHouse, now, openBulkHouse, until } from "./house.ts";

let bulk: BulkHouse;
let sara = "";
let anna = "";
let bruno = "";
beforeAll(async () => {
  bulk = await openBulkHouse();
  sara = bulk.made("Sara", "supervisor");
  anna = bulk.made("Anna", "socialWorker");
  bruno = bulk.made("Bruno", "socialWorker", "020042");
});
afterAll(() => bulk.house.close());

const driver = () => bulk.house.services.driver;
const assigneesOf = async (ids: string[]) =>
  (await readCases(driver(), ids)).map(({ snapshot }) => snapshot.doc.head.assignee);
const typesOf = async (caseId: string) => (await readCaseEvents(driver(), caseId, 0, 50)).map((row) => row.type);
const tables = async () => ({
  pos: (await readHead(driver())).pos,
  jobs: await driver().read("SELECT count(*) AS n FROM bulk_job"),
  rows: await driver().read("SELECT count(*) AS n FROM bulk_row"),
});

describe("a preview", () => {
  test("counts what would be taken and the rest by reason, with a few cases of each, and writes nothing", async () => {
    const ids = await bulk.open(sara, 7);
    const far = await bulk.open(sara, 2, "020042");
    await bulk.house.send(bulk.as(sara), { caseId: ids[0] ?? "", kind: "toy", expectedSeq: 1, type: "PROPOSE" });
    const before = await tables();
    const nobody = "00000000-0000-4000-8000-000000000000";
    const seen = await bulk.preview(bruno, "PROPOSE", {}, { ids: [...far, ...ids, nobody] });
    expect(seen).toMatchObject({ status: "ready", total: 10, looked: 10, allowed: 2 });
    // Another comune's cases and one that does not exist look alike, and show no number.
    expect(seen.refused).toEqual([{ kind: "", code: "notFound", count: 8, reasons: [], fields: [], sample: [] }]);
    const hers = await bulk.preview(sara, "PROPOSE", {}, { ids });
    expect(hers.allowed).toBe(6);
    expect(hers.refused).toMatchObject([{ kind: "toy", code: "refused", count: 1, reasons: ["notNow"] }]);
    expect(hers.refused[0]?.sample).toMatchObject([{ caseId: ids[0], number: expect.stringMatching(/^\d{4}-\d{6}$/) }]);
    expect(await tables()).toEqual(before);
  });

  test("is of what the form asks, the claims already taken and each other's, and companions that could not follow", async () => {
    const [one = "", two = "", three = "", other = ""] = await bulk.open(sara, 4);
    const free = await bulk.preview(sara, "TAKE_SLOT", {}, { ids: [one] });
    expect(free.refused).toMatchObject([{ code: "payload", fields: ["slot"] }]);
    await bulk.house.send(bulk.as(sara), {
      ...{ caseId: one, kind: "toy", expectedSeq: 1, type: "TAKE_SLOT", payload: { slot: "preview" } },
    });
    const taken = await bulk.preview(sara, "TAKE_SLOT", { slot: "preview" }, { ids: [two] });
    expect(taken.refused).toMatchObject([{ code: "refused", reasons: ["claim.slot"] }]);
    const both = await bulk.preview(sara, "TAKE_SLOT", { slot: "one place" }, { ids: [two, three] });
    expect([both.allowed, both.refused[0]?.reasons]).toEqual([1, ["claim.slot"]]);
    await bulk.house.send(bulk.as(sara), { caseId: other, kind: "toy", expectedSeq: 1, type: "PROPOSE" });
    const brought = await bulk.preview(sara, "BOTH", { otherId: other }, { ids: [two] });
    expect(brought.refused).toMatchObject([{ code: "refused", reasons: ["notNow"] }]);
  });

  test("takes a whole filter, as the server reads it", async () => {
    const ids = await bulk.open(sara, 30, "020061");
    await bulk.house.send(bulk.as(sara), {
      ...{ caseId: ids[0] ?? "", kind: "toy", expectedSeq: 1, type: "ASSIGN", payload: { assignee: anna } },
    });
    const filter = { view: "unassigned", where: [{ field: "comune", op: "is", values: ["020061"] }] };
    const seen = await bulk.preview(sara, "ASSIGN", { assignee: anna }, { filter });
    expect(seen).toMatchObject({ total: 29, allowed: 29, refused: [] });
    expect((await bulk.preview(bruno, "ASSIGN", { assignee: anna }, { filter })).total).toBe(0);
  });

  test("refuses in words what is sent to one case at a time, and what nobody sends by hand", async () => {
    const ids = await bulk.open(sara, 2);
    const refused = {
      RETURN: "judgment",
      NOTE: "story",
      OPEN: "ownItem",
      WITHDRAW_DOCUMENT: "ownItem",
      UNDO: "ownItem",
    };
    for (const [event, why] of Object.entries(refused))
      await expect(bulk.call(sara).preview({ event, payload: {}, target: { ids } }), event).rejects.toMatchObject({
        cause: { code: "INVALID", details: { reason: "notBulk", why: `alone.${why}` } },
      });
    for (const event of ["TERM_ALARM", "FINISH_BY_OTHER", "NONSENSE"])
      await expect(bulk.call(sara).preview({ event, payload: {}, target: { ids } }), event).rejects.toMatchObject({
        cause: { code: "INVALID", details: { reason: "notBulk" } },
      });
    await expect(bulk.call(sara).getForm({ event: "RETURN", kinds: ["toy"] })).rejects.toMatchObject({
      cause: { details: { reason: "notBulk" } },
    });
    expect((await bulk.call(sara).getForm({ event: "ASSIGN", kinds: ["toy"] })).form.fields).toMatchObject([
      { name: "assignee", kind: "account" },
    ]);
  });

  test("is its maker's own, one at a time, and is for staff", async () => {
    const ids = await bulk.open(sara, 1);
    const mine = await bulk.preview(sara, "PROPOSE", {}, { ids });
    await expect(bulk.call(anna).getPreview({ previewId: mine.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(bulk.call(anna).start({ previewId: mine.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await bulk.preview(sara, "PROPOSE", {}, { ids });
    await expect(bulk.call(sara).getPreview({ previewId: mine.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const tina = callerOf(bulk.house, sessionOf("tina", "trainee")).bulk;
    await expect(tina.preview({ event: "ASSIGN", payload: {}, target: { ids } })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a job", () => {
  test("does what the preview showed, as ordinary events of who asked, and tells each row", async () => {
    const ids = await bulk.open(sara, 150);
    await bulk.house.send(bulk.as(sara), { caseId: ids[9] ?? "", kind: "toy", expectedSeq: 1, type: "PROPOSE" });
    const seen = await bulk.preview(sara, "PROPOSE", {}, { ids });
    const job = await bulk.start(sara, seen.id);
    expect(job).toMatchObject({ status: "done", total: 150, excluded: 1, done: 149, failed: 0, mayUndo: true });
    const events = await readCaseEvents(driver(), ids[0] ?? "", 0, 10);
    expect(events.at(-1)).toMatchObject({ type: "PROPOSE", actor: sara, correlation_id: job.id, behalf_of: "" });
    const { rows, next } = await bulk.call(sara).listRows({ jobId: job.id, limit: 100 });
    expect([rows.length, next]).toEqual([100, 100]);
    expect(rows[9]).toMatchObject({ n: 10, caseId: ids[9], outcome: "refused", excluded: true, reasons: ["notNow"] });
    expect((await bulk.call(sara).listRows({ jobId: job.id, outcome: "done", after: 100 })).rows).toHaveLength(50);
    expect(job.outcomes).toMatchObject([
      { outcome: "done", rows: 149 },
      { outcome: "refused", rows: 1, excluded: true },
    ]);
    // Asked again, it is the same job, and nothing is done twice.
    expect(await bulk.call(sara).start({ previewId: seen.id })).toEqual({ jobId: job.id });
    expect(await typesOf(ids[0] ?? "")).toEqual(["OPEN", "PROPOSE"]);
  });

  test("skips a case that changed since the preview, an assignment too", async () => {
    const ids = await bulk.open(sara, 5);
    const seen = await bulk.preview(sara, "ASSIGN", { assignee: anna }, { ids });
    await bulk.house.send(bulk.as(anna), {
      ...{ caseId: ids[2] ?? "", kind: "toy", expectedSeq: 1, type: "NOTE" },
      payload: { noteKind: "call", text: "nel frattempo" },
    });
    const job = await bulk.start(sara, seen.id);
    expect(job).toMatchObject({ done: 4, failed: 1 });
    expect(job.outcomes.find((one) => one.outcome === "changed")).toMatchObject({ rows: 1 });
    expect(await assigneesOf([ids[2] ?? ""])).toEqual([undefined]);
  });

  test("is seen by who asked and by her supervisor, with the numbers each may list", async () => {
    const ids = await bulk.open(sara, 2, "020042");
    const job = await bulk.start(bruno, (await bulk.preview(bruno, "PROPOSE", {}, { ids })).id);
    await expect(bulk.call(anna).get({ jobId: job.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(bulk.call(anna).listRows({ jobId: job.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await bulk.call(sara).get({ jobId: job.id })).toMatchObject({ name: "Bruno", isOwn: false, mayUndo: false });
    expect((await bulk.call(sara).list({})).jobs.map((one) => one.name)).toContain("Bruno");
    expect((await bulk.call(anna).list({})).jobs).toEqual([]);
    const far = bulk.made("Fara", "supervisor", "020061");
    await expect(bulk.call(far).get({ jobId: job.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const restricted = { restricted: true, readers: bruno, reason: "prova" };
    await bulk.house.send(bulk.as(bruno), {
      ...{ caseId: ids[0] ?? "", kind: "toy", expectedSeq: 2, type: "RESTRICT", payload: restricted },
    });
    const { rows } = await bulk.call(sara).listRows({ jobId: job.id });
    expect(rows.map((row) => row.number === null)).toEqual([true, false]);
    expect(JSON.stringify(await driver().read("SELECT * FROM bulk_job"))).not.toContain("assignee");
  });

  test("gives its outcomes as a CSV that Excel opens, and is recorded as an export", async () => {
    const ids = await bulk.open(sara, 3);
    const job = await bulk.start(sara, (await bulk.preview(sara, "PROPOSE", {}, { ids })).id);
    const get = (who: string) => csvRoute(bulk.house.services, () => bulk.as(who)).request(`/${job.id}/outcomes.csv`);
    expect((await get(anna)).status).toBe(404);
    const answer = await get(sara);
    const bytes = new Uint8Array(await answer.clone().arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = await answer.text();
    const lines = text.replace("\uFEFF", "").trimEnd().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe("numero;tipo;comune;esito;motivo;scaricato da;scaricato il");
    expect(lines[1]).toMatch(/^2026-\d{6};Giocattolo;Ostiglia;Fatto\.;;Sara;2026-03-02T/);
    const reads = listReads(bulk.house.services.reads.db, { accountId: sara, what: "export" }, 10);
    expect(reads).toMatchObject([{ answered: 3 }]);
  });

  test("stops when it is cancelled, and keeps what was done", async () => {
    const ids = await bulk.open(sara, 400);
    const seen = await bulk.preview(sara, "PROPOSE", {}, { ids });
    const { jobId } = await bulk.call(sara).start({ previewId: seen.id });
    expect(await bulk.call(sara).cancel({ id: jobId })).toEqual({ cancelled: true });
    const job = await bulk.ended(sara, jobId);
    expect(job.status).toBe("cancelled");
    expect(job.done).toBeLessThan(400);
    const waiting = (await bulk.call(sara).listRows({ jobId, outcome: "", limit: 200 })).rows;
    expect(waiting.length).toBeGreaterThan(0);
    expect(await typesOf(waiting[0]?.caseId ?? "")).toEqual(["OPEN"]);
    expect(await bulk.call(sara).cancel({ id: jobId })).toEqual({ cancelled: false });
  });

  test.each(["a grant ended", "switched off"])("stops in the middle when the account is %s", async (how) => {
    const { accounts } = bulk.house.services;
    const who = bulk.made("Vera", "socialWorker");
    const ids = await bulk.open(sara, 400);
    const seen = await bulk.preview(who, "PROPOSE", {}, { ids });
    let isDone = false;
    bulk.house.services.port.onHint((hint) => {
      if (isDone || !hint.cases.some(({ caseId }) => ids.includes(caseId))) return;
      isDone = true;
      if (how === "switched off") deactivate(accounts, who, { reason: "left", openCases: 0 }, sara);
      else {
        const [grant] = liveGrants(accounts.db, who, "2026-03-02");
        endGrant(accounts, { accountId: who, grantId: grant?.grantId ?? "" }, sara);
      }
    });
    const { jobId } = await bulk.call(who).start({ previewId: seen.id });
    const job = await until(
      () => findJob(driver(), jobId),
      (one) => one?.endedAt !== null,
    );
    expect(job).toMatchObject({ status: "stopped", reason: how === "switched off" ? "deactivated" : "rightsEnded" });
    expect(job?.done).toBeGreaterThan(0);
    expect(job?.done).toBeLessThan(400);
  });

  test("goes on after the process ended in the middle, and does nothing twice", async () => {
    const ids = await bulk.open(sara, 300);
    const seen = await bulk.preview(sara, "PROPOSE", {}, { ids });
    const { services, open } = bulk.house;
    const given = { port: open.writer, uuid: () => "", nowMs: () => Date.parse(now) };
    // Outcomes of the first slices never reach the file: as if the process had ended between commit and note.
    let lost = 0;
    const forgetful: typeof given.port = Object.assign(Object.create(open.writer), {
      send: open.writer.send.bind(open.writer),
      bulk: async (change: Parameters<typeof open.writer.bulk>[0]) => {
        if (change.what !== "outcomes") return open.writer.bulk(change);
        lost += change.outcomes.length;
        first.stop();
      },
    });
    const first = new BulkDesk(services, { ...given, port: forgetful });
    const preview = services.bulk.findPreview(bulk.as(sara), seen.id);
    if (!preview) throw new Error("no preview");
    const job = await first.start(bulk.as(sara), preview);
    await until(
      async () => lost,
      (count) => count > 0,
    );
    expect(await findJob(driver(), job.id)).toMatchObject({ status: "running", done: 0 });
    await new BulkDesk(services, given).resume();
    const ended = await until(
      () => findJob(driver(), job.id),
      (one) => one?.endedAt !== null,
    );
    expect(ended).toMatchObject({ status: "done", done: 300, failed: 0 });
    for (const id of ids) expect(await typesOf(id)).toEqual(["OPEN", "PROPOSE"]);
  });

  test("that was not wholly written down is given up at the next start", async () => {
    const job = {
      ...{ id: "5d0a0000-0000-4000-8000-000000000001", accountId: sara, type: "PROPOSE", undoOf: "", leaver: "" },
      ...{ asked: "sealed elsewhere", grants: "[]", reason: "", createdAt: now, endedAt: null },
      ...{ status: "preparing" as const, total: 3, excluded: 0, done: 0, failed: 0 },
    };
    await bulk.house.open.writer.bulk({ what: "job", job });
    await bulk.house.services.bulk.resume();
    expect(await findJob(driver(), job.id)).toMatchObject({ status: "stopped", reason: "planUnreadable" });
  });

  test("is let go of when it is old, one at a time", async () => {
    const before = (await bulk.call(sara).list({})).jobs.length;
    bulk.house.at("2026-06-30T09:00:00.000Z");
    await bulk.house.services.bulk.sweep();
    bulk.house.at(now);
    expect((await bulk.call(sara).list({})).jobs.length).toBe(before - 1);
  });

  test("has limits: cases, previews not ready, jobs under way", async () => {
    expect(mostCases).toBe(50_000);
    const ids = await bulk.open(sara, 1);
    await bulk.house.send(bulk.as(sara), { caseId: ids[0] ?? "", kind: "toy", expectedSeq: 1, type: "PROPOSE" });
    const none = await bulk.preview(sara, "PROPOSE", {}, { ids });
    await expect(bulk.call(sara).start({ previewId: none.id })).rejects.toMatchObject({
      cause: { details: { reason: "nothingAllowed" } },
    });
    await expect(
      bulk.call(sara).preview({ event: "PROPOSE", payload: {}, target: { ids: Array(5_001).fill(ids[0]) } }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("taking a whole act back", () => {
  test("undoes every row by the rules of a single undo, and tells those that cannot", async () => {
    const ids = await bulk.open(sara, 80);
    const job = await bulk.start(sara, (await bulk.preview(sara, "ASSIGN", { assignee: anna }, { ids })).id);
    await bulk.house.send(bulk.as(anna), {
      ...{ caseId: ids[3] ?? "", kind: "toy", expectedSeq: 2, type: "NOTE" },
      payload: { noteKind: "call", text: "già al lavoro" },
    });
    const { previewId } = await bulk.call(sara).previewUndo({ jobId: job.id });
    const seen = await bulk.looked(sara, previewId);
    expect(seen).toMatchObject({ total: 80, allowed: 79, refused: [{ code: "changed", count: 1 }] });
    const undo = await bulk.start(sara, previewId);
    expect(undo).toMatchObject({ done: 79, undoOf: job.id, mayUndo: false });
    expect(new Set(await assigneesOf(ids))).toEqual(new Set([undefined, anna]));
    expect(await bulk.call(sara).get({ jobId: job.id })).toMatchObject({ undoneBy: undo.id, mayUndo: false });
    await expect(bulk.call(sara).previewUndo({ jobId: undo.id })).rejects.toMatchObject({
      cause: { details: { reason: "undoStays" } },
    });
  });

  test("is not possible for what has left the office, nor after the window, nor for another's job", async () => {
    const ids = await bulk.open(sara, 3);
    const seen = await bulk.preview(sara, "ALL", {}, { ids });
    expect(seen.irrevocable).toEqual({ count: 3, groups: [{ kind: "toy", reason: "alreadySpread", count: 3 }] });
    for (const irrevocable of [0, 2])
      await expect(bulk.call(sara).start({ previewId: seen.id, irrevocable })).rejects.toMatchObject({
        cause: { code: "INVALID", details: { reason: "irrevocableUnsaid" } },
      });
    const { jobId } = await bulk.call(sara).start({ previewId: seen.id, irrevocable: 3 });
    const job = await bulk.ended(sara, jobId);
    const asked = await bulk.call(sara).previewUndo({ jobId: job.id });
    expect(await bulk.looked(sara, asked.previewId)).toMatchObject({
      allowed: 0,
      refused: [{ code: "refused", reasons: ["alreadySpread"], count: 3 }],
    });
    const others = await bulk.open(sara, 3);
    const late = await bulk.start(sara, (await bulk.preview(sara, "PROPOSE", {}, { ids: others })).id);
    await expect(bulk.call(anna).previewUndo({ jobId: late.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    bulk.house.at("2026-03-02T09:11:00.000Z");
    const { previewId } = await bulk.call(sara).previewUndo({ jobId: late.id });
    expect(await bulk.looked(sara, previewId)).toMatchObject({ allowed: 0, refused: [{ reasons: ["undoTooLate"] }] });
    expect(await bulk.call(sara).get({ jobId: late.id })).toMatchObject({ mayUndo: false });
    bulk.house.at(now);
  });
});

test("a backup carries the jobs; a restored copy goes on with none by itself, and both verify", async () => {
  const { house } = bulk;
  const ids = await bulk.open(sara, 2);
  const job = await bulk.start(sara, (await bulk.preview(sara, "PROPOSE", {}, { ids })).id);
  const running = { ...job, asked: "sealed", grants: "[]", leaver: "", id: "5d0a0000-0000-4000-8000-000000000002" };
  await house.open.writer.bulk({ what: "job", job: { ...running, status: "running", endedAt: null } });
  writeFileSync(join(house.dir, "installation.json"), JSON.stringify({ mode: "demo", createdOn: "2026-03-02" }));
  const copy = join(mkdtempSync(join(tmpdir(), "ambito-bulk-")), "copy");
  const given = {
    ...{ root, workflows: house.services.workflows, masterKey: house.masterKey },
    random: (size: number) => randomBytes(size),
  };
  const scratch = join(mkdtempSync(join(tmpdir(), "ambito-bulk-")), "scratch");
  await backup({ ...given, folder: dataFolder(house.dir), to: copy, scratch });
  const to = join(mkdtempSync(join(tmpdir(), "ambito-bulk-")), "data");
  expect(await restore({ ...given, from: copy, to })).toMatchObject({
    problems: [],
  });
  const restored = EmbeddedDriver.open(join(to, "ambito.db"), { mode: "read" });
  expect(await findJob(restored, job.id)).toMatchObject({ status: "done", done: 2 });
  expect(await findJob(restored, running.id)).toMatchObject({ status: "stopped", reason: "restored" });
  expect(await restored.read("SELECT count(*) AS n FROM bulk_row WHERE job_id=?", [job.id])).toEqual([{ n: 2 }]);
  restored.close();
});
