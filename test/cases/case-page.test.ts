// What the case page, its timeline, the pickers and the cartella sociale are told, on a real installation with a toy
// workflow nobody wrote a screen for: by permitted class, with reasons, recorded in the read log before the answer.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { ostiglia, people, quistello, type SmallDistrict, smallDistrict } from "../queues/district.ts";
import { callerOf } from "../support/caller.ts";
import { sessionOf } from "../support/installation.ts";

let small: SmallDistrict;
let maria: string;
let caseId: string;
let child: string;
const { anna, bruno, carla, dario, teresa } = people;
const api = (session: Session) => callerOf(small.house, session);

beforeAll(async () => {
  small = await smallDistrict();
  maria = await small.personNamed("Rossi", "Maria", ostiglia);
  const payload = { territory: ostiglia, personId: maria, story: "Vive sola", illness: "asma" };
  caseId = await small.open(anna, payload);
  small.house.at("2026-03-10T09:00:00.000Z");
  await small.house.send(anna, {
    ...{ caseId, expectedSeq: 1, occurredOn: "2026-03-05", type: "NOTE" },
    payload: { noteKind: "call", text: "Ha telefonato la figlia" },
  });
  child = await small.open(teresa, { territory: ostiglia, personId: maria }, "toy-protection");
});
afterAll(() => small.house.close());

async function content(session: Session, id = caseId) {
  const view = await api(session).cases.getCase({ caseId: id });
  if (view.level !== "content") throw new Error(`level ${view.level}`);
  return view;
}

describe("the case page", () => {
  test("shows facts of permitted classes in clear and names the others as closed", async () => {
    const view = await content(anna);
    expect(view.fields.find((one) => one.field === "story")).toMatchObject({ shown: "value", value: "Vive sola" });
    expect(view.fields.find((one) => one.field === "illness")).toMatchObject({ shown: "closed", class: "health" });
    expect(JSON.stringify(view)).not.toContain("asma");
    const supervised = await content(carla);
    expect(supervised.fields.find((one) => one.field === "illness")).toMatchObject({ shown: "value", value: "asma" });
    expect(supervised.names[maria]).toBe("Rossi Maria");
  });

  test("offers what the machine allows, and says why not of the rest", async () => {
    const { actions } = await content(anna);
    const of = (event: string) => actions.find((one) => one.event === event);
    expect(of("PROPOSE")).toMatchObject({ possible: true, moves: true });
    expect(of("TAKE_SLOT")).toMatchObject({ possible: true, moves: false });
    expect(of("NOTE")).toMatchObject({ possible: true, common: true });
    expect(of("APPROVE")).toMatchObject({ possible: false, code: "notNow" });
    expect(of("OPEN")).toBeUndefined();
    expect(actions.some((one) => ["FINISH_BY_OTHER", "TERM_ALARM"].includes(one.event))).toBe(false);
  });

  test("who proposed reads that somebody else must approve", async () => {
    const id = await small.open(anna, { territory: ostiglia });
    await small.act(anna, id, 1, "PROPOSE");
    const mine = (await content(anna, id)).actions.find((one) => one.event === "APPROVE");
    expect(mine).toMatchObject({ possible: false, code: "fourEyes" });
    const hers = (await content(carla, id)).actions.find((one) => one.event === "APPROVE");
    expect(hers).toMatchObject({ possible: true });
  });

  test("a reserved annotation stays its author's, and closed to a colleague with the same rights", async () => {
    const id = await small.open(anna, { territory: ostiglia });
    await small.act(anna, id, 1, "RESERVED_NOTE", { reservedText: "Ipotesi da verificare" });
    const colleague = sessionOf("franca", "socialWorker");
    expect(JSON.stringify(await api(anna).cases.listTimeline({ caseId: id }))).toContain("Ipotesi");
    const { entries } = await api(colleague).cases.listTimeline({ caseId: id });
    expect(entries[0]).toMatchObject({ type: "RESERVED_NOTE", given: [], closed: ["reserved"] });
    expect(JSON.stringify(await content(colleague, id))).not.toContain("Ipotesi");
  });

  test("a coordinator sees who, when and which step, and no content", async () => {
    const view = await api(dario).cases.getCase({ caseId });
    expect(view.level).toBe("skeleton");
    expect(JSON.stringify(view)).not.toMatch(/Vive sola|asma|Rossi/);
    const { entries } = await api(dario).cases.listTimeline({ caseId });
    expect(entries.map((one) => one.type)).toEqual(["NOTE", "OPEN"]);
    expect(entries.every((one) => one.given === undefined)).toBe(true);
  });

  test("another comune's worker cannot tell the case from one that does not exist", async () => {
    const nowhere = "00000000-0000-4000-8000-000000000000";
    await expect(api(bruno).cases.getCase({ caseId })).rejects.toThrow("NOT_FOUND");
    await expect(api(bruno).cases.getCase({ caseId: nowhere })).rejects.toThrow("NOT_FOUND");
    await expect(api(bruno).cases.listTimeline({ caseId })).rejects.toThrow("NOT_FOUND");
  });

  test("opening it is in the read log", async () => {
    await content(carla);
    const reads = listReads(small.house.services.reads.db, {}, 200);
    expect(reads.filter((one) => one.accountId === "carla" && one.caseId === caseId).length).toBeGreaterThan(0);
  });
});

