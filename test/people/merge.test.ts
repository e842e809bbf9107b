// Two records of one person: the one goes on in the other, is refused what would tell or tie too much, and stands again
// exactly as it did, in whatever order merges are undone.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCases } from "../../db/log/read-log.ts";
import { caseAt } from "../../server/engine/recorded-facts.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const supervisor = sessionOf("supervisor", "supervisor");
const second = sessionOf("second supervisor", "supervisor");
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const desk = sessionOf("desk", { role: "frontDesk", territory: ostiglia });
const trainee = sessionOf("trainee", { role: "trainee", territory: ostiglia });
const provider = sessionOf("provider", "provider");

let house: Installation;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of [supervisor, second, anna, desk, trainee, provider])
    house.know(accountId, ...grants);
});
afterAll(() => house.close());

async function now(id: string): Promise<CaseSnapshot> {
  const [one] = await readCases(house.services.driver, [id]);
  if (!one) throw new Error("no such record");
  return one.snapshot;
}

function act(id: string, type: string, payload: JsonObject = {}, by = supervisor, kind = "person") {
  return sendTo(house, by, id, kind, type, payload);
}

/** What each record was opened with. */
const of = new Map<string, JsonObject>();

async function open(name: string, given: JsonObject = {}): Promise<string> {
  const id = uuidOf(name);
  const named = { surname: "Prova", givenName: name, birthOn: "1960-02-03", fiscalCodeMissing: "unknown" };
  const payload = { ...named, territory: ostiglia, ...given };
  await act(id, "OPEN_PERSON", payload);
  of.set(id, payload);
  return id;
}

const merge = (id: string, other: string, by = supervisor) =>
  act(id, "MERGE_INTO", { other, mergeText: "Stessa carta d’identità (esempio)" }, by);
/** The same, asked at the one or the other record and accepted at that one. */
async function mergeAsked(id: string, other: string, at: "asked here" | "asked there" | "asked only") {
  const [from, to, mergeWay] = at === "asked there" ? [other, id, "intoThis"] : [id, other, "intoOther"];
  await act(from, "ASK_MERGE", { other: to, mergeWay, askText: "Stesso documento (esempio)" });
  if (at !== "asked only") await act(to, "ACCEPT_MERGE", { other: from, mergeText: "Confermato (esempio)" }, second);
}
const undo = (id: string, by = supervisor) => act(id, "UNMERGE", { unmergeText: "Erano due cugine (esempio)" }, by);
const refusedFor = async (sent: Promise<unknown>): Promise<unknown> => {
  const error = await errorOf(sent);
  return error.details.refusal?.reasons ?? error.details.problems?.map(({ code }) => code) ?? error.code;
};

/** All of it but the number of its last event and the marks of why it was merged. */
function standsAs({ state, doc }: CaseSnapshot) {
  const { mergeText: _m, unmergeText: _u, askText: _a, ...sealed } = doc.sealed;
  return { state, doc: { ...doc, sealed } };
}

describe("one record goes on in the other", () => {
  it("and each keeps its own", async () => {
    const [one, other] = [await open("Ada"), await open("Ida", { phone: "+39 000 0000001" })];
    const before = [await now(one), await now(other)].map(standsAs);
    await merge(one, other);
    expect(await now(one)).toMatchObject({ state: "merged", doc: { head: { closed: true, weight: 0 } } });
    expect((await now(one)).doc.context).toMatchObject({ mergedInto: [other], stoodAs: "identified" });
    expect((await now(other)).doc.context.absorbed).toEqual([one]);
    await undo(one);
    expect([await now(one), await now(other)].map(standsAs)).toEqual(before);
  });

  it("what is sent to it meanwhile is answered with where to send it", async () => {
    const [one, other, third] = [await open("Bea"), await open("Lea"), await open("Mia")];
    await merge(one, other);
    expect(await refusedFor(act(one, "UPDATE_CONTACTS", { phone: "+39 000 0000002" }))).toEqual(["standsAlone"]);
    expect(await refusedFor(act(one, "RECORD_DEATH", { diedOn: "2026-03-01" }))).toEqual(["standsAlone"]);
    expect(await refusedFor(merge(one, third))).toEqual(["standsAlone"]);
    expect(await refusedFor(merge(third, one))).toEqual(["leadsOn"]);
    expect(await refusedFor(merge(other, one))).toEqual(["leadsOn"]);
  });

  it("and nothing new is tied to it: a case is opened for the record that stands", async () => {
    const [one, other] = [await open("Pia"), await open("Gaia")];
    await merge(one, other);
    const asked = { territory: ostiglia, area: "adults", need: "careAtHome" };
    const told = { channel: "desk", requester: "self", contactReason: "Chiede aiuto" };
    const contact = (person: string) =>
      act(uuidOf(`case of ${person}`), "OPEN_CONTACT", { ...asked, ...told, person }, supervisor, "case-intake");
    expect(await refusedFor(contact(one))).toEqual(["leadsOn"]);
    await contact(other);
  });

  it("and its page offers no new household, which that of the record that stands does", async () => {
    const [id, other] = [await open("offered"), await open("offered too")];
    await merge(id, other);
    const { people } = callerOf(house, supervisor);
    expect((await people.getHouseholds({ personId: id })).takesNew).toBe(false);
    expect((await people.getHouseholds({ personId: other })).takesNew).toBe(true);
  });

  it("a household keeps its member, and lets it go", async () => {
    const [one, other, home] = [await open("Nora"), await open("Dora"), uuidOf("home")];
    const members = [{ person: one, relation: "reference", from: "2020-01-01" }];
    const registry = { householdKind: "registry", territory: ostiglia, members };
    await act(home, "OPEN_HOUSEHOLD", registry, supervisor, "household");
    await merge(one, other);
    expect((await now(one)).doc.head.householdId).toBe(home);
    const left = { person: one, until: "2026-03-09", endReason: "moved" };
    await act(home, "END_MEMBER", left, supervisor, "household");
    await undo(one);
    expect((await now(one)).doc.context.households).toEqual([]);
  });
});

