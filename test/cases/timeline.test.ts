// The timeline of a case by kind, author and days, page by page; what stood before in the fields an act wrote again, for who may
// read them; printing, which is an export.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { type EntryKind, entryKinds } from "../../workflows/kernel/entry-kind.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

let house: Installation;
const [personId, caseId] = [uuidOf("timeline person"), uuidOf("timeline case")];
const anna = sessionOf("anna", "socialWorker");
const carla = sessionOf("carla", "supervisor");
const dario = sessionOf("dario", "coordinator");

type Ask = Omit<Parameters<ReturnType<typeof callerOf>["cases"]["listTimeline"]>[0], "caseId">;
const read = (session: Session, ask: Ask = {}) => callerOf(house, session).cases.listTimeline({ caseId, ...ask });
const changesOf = (session: Session, seqs: number[], id = caseId, at?: string) =>
  callerOf(house, session).cases.listChanges({ caseId: id, seqs, ...(at ? { at } : {}) });

let seq = 0;
const step = async (type: string, payload = {}, session = anna, occurredOn?: string) => {
  const day = occurredOn ? { occurredOn } : {};
  await house.send(session, { caseId, kind: "case-intake", expectedSeq: seq++, type, payload, ...day });
};
const assessment = (ownWords: string, healthText: string, assessmentText = "Vive sola, al secondo piano.") => ({
  ...{ needsFound: ["careAtHome"], assessmentText, ownWords, healthText },
});

beforeAll(async () => {
  house = await install({ now: "2026-03-02T09:00:00.000Z" });
  house.know("anna", "socialWorker");
  house.know("carla", "supervisor");
  const person = { surname: "Rossi", givenName: "Ada", territory: "020038", fiscalCodeMissing: "unknown" };
  await house.send(anna, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: person });
  const contact = { person: personId, territory: "020038", area: "elderly", need: "careAtHome", channel: "desk" };
  await step("OPEN_CONTACT", { ...contact, requester: "self", contactReason: "Chiede aiuto" });
  await step("REPORT", { reportSource: "self", reportText: "Non esce più" });
  await step("ASSIGN", { assignee: "anna" }, carla);
  await step("START_LISTENING", { privacyNoticeOn: "2026-03-02" });
  house.at("2026-03-10T09:00:00.000Z");
  await step("NOTE", { noteKind: "call", text: "Ha telefonato la figlia" }, anna, "2026-03-06");
  await step("START_ASSESSMENT", { assessmentKind: "social" });
  await step("RECORD_ASSESSMENT", assessment("Vuole restare a casa", "asma"));
  await step("RECORD_ASSESSMENT", assessment("Vuole restare a casa", "asma e diabete", "Vive sola, al terzo piano."));
  await step("UNDO", { undoes: 8 });
  await step("ASSIGN", { assignee: "carla" }, carla);
  await step("NOTE", { noteKind: "call", text: "Ha telefonato il medico" }, carla);
});
afterAll(() => house.close());

