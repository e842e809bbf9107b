// The diary of a case: its notes, or all that was written in it, by words, author and days, page by page, under the rights of
// the timeline.
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCaseEvents } from "../../db/log/read-log.ts";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import type { TimelineEntry } from "../../server/cases/list-timeline.ts";
import { writtenIn } from "../../server/cases/written.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { workflows } from "../../workflows/registry.ts";
import { ostiglia, people, type SmallDistrict, smallDistrict } from "../queues/district.ts";
import { callerOf } from "../support/caller.ts";
import { sessionOf } from "../support/installation.ts";

let small: SmallDistrict;
let caseId: string;
const { anna, bruno, carla, dario } = people;
/** Notes beyond the hundred events that are opened at once. */
const many = 230;

type Ask = Omit<Parameters<ReturnType<typeof callerOf>["cases"]["listDiary"]>[0], "caseId">;
const read = (session: Session, ask: Ask = {}) => callerOf(small.house, session).cases.listDiary({ caseId, ...ask });
const seqs = ({ entries }: Awaited<ReturnType<typeof read>>) => entries.map((one) => one.seq);

beforeAll(async () => {
  small = await smallDistrict();
  caseId = await small.open(anna, { territory: ostiglia, story: "Vive sola con l'anziana zia" } as {
    territory: string;
  });
  small.house.at("2026-03-20T09:00:00.000Z");
  const note = (by: Session, seq: number, text: string, occurredOn = "2026-03-20") =>
    small.house.send(by, {
      ...{ caseId, expectedSeq: seq, occurredOn, type: "NOTE" },
      payload: { noteKind: "call", text },
    });
  await note(anna, 1, "Ha telefonato la figlia: il gas è stato staccato.", "2026-03-04");
  await note(carla, 2, "Riunione con la scuola.", "2026-03-10");
  await small.act(anna, caseId, 3, "RESERVED_NOTE", { reservedText: "Ipotesi: la figlia non dice tutto." });
  for (let i = 0; i < many; i++) await note(anna, 4 + i, `Nota numero ${i}`);
});
afterAll(() => small.house.close());

test("holds the notes, newest first, and all of them page by page", async () => {
  const found: number[] = [];
  let before: number | undefined;
  do {
    const page = await read(anna, { limit: 40, ...(before === undefined ? {} : { before }) });
    expect(page.entries.length).toBeLessThanOrEqual(40);
    found.push(...seqs(page));
    before = page.next;
  } while (before !== undefined);
  expect(found).toHaveLength(many + 3);
  expect(found).toEqual([...new Set(found)].sort((a, b) => b - a));
  expect(found.slice(-3)).toEqual([4, 3, 2]);
});

test("is asked by words, in what was written with any act too", async () => {
  expect(seqs(await read(anna, { words: "FIGLIA" }))).toEqual([4, 2]);
  expect(seqs(await read(anna, { words: "gas figli" }))).toEqual([2]);
  expect(seqs(await read(anna, { words: "zia" }))).toEqual([]);
  expect(seqs(await read(anna, { words: "zia", what: "all" }))).toEqual([1]);
  expect(seqs(await read(anna, { words: "call", what: "all" }))).toEqual([]);
});

