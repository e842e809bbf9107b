// Who reads a note of the diary: roles x levels x every way in which a note is read. A note that is kept for few is nowhere for
// anybody else: neither its words nor its kind, not before and not after it was corrected.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCaseEvents } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type NoteLevel, noteLevels } from "../../workflows/kernel/note-kinds.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const ostiglia = "020038";
const [personId, open, restricted] = [uuidOf("levels person"), uuidOf("levels open"), uuidOf("levels restricted")];
const author = sessionOf("author", "socialWorker");
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const head = sessionOf("head", "supervisor");
let house: Installation;
const seqs: Record<string, number> = {};

async function act(session: Session, caseId: string, type: string, payload: JsonObject = {}): Promise<number> {
  const expectedSeq = seqs[caseId] ?? 0;
  const sent = await house.send(session, { caseId, kind: "case-intake", expectedSeq, type, payload });
  seqs[caseId] = sent.seq;
  return sent.seq;
}

/** The words of each note, and of its correction, stand in no other. */
const words: Record<NoteLevel, string> = { private: "aquilone", team: "bussola", case: "campana" };
const right: Record<NoteLevel, string> = { private: "aringa", team: "betulla", case: "ciliegia" };
const why: Record<NoteLevel, string> = { private: "affrettata", team: "battuta", case: "copiata" };
const kinds: Record<NoteLevel, string> = { private: "legal", team: "health", case: "school" };
const named: Record<NoteLevel, string> = { private: "Alfonso", team: "Bartolo", case: "Callisto" };
const levelOf = (one: NoteLevel, caseId: string) => written[caseId]?.[one] ?? 0;
const written: Record<string, Record<NoteLevel, number>> = {};

async function writeAll(caseId: string): Promise<void> {
  const seqOf = {} as Record<NoteLevel, number>;
  for (const level of noteLevels) {
    const note = {
      ...{ noteLevel: level, noteKind: kinds[level], durationMinutes: 35 },
      participants: [{ participantKind: "other", participantName: named[level] }],
      factsText: `Fatti: ${words[level]}`,
    };
    seqOf[level] = await act(author, caseId, "NOTE", note);
  }
  written[caseId] = seqOf;
  for (const level of noteLevels)
    await act(author, caseId, "CORRECT", {
      ...{ corrects: seqOf[level], mendReason: `Scrittura ${why[level]}` },
      values: {
        ...{ noteKind: kinds[level], durationMinutes: 40 },
        participants: [{ participantKind: "other", participantName: named[level] }],
        factsText: `Fatti: ${right[level]}`,
      },
    });
}

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  const personal = { surname: "Prova", givenName: "Ada", birthOn: "1950-05-01", fiscalCodeMissing: "unknown" };
  await house.send(author, {
    ...{ caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: { ...personal, territory: ostiglia },
  });
  for (const one of ["anna", "rita", "paola"]) house.know(one, "socialWorker");
  for (const caseId of [open, restricted]) {
    await act(author, caseId, "OPEN_CONTACT", {
      ...{ person: personId, territory: ostiglia, area: "adults", need: "income", channel: "desk" },
      ...{ requester: "self", contactReason: "Chiede aiuto" },
    });
    await act(author, caseId, "START_LISTENING");
    await act(head, caseId, "ASSIGN", { assignee: "anna" });
  }
  await act(anna, restricted, "RESTRICT", { restricted: true, readers: "rita,author,paola", reason: "prova" });
  house.at("2026-03-10T09:00:00.000Z");
  for (const caseId of [open, restricted]) await writeAll(caseId);
  house.at("2026-03-12T09:00:00.000Z");
}, 60_000);
afterAll(() => house.close());

type Caller = ReturnType<typeof callerOf>;
const minute = "2026-03-11T09:00";