describe("what was recorded wrong", () => {
  it("is corrected at either record, and stands so when the merge is undone", async () => {
    const [one, other] = [await open("Rosa", { citizenship: "100" }), await open("Rosina", { citizenship: "100" })];
    await merge(one, other);
    const correct = (id: string, citizenship: string) => {
      const values = { ...of.get(id), citizenship };
      const payload = { corrects: 1, values, mendReason: "Letto sul documento" };
      return act(id, "CORRECT", payload);
    };
    await correct(one, "203");
    await correct(other, "201");
    expect(await now(one)).toMatchObject({ state: "merged", doc: { context: { citizenship: "203" } } });
    expect((await now(other)).doc.context).toMatchObject({ citizenship: "201", absorbed: [one] });
    await undo(one);
    expect(await now(one)).toMatchObject({ state: "identified", doc: { context: { citizenship: "203" } } });
    expect((await now(other)).doc.context.absorbed).toBeUndefined();
  });

  it("a merge just made is taken back by who made it, on both records at once", async () => {
    const [one, other] = [await open("Lina"), await open("Pina")];
    const before = [await now(one), await now(other)].map(({ state, doc }) => ({ state, context: doc.context }));
    const { seq } = await merge(one, other);
    await act(one, "UNDO", { undoes: seq });
    expect([await now(one), await now(other)].map(({ state, doc }) => ({ state, context: doc.context }))).toEqual(
      before,
    );
  });

  it("also that of a record into which others went before, which then go on in it alone", async () => {
    const [first, second, third] = [await open("Una"), await open("Dua"), await open("Tria")];
    await merge(first, second);
    const { seq } = await merge(second, third);
    expect((await now(first)).doc.context.mergedInto).toEqual([second, third]);
    await act(second, "UNDO", { undoes: seq });
    expect((await now(first)).doc.context.mergedInto).toEqual([second]);
    expect((await now(second)).doc.context).toMatchObject({ absorbed: [first] });
    expect((await now(third)).doc.context.absorbed).toBeUndefined();
    // The quick way back is closed where the other record went on meanwhile: it would leave the third behind.
    await merge(second, third);
    expect(await refusedFor(act(first, "UNDO", { undoes: 2 }))).toEqual(["actedSince"]);
    await undo(first);
    expect((await now(third)).doc.context.absorbed).toEqual([second]);
  });
});