describe("why one sees a case", () => {
  const why = async (session: Session, id = caseId) => {
    const view = await api(session).cases.getCase({ caseId: id });
    return view.level === "content" || view.level === "skeleton" ? view.why : undefined;
  };

  test("is told by role, and which classes it opens", async () => {
    const seen = await why(anna);
    expect(seen).toMatchObject({ isAssignee: false, isReader: false, roles: ["socialWorker"], byBrokenGlass: false });
    expect(seen?.classes).toContain("social");
    expect(seen?.classes).not.toContain("health");
    expect((await why(carla))?.classes).toContain("health");
    expect(await why(dario)).toMatchObject({ roles: ["coordinator"], classes: [] });
  });

  test("is told by following it, by being named, and by standing in for who follows it", async () => {
    const id = await small.open(carla, { territory: ostiglia });
    small.house.know("franca");
    await small.act(carla, id, 1, "ASSIGN", { assignee: "anna" });
    expect(await why(anna, id)).toMatchObject({ isAssignee: true, isReader: false });
    const franca = { ...sessionOf("franca", "socialWorker"), standsInFor: ["anna"] };
    expect(await why(franca, id)).toMatchObject({ isAssignee: false, standsInFor: "anna" });
    await small.act(carla, id, 2, "RESTRICT", { restricted: true, readers: "franca", reason: "prova" });
    expect(await why(franca, id)).toMatchObject({ isReader: true });
    expect((await why(franca, id))?.standsInFor).toBeUndefined();
  });
});

describe("the timeline", () => {
  test("says who and when, with both days where they differ, and what was given", async () => {
    const { entries, next } = await api(anna).cases.listTimeline({ caseId });
    expect(next).toBeUndefined();
    const [note] = entries;
    expect(note).toMatchObject({ type: "NOTE", actor: "anna", occurredOn: "2026-03-05" });
    expect(note?.recordedAt.slice(0, 10)).toBe("2026-03-10");
    expect(note?.given).toContainEqual({ field: "text", value: "Ha telefonato la figlia" });
    expect(entries[1]?.closed).toEqual(["health"]);
    expect(entries[1]?.changed?.deadlines).toHaveProperty("answer");
  });

  test("comes in pages", async () => {
    const first = await api(anna).cases.listTimeline({ caseId, limit: 1 });
    expect(first.entries.map((one) => one.seq)).toEqual([2]);
    const rest = await api(anna).cases.listTimeline({ caseId, limit: 1, before: first.next ?? 0 });
    expect(rest.entries.map((one) => one.seq)).toEqual([1]);
    expect(rest.next).toBeUndefined();
  });
});