/** Every way in which what is written in a case comes out of the server. */
const ways: Record<string, (caller: Caller, caseId: string) => Promise<unknown>> = {
  "the diary": ({ cases }, caseId) => cases.listDiary({ caseId }),
  "all that is written": ({ cases }, caseId) => cases.listDiary({ caseId, what: "all" }),
  "the history": ({ cases }, caseId) => cases.listTimeline({ caseId }),
  "the history at a minute": ({ cases }, caseId) => cases.listTimeline({ caseId, at: minute }),
  "what stood before": ({ cases }, caseId) =>
    cases.listChanges({ caseId, seqs: Array.from({ length: (seqs[caseId] ?? 1) - 1 }, (_, i) => i + 2) }),
  "the case": ({ cases }, caseId) => cases.getCase({ caseId }),
  "the case at a minute": ({ cases }, caseId) => cases.getCase({ caseId, at: minute }),
  "the record of the person": ({ people }) => people.getRecord({ personId }),
  "the log": ({ history }, caseId) => history.getLog({ caseId }),
  "events across cases": async ({ history }) => (await history.listEvents({})).events,
  "search in one's own cases": async ({ search }) =>
    Promise.all([...Object.values(words), ...Object.values(right)].map((one) => search.inNotes({ words: one }))),
  "search in cases of others": async ({ search }) =>
    Promise.all(
      [...Object.values(words), ...Object.values(right)].map((one) =>
        search.inNotes({ words: one, others: { reason: "Prova dei livelli" } }),
      ),
    ),
  "the form of a correction": ({ cases }, caseId) =>
    Promise.all(
      noteLevels.map((one) =>
        cases.getCorrection({ caseId, seq: levelOf(one, caseId) }).catch((error: unknown) => String(error)),
      ),
    ),
  "a correction before it is sent": ({ cases }, caseId) =>
    Promise.all(
      noteLevels.map((one) =>
        cases
          .previewCorrection({
            ...{ caseId, corrects: levelOf(one, caseId), mendReason: "x" },
            values: { noteKind: "other", text: "y" },
          })
          .catch((error: unknown) => String(error)),
      ),
    ),
  "what a letter begins with": async ({ documents }, caseId) => {
    const [template] = await documents.listLetters({ caseId });
    return template && documents.beginLetter({ caseId, template: template.id, version: template.version });
  },
};

/** Ways in which whoever reads a note at all meets its words, so that silence elsewhere says something. */
const telling = ["the diary", "all that is written", "the history", "the history at a minute"];

const glass = { ...sessionOf("glass", { role: "housingClerk", territory: "020042" }) } as Session;
const broken: Session = { ...glass, brokenGlass: [{ caseId: open, until: "2999-01-01T00:00:00.000Z" }] };

interface Reader {
  session: Session;
  reads: readonly NoteLevel[];
  readsRestricted: readonly NoteLevel[];
}
const everything: readonly NoteLevel[] = noteLevels;
const ofTeam: readonly NoteLevel[] = ["team", "case"];
const ordinary: readonly NoteLevel[] = ["case"];
const nothing: readonly NoteLevel[] = [];

const readers: Record<string, Reader> = {
  "the author": { session: author, reads: everything, readsRestricted: everything },
  "who is responsible": { session: anna, reads: ofTeam, readsRestricted: ofTeam },
  "who stands in for her": {
    session: { ...sessionOf("tea", { role: "socialWorker", territory: "020042" }), standsInFor: ["anna"] },
    ...{ reads: ofTeam, readsRestricted: ofTeam },
  },
  "a colleague of the comune": {
    session: sessionOf("colleague", "socialWorker"),
    ...{ reads: ordinary, readsRestricted: nothing },
  },
  "a colleague who is named in it": {
    session: sessionOf("rita", { role: "socialWorker", territory: "020042" }),
    ...{ reads: nothing, readsRestricted: ofTeam },
  },
  "a provider who is named in it": {
    session: sessionOf("paola", "provider"),
    ...{ reads: nothing, readsRestricted: nothing },
  },
  "her head": { session: head, reads: ofTeam, readsRestricted: nothing },
  "the head of another area": {
    session: sessionOf("other head", { role: "supervisor", areas: ["housing"] }),
    ...{ reads: nothing, readsRestricted: nothing },
  },
  "the psychologist": {
    session: sessionOf("psychologist", "psychologist"),
    ...{ reads: ofTeam, readsRestricted: nothing },
  },
  "Tutela Minori": {
    session: sessionOf("protection", "protectionWorker"),
    ...{ reads: ordinary, readsRestricted: nothing },
  },
  "a trainee": { session: sessionOf("trainee", "trainee"), reads: ordinary, readsRestricted: nothing },
  "who broke the glass": { session: broken, reads: ordinary, readsRestricted: nothing },
  ...Object.fromEntries(
    (
      [
        ...(["frontDesk", "housingClerk", "adminClerk", "fosterTeam", "coordinator", "provider", "educator"] as const),
        ...(["administrator", "dpo"] as const),
      ] as const
    ).map((role) => [role, { session: sessionOf(`a ${role}`, role), reads: nothing, readsRestricted: nothing }]),
  ),
};