describe("it is refused", () => {
  it("to itself, and between persons told apart on either side", async () => {
    const [one, other, third] = [await open("Rita"), await open("Vita"), await open("Zita")];
    expect(await refusedFor(merge(one, one))).toEqual(["anotherPerson"]);
    await act(other, "TELL_APART", { other: one, apartText: "Viste insieme (esempio)" });
    expect(await refusedFor(merge(one, other))).toEqual(["mayTakeIn"]);
    expect(await refusedFor(merge(other, one))).toEqual(["mayBeOne"]);
    await act(other, "MAY_BE_SAME", { other: one });
    // Nor where it was said of a record that goes on in one of them.
    await act(third, "TELL_APART", { other, apartText: "Viste insieme (esempio)" });
    await merge(third, one);
    expect(await refusedFor(merge(one, other))).toEqual(["mayBeOne"]);
    expect(await refusedFor(merge(other, one))).toEqual(["mayTakeIn"]);
    await undo(third);
    await merge(other, one);
    expect(await refusedFor(act(one, "TELL_APART", { other, apartText: "Due" }))).toEqual(["leadsOn"]);
  });

  it("where one hides what the other does not, without saying what", async () => {
    const [one, other] = [await open("Elsa"), await open("Elma", { protectedAddress: true })];
    for (const sent of [() => merge(one, other), () => merge(other, one)]) {
      const error = await errorOf(sent());
      expect(error.details.refusal?.reasons).toEqual(["asProtected"]);
      expect(error.details.refusal?.texts.it.join()).not.toMatch(/indirizzo|protett/i);
    }
  });

  it("where only one tells of the death", async () => {
    const [one, other] = [await open("Otto"), await open("Ugo")];
    await act(one, "RECORD_DEATH", { diedOn: "2026-03-01" });
    expect(await refusedFor(merge(one, other))).toEqual(["asAlive"]);
    await act(other, "RECORD_DEATH", { diedOn: "2026-03-01" });
    await merge(one, other);
    await undo(one);
    expect((await now(one)).state).toBe("deceased");
  });

  it("to who may not write both, as if the other were not there", async () => {
    const [one, away] = [await open("Iris"), await open("Ines", { territory: poggio })];
    expect(await refusedFor(merge(one, away, anna))).toEqual(["notAnOption"]);
    expect(await refusedFor(merge(one, uuidOf("nobody"), anna))).toEqual(["notAnOption"]);
    expect(await refusedFor(merge(away, one, anna))).toBe("NOT_FOUND");
    for (const by of [desk, trainee]) expect(await refusedFor(merge(one, away, by))).toBe("FORBIDDEN");
    expect(await refusedFor(merge(one, away, provider))).toBe("NOT_FOUND");
    expect((await now(one)).seq).toBe(1);
  });

  it("beyond seven", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 10; i++) ids.push(await open(`Molti${i}`));
    const [last = "", eighth = "", spare = ""] = ids;
    for (const one of ids.slice(3)) await merge(one, last);
    expect((await now(last)).doc.context.absorbed).toHaveLength(7);
    expect(await refusedFor(merge(eighth, last))).toEqual(["roomThere"]);
    expect(await refusedFor(merge(last, spare))).toEqual(["roomThere"]);
    // Word to all of them still leaves in one command.
    await act(last, "PROTECT_ADDRESS", {});
    for (const one of ids.slice(3)) expect((await now(one)).doc.context.protectedAddress).toBe(true);
  });
});

describe("what becomes of the person reaches the records that go on in hers", () => {
  it("a protection, which undoing the merge does not lift", async () => {
    const [one, other] = [await open("Olga", { address: "Via Trigoli 12" }), await open("Alga")];
    await merge(one, other);
    await act(other, "PROTECT_ADDRESS", { protectedAddressText: "Altrove" });
    const cached = () =>
      house.services.driver.read("SELECT address, protected_address FROM person_row WHERE person_id=?", [one]);
    expect(await cached()).toEqual([{ address: null, protected_address: 1 }]);
    await undo(one);
    expect(await cached()).toEqual([{ address: null, protected_address: 1 }]);
  });

  it("a death, which closes the cases of both", async () => {
    const [one, other] = [await open("Enea"), await open("Enzo")];
    await merge(one, other);
    await act(other, "RECORD_DEATH", { diedOn: "2026-03-01" });
    const waiting = await house.services.driver.read<{ case_id: string }>(
      "SELECT case_id FROM outbox WHERE case_id IN (?,?) ORDER BY pos",
      [one, other],
    );
    expect(waiting.map(({ case_id }) => case_id).sort()).toEqual([one, other].sort());
  });
});

/** What merges and their undoing must come to, kept beside the log: in which record each goes on. */
class Model {
  readonly into = new Map<string, string>();
  readonly ids: readonly string[];
  constructor(ids: readonly string[]) {
    this.ids = ids;
  }
  path(id: string): string[] {
    const next = this.into.get(id);
    return next === undefined ? [] : [next, ...this.path(next)];
  }
  behind = (id: string) => this.ids.filter((one) => this.path(one).includes(id));
  mayMerge = (id: string, other: string) => id !== other && !this.into.has(id) && !this.into.has(other);
}

