// What a workflow gets without a line of code of its own: the toy workflow, registered beside the house's own, has list
// rows and counts, forms and words, a timeline and a history, and rights by role, area and comune.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { ostiglia, people, protectionToy, quistello, type SmallDistrict, smallDistrict } from "../queues/district.ts";
import { callerOf } from "../support/caller.ts";
import { sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

const { anna, bruno, carla, dario, teresa } = people;
let small: SmallDistrict;
let maria: string;
let caseId: string;
const api = (session: Session) => callerOf(small.house, session);

beforeAll(async () => {
  small = await smallDistrict();
  maria = await small.personNamed("Rossi", "Maria", ostiglia);
  caseId = await small.open(anna, { territory: ostiglia, personId: maria });
  await small.act(anna, caseId, 1, "ASSIGN", { assignee: "anna" });
});
afterAll(() => small.house.close());

test("its cases stand in the work list with person, step, number and term, and are counted", async () => {
  const { rows } = await api(anna).queues.page({ view: "mine" });
  expect(rows).toMatchObject([
    { id: caseId, kind: toyWorkflow.id, state: "open", person: "Rossi Maria", assignee: "anna", dueTerm: "answer" },
  ]);
  expect(rows[0]?.number).toMatch(/^\d{4}-\d{6}$/);
  expect((await api(anna).queues.counts({ view: "mine" })).views.mine).toBe(1);
});

test("the page is told its words, its steps and the form of every event that somebody sends", async () => {
  const shapes = await api(anna).cases.listWorkflows({ locale: "it" });
  const shape = shapes.find((one) => one.id === toyWorkflow.id);
  expect(shape).toMatchObject({ list: "cases", current: 1, texts: { name: "Giocattolo" }, states: { done: {} } });
  const version = toyWorkflow.versions[1];
  for (const [event, info] of Object.entries(version?.events ?? {})) {
    const asked = api(anna).cases.getForm({ kind: toyWorkflow.id, event });
    if (info.internal) await expect(asked).rejects.toMatchObject({ message: "NOT_FOUND" });
    else expect((await asked).form).toEqual(info.form);
  }
  expect((await api(anna).cases.getForm({ kind: toyWorkflow.id, event: "NOTE" })).form.fields.length).toBeGreaterThan(
    0,
  );
});

test("its timeline and the history across cases tell who did what", async () => {
  const { entries } = await api(anna).cases.listTimeline({ caseId });
  expect(entries.map(({ type, actor }) => [type, actor])).toEqual([
    ["ASSIGN", "anna"],
    ["OPEN", "anna"],
  ]);
  const { events } = await api(carla).history.listEvents({ kind: toyWorkflow.id });
  expect(events.map(({ type, actor }) => [type, actor])).toEqual([
    ["ASSIGN", "anna"],
    ["OPEN", "anna"],
  ]);
});

test("its roles hold: the comune's worker acts, the neighbour finds nothing, the coordinator sees the skeleton", async () => {
  const view = await api(anna).cases.getCase({ caseId });
  expect(view.level).toBe("content");
  await expect(api(bruno).cases.getCase({ caseId })).rejects.toMatchObject({ message: "NOT_FOUND" });
  await expect(small.act(bruno, caseId, 2, "PROPOSE")).rejects.toMatchObject({ message: "NOT_FOUND" });
  expect((await api(bruno).queues.page({ view: "all" })).rows).toEqual([]);
  const skeleton = await api(dario).cases.getCase({ caseId });
  expect(skeleton.level).toBe("skeleton");
  expect(JSON.stringify(skeleton)).not.toContain("Rossi");
  await expect(small.act(dario, caseId, 2, "PROPOSE")).rejects.toMatchObject({ message: "FORBIDDEN" });
  // A worker of another area of the same comune has no part in it either.
  const elderly = sessionOf("ebe", { role: "socialWorker", territory: ostiglia, areas: ["elderly"] });
  await expect(api(elderly).cases.getCase({ caseId })).rejects.toMatchObject({ message: "NOT_FOUND" });
});

test("a restricted case of Tutela Minori is one line in the cartella of who follows the household, and nothing else", async () => {
  const child = await small.open(teresa, { territory: ostiglia, personId: maria }, protectionToy.id);
  await small.act(teresa, child, 1, "RESTRICT", {
    restricted: true,
    readers: "teresa",
    reason: "parente di una collega",
  });
  const record = await api(anna).people.getRecord({ personId: maria });
  expect(record.lines).toEqual([""]);
  expect(JSON.stringify({ ...record, lines: [] })).not.toContain(child);
  expect(await api(anna).cases.getCase({ caseId: child })).toEqual({
    ...{ level: "line", kind: "", caseId: child },
  });
  await expect(api(anna).cases.listTimeline({ caseId: child })).rejects.toMatchObject({ message: "NOT_FOUND" });
  const away = sessionOf("elsa", { role: "socialWorker", territory: quistello });
  await expect(api(away).people.getRecord({ personId: maria })).rejects.toMatchObject({ message: "NOT_FOUND" });
});