/** Nothing of a note: neither its words, nor why it was corrected, nor what it is about. */
const tracesOf = (level: NoteLevel): string[] => [
  ...[words[level], right[level], why[level], named[level]],
  // The kind of a note for all is open, as it always was.
  ...(level === "case" ? [] : [`"noteKind":"${kinds[level]}"`, `"noteKind","value":"${kinds[level]}"`]),
];

async function answer(way: string, session: Session, caseId: string): Promise<string> {
  const asked = ways[way];
  if (!asked) throw new Error(way);
  return asked(callerOf(house, session), caseId).then(
    (found) => JSON.stringify(found ?? ""),
    (error: unknown) => String(error),
  );
}

describe.each(Object.entries(readers))("%s", (name, { session, reads, readsRestricted }) => {
  const both = [
    { which: "an open case", caseId: open, allowed: reads },
    { which: "a restricted case", caseId: restricted, allowed: readsRestricted },
  ];
  test.each(both)("of $which: reads what is hers, everywhere", async ({ caseId, allowed }) => {
    for (const way of Object.keys(ways)) {
      const told = await answer(way, session, caseId);
      // The record, events and searches go over both cases.
      const may = /record|across|search/.test(way) ? [...reads, ...readsRestricted] : allowed;
      for (const level of noteLevels) {
        if (!may.includes(level))
          for (const trace of tracesOf(level)) expect(told, `${name}: ${level} in ${way}`).not.toContain(trace);
        if (may.includes(level) && telling.includes(way))
          expect([told.includes(words[level]), told.includes(right[level])], `${name}: ${level} in ${way}`).toEqual([
            true,
            true,
          ]);
      }
    }
  });

  test("finds by words, kind and level what she reads, and nothing else", async () => {
    const found = async (ask: object) =>
      callerOf(house, session)
        .cases.listDiary({ caseId: open, ...ask })
        .then(
          ({ entries }) => entries.map((one) => one.seq),
          () => [] as number[],
        );
    for (const level of noteLevels) {
      const isRead = reads.includes(level);
      const seq = levelOf(level, open);
      expect((await found({ words: words[level] })).includes(seq), `${name}: ${level}`).toBe(isRead);
      if (level !== "case" || isRead)
        expect((await found({ kind: kinds[level] })).includes(seq), `${name}: ${level}`).toBe(isRead);
      for (const asked of noteLevels.filter((one) => one !== level))
        expect(await found({ level: asked, words: words[level] })).toEqual([]);
    }
  });

  test("corrects no note that she does not read", async () => {
    for (const level of noteLevels.filter((one) => one !== "case" && !reads.includes(one))) {
      const values = { noteKind: "other", text: "Altro" };
      const payload = { corrects: levelOf(level, open), mendReason: "x", values };
      const envelope = { caseId: open, expectedSeq: seqs[open] ?? 0, type: "CORRECT", payload };
      expect((await errorOf(house.send(session, envelope))).code, level).toMatch(/NOT_FOUND|FORBIDDEN/);
    }
  });
});