describe("in any order", () => {
  const size = 6;
  it("merges are undone exactly, none goes round, and no earlier moment changes", async () => {
    let run = 0;
    const step = fc.record({
      from: fc.nat(size - 1),
      to: fc.nat(size - 1),
      isUndo: fc.boolean(),
      by: fc.constantFrom("at once", "asked here", "asked there", "asked only"),
      order: fc.nat(1000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        run += 1;
        const ids: string[] = [];
        for (let i = 0; i < size; i++)
          ids.push(await open(`Grafo ${run} ${i}`, i % 3 === 0 ? { provisional: true } : {}));
        const before = new Map<string, CaseSnapshot>();
        for (const id of ids) before.set(id, await now(id));
        const model = new Model(ids);
        const moments: CaseSnapshot[] = [];
        const mergeBy = (id: string, other: string, by: "at once" | "asked here" | "asked there") =>
          by === "at once" ? merge(id, other) : mergeAsked(id, other, by);
        const isAsked = async (id: string, other: string) => {
          const { mergeAsks, mergeAskedBy } = (await now(id)).doc.context as Record<string, JsonObject | undefined>;
          return mergeAsks?.[other] !== undefined || mergeAskedBy?.[other] !== undefined;
        };
        /** What is open at the one is open at the other, and holds its claim; nothing else does. */
        const checkAsks = async () => {
          const there: string[] = [];
          const here: string[] = [];
          for (const id of ids) {
            const { mergeAsks = {}, mergeAskedBy = {} } = (await now(id)).doc.context as Record<string, JsonObject>;
            there.push(...Object.keys(mergeAskedBy).map((one) => `${one} ${id}`));
            here.push(...Object.keys(mergeAsks).map((one) => `${id} ${one}`));
          }
          expect(here.sort()).toEqual(there.sort());
          const rows = await house.services.driver.read<{ case_id: string; resource: string }>(
            "SELECT case_id, resource FROM claim WHERE kind='mergeAsk' AND case_id IN (SELECT value FROM json_each(?))",
            [JSON.stringify(ids)],
          );
          const claimed = rows.map(({ case_id: id, resource }) => `${id} ${resource.replace(id, "").replace("/", "")}`);
          expect(claimed.sort()).toEqual(here);
        };
        const check = async () => {
          for (const id of ids) {
            const one = await now(id);
            moments.push(one);
            const path = model.path(id);
            expect(one.doc.context.mergedInto ?? []).toEqual(path);
            expect(path).not.toContain(id);
            expect([...((one.doc.context.absorbed ?? []) as string[])].sort()).toEqual(model.behind(id).sort());
            expect(one.state === "merged").toBe(path.length > 0);
          }
          await checkAsks();
        };
        for (const { from, to, isUndo, by } of steps) {
          const [id = "", other = ""] = [ids[from], ids[to]];
          if (isUndo) {
            if (model.into.has(id)) {
              await undo(id);
              model.into.delete(id);
            } else expect(await refusedFor(undo(id))).toEqual(["notNow"]);
          } else if (by === "asked only") {
            // Left open: it must end with whatever makes the two one person's, and wait through all the rest.
            await mergeAsked(id, other, "asked only").catch((error) => expect(error.code).toMatch(/REFUSED|INVALID/));
          } else if (by !== "at once" && (await isAsked(id, other)))
            expect((await errorOf(mergeBy(id, other, by))).code).toMatch(/REFUSED|INVALID/);
          else if (model.mayMerge(id, other)) {
            await mergeBy(id, other, by);
            model.into.set(id, other);
          } else expect((await errorOf(mergeBy(id, other, by))).code).toMatch(/REFUSED|INVALID/);
          await check();
        }
        const left = [...model.into.keys()];
        for (const { order } of [...steps, ...steps]) {
          const [id] = left.splice(order % Math.max(1, left.length), 1);
          if (id === undefined) break;
          await undo(id);
          model.into.delete(id);
          await check();
        }
        for (const id of left) await undo(id);
        for (const id of ids)
          for (const other of Object.keys(((await now(id)).doc.context.mergeAsks ?? {}) as JsonObject))
            await act(id, "WITHDRAW_MERGE_ASK", { other });
        for (const id of ids) expect(standsAs(await now(id))).toEqual(standsAs(before.get(id) as CaseSnapshot));
        for (const moment of moments)
          expect(await caseAt(house.services.driver, moment.caseId, moment.seq)).toEqual(moment);
      }),
      { seed: 27, numRuns: 25 },
    );
  }, 120_000);
});

it("the log of all that proves itself", async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  expect(report.problems).toEqual([]);
});
