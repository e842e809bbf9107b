// Applications for the inclusion allowance out of a list whose columns only the office knows: one case a number whatever the list is
// called, members of the household without a case of their own, errors row by row, and the way back.
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { proposeMapping } from "../../workflows/rules/imports/fields.ts";
import { type Office, openOffice } from "./house.ts";

let office: Office;
let sara = "";
beforeAll(async () => {
  office = await openOffice();
  sara = office.made("Sara", "supervisor");
});
afterAll(() => office.house.close());

const driver = () => office.house.services.driver;
const head = "Prot. INPS;Cognome;Nome;Nato il;Comune;Presentata;PAD;Appunti";
const columns = [
  ...(["applicationNumber", "surname", "givenName", "birthOn", "comune", "appliedOn"] as const),
  ...(["activationSignedOn", "contactReason"] as const),
];
const layout = { columns: [...columns], withCases: true, caseKind: "inclusion-allowance" as const };
const made = (jobId: string) =>
  driver().read<{ caseId: string }>(
    "SELECT case_id AS caseId FROM import_row WHERE job_id=? AND kind='inclusion-allowance' AND outcome='done' ORDER BY n",
    [jobId],
  );
const stored = async (jobId: string) => {
  const ids = (await made(jobId)).map(({ caseId }) => caseId);
  const found = new Map((await readCases(driver(), ids)).map(({ snapshot }) => [snapshot.caseId, snapshot]));
  return ids.map((id) => found.get(id));
};

test("no header is taken for the platform's own: who imports says which column is which", () => {
  const own = ["applicationNumber", "appliedOn", "activationSignedOn", "listedOn"];
  const proposed = proposeMapping(["Numero domanda", "Data domanda", "PAD", "Data flusso", "Codice fiscale", "Comune"]);
  expect(proposed.filter((one) => own.includes(one))).toEqual([]);
});

test("each number is one case, read with its days; a wrong row says why and stays out", async () => {
  const file = [
    head,
    "INPS-2026-1;Ferri;Ada;1/2/1970;Ostiglia;20/01/2026;25/01/2026;Chiamare la sera",
    "INPS-2026-2;Gatti;Ugo;1/2/1971;Ostiglia;21/01/2026;;",
    "INPS-2026-3;Lodi;Pia;1/2/1972;Ostiglia;;;",
    ";Mori;Ivo;1/2/1973;Ostiglia;20/01/2026;;",
    "inps 2026 1;Nodi;Eva;1/2/1974;Ostiglia;20/01/2026;;",
    "INPS-2026-6;Olmi;Leo;1/2/1975;Ostiglia;20/01/2027;;",
    "INPS-2026-7;Pini;Lia;1/2/1976;Ostiglia;1/3/2026;;",
  ].join("\n");
  const seen = await office.preview(sara, file, { ...layout, listedOn: "2026-02-10" });
  expect(seen.rows.map(({ status, problems }) => [status, problems])).toEqual([
    ["new", []],
    ["new", []],
    ["error", [{ field: "appliedOn", code: "missing" }]],
    ["error", [{ field: "applicationNumber", code: "missing" }]],
    ["error", [{ field: "", code: "repeated" }]],
    ["error", [{ field: "appliedOn", code: "inFuture" }]],
    // The workflow's own word: the list came before the application.
    ["error", []],
  ]);
  expect(seen.rows[6]?.refused).toMatchObject({ kind: "inclusion-allowance", reasons: ["receivedAfterApplied"] });
  const job = await office.start(sara, seen.id);
  expect(job).toMatchObject({ status: "done", done: 4, failed: 0, leftOut: 5 });
  const [ferri, gatti] = await stored(job.id);
  expect(ferri).toMatchObject({ state: "received", seq: 1 });
  expect(ferri?.doc.context).toMatchObject({
    ...{ applicationNumber: "INPS-2026-1", appliedOn: "2026-01-20", receivedOn: "2026-02-10" },
    activationSignedOn: "2026-01-25",
  });
  expect(ferri?.doc.deadlines.firstMeeting).toMatchObject({ status: "running", startedOn: "2026-01-25" });
  expect(Object.keys(gatti?.doc.todo ?? {})).toEqual(["activationSignedOn"]);
  const page = JSON.stringify(await office.call(sara).cases.getCase({ caseId: ferri?.caseId ?? "" }));
  for (const words of ["Chiamare la sera", "Dall’elenco «Elenco di prova»"]) expect(page).toContain(words);
});