describe("a note that few read", () => {
  test("keeps in clear who reads it, and nothing else", async () => {
    const rows = await readCaseEvents(house.services.driver, open, levelOf("private", open) - 1, 3);
    expect(rows.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([
      { noteLevel: "private" },
      { noteLevel: "team" },
      { noteLevel: "case", noteKind: "school" },
    ]);
  });

  test("is there for who reads the case, closed, and hides no fact of it", async () => {
    const { entries } = await callerOf(house, head).cases.listDiary({ caseId: open, level: "private" });
    expect(entries).toMatchObject([
      { actor: "author", given: [{ field: "noteLevel", value: "private" }], closed: ["private"] },
    ]);
    const view = await callerOf(house, head).cases.getCase({ caseId: open });
    const fields = view.level === "content" ? view.fields : [];
    expect(fields.find(({ field }) => field === "factsText")).toMatchObject({
      ...{ shown: "value", value: `Fatti: ${right.case}` },
    });
    expect(fields.some(({ field }) => field.includes(":"))).toBe(false);
  });

  test("stays its author's when the case goes to a colleague, and is hers to correct", async () => {
    const seq = levelOf("private", open);
    const shown = await callerOf(house, author).cases.getCorrection({ caseId: open, seq });
    expect(shown.values).toMatchObject({ noteKind: "legal", factsText: `Fatti: ${right.private}` });
    expect(shown.form.fields.map((field) => field.name)).not.toContain("noteLevel");
    const values = { ...shown.values, factsText: "Fatti: aliante" };
    await act(author, open, "CORRECT", { corrects: seq, mendReason: "Ancora", values });
    expect(await answer("the diary", author, open)).toContain("aliante");
    for (const other of [anna, head]) expect(await answer("the diary", other, open)).not.toContain("aliante");
  });

  test("is opened to nobody by a correction", async () => {
    const seq = levelOf("private", open);
    const values = { noteKind: "legal", text: "x", noteLevel: "case" };
    const error = await errorOf(act(author, open, "CORRECT", { corrects: seq, mendReason: "x", values }));
    expect(error.details.problems).toEqual([{ path: "noteLevel", code: "notAnOption" }]);
    const ordinary = { noteKind: "school", text: "x", noteLevel: "team" };
    const payload = { corrects: levelOf("case", open), mendReason: "x", values: ordinary };
    expect((await errorOf(act(author, open, "CORRECT", payload))).code).toBe("INVALID");
  });

  test("is taken back by its author, and stays closed to the others", async () => {
    const seq = await act(author, open, "NOTE", { noteLevel: "private", noteKind: "call", text: "Parola amaranto" });
    await act(author, open, "UNDO", { undoes: seq });
    for (const way of telling.filter((one) => !one.includes("minute"))) {
      expect(await answer(way, author, open), way).toContain("amaranto");
      for (const other of [anna, head]) expect(await answer(way, other, open), way).not.toContain("amaranto");
    }
  });

  test("says so where it is a reflection: that is not for all", async () => {
    const reflect = (more: JsonObject) =>
      act(author, open, "NOTE", { noteKind: "reflection", text: "Ipotesi", ...more });
    for (const more of [{}, { noteLevel: "case" }])
      expect((await errorOf(reflect(more))).details.refusal?.reasons).toEqual(["reflectionKeptApart"]);
    const values = { noteKind: "reflection", factsText: `Fatti: ${right.case}` };
    const corrected = act(author, open, "CORRECT", { corrects: levelOf("case", open), mendReason: "x", values });
    expect((await errorOf(corrected)).details.refusal?.reasons).toEqual(["reflectionKeptApart"]);
    const seq = await reflect({ noteLevel: "team" });
    const { entries } = await callerOf(house, anna).cases.listDiary({ caseId: open, kind: "reflection" });
    expect(entries.map((one) => one.seq)).toEqual([seq]);
  });
});

test("what was written as a reserved annotation is found among the notes of who follows the case", async () => {
  const seq = await act(author, open, "RESERVED_NOTE", { reservedText: "Annotazione di prima" });
  const diary = (session: Session) => callerOf(house, session).cases.listDiary({ caseId: open, level: "team" });
  expect((await diary(anna)).entries[0]).toMatchObject({ seq, given: [{ field: "reservedText" }] });
  const { entries } = await callerOf(house, author).cases.listDiary({ caseId: open, kind: "reflection" });
  expect(entries.map((one) => one.seq)).toContain(seq);
  const view = await callerOf(house, anna).cases.getCase({ caseId: open });
  const offered = view.level === "content" ? view.actions.map(({ event }) => event) : [];
  expect([offered.includes("NOTE"), offered.includes("RESERVED_NOTE")]).toEqual([true, false]);
});

test("a log with such notes, corrected and taken back, is decided again as it was", async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  expect(report.problems).toEqual([]);
});
