// An import is taken back whole where nobody used what it brought, and the rest stays and says why; what the preview of it tells is
// what then happens; brought in again, each record stands once.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCases } from "../../db/log/read-log.ts";
import { verify } from "../../server/engine/verify.ts";
import { csvRoute } from "../../server/imports/csv-route.ts";
import { until } from "../bulk/house.ts";
import { errorOf } from "../support/error-of.ts";
import { type Office, openOffice } from "./house.ts";

let office: Office;
let [sara, tea] = ["", ""];
beforeAll(async () => {
  office = await openOffice();
  sara = office.made("Sara", "supervisor");
  tea = office.made("Tea", "supervisor");
});
afterAll(() => office.house.close());

const head = "N. pratica;Cognome;Nome;Data di nascita;Comune;Nucleo;Parentela";
const withCases = { withCases: true, area: "adults" } as const;
const driver = () => office.house.services.driver;
const bring = async (source: string, rows: readonly string[], who = sara) =>
  office.start(who, (await office.preview(who, [head, ...rows].join("\n"), { ...withCases, source })).id);
const linesOf = async (jobId: string, kind: string) => {
  const { rows } = await office.call(sara).imports.listRows({ jobId, limit: 200 });
  return rows.filter((row) => row.kind === kind);
};
const stateOf = async (ids: readonly string[]) => {
  const found = new Map((await readCases(driver(), ids)).map(({ snapshot }) => [snapshot.caseId, snapshot.state]));
  return ids.map((id) => found.get(id));
};
async function foresee(jobId: string) {
  await office.call(sara).imports.lookUndo({ jobId });
  return until(
    () => office.call(sara).imports.getUndo({ jobId }),
    ({ status }) => status !== "looking",
  );
}
const undo = async (jobId: string) => office.ended(sara, (await office.call(sara).imports.undo({ jobId })).jobId);
const found = async (words: string) => (await office.call(sara).people.find({ words })).persons;
const note = { kind: "case-intake", expectedSeq: 2, type: "NOTE", payload: { noteKind: "call", text: "Chiamata" } };

