// Mistakes and second thoughts through the real gate: undo, step back, correction and its settlement. Nothing is erased,
// caches follow, verify holds, and who may not, may not.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { loadPast } from "../../server/engine/past.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { AppError } from "../../server/errors.ts";
import { decide } from "../../workflows/kernel/decide.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { maxLater } from "../../workflows/kernel/past.ts";
import { person } from "../../workflows/person/index.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { circumstances, currentOf } from "../support/pure-case.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
const carla = sessionOf("carla", "socialWorker");
const bruno = sessionOf("bruno", "supervisor");
let n = 0;

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow, person] });
});
afterAll(async () => {
  const { driver, keys } = house.services;
  const report = await verify({
    ...{ driver, keys, tables: await loadTables(driver) },
    workflows: new Map([toyWorkflow, person].map((workflow) => [workflow.id, workflow])),
  });
  await house.close();
  expect(report.problems).toEqual([]);
});

async function snapshot(caseId: string) {
  const [one] = await readCases(house.services.driver, [caseId]);
  if (!one) throw new Error("the case is not stored");
  return one.snapshot;
}

async function act(session: Session, caseId: string, type: string, payload: JsonObject = {}) {
  const { seq: expectedSeq } = await snapshot(caseId);
  return house.send(session, { caseId, expectedSeq, type, payload });
}

async function opened(payload: JsonObject = {}): Promise<string> {
  n += 1;
  const caseId = uuidOf(`mend-${n}`);
  const first = { territory: "020038", ...payload };
  await house.send(anna, { caseId, kind: "toy", expectedSeq: 0, type: "OPEN", payload: first });
  return caseId;
}

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("nothing was refused");
  return error.details.refusal?.reasons[0] ?? error.code;
}

describe("undo", () => {
  test("the case stands as before, the step stays in its history, marked", async () => {
    const caseId = await opened({ illness: "influenza" });
    const before = await snapshot(caseId);
    await act(anna, caseId, "PROPOSE");
    const sent = await act(anna, caseId, "UNDO", { undoes: 2 });
    expect(sent.state).toBe("open");
    const after = await snapshot(caseId);
    expect(after.seq).toBe(3);
    expect(after.doc.takenBack).toEqual({ 2: 3 });
    expect({ ...after.doc, takenBack: {}, by: {} }).toEqual({ ...before.doc, by: {} });
    expect(await reasonOf(act(anna, caseId, "UNDO", { undoes: 2 }))).toBe("alreadyTakenBack");
    expect(await reasonOf(act(anna, caseId, "UNDO", { undoes: 3 }))).toBe("mendStays");
    expect(await reasonOf(act(anna, caseId, "UNDO", { undoes: 1 }))).toBe("openingStays");
    expect(await reasonOf(act(anna, caseId, "UNDO", { undoes: 9 }))).toBe("INVALID");
  });

  test("several own steps are undone one after the other, and terms run again", async () => {
    const caseId = await opened();
    await act(anna, caseId, "PROPOSE");
    await act(bruno, caseId, "APPROVE");
    expect((await snapshot(caseId)).doc.deadlines.answer?.status).toBe("met");
    await act(bruno, caseId, "UNDO", { undoes: 3 });
    const { state, doc } = await snapshot(caseId);
    expect([state, doc.deadlines.answer?.status, doc.head.closed]).toEqual(["proposed", "running", undefined]);
    expect(await reasonOf(act(anna, caseId, "UNDO", { undoes: 2 }))).toBe("actedSince");
  });

  test("is for who did it, while nobody acted since and the window is open", async () => {
    const caseId = await opened();
    await act(anna, caseId, "PROPOSE");
    expect(await reasonOf(act(carla, caseId, "UNDO", { undoes: 2 }))).toBe("notYours");
    await act(carla, caseId, "NOTE", { noteKind: "call", text: "Ha telefonato" });
    expect(await reasonOf(act(anna, caseId, "UNDO", { undoes: 2 }))).toBe("actedSince");
    house.at("2026-03-02T09:10:00.000Z");
    await act(carla, caseId, "UNDO", { undoes: 3 });
    house.at("2026-03-02T09:21:00.000Z");
    await act(carla, caseId, "NOTE", { noteKind: "call", text: "Un'altra" });
    house.at("2026-03-02T09:31:01.000Z");
    expect(await reasonOf(act(carla, caseId, "UNDO", { undoes: 5 }))).toBe("undoTooLate");
    house.at("2026-03-02T09:32:00.000Z");
  });

  test("gives back what was claimed and links what was linked; another's claim is not taken", async () => {
    const first = await opened();
    const second = await opened();
    await act(anna, first, "TAKE_SLOT", { slot: "letto" });
    expect(await reasonOf(act(anna, second, "TAKE_SLOT", { slot: "letto" }))).toBe("claim.slot");
    await act(anna, first, "UNDO", { undoes: 2 });
    expect((await act(anna, second, "TAKE_SLOT", { slot: "letto" })).ok).toBe(true);
  });

  test("what brought another case along takes it back too, or nothing at all", async () => {
    const one = await opened();
    const other = await opened();
    await act(anna, one, "BOTH", { otherId: other });
    expect((await snapshot(other)).state).toBe("done");
    await act(anna, one, "UNDO", { undoes: 2 });
    expect([(await snapshot(one)).state, (await snapshot(other)).state]).toEqual(["open", "open"]);
    expect((await snapshot(other)).doc.takenBack).toEqual({ 2: 3 });
    await act(anna, one, "BOTH", { otherId: other });
    expect(await reasonOf(act(anna, other, "UNDO", { undoes: 4 }))).toBe("FORBIDDEN");
  });

  test("what has left the office is not undone, and says why", async () => {
    const caseId = await opened();
    await act(anna, caseId, "ALL");
    expect(await reasonOf(act(anna, caseId, "UNDO", { undoes: 2 }))).toBe("alreadySpread");
  });
});

