// search.inNotes over the real caller: words written in one's own open cases, under the rights of each; and the cutting of what
// is shown, on whatever text.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { excerptOf } from "../../server/search/excerpt.ts";
import { wordsOf } from "../../workflows/rules/names/words.ts";
import { furnish, ostiglia, people, type SmallDistrict, smallDistrict } from "../queues/district.ts";
import { callerOf } from "../support/caller.ts";
import { sessionOf } from "../support/installation.ts";

let small: SmallDistrict;
const { anna, bruno, carla, nobody, teresa } = people;

const find = (session: Session, words: string, signal?: AbortSignal) =>
  callerOf(small.house, session, undefined, signal).search.inNotes({ words });

/** A case of hers, with what she wrote in its diary. */
async function write(session: Session, text: string, type = "NOTE"): Promise<string> {
  const caseId = await small.open(session, { territory: ostiglia });
  await small.act(carla, caseId, 1, "ASSIGN", { assignee: session.accountId });
  await small.act(session, caseId, 2, type, type === "NOTE" ? { noteKind: "call", text } : { reservedText: text });
  return caseId;
}

beforeAll(async () => {
  small = await smallDistrict();
  await furnish(small);
});
afterAll(() => small.house.close());

describe("what is written in one's own cases", () => {
  test("is found by the beginnings of its words, whatever their accents and order, and by nobody else", async () => {
    const caseId = await write(anna, "La città è lontana: il nonno Anselmo perciò non può accompagnarla a scuola.");
    const { notes } = await find(anna, "anselmo CITTA");
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ caseId, type: "NOTE", field: "text" });
    const { text = "", marks = [] } = notes[0] ?? {};
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(["città", "Anselmo"]);
    expect((await find(anna, "anselmo lontanissima")).notes).toEqual([]);
    for (const other of [bruno, carla]) expect((await find(other, "anselmo citta")).notes).toEqual([]);
  });

  test("a choice is no word, and what was taken back is not found", async () => {
    const caseId = await write(anna, "Telefonata con la maestra Gualtieri.");
    expect((await find(anna, "call")).notes).toEqual([]);
    expect((await find(anna, "gualtieri")).notes).toHaveLength(1);
    await small.act(anna, caseId, 3, "UNDO", { undoes: 3 });
    expect((await find(anna, "gualtieri")).notes).toEqual([]);
  });

  test("a reserved annotation is found by its author", async () => {
    await write(anna, "Ipotesi da verificare con Quintavalle", "RESERVED_NOTE");
    expect((await find(anna, "quintavalle")).notes).toMatchObject([{ field: "reservedText" }]);
  });

  test("the search is recorded, and each case that shows a line of its own", async () => {
    const recorded = (what: string) =>
      listReads(small.house.services.reads.db, { accountId: "elsa", what }, 200).map((one) => one.caseId);
    const elsa = sessionOf("elsa", { role: "socialWorker", territory: ostiglia });
    const caseId = await write(elsa, "Colloquio rimandato per Serafini");
    await write(elsa, "Altro");
    await find(elsa, "serafini");
    expect([recorded("search"), recorded("history")]).toEqual([[""], [caseId]]);
  });

  test("in cases of others only where a reason is given, of those open to the reader, and never of an emergency", async () => {
    const others = async (session: Session, words: string, reason = "Verifica di una segnalazione") =>
      (await callerOf(small.house, session).search.inNotes({ words, others: { reason } })).notes.map(
        (one) => one.caseId,
      );
    const dora = sessionOf("dora", { role: "socialWorker", territory: ostiglia });
    const caseId = await write(anna, "Convivenza con lo zio Filiberto");
    expect((await find(dora, "filiberto")).notes).toEqual([]);
    expect(await others(dora, "filiberto")).toEqual([caseId]);
    // Hers are not those of others, and who works elsewhere sees nothing of them.
    expect(await others(anna, "filiberto")).toEqual([]);
    expect(await others(bruno, "filiberto")).toEqual([]);
    const broken = { ...bruno, brokenGlass: [{ caseId, until: "2999-01-01T00:00:00.000Z" }] } as unknown as Session;
    expect(await others(broken, "filiberto")).toEqual([]);
    // A restricted case is read by who is named in it; one of child protection by who works there.
    await small.act(carla, caseId, 3, "RESTRICT", { restricted: true, readers: "", reason: "prova" });
    expect(await others(dora, "filiberto")).toEqual([]);
    const child = await small.open(teresa, { territory: ostiglia }, "toy-protection");
    await small.act(teresa, child, 1, "NOTE", { noteKind: "call", text: "Lo dice la nonna Filomena" });
    for (const session of [dora, people.dario]) expect(await others(session, "filomena")).toEqual([]);
    await expect(others(dora, "filiberto", "boh")).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("a reason is in the read log with the words, sealed, and with each case that shows a line", async () => {
    const edda = sessionOf("edda", { role: "socialWorker", territory: ostiglia });
    const caseId = await write(anna, "Accompagnata dal cognato Olindo");
    await callerOf(small.house, edda).search.inNotes({ words: "olindo", others: { reason: "Chiede la questura" } });
    const rows = listReads(small.house.services.reads.db, { accountId: "edda" }, 10);
    expect(rows.map(({ what, purpose, caseId: id }) => [what, purpose, id]).sort()).toEqual([
      ["history", "", caseId],
      ["search", "notesOfOthers", ""],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/olindo|questura/i);
  });

  test("goes on behind the cases that were looked through", async () => {
    const fosca = sessionOf("fosca", { role: "socialWorker", territory: ostiglia });
    const caseId = await write(anna, "Ripetizioni da Ermelinda");
    const ask = (after?: { value: string; caseId: string }) =>
      callerOf(small.house, fosca).search.inNotes({
        ...{ words: "ermelinda", others: { reason: "Prova del seguito" } },
        ...(after ? { after } : {}),
      });
    const first = await ask();
    expect(first).toMatchObject({ notes: [{ caseId }], next: undefined });
    const after = await ask({ value: "2000-01-01", caseId: "" });
    expect(after).toMatchObject({ notes: [], cases: 0, next: undefined });
  });

  test("is for who may work on cases, takes three letters, and stops for a page that is gone", async () => {
    await expect(find(nobody, "serafini")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(find(anna, "se")).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(find(anna, "serafini", AbortSignal.abort())).rejects.toMatchObject({ message: "LIMIT" });
    expect((await find(sessionOf("new", "trainee"), "serafini")).notes).toEqual([]);
  });
});

describe("the words around", () => {
  test("one word that begins none is no hit", () => {
    expect(excerptOf("Il gatto dorme", ["gat", "cane"])).toBeUndefined();
    expect(excerptOf("", ["gat"])).toBeUndefined();
  });

  test("marks are words of the text that begin with what was searched, and nothing is longer than can be read", () => {
    const text = fc.array(fc.constantFrom("gatto", "Gattò", "è", "dorme,", "\n", "l’anno", "x".repeat(90), "😀"), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, fc.constantFrom("gat", "anno", "dor", "e"), (parts, word) => {
        const whole = parts.join(" ");
        const found = excerptOf(whole, [word]);
        const isThere = wordsOf(whole).some((one) => one.startsWith(word));
        expect(found !== undefined).toBe(isThere);
        if (!found) return;
        expect(found.marks.length).toBeGreaterThan(0);
        for (const [from, to] of found.marks)
          expect(wordsOf(found.text.slice(from, to))[0]).toMatch(RegExp(`^${word}`));
        expect(found.text.length).toBeLessThan(330);
        expect(whole).toContain(found.text.replace(/^… /, "").replace(/ …$/, ""));
      }),
    );
  });
});