describe("filters", () => {
  test("every entry is of one kind, and each kind finds its own", async () => {
    const { entries } = await read(anna);
    expect(entries.map(({ type, entryKind }) => [type, entryKind])).toEqual([
      ["NOTE", "notes"],
      ["ASSIGN", "assignments"],
      ["UNDO", "corrections"],
      ["RECORD_ASSESSMENT", "records"],
      ["RECORD_ASSESSMENT", "records"],
      ["START_ASSESSMENT", "steps"],
      ["NOTE", "notes"],
      ["START_LISTENING", "steps"],
      ["ASSIGN", "assignments"],
      ["REPORT", "steps"],
      ["OPEN_CONTACT", "steps"],
    ]);
  });

  test("are the same as choosing from all, whatever the size of pages", async () => {
    const { entries: all } = await read(anna);
    await fc.assert(
      fc.asyncProperty(
        fc.option(fc.subarray([...entryKinds], { minLength: 1 }), { nil: undefined }),
        fc.option(fc.constantFrom("anna", "carla", "nobody"), { nil: undefined }),
        fc.option(fc.constantFrom("2026-03-02", "2026-03-06", "2026-03-09"), { nil: undefined }),
        fc.option(fc.constantFrom("2026-03-02", "2026-03-06", "2026-03-09"), { nil: undefined }),
        fc.integer({ min: 1, max: 12 }),
        async (kinds: EntryKind[] | undefined, actor, from, to, limit) => {
          const expected = all.filter(
            (one) =>
              (!kinds || kinds.includes(one.entryKind)) &&
              (!actor || one.actor === actor) &&
              (!from || one.occurredOn >= from) &&
              (!to || one.occurredOn <= to),
          );
          const found: number[] = [];
          for (let before: number | undefined; ; ) {
            const page = await read(anna, { kinds, actor, from, to, limit, ...(before ? { before } : {}) });
            expect(page.entries.length).toBeLessThanOrEqual(limit);
            found.push(...page.entries.map((one) => one.seq));
            before = page.next;
            if (before === undefined) break;
          }
          expect(found).toEqual(expected.map((one) => one.seq));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("say who did anything, where that is asked", async () => {
    expect((await read(anna)).authors).toEqual([]);
    const { authors } = await read(anna, { withAuthors: true, limit: 1 });
    expect(authors.sort()).toEqual(["anna", "carla"]);
    await expect(read(anna, { from: "marzo" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("what stood before", () => {
  test("is told of fields that were written again and changed, and of the head", async () => {
    const { formers } = await changesOf(anna, [2, 3, 4, 5, 6, 7, 8, 10, 11]);
    expect(formers).toMatchObject([
      { seq: 8, fields: expect.arrayContaining([{ field: "healthText", from: "asma" }]) },
      { seq: 10, head: { assignee: "anna" } },
    ]);
    const [again] = formers;
    expect(again?.fields.map((one) => one.field).sort()).toEqual(["assessmentText", "healthText"]);
  });

  test("is the value at a past minute too, and of no event after it", async () => {
    house.at("2026-03-12T09:00:00.000Z");
    const { formers } = await changesOf(anna, [3, 8], caseId, "2026-03-09T10:00");
    expect(formers.map((one) => one.seq)).not.toContain(8);
    expect((await changesOf(anna, [8], caseId, "2026-03-11T10:00")).formers).toHaveLength(1);
  });

  test("is closed to who may not read the field, and to a skeleton altogether", async () => {
    const stranger = sessionOf("mensa", "dpo");
    const clerk = sessionOf("clara", "adminClerk");
    expect((await changesOf(clerk, [8, 10])).formers).toEqual([{ seq: 10, fields: [], head: { assignee: "anna" } }]);
    const text = JSON.stringify([await changesOf(dario, [8, 10]), await read(dario)]);
    expect(text).not.toMatch(/asma|piano|telefonato/);
    expect(await changesOf(dario, [8, 10])).toEqual({ formers: [], names: {} });
    await expect(changesOf(stranger, [8])).rejects.toMatchObject({
      code: expect.stringMatching(/NOT_FOUND|FORBIDDEN/),
    });
  });

  test("says that it was erased", async () => {
    await house.open.driver.batch([
      { sql: "UPDATE key_binding SET erased='art. 17' WHERE case_id=? AND subject='case'", args: [caseId] },
    ]);
    const { formers } = await changesOf(anna, [8]);
    expect(formers[0]?.fields).toContainEqual({ field: "assessmentText", erased: "art. 17" });
    expect(JSON.stringify(formers)).not.toContain("asma");
    await house.open.driver.batch([{ sql: "UPDATE key_binding SET erased=NULL WHERE case_id=?", args: [caseId] }]);
  });
});

test("printing is an export, each time, for who may take data away", async () => {
  const printer = sessionOf("piera", "socialWorker");
  const printed = await callerOf(house, printer).cases.recordPrint({ caseId });
  await callerOf(house, printer).cases.recordPrint({ caseId });
  expect(printed).toMatchObject({ kind: "case-intake", number: expect.stringMatching(/^2026-/) });
  const exports = listReads(house.services.reads.db, { accountId: "piera", what: "export" }, 10);
  expect(exports).toMatchObject([{ caseId }, { caseId }]);
  await expect(callerOf(house, sessionOf("tina", "trainee")).cases.recordPrint({ caseId })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