describe("step back", () => {
  test("takes back the last step with a reason, leaving what others wrote since", async () => {
    const caseId = await opened();
    await act(anna, caseId, "PROPOSE");
    await act(carla, caseId, "NOTE", { noteKind: "call", text: "Nel frattempo" });
    await act(carla, caseId, "ASSIGN", { assignee: "carla" });
    house.at("2026-03-20T09:00:00.000Z");
    expect(await reasonOf(act(carla, caseId, "STEP_BACK", { undoes: 2 }))).toBe("INVALID");
    await act(carla, caseId, "STEP_BACK", { undoes: 2, reason: "Proposta sulla persona sbagliata" });
    const { state, doc } = await snapshot(caseId);
    expect([state, doc.head.assignee, doc.sealed.text?.seq, doc.sealed.reason?.seq]).toEqual(["open", "carla", 3, 5]);
    expect(doc.head.waitingFor).toBeUndefined();
  });

  test("only from the last step, never from a note or an opening", async () => {
    const caseId = await opened();
    await act(anna, caseId, "NOTE", { noteKind: "call", text: "x" });
    await act(anna, caseId, "PROPOSE");
    await act(bruno, caseId, "APPROVE");
    const why = { reason: "Sbagliato" };
    expect(await reasonOf(act(bruno, caseId, "STEP_BACK", { undoes: 3, ...why }))).toBe("notTheLast");
    expect(await reasonOf(act(bruno, caseId, "STEP_BACK", { undoes: 2, ...why }))).toBe("notAStep");
    expect(await reasonOf(act(bruno, caseId, "STEP_BACK", { undoes: 1, ...why }))).toBe("openingStays");
    expect(await reasonOf(act(anna, caseId, "STEP_BACK", { undoes: 4, ...why }))).toBe("supervisorOnly");
    await act(bruno, caseId, "STEP_BACK", { undoes: 4, ...why });
    await act(bruno, caseId, "STEP_BACK", { undoes: 3, ...why });
    expect((await snapshot(caseId)).state).toBe("open");
  });
});

