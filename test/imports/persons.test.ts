// People from an office's spreadsheet, through the gate: what the preview says and writes not, what the import makes, and what it makes
// when it is repeated, when others reach less, and when somebody is there already.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCases, readHead } from "../../db/log/read-log.ts";
import { listReads } from "../../db/read-log/reads.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { type Office, openOffice } from "./house.ts";

let office: Office;
let sara = "";
let nora = "";
let bruno = "";
beforeAll(async () => {
  office = await openOffice();
  sara = office.made("Sara", "supervisor");
  nora = office.made("Nora", "supervisor");
  bruno = office.made("Bruno", "frontDesk", "020042");
});
afterAll(() => office.house.close());

const driver = () => office.house.services.driver;
const counts = async () => ({
  pos: (await readHead(driver())).pos,
  jobs: await driver().read("SELECT count(*) AS n FROM import_job"),
  persons: await driver().read("SELECT count(*) AS n FROM person_row"),
});
const personsNamed = (surname: string) =>
  driver().read<{ personId: string; surname: string; givenName: string; birthOn: string; address: string }>(
    `SELECT person_id AS personId, surname, given_name AS givenName, birth_on AS birthOn, address FROM person_row
     WHERE surname=? ORDER BY given_name`,
    [surname],
  );
const head = "Cognome;Nome;Codice fiscale;Data di nascita;Comune;Indirizzo;Telefono";