test("is asked by author and days of the fact, and says who wrote", async () => {
  const hers = await read(anna, { actor: "carla" });
  expect(seqs(hers)).toEqual([3]);
  expect(seqs(await read(anna, { from: "2026-03-04", to: "2026-03-10" }))).toEqual([3, 2]);
  expect(hers.authors.sort()).toEqual(["anna", "carla"]);
  await expect(read(anna, { from: "marzo" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("who was there, what was found, said and thought stand apart, and each is searched", async () => {
  const maria = await small.personNamed("Gallerani", "Maria", ostiglia);
  const id = await small.open(anna, { territory: ostiglia });
  const of = (ask: Ask, by = anna) => callerOf(small.house, by).cases.listDiary({ caseId: id, ...ask });
  await small.act(anna, id, 1, "NOTE", {
    noteKind: "school",
    participants: [
      { participantKind: "person", participantPerson: maria },
      { participantKind: "other", participantName: "Maestra Invernizzi" },
    ],
    durationMinutes: 45,
    factsText: "Assente undici giorni.",
    statementsText: "Il mattino non si alza.",
    saidBy: "La madre",
    evaluationText: "Serve un educatore.",
  });
  await small.act(anna, id, 2, "NOTE", { noteKind: "call", text: "Nota breve" });
  await small.act(anna, id, 3, "RESERVED_NOTE", { reservedText: "Una riflessione" });
  for (const words of ["undici", "alza", "madre", "educatore", "invernizzi", "gallerani"])
    expect(seqs(await of({ words })), words).toEqual([2]);
  expect(seqs(await of({ kind: "school" }))).toEqual([2]);
  expect(seqs(await of({ kind: "reflection" }))).toEqual([4]);
  const { entries, names } = await of({ kind: "school" });
  expect(entries[0]?.given?.map(({ field }) => field).sort()).toEqual(
    ["durationMinutes", "evaluationText", "factsText", "noteKind", "participants", "saidBy", "statementsText"].sort(),
  );
  expect(names[maria]).toBe("Gallerani Maria");
  // Nothing of it is in clear but the kind.
  const [row] = (await readCaseEvents(small.house.services.driver, id, 1, 1)) ?? [];
  expect(JSON.parse(row?.payload ?? "")).toEqual({ noteKind: "school" });
});

test("a note says something, what was said was said by somebody, and who was there can be found", async () => {
  const id = await small.open(anna, { territory: ostiglia });
  const send = (payload: object) => small.act(anna, id, 1, "NOTE", { noteKind: "call", ...payload });
  const problemsOf = (payload: object) =>
    send(payload).then(
      () => undefined,
      (error: { details?: { problems?: { path: string; code: string }[] } }) => error.details?.problems,
    );
  expect(await problemsOf({})).toMatchObject([{ path: "text", code: "required" }]);
  expect(await problemsOf({ statementsText: "Sta meglio" })).toMatchObject([{ path: "saidBy", code: "required" }]);
  expect(await problemsOf({ text: "x", participants: [{ participantKind: "person" }] })).toMatchObject([
    { path: "participants.0.participantPerson", code: "required" },
  ]);
  const stranger = "00000000-0000-4000-8000-000000000000";
  expect(
    await problemsOf({ text: "x", participants: [{ participantKind: "person", participantPerson: stranger }] }),
  ).toMatchObject([{ path: "participants.0.participantPerson", code: "notAnOption" }]);
});

test("holds what was corrected in a note, and finds the right words", async () => {
  const id = await small.open(anna, { territory: ostiglia });
  await small.act(anna, id, 1, "NOTE", { noteKind: "call", text: "Ha telefonato il cognato." });
  await small.act(anna, id, 2, "CORRECT", {
    ...{ corrects: 2, mendReason: "Capito male" },
    values: { noteKind: "call", text: "Ha telefonato il fratello." },
  });
  const of = (ask: Ask) => callerOf(small.house, anna).cases.listDiary({ caseId: id, ...ask });
  expect(seqs(await of({}))).toEqual([3, 2]);
  expect(seqs(await of({ words: "fratello" }))).toEqual([3]);
  const [correction] = (await of({ words: "fratello", what: "all" })).entries;
  expect(correction?.correction?.changes).toMatchObject([{ field: "text", to: "Ha telefonato il fratello." }]);
});

test("words stand in rows of groups too, and what is chosen is none", () => {
  const services = { workflows: new Map([[caseIntake.id, caseIntake]]) };
  const goals = [{ goalText: "Torna a scuola", goalArea: "school" }, { goalText: "Paga l'affitto" }];
  const entry = { type: "DRAFT_PROJECT", given: [{ field: "goals", value: goals }] } as unknown as TimelineEntry;
  expect(writtenIn(services, "case-intake", caseIntake.current, entry).map(({ text }) => text)).toEqual([
    "Torna a scuola",
    "Paga l'affitto",
  ]);
});

test("keeps closed what is closed, and finds no word in it", async () => {
  const colleague = sessionOf("franca", "socialWorker");
  expect(seqs(await read(colleague, { words: "ipotesi" }))).toEqual([]);
  const { entries } = await read(colleague, { to: "2026-03-20", limit: 100, before: 5 });
  expect(entries[0]).toMatchObject({ seq: 4, given: [], closed: ["reserved"] });
  const skeleton = await read(dario, { before: 5 });
  expect(JSON.stringify(skeleton)).not.toMatch(/figlia|scuola/);
  expect(seqs(await read(dario, { words: "figlia" }))).toEqual([]);
  await expect(read(bruno)).rejects.toThrow("NOT_FOUND");
});

test("reading it is in the read log, once a minute", async () => {
  const reader = sessionOf("gina", "socialWorker");
  await read(reader);
  await read(reader, { words: "figlia" });
  const rows = listReads(small.house.services.reads.db, { accountId: "gina" }, 10);
  expect(rows).toMatchObject([{ what: "history", caseId }]);
});

test("a head says she has read it: who and when stand there, and nothing else moves", async () => {
  const id = await small.open(anna, { territory: ostiglia });
  const diary = (by: Session) => callerOf(small.house, by).cases.listDiary({ caseId: id });
  await small.act(anna, id, 1, "NOTE", { noteKind: "call", text: "Prima nota" });
  expect(await diary(carla)).toMatchObject({ lastRead: undefined, mayMarkRead: true });
  const before = await callerOf(small.house, carla).cases.getCase({ caseId: id });
  await small.act(carla, id, 2, "MARK_READ");
  const after = await callerOf(small.house, carla).cases.getCase({ caseId: id });
  const kept = (view: typeof before) =>
    view.level === "content" ? [view.state, view.head, view.fields, view.deadlines, view.context, view.todo] : [];
  expect(kept(after)).toEqual(kept(before));
  await small.act(anna, id, 3, "NOTE", { noteKind: "call", text: "Seconda nota" });
  expect(await diary(anna)).toMatchObject({ lastRead: { seq: 3, actor: "carla", notesSince: 1 } });
  // What was written since must be read first.
  await expect(small.act(carla, id, 3, "MARK_READ")).rejects.toMatchObject({ code: "STALE" });
});

test("only heads say they have read", () => {
  for (const { id, roles } of workflows.filter(({ list }) => list === "cases")) {
    const may = Object.entries(roles.rights).filter(([, { send }]) => send === "*" || send.includes("MARK_READ"));
    expect(
      may.map(([role]) => role).filter((role) => role !== "supervisor"),
      id,
    ).toEqual([]);
    if (id !== "housing-bando") expect(may.length, id).toBe(1);
  }
});