describe("correction", () => {
  const mend = (corrects: number, values: JsonObject, more: JsonObject = {}) => ({
    corrects,
    mendReason: "Trascritto male",
    values,
    ...more,
  });

  test("a sealed fact: both values stay, the right one stands", async () => {
    const caseId = await opened({ story: "Storia sbagliata", illness: "nessuna" });
    await act(anna, caseId, "CORRECT", mend(1, { territory: "020038", story: "Storia giusta", illness: "nessuna" }));
    const { doc } = await snapshot(caseId);
    expect(doc.corrections).toEqual({ 2: { corrects: 1, fields: ["story"], outcome: "applied" } });
    expect([doc.sealed.story?.seq, doc.sealed.illness?.seq]).toEqual([2, 1]);
  });

  test("a missing fact given later is no longer to be completed; one that should be empty is emptied", async () => {
    const caseId = await opened({ story: "x" });
    expect((await snapshot(caseId)).doc.todo.illness).toBeDefined();
    await act(anna, caseId, "CORRECT", mend(1, { territory: "020038", illness: "asma" }));
    const { doc } = await snapshot(caseId);
    expect([doc.todo.illness, doc.sealed.illness?.seq, doc.sealed.story]).toEqual([undefined, 2, undefined]);
  });

  test("a wrong day moves the term: it waits until somebody decides, and is then applied", async () => {
    const caseId = await opened({ illness: "nessuna" });
    await act(
      anna,
      caseId,
      "CORRECT",
      mend(1, { territory: "020038", illness: "nessuna" }, { correctedOn: "2026-03-10" }),
    );
    const pending = await snapshot(caseId);
    expect(pending.doc.corrections[2]?.outcome).toBe("pending");
    expect(pending.doc.todo.correction2).toMatchObject({ event: "SETTLE_CORRECTION", owner: "anna" });
    const before = pending.doc.deadlines.answer?.dueOn;
    await act(anna, caseId, "SETTLE_CORRECTION", { settles: 2, choice: "apply", reason: "Giorno giusto" });
    const { doc } = await snapshot(caseId);
    expect([before, doc.deadlines.answer?.dueOn]).toEqual(["2026-04-20", "2026-04-09"]);
    expect([doc.corrections[2]?.outcome, doc.todo.correction2]).toEqual(["applied", undefined]);
    expect(await reasonOf(act(anna, caseId, "SETTLE_CORRECTION", { settles: 2, choice: "keep", reason: "x" }))).toBe(
      "notPending",
    );
  });

  test("a step corrected since can still be taken back", async () => {
    const caseId = await opened({ illness: "n" });
    await act(anna, caseId, "PROPOSE");
    await act(bruno, caseId, "APPROVE");
    const day = { corrects: 3, mendReason: "Ieri", values: {}, correctedOn: "2026-03-18" };
    await act(bruno, caseId, "CORRECT", day);
    expect((await snapshot(caseId)).doc.corrections[4]?.outcome).toBe("applied");
    await act(bruno, caseId, "STEP_BACK", { undoes: 3, reason: "Non andava approvata" });
    const { state, doc } = await snapshot(caseId);
    expect([state, doc.deadlines.answer?.status]).toEqual(["proposed", "running"]);
  });

  test("what would have been refused later is not applied by itself", async () => {
    const parentId = await opened();
    const closed = await opened();
    await act(anna, closed, "PROPOSE");
    await act(bruno, closed, "APPROVE");
    const caseId = await opened({ parentId, illness: "n" });
    await act(anna, caseId, "CORRECT", mend(1, { territory: "020038", illness: "n", parentId: closed }));
    const { doc } = await snapshot(caseId);
    expect(doc.corrections[2]?.outcome).toBe("pending");
    const apply = act(anna, caseId, "SETTLE_CORRECTION", { settles: 2, choice: "apply", reason: "x" });
    expect(await reasonOf(apply)).toMatch(/^correction/);
    await act(anna, caseId, "SETTLE_CORRECTION", { settles: 2, choice: "keep", reason: "Resta il legame di prima" });
    expect((await snapshot(caseId)).doc.corrections[2]?.outcome).toBe("kept");
  });

  test("needs a reason, a difference, and the right to record the fact", async () => {
    const caseId = await opened({ story: "x", illness: "n" });
    const same = { territory: "020038", story: "x", illness: "n" };
    expect(await reasonOf(act(anna, caseId, "CORRECT", mend(1, same)))).toBe("nothingCorrected");
    expect(await reasonOf(act(anna, caseId, "CORRECT", { ...mend(1, same), mendReason: " " }))).toBe("INVALID");
    expect(await reasonOf(act(anna, caseId, "CORRECT", mend(1, { ...same, territory: "020042" })))).toBe("placeStays");
    expect(await reasonOf(act(anna, caseId, "CORRECT", mend(1, { ...same, unknown: 1 })))).toBe("INVALID");
    const trainee = sessionOf("tea", "trainee");
    expect(await reasonOf(act(trainee, caseId, "CORRECT", mend(1, { ...same, story: "y" })))).toBe("NOT_FOUND");
  });

  test("who corrected a proposal has proposed it", async () => {
    const caseId = await opened({ illness: "n" });
    await act(anna, caseId, "PROPOSE");
    await act(bruno, caseId, "CORRECT", { ...mend(2, {}), correctedOn: "2026-03-01" });
    expect((await snapshot(caseId)).doc.by.PROPOSE).toEqual(["anna"]);
  });
});