describe("a preview", () => {
  test("says of each row what the gate would, at its column, and writes nothing", async () => {
    const before = await counts();
    const seen = await office.preview(
      sara,
      [
        head,
        "Zeffiri;Ada;;31/12/1970;Ostiglia;Via Prova 1;0386 000001",
        "Zeffiri;Bea;;31/02/1971;Ostiglia;;",
        "Zeffiri;Ciro;XX;01/01/1972;Ostiglia;;",
        "Zeffiri;Dino;;01/01/73;Ostiglia;;",
        "Zeffiri;Elio;;01/01/1974;Milano;;",
        ";Fosca;;01/01/1975;Ostiglia;;",
        "Zeffiri;Gina;;01/01/1976;Ostiglia;;nessuno",
        "Zeffiri;Ada;;31/12/1970;Ostiglia;;",
      ].join("\r\n"),
    );
    expect(seen.status).toBe("ready");
    expect(
      seen.rows.map(({ line, status, problems }) => [line, status, problems.map((one) => Object.values(one))]),
    ).toEqual([
      [2, "new", []],
      [3, "error", [["birthOn", "notADay"]]],
      [4, "error", [["fiscalCode", "notACode"]]],
      [5, "error", [["birthOn", "shortYear"]]],
      [6, "error", [["comune", "notOurComune"]]],
      [7, "error", [["surname", "missing"]]],
      [8, "new", []],
      [9, "error", [["", "repeated"]]],
    ]);
    expect(seen.rows[6]?.notes).toEqual([{ field: "phone", code: "notAPhone" }]);
    expect(seen.makes).toEqual({ persons: 2, cases: 0, households: 0 });
    expect(await counts()).toEqual(before);
  });

  test("refuses rows of comuni where one has no rights, in words of the row", async () => {
    const seen = await office.preview(
      bruno,
      [head, "Zanon;Ada;;31/12/1970;Ostiglia;;", "Zanon;Bea;;31/12/1971;020042;;"].join("\n"),
    );
    expect(seen.rows.map(({ status, refused }) => [status, refused?.code])).toEqual([
      ["error", "forbidden"],
      ["new", undefined],
    ]);
  });

  test("is its maker's own, and is for who may open persons", async () => {
    const mine = await office.preview(sara, [head, "Zeta;Ada;;;Ostiglia;;"].join("\n"));
    await expect(office.call(nora).imports.getPreview({ importId: mine.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(office.call(nora).imports.start({ importId: mine.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const clerk = office.made("Carla", "adminClerk");
    await expect(office.call(clerk).imports.getTable({ importId: mine.id })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("an import", () => {
  test("makes persons by ordinary commands of who asked; the same file, with rows added, doubles nothing", async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `Quaglia;Nome${i};;${(i % 28) + 1}/03/19${50 + (i % 40)};Ostiglia;;`,
    );
    const first = await office.preview(sara, [head, ...rows].join("\n"));
    expect(first.makes.persons).toBe(40);
    const job = await office.start(sara, first.id);
    expect(job).toMatchObject({ status: "done", total: 40, done: 40, failed: 0 });
    expect(await personsNamed("Quaglia")).toHaveLength(40);
    expect(await office.call(sara).imports.start({ importId: first.id })).toEqual({ jobId: job.id });
    const again = await office.preview(sara, [head, "Quaglia;Nuova;;1/1/1990;Ostiglia;;", ...rows].join("\n"));
    expect(again.counts).toMatchObject({ there: 40, new: 1, error: 0 });
    await office.start(sara, again.id);
    expect(await personsNamed("Quaglia")).toHaveLength(41);
    // Another colleague with the same list of the same office, too.
    const hers = await office.preview(nora, [head, ...rows].join("\n"));
    expect(hers.counts).toMatchObject({ there: 40, new: 0 });
    await expect(office.call(nora).imports.start({ importId: hers.id })).rejects.toMatchObject({
      cause: { details: { reason: "nothingToDo" } },
    });
  });

  test("keeps nothing of the rows once they are done, and nothing plain while they wait", async () => {
    const seen = await office.preview(sara, [head, "Parolaunica;Ada;;1/1/1960;Ostiglia;Via Unica 99;"].join("\n"));
    const job = await office.start(sara, seen.id);
    expect(await driver().read("SELECT asked FROM import_row WHERE job_id=?", [job.id])).toEqual([{ asked: "" }]);
    const [row] = await driver().read<{ asked: string }>("SELECT asked FROM import_job WHERE id=?", [job.id]);
    expect(row?.asked).not.toContain("elenco");
  });

  test("links the same fiscal code, asks about who is alike, and records that their names were shown", async () => {
    const personId = uuidOf("somebody there");
    const known = {
      ...{ surname: "Tavernari", givenName: "Livio", birthOn: "1961-06-30", fiscalCode: "TVRLVI61H30F804X" },
      ...{ territory: "020038" },
    };
    const opening = { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: known };
    await office.house.send(office.as(sara), opening);
    const file = [
      head,
      "Tavernari;Livio;TVRLVI61H30F804X;30/06/1961;Ostiglia;;",
      "Tavernari;Livio;;30/06/1961;Ostiglia;;",
    ].join("\n");
    const seen = await office.preview(sara, file, { source: "Altro elenco" });
    expect(seen.rows.map(({ status, choice, known: one }) => [status, choice, one?.personId])).toEqual([
      ["known", "link", personId],
      ["known", "skip", personId],
    ]);
    expect(seen.makes.persons).toBe(0);
    const reads = listReads(office.house.services.reads.db, { caseId: personId }, 10);
    expect(JSON.stringify(reads)).toContain(sara);
    await office.call(sara).imports.choose({ importId: seen.id, lines: [3], choice: "new" });
    await office.start(sara, seen.id);
    expect(await personsNamed("Tavernari")).toHaveLength(2);
  });

  test("leads to the record that stands where one was merged since, by its source and by who is alike", async () => {
    const [kept, merged] = [uuidOf("kept"), uuidOf("merged")];
    const open = (caseId: string, payload: object) =>
      office.house.send(office.as(sara), {
        ...{ caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
        payload: { territory: "020038", fiscalCodeMissing: "unknown", ...payload },
      });
    await open(kept, { surname: "Vezzali", givenName: "Ines", birthOn: "1944-05-06" });
    await open(merged, { surname: "Vezali", givenName: "Agnese", birthOn: "1944-05-06" });
    const file = [head, "Brigatti;Inessa;;06/05/1944;Ostiglia;;", "Vezali;Agnese;;06/05/1944;Ostiglia;;"].join("\n");
    const onlyFirst = file.split("\n").slice(0, 2).join("\n");
    const first = await office.preview(sara, onlyFirst, { source: "Doppi" });
    await office.start(sara, first.id);
    const [brought] = await personsNamed("Brigatti");
    for (const caseId of [brought?.personId ?? "", merged])
      await office.house.send(office.as(sara), {
        ...{ caseId, kind: "person", expectedSeq: 1, type: "MERGE_INTO" },
        payload: { other: kept, mergeText: "È la stessa (esempio)" },
      });
    const layout = { source: "Doppi", withCases: true, area: "elderly" as const, need: "careAtHome" as const };
    const seen = await office.preview(sara, file, layout);
    expect(seen.rows.map(({ status, known }) => [status, known?.personId])).toEqual([
      ["there", undefined],
      ["known", kept],
    ]);
    await office.call(sara).imports.choose({ importId: seen.id, lines: [3], choice: "link" });
    const job = await office.start(sara, seen.id);
    expect(job).toMatchObject({ done: 2, failed: 0 });
    const rows = await driver().read<{ caseId: string }>(
      "SELECT case_id AS caseId FROM import_row WHERE job_id=? AND kind='case-intake'",
      [job.id],
    );
    const cases = await readCases(
      driver(),
      rows.map(({ caseId }) => caseId),
    );
    expect(cases.map(({ snapshot }) => snapshot.doc.head.personId)).toEqual([kept, kept]);
  });

  test("shows nobody the reader may not see: such a row is new to her, whatever the id", async () => {
    const file = [head, "Nascosti;Ida;NSCDIA70T71G186Z;31/12/1970;Ostiglia;;"].join("\n");
    const first = await office.preview(sara, file, { source: "Riservato" });
    await office.start(sara, first.id);
    const [person] = await personsNamed("Nascosti");
    const protect = { kind: "person", expectedSeq: 1, type: "PROTECT_ADDRESS", payload: {} };
    await office.house.send(office.as(sara), { caseId: person?.personId ?? "", ...protect });
    const desk = office.made("Dora", "frontDesk", "020038");
    const seen = await office.preview(desk, file, { source: "Riservato" });
    expect(seen.rows.map(({ status, known }) => [status, known])).toEqual([["new", undefined]]);
    const job = await office.start(desk, seen.id);
    expect(job).toMatchObject({ done: 1, failed: 0 });
    expect(await personsNamed("Nascosti")).toHaveLength(2);
    // Her own is hers again.
    expect((await office.preview(desk, file, { source: "Riservato" })).counts).toMatchObject({ there: 1, new: 0 });
  });

  test("households are made of the rows that share a code", async () => {
    const file = [
      "Cognome;Nome;Data di nascita;Comune;Nucleo;Parentela",
      "Ghidoni;Ivo;1/2/1970;Ostiglia;F1;Intestatario",
      "Ghidoni;Eva;1/2/1972;Ostiglia;F1;Moglie",
      "Ghidoni;Leo;1/2/2015;Ostiglia;F1;Figlio",
      "Ghidoni;Sola;1/2/1980;Ostiglia;F2;",
    ].join("\n");
    const seen = await office.preview(sara, file);
    expect(seen.rows.at(-1)?.problems).toEqual([{ field: "relation", code: "missing" }]);
    expect(seen.makes).toEqual({ persons: 3, cases: 0, households: 1 });
    const job = await office.start(sara, seen.id);
    expect(job).toMatchObject({ done: 4, failed: 0 });
    const [row] = await driver().read<{ caseId: string }>(
      "SELECT case_id AS caseId FROM import_row WHERE job_id=? AND kind='household'",
      [job.id],
    );
    const [household] = await readCases(driver(), [row?.caseId ?? ""]);
    expect(household?.snapshot.doc.context.members).toMatchObject([
      { relation: "reference" },
      { relation: "spouse" },
      { relation: "child" },
    ]);
    expect((await office.preview(sara, file)).makes).toEqual({ persons: 0, cases: 0, households: 0 });
  });
});
