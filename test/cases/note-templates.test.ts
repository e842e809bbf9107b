// Templates of diary notes: one's own are nobody else's, the district's are everybody's and changed by who leads it.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

let house: Installation;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
});
afterAll(() => house.close());

const anna = sessionOf("anna", "socialWorker");
const bruno = sessionOf("bruno", "socialWorker");
const clara = sessionOf("clara", "coordinator");
const as = (session: Session) => callerOf(house, session).cases;
const content = { noteKind: "homeVisit" as const, text: "Chi era in casa:" };
const namesOf = async (session: Session) =>
  (await as(session).listNoteTemplates()).templates.map(({ name, isShared }) => `${name}${isShared ? " *" : ""}`);

test("one's own is seen, changed and removed by oneself alone", async () => {
  const { templateId } = await as(anna).saveNoteTemplate({ name: "Visita", content });
  expect(await namesOf(anna)).toEqual(["Visita"]);
  expect(await namesOf(bruno)).toEqual([]);
  expect(await namesOf(clara)).toEqual([]);
  for (const other of [bruno, clara]) {
    await expect(as(other).saveNoteTemplate({ templateId, name: "Mio", content })).rejects.toThrow("NOT_FOUND");
    await expect(as(other).removeNoteTemplate({ templateId })).rejects.toThrow("NOT_FOUND");
  }
  await as(anna).saveNoteTemplate({ templateId, name: "Visita a casa", content: { text: "Salute:" } });
  const [one] = (await as(anna).listNoteTemplates()).templates;
  expect(one?.content).toEqual({ text: "Salute:", factsText: "", statementsText: "", evaluationText: "" });
  await as(anna).removeNoteTemplate({ templateId });
  expect(await namesOf(anna)).toEqual([]);
});

test("one of the district is everybody's, and only who leads the district gives it", async () => {
  await expect(as(anna).saveNoteTemplate({ name: "Per tutti", content, isShared: true })).rejects.toThrow("FORBIDDEN");
  const local = sessionOf("lino", { role: "coordinator", territory: "020038" });
  await expect(as(local).saveNoteTemplate({ name: "Per tutti", content, isShared: true })).rejects.toThrow("FORBIDDEN");
  const { templateId } = await as(clara).saveNoteTemplate({ name: "Per tutti", content, isShared: true });
  expect(await namesOf(bruno)).toEqual(["Per tutti *"]);
  await expect(as(bruno).saveNoteTemplate({ templateId, name: "Mio", content })).rejects.toThrow("FORBIDDEN");
  await expect(as(bruno).removeNoteTemplate({ templateId })).rejects.toThrow("FORBIDDEN");
  const another = sessionOf("dora", "coordinator");
  await as(another).saveNoteTemplate({ templateId, name: "Per chiunque", content, isShared: true });
  expect(await namesOf(bruno)).toEqual(["Per chiunque *"]);
  // Taken back, it is its maker's.
  await as(clara).saveNoteTemplate({ templateId, name: "Per chiunque", content });
  expect(await namesOf(bruno)).toEqual([]);
  expect(await namesOf(another)).toEqual([]);
  expect(await namesOf(clara)).toEqual(["Per chiunque"]);
});

test("a name stands once, an empty one is none, and forty are enough", async () => {
  await as(bruno).saveNoteTemplate({ name: "Scuola", content });
  await expect(as(bruno).saveNoteTemplate({ name: "Scuola", content })).rejects.toThrow("INVALID");
  await expect(as(bruno).saveNoteTemplate({ name: " ", content })).rejects.toThrow();
  await expect(as(bruno).saveNoteTemplate({ name: "Vuoto", content: { text: " " } })).rejects.toThrow();
  await expect(as(bruno).saveNoteTemplate({ name: "Lungo", content: { text: "a".repeat(4_001) } })).rejects.toThrow();
  for (let n = 2; n <= 40; n++) await as(bruno).saveNoteTemplate({ name: `Numero ${n}`, content });
  await expect(as(bruno).saveNoteTemplate({ name: "Uno di troppo", content })).rejects.toThrow("LIMIT");
  expect(await namesOf(bruno)).toHaveLength(40);
});