describe("the undo of an import", () => {
  test("takes out all that nobody used, and says of the rest why it stays, as it was foreseen", async () => {
    const job = await bring("Errore", [
      "1;Lugli;Ada;1/2/1950;Ostiglia;L1;Intestataria",
      "2;Lugli;Bea;1/2/1951;Ostiglia;L1;sorella",
      "3;Lugli;Cia;1/2/1952;Ostiglia;;",
    ]);
    expect(job).toMatchObject({ done: 7, failed: 0, mayUndo: true });
    const persons = (await linesOf(job.id, "person")).map(({ caseId }) => caseId);
    const cases = (await linesOf(job.id, "case-intake")).map(({ caseId }) => caseId);
    await office.house.send(office.as(sara), { caseId: cases[1] ?? "", ...note });
    const foreseen = await foresee(job.id);
    expect(foreseen).toMatchObject({ status: "ready", looked: 7, total: 7 });
    expect(foreseen.counts).toEqual([
      { kind: "case-intake", undone: 2, stay: 1 },
      { kind: "household", undone: 1, stay: 0 },
      { kind: "person", undone: 2, stay: 1 },
    ]);
    expect(foreseen.staying.map(({ line, kind, outcome, reasons }) => [line, kind, outcome, reasons])).toEqual([
      [3, "case-intake", "changed", []],
      [3, "person", "refused", ["unused"]],
    ]);
    // Foreseeing writes nothing.
    expect(await stateOf(persons)).toEqual(["identified", "identified", "identified"]);
    const undone = await undo(job.id);
    expect(await office.call(sara).imports.undo({ jobId: job.id })).toEqual({ jobId: undone.id });
    expect(undone).toMatchObject({ status: "done", undoOf: job.id, total: 7, done: 5, failed: 2, mayUndo: false });
    const rows = (await office.call(sara).imports.listRows({ jobId: undone.id, which: "notDone" })).rows;
    expect(rows.map(({ line, kind, outcome, reasons }) => [line, kind, outcome, reasons])).toEqual(
      foreseen.staying.map(({ line, kind, outcome, reasons }) => [line, kind, outcome, reasons]),
    );
    const table = await csvRoute(office.house.services, () => office.as(sara)).request(`/${undone.id}/errors.csv`);
    expect(await table.text()).toContain("qualcuno l’ha cambiata nel frattempo");
    expect(await stateOf(persons)).toEqual(["openedByMistake", "identified", "openedByMistake"]);
    expect(await stateOf(cases)).toEqual(["openedByMistake", "reported", "openedByMistake"]);
    expect((await found("lugli")).map(({ personId }) => personId)).toEqual([persons[1]]);
    expect((await office.call(sara).imports.getJob({ jobId: job.id })).undoneBy).toBe(undone.id);
  });

  test("is done again later for exactly what stayed, once that is as the import left it", async () => {
    const job = await bring("Ancora", [
      "1;Ancora;Ada;1/2/1950;Ostiglia;;",
      "2;Ancora;Bea;1/2/1951;Ostiglia;;",
      "3;Ancora;Cia;1/2/1952;Ostiglia;;",
    ]);
    const cases = (await linesOf(job.id, "case-intake")).map(({ caseId }) => caseId);
    const persons = (await linesOf(job.id, "person")).map(({ caseId }) => caseId);
    const [, second = "", third = ""] = cases;
    for (const caseId of [second, third]) await office.house.send(office.as(sara), { caseId, ...note });
    const first = await undo(job.id);
    expect(first).toMatchObject({ total: 6, done: 2, failed: 4 });
    expect(await office.call(sara).imports.getJob({ jobId: job.id })).toMatchObject({
      ...{ undoneBy: first.id, stayed: 4, mayUndo: true },
    });
    // Nothing has changed: the same rows stay, for the same reasons.
    const still = await foresee(job.id);
    expect(still).toMatchObject({ looked: 4, total: 4 });
    expect(still.staying).toHaveLength(4);
    // The note of one is taken back by who wrote it.
    await office.house.send(office.as(sara), {
      ...{ caseId: second, kind: "case-intake", expectedSeq: 3, type: "UNDO", payload: { undoes: 3 } },
    });
    const foreseen = await foresee(job.id);
    expect(foreseen.counts).toEqual([
      { kind: "case-intake", undone: 1, stay: 1 },
      { kind: "person", undone: 1, stay: 1 },
    ]);
    // Without saying which rest is meant, or of one that is not the last, it is the undoing that was.
    for (const after of [undefined, job.id])
      expect(await office.call(sara).imports.undo({ jobId: job.id, after })).toEqual({ jobId: first.id });
    const { jobId: again } = await office.call(sara).imports.undo({ jobId: job.id, after: first.id });
    expect(await office.call(sara).imports.undo({ jobId: job.id, after: first.id })).toEqual({ jobId: again });
    expect(await office.ended(sara, again)).toMatchObject({ total: 4, done: 2, failed: 2, undoOf: job.id });
    expect(await stateOf(cases)).toEqual(["openedByMistake", "openedByMistake", "reported"]);
    expect(await stateOf(persons)).toEqual(["openedByMistake", "openedByMistake", "identified"]);
    expect(await office.call(sara).imports.getJob({ jobId: job.id })).toMatchObject({ undoneBy: again, stayed: 2 });
    const { rows } = await office.call(sara).imports.listRows({ jobId: again, which: "notDone" });
    expect(rows.map(({ line, kind, outcome, reasons }) => [line, kind, outcome, reasons])).toEqual([
      [4, "case-intake", "changed", []],
      [4, "person", "refused", ["unused"]],
    ]);
  });

  test("leaves out what was taken out by hand meanwhile, and ends where nothing stayed", async () => {
    const job = await bring("Mano", ["1;Mano;Ada;1/2/1950;Ostiglia;;"]);
    const [one] = await linesOf(job.id, "case-intake");
    const caseId = one?.caseId ?? "";
    await office.house.send(office.as(sara), { caseId, ...note });
    const first = await undo(job.id);
    expect(first).toMatchObject({ done: 0, failed: 2 });
    const by = (expectedSeq: number, type: string, payload: object) =>
      office.house.send(office.as(sara), { caseId, kind: "case-intake", expectedSeq, type, payload: { ...payload } });
    await by(3, "STEP_BACK", { undoes: 2, reason: "Aperta per errore" });
    await by(4, "OPENED_BY_MISTAKE", { mistakeReason: "thereAlready" });
    expect(await foresee(job.id)).toMatchObject({ total: 1, counts: [{ kind: "person", undone: 1, stay: 0 }] });
    const { jobId: again } = await office.call(sara).imports.undo({ jobId: job.id, after: first.id });
    expect(await office.ended(sara, again)).toMatchObject({ total: 1, done: 1 });
    expect(await office.call(sara).imports.getJob({ jobId: job.id })).toMatchObject({ stayed: 0, mayUndo: false });
  });

  test("lets a household of many go, and takes from one that was there whom it added", async () => {
    const many = Array.from({ length: 11 }, (_, i) => `m${i};Molti;Nome${i};1/2/19${50 + i};Ostiglia;M1;altro parente`);
    const job = await bring("Molti", many.slice(0, 10));
    expect(job.failed).toBe(0);
    const more = await bring("Molti", many);
    expect(more).toMatchObject({ done: 3, failed: 0 });
    const [household] = await linesOf(job.id, "household");
    const members = async () => {
      const [stored] = await readCases(driver(), [household?.caseId ?? ""]);
      const kept = stored?.snapshot.doc.context.members;
      return Array.isArray(kept) ? kept.length : 0;
    };
    expect(await members()).toBe(11);
    expect((await foresee(more.id)).staying).toEqual([]);
    expect(await undo(more.id)).toMatchObject({ done: 3, failed: 0 });
    expect(await members()).toBe(10);
    // Somebody came and went in the household since it was opened: to the first import that is somebody's work.
    const second = await foresee(job.id);
    expect(second.staying.find(({ kind }) => kind === "household")).toMatchObject({ outcome: "changed" });
  });

  test("and brought in again, each record stands once; undone again, none", async () => {
    const rows = ["1;Ritorni;Ada;1/2/1950;Ostiglia;R1;Intestataria", "2;Ritorni;Bea;1/2/1951;Ostiglia;R1;sorella"];
    const names = async () =>
      (await found("ritorni")).map(({ surname, givenName }) => `${surname} ${givenName}`).sort();
    const accesses = async () => {
      const ask = { unit: "cases", basis: "opened", rows: "kind", from: "2026-01-01", to: "2026-12-31" } as const;
      return (await office.call(sara).counts.group({ ...ask, view: "all" })).total ?? 0;
    };
    const before = await accesses();
    for (let turn = 0; turn < 3; turn++) {
      const job = await bring("Ritorni", rows);
      expect(job).toMatchObject({ done: 5, failed: 0 });
      expect(await names()).toEqual(["Ritorni Ada", "Ritorni Bea"]);
      expect(await accesses()).toBe(before + 2);
      const again = await office.preview(tea, [head, ...rows].join("\n"), { ...withCases, source: "Ritorni" });
      expect(again.makes).toEqual({ persons: 0, cases: 0, households: 0 });
      expect((await foresee(job.id)).staying).toEqual([]);
      expect(await undo(job.id)).toMatchObject({ done: 5, failed: 0 });
      expect(await names()).toEqual([]);
      expect(await accesses()).toBe(before);
    }
    await bring("Ritorni", rows);
    expect(await names()).toEqual(["Ritorni Ada", "Ritorni Bea"]);
  });

  test("is foreseen by nobody else, and of no import that is at work or an undoing itself", async () => {
    const job = await bring("Altrui", ["1;Altrui;Ada;1/2/1950;Ostiglia;;"]);
    for (const asked of [
      office.call(tea).imports.lookUndo({ jobId: job.id }),
      office.call(tea).imports.getUndo({ jobId: job.id }),
      office.call(tea).imports.undo({ jobId: job.id }),
      // Nobody has looked yet.
      office.call(sara).imports.getUndo({ jobId: job.id }),
    ])
      expect((await errorOf(asked)).code).toBe("NOT_FOUND");
    const undone = await undo(job.id);
    expect((await errorOf(office.call(sara).imports.lookUndo({ jobId: undone.id }))).details.reason).toBe("undoStays");
  });
});