describe("a person", () => {
  const personId = uuidOf("mend-person");
  const rowOf = async () =>
    (
      await house.services.driver.read<{ surname: string; sort_name: string; birth_on: string | null }>(
        "SELECT surname,sort_name,birth_on FROM person_row WHERE person_id=?",
        [personId],
      )
    )[0];

  test("a corrected or undone name is the one that is found", async () => {
    const first = { surname: "Bianchi", givenName: "Ada", territory: "020038", fiscalCodeMissing: "unknown" };
    await house.send(anna, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: first });
    const right = { ...first, surname: "Bianchì", birthOn: "1950-02-01" };
    await act(anna, personId, "CORRECT", { corrects: 1, mendReason: "Documento", values: right });
    expect(await rowOf()).toEqual({ surname: "Bianchì", sort_name: "bianchi ada", birth_on: "1950-02-01" });
    await act(anna, personId, "UNDO", { undoes: 2 });
    expect(await rowOf()).toEqual({ surname: "Bianchi", sort_name: "bianchi ada", birth_on: null });
    const { doc } = await snapshot(personId);
    expect([doc.corrections, doc.takenBack]).toEqual([{}, { 2: 3 }]);
  });
});

describe("a long history", () => {
  test("is read from its milestones: an old step among hundreds of notes is found, and verify checks them", async () => {
    const caseId = await opened();
    await act(anna, caseId, "PROPOSE");
    for (let i = 0; i < 230; i++) await act(carla, caseId, "NOTE", { noteKind: "call", text: `Nota ${i}` });
    const { driver } = house.services;
    const [count] = await driver.read<{ n: number }>("SELECT COUNT(*) AS n FROM milestone WHERE case_id=?", [caseId]);
    expect(count?.n).toBe(2);
    await act(anna, caseId, "STEP_BACK", { undoes: 2, reason: "Sbagliata" });
    expect((await snapshot(caseId)).state).toBe("open");
  });

  test("too long a one is not read to its end: its first steps stay, and the answer says why", async () => {
    const caseId = await opened();
    await act(anna, caseId, "PROPOSE");
    const note = { caseId, expectedSeq: 2, type: "NOTE", payload: { noteKind: "call", text: "Nota" } };
    await Promise.all(Array.from({ length: maxLater + 1 }, () => house.send(carla, note)));
    expect(await reasonOf(act(anna, caseId, "STEP_BACK", { undoes: 2, reason: "Sbagliata" }))).toBe("tooFarBack");
    expect(await reasonOf(act(anna, caseId, "UNDO", { undoes: 2 }))).toBe("actedSince");
    const day = { corrects: 1, mendReason: "Ieri", values: { territory: "020038" }, correctedOn: "2026-03-01" };
    expect((await act(anna, caseId, "CORRECT", day)).ok).toBe(true);
    const waiting = Object.values((await snapshot(caseId)).doc.corrections).map(({ outcome }) => outcome);
    expect(waiting).toEqual(["pending"]);
  });
});