describe("the cartella sociale", () => {
  test("lists the person's procedures with state, owner and next term, and one merged timeline", async () => {
    const record = await api(anna).people.getRecord({ personId: maria });
    expect(record.name).toBe("Rossi Maria");
    expect(record.cases).toMatchObject([{ caseId, state: "open", dueTerm: "answer", level: "content" }]);
    expect(record.timeline.map((one) => one.type)).toEqual(["NOTE", "OPEN", "OPEN_PERSON"]);
  });

  test("of Tutela Minori it tells who follows the household one line, and nobody else anything", async () => {
    const followed = await api(anna).people.getRecord({ personId: maria });
    expect(followed.lines).toEqual([""]);
    expect(JSON.stringify(followed.cases)).not.toContain(child);
    const line = await api(anna).cases.getCase({ caseId: child });
    // Not even which case it is.
    expect(line).toEqual({ level: "line", kind: "", caseId: child });
    const stranger = sessionOf("elsa", { role: "frontDesk", territory: ostiglia });
    expect((await api(stranger).people.getRecord({ personId: maria })).lines).toEqual([]);
  });

  test("a person of another comune is not there", async () => {
    const far = await small.personNamed("Verdi", "Ugo", quistello);
    await expect(api(anna).people.getRecord({ personId: far })).rejects.toThrow("NOT_FOUND");
  });
});

describe("pickers", () => {
  test("find persons by parts of their names, with what tells homonyms apart", async () => {
    const { persons } = await api(anna).people.find({ words: "mar ros" });
    expect(persons).toMatchObject([{ personId: maria, surname: "Rossi", territory: ostiglia }]);
    expect((await api(bruno).people.find({ words: "rossi" })).persons).toEqual([]);
    const searches = listReads(small.house.services.reads.db, {}, 200).filter((one) => one.what === "search");
    expect(searches.length).toBeGreaterThan(0);
  });

  test("find cases by number or by the person's name", async () => {
    const number = (await content(anna)).number;
    const ask = (words: string) => api(anna).cases.search({ words, kinds: ["toy"] });
    expect((await ask(number)).map((one) => one.caseId)).toEqual([caseId]);
    expect((await ask("ross")).map((one) => one.caseId)).toEqual([caseId]);
    expect(await ask("nessuno")).toEqual([]);
  });

  test("a chosen id has a name only for who may list it", async () => {
    expect(await api(anna).cases.getLabel({ caseId: maria })).toMatchObject({ name: "Rossi Maria" });
    await expect(api(bruno).cases.getLabel({ caseId: maria })).rejects.toThrow("NOT_FOUND");
  });
});

test("whom a case waits for is told to who may read it, and is an opening of it", async () => {
  expect(await api(anna).cases.getAwaited({ caseId })).toEqual({ version: 1, asked: [] });
  await expect(api(bruno).cases.getAwaited({ caseId })).rejects.toThrow("NOT_FOUND");
  for (const session of [anna, dario])
    await expect(api(session).cases.getAwaited({ caseId: child })).rejects.toThrow("NOT_FOUND");
  const other = sessionOf("awaiting", "supervisor");
  await api(other).cases.getAwaited({ caseId });
  const rows = listReads(small.house.services.reads.db, { accountId: "awaiting" }, 10);
  expect(rows).toMatchObject([{ what: "case", caseId }]);
});

test("a workflow nobody wrote a screen for has its form and its words", async () => {
  const { form } = await api(anna).cases.getForm({ kind: "toy", event: "OPEN" });
  expect(form.fields.map((field) => field.name)).toContain("story");
  const shapes = await api(anna).cases.listWorkflows({ locale: "it" });
  expect(shapes.find((one) => one.id === "toy")?.texts.name).toBe("Giocattolo");
  await expect(api(anna).cases.getForm({ kind: "toy", event: "FINISH_BY_OTHER" })).rejects.toThrow("NOT_FOUND");
});