test("the same number from a list with another name opens nothing, nor beside a case opened by hand", async () => {
  const again = [head, "INPS 2026/1;Ferri;Ada;1/2/1970;Ostiglia;20/01/2026;25/01/2026;"].join("\n");
  const seen = await office.preview(sara, again, { ...layout, source: "Un altro nome" });
  expect(seen.makes.cases).toBe(0);
  const personId = "00000000-0000-4000-8000-000000000001";
  await office.house.send(office.as(sara), {
    ...{ caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: { surname: "Rossi", givenName: "Bea", territory: "020038", fiscalCodeMissing: "unknown" },
  });
  await office.house.send(office.as(sara), {
    ...{ caseId: "00000000-0000-4000-8000-000000000002", kind: "inclusion-allowance" },
    ...{ expectedSeq: 0, type: "OPEN_ALLOWANCE" },
    payload: {
      ...{ person: personId, territory: "020038", applicationNumber: "A-9" },
      ...{ appliedOn: "2026-01-01", receivedOn: "2026-01-02" },
    },
  });
  const file = [head, "a9;Neri;Ivo;1/2/1980;Ostiglia;01/01/2026;;"].join("\n");
  const other = await office.preview(sara, file, layout);
  expect(other.rows[0]).toMatchObject({ status: "error", refused: { kind: "inclusion-allowance" } });
  expect(other.rows[0]?.refused?.code).toBe("refused");
});

test("of a household's rows the application is the reference person's", async () => {
  const file = [
    "Domanda;Del;Cognome;Nome;Nato il;Comune;Nucleo;Parentela",
    "N-1;20/01/2026;Sarti;Ugo;1/2/1970;Ostiglia;F1;intestatario",
    "N-1;20/01/2026;Sarti;Eva;1/2/1974;Ostiglia;F1;moglie",
    ";;Sarti;Leo;1/2/2012;Ostiglia;F1;figlio",
  ].join("\n");
  const seen = await office.preview(sara, file, {
    ...{ ...layout, source: "Nuclei" },
    columns: [
      ...(["applicationNumber", "appliedOn", "surname", "givenName", "birthOn", "comune"] as const),
      ...(["householdCode", "relation"] as const),
    ],
  });
  expect(seen.rows.map(({ status }) => status)).toEqual(["new", "new", "new"]);
  expect(seen.makes).toEqual({ persons: 3, cases: 1, households: 1 });
});

test("undone, a case nobody touched is one opened by mistake, one that was gone on with stays; the number is free again", async () => {
  const file = [
    head,
    "U-1;Tosi;Ada;1/2/1970;Ostiglia;20/01/2026;25/01/2026;",
    "U-2;Valli;Ugo;1/2/1971;Ostiglia;20/01/2026;25/01/2026;",
  ].join("\n");
  const source = { ...layout, source: "Da annullare" };
  const job = await office.start(sara, (await office.preview(sara, file, source)).id);
  const [first, second] = await made(job.id);
  await office.house.send(office.as(sara), {
    ...{ caseId: second?.caseId ?? "", kind: "inclusion-allowance", expectedSeq: 1, type: "CONVOKE" },
    payload: { convokedFor: "2026-03-12", meetingPlace: "office", sentVia: "call", sentOn: "2026-03-02" },
  });
  const undoing = await office.call(sara).imports.undo({ jobId: job.id });
  await office.ended(sara, undoing.jobId);
  const [a, b] = await stored(job.id);
  expect([a?.caseId, a?.state, b?.state]).toEqual([first?.caseId, "openedByMistake", "convoked"]);
  const again = await office.preview(sara, file, source);
  expect(again.rows.map(({ status }) => status)).toEqual(["new", "there"]);
  expect(again.makes.cases).toBe(1);
  const job2 = await office.start(sara, again.id);
  expect(job2).toMatchObject({ status: "done", failed: 0 });
});