test("so many undone and corrected that every later event would carry them: no more of it", async () => {
  const caseId = await opened();
  await act(anna, caseId, "PROPOSE");
  const { doc, ...rest } = await snapshot(caseId);
  const marks = Array.from({ length: 1_000 }, (_, i) => [i + 10, i + 2_000]);
  const full = { ...rest, doc: { ...doc, takenBack: Object.fromEntries(marks) } };
  const past = await loadPast(
    { driver: house.services.driver, workflows: new Map([["toy", toyWorkflow]]), tables: house.services.tables },
    { caseId, kind: "toy", seq: 2, history: true },
  );
  if (!past) throw new Error("there is no such event");
  const event = { type: "UNDO", occurredOn: "2026-03-20", data: { undoes: 2, withinMinutes: 99_999 }, sealed: [] };
  const at = { ...circumstances(), actor: { accountId: "anna", roles: [] }, recordedAt: past.event.recordedAt };
  const version = currentOf(toyWorkflow);
  expect(decide(version, { ...rest, doc }, { ...event, toComplete: [] }, { past }, at).refused).toBe(false);
  const refused = decide(version, full, { ...event, toComplete: [] }, { past }, at);
  expect(refused).toMatchObject({ refused: true, reasons: ["tooManyMends"] });
  const correct = { ...event, type: "CORRECT", data: { corrects: 2, correctedOn: "2026-03-01" }, toComplete: [] };
  expect(decide(version, full, correct, { past }, at)).toMatchObject({ refused: true, reasons: ["tooManyMends"] });
});

describe("the page", () => {
  const ask = (session: Session) => callerOf(house, session).cases;

  test("offers undo to who acted, step back to who may, and tells why not where something left", async () => {
    const caseId = await opened();
    await act(anna, caseId, "PROPOSE");
    const own = await ask(anna).getCase({ caseId });
    expect(own).toMatchObject({
      mending: { undo: { seq: 2, possible: true }, stepBack: { seq: 2, type: "PROPOSE", possible: true } },
    });
    expect((await ask(carla).getCase({ caseId })) as unknown).toMatchObject({ mending: { stepBack: { seq: 2 } } });
    const spread = await opened();
    await act(anna, spread, "ALL");
    expect(await ask(anna).getCase({ caseId: spread })).toMatchObject({
      mending: { undo: { seq: 2, possible: false, reasons: ["alreadySpread"] } },
    });
  });

  test("marks what was taken back, and shows a correction with both values", async () => {
    const caseId = await opened({ story: "Prima", illness: "asma" });
    const payload = { corrects: 1, mendReason: "Capito male", values: { territory: "020038", story: "Dopo" } };
    const previewed = await ask(anna).previewCorrection({ caseId, ...payload });
    expect(previewed.changes).toEqual([{ field: "story", from: "Prima", to: "Dopo" }]);
    expect(previewed.elsewhere).toBe(false);
    await act(anna, caseId, "CORRECT", payload);
    await act(anna, caseId, "PROPOSE");
    await act(anna, caseId, "UNDO", { undoes: 3 });
    const { entries } = await ask(anna).listTimeline({ caseId });
    const [undo, proposed, correct, open] = entries;
    expect(undo).toMatchObject({ type: "UNDO", mends: 3, given: [] });
    expect(proposed).toMatchObject({ type: "PROPOSE", takenBackBy: 4 });
    expect(correct?.correction).toMatchObject({
      ...{ corrects: 1, type: "OPEN", outcome: "applied", closed: [] },
      changes: [{ field: "story", from: "Prima", to: "Dopo" }],
    });
    expect(correct?.given).toEqual([{ field: "mendReason", value: "Capito male" }]);
    expect(open).toMatchObject({ correctedBy: [2], mayCorrect: true });
    const { values, form } = await ask(anna).getCorrection({ caseId, seq: 1 });
    expect(values).toEqual({ territory: "020038", story: "Dopo" });
    expect(form.fields.map(({ name }) => name)).not.toContain("illness");
  });
});