test("an account has no more than five imports unfinished, whether it brings in or takes back", async () => {
  const job = await bring("Quanti", ["1;Quanti;Ada;1/2/1950;Ostiglia;;"]);
  const waiting = await office.preview(sara, [head, "2;Quanti;Bea;1/2/1950;Ostiglia;;"].join("\n"), {
    ...{ ...withCases, source: "Quanti" },
  });
  const { open } = office.house;
  const at = office.house.services.clock.now();
  const unfinished = Array.from({ length: 5 }, (_, i) => `00000000-0000-4000-8000-00000000000${i}`);
  for (const id of unfinished)
    await open.writer.bulk({
      what: "importJob",
      job: {
        ...{ id, accountId: sara, asked: "", grants: "", undoOf: "", status: "running", reason: "", createdAt: at },
        ...{ endedAt: null, total: 1, done: 0, failed: 0 },
      },
    });
  const imports = office.call(sara).imports;
  for (const asked of [imports.start({ importId: waiting.id }), imports.undo({ jobId: job.id })]) {
    const error = await errorOf(asked);
    expect([error.code, error.details.reason]).toEqual(["LIMIT", "jobs"]);
  }
  // Others are not held up.
  const hers = await bring("Quanti di Tea", ["1;Quanti;Cia;1/2/1950;Ostiglia;;"], tea);
  expect(hers.failed).toBe(0);
  await open.writer.bulk({
    ...{ what: "importStatus", jobId: unfinished[0] ?? "", from: ["running"], status: "done", reason: "", at },
  });
  expect((await office.start(sara, waiting.id)).failed).toBe(0);
});

test("the log and all its caches hold", async () => {
  const { keys, workflows } = office.house.services;
  const report = await verify({ driver: driver(), keys, tables: await loadTables(driver()), workflows });
  expect(report.problems).toEqual([]);
});
