// Cases that come with their persons, the undo of a whole import, what a crash leaves to go on with, and the table of what was left out.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCaseEvents, readCases } from "../../db/log/read-log.ts";
import { csvRoute } from "../../server/imports/csv-route.ts";
import { ImportDesk } from "../../server/imports/desk.ts";
import { until } from "../bulk/house.ts";
import { type Office, openOffice } from "./house.ts";

let office: Office;
let sara = "";
beforeAll(async () => {
  office = await openOffice();
  sara = office.made("Sara", "supervisor");
});
afterAll(() => office.house.close());

const driver = () => office.house.services.driver;
const head =
  "N. pratica;Cognome;Nome;Codice fiscale;Data di nascita;Comune;Motivo;Data segnalazione;Bisogno;Protocollo";
const casesOf = (jobId: string, kind = "case-intake") =>
  driver().read<{ caseId: string; outcome: string; madeSeq: number }>(
    "SELECT case_id AS caseId, outcome, made_seq AS madeSeq FROM import_row WHERE job_id=? AND kind=? ORDER BY n",
    [jobId, kind],
  );
const withCases = { withCases: true, area: "adults" as const };

describe("cases", () => {
  const file = [
    head,
    "12;Ferretti;Ugo;;1/2/1940;Ostiglia;Chiede la spesa a casa;10/01/2026;Aiuto a casa;P-77",
    "13;Ferretti;Ugo;;1/2/1940;Ostiglia;Bolletta non pagata;12/01/2026;reddito;",
    "14;Ferretti;Pia;;1/2/1950;Ostiglia;;;boh;",
  ].join("\n");

  test("are opened as reported with their source's number, one person for two of them, and once only", async () => {
    const seen = await office.preview(sara, file, withCases);
    expect(seen.rows.map(({ status, problems }) => [status, problems])).toEqual([
      ["new", []],
      ["new", []],
      ["error", [{ field: "need", code: "notAWord" }]],
    ]);
    expect(seen.makes).toEqual({ persons: 1, cases: 2, households: 0 });
    const job = await office.start(sara, seen.id);
    expect(job).toMatchObject({ status: "done", done: 3, failed: 0, leftOut: 1 });
    const made = await casesOf(job.id);
    const stored = await readCases(
      driver(),
      made.map(({ caseId }) => caseId),
    );
    expect(stored.map(({ snapshot }) => snapshot.state)).toEqual(["reported", "reported"]);
    expect(new Set(stored.map(({ snapshot }) => snapshot.doc.head.personId)).size).toBe(1);
    const events = await readCaseEvents(driver(), made[0]?.caseId ?? "", 0, 10);
    expect(events.map(({ type, actor, correlation_id }) => [type, actor, correlation_id])).toEqual([
      ["OPEN_CONTACT", sara, job.id],
      ["REPORT", sara, job.id],
    ]);
    const page = await office.call(sara).cases.getCase({ caseId: made[0]?.caseId ?? "" });
    expect(JSON.stringify(page)).toContain("Elenco di prova");
    expect((await office.preview(sara, file, withCases)).makes).toEqual({ persons: 0, cases: 0, households: 0 });
  });

  test("are not told of where they are restricted: such a row is a new one", async () => {
    const one = [head, "99;Segreti;Ugo;;1/2/1941;Ostiglia;Prova;;;"].join("\n");
    const job = await office.start(sara, (await office.preview(sara, one, withCases)).id);
    const [made] = await casesOf(job.id);
    const caseId = made?.caseId ?? "";
    const restrict = { kind: "case-intake", expectedSeq: 2, type: "RESTRICT" };
    await office.house.send(office.as(sara), {
      caseId,
      ...restrict,
      payload: { restricted: true, readers: sara, reason: "prova" },
    });
    const anna = office.made("Anna", "socialWorker", "020038");
    const seen = await office.preview(anna, one, withCases);
    expect(seen.makes).toEqual({ persons: 1, cases: 1, households: 0 });
  });
});

test("an import goes on after the process ended in the middle, and doubles nothing", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i};Ripresa;Nome${i};;1/2/1940;Ostiglia;Prova;;;`);
  const seen = await office.preview(sara, [head, ...rows].join("\n"), { ...withCases, source: "Ripresa" });
  const { services, open } = office.house;
  const { jobId } = await office.call(sara).imports.start({ importId: seen.id });
  services.imports.runner.stop();
  await new Promise((done) => setTimeout(done, 50));
  const before = await driver().read<{ n: number }>(
    "SELECT count(*) AS n FROM import_row WHERE job_id=? AND outcome='done'",
    [jobId],
  );
  expect(before[0]?.n).toBeLessThan(120);
  const desk = new ImportDesk(services, { port: open.writer, uuid: () => "" });
  await desk.resume();
  const job = await until(
    () => office.call(sara).imports.getJob({ jobId }),
    ({ endedAt }) => endedAt !== null,
  );
  expect(job).toMatchObject({ status: "done", total: 120, done: 120, failed: 0 });
  expect(await driver().read("SELECT count(*) AS n FROM person_row WHERE surname='Ripresa'")).toEqual([{ n: 60 }]);
});

test("what was left out is a table with the row as it was and why, and runs no formula", async () => {
  const file = ["Cognome;Nome;Data di nascita;Comune", '=CMD("x");+39;non so;Ostiglia', "Buona;Riga;1/1/1990;Ostiglia"];
  const other = await openOffice();
  const rita = other.made("Rita", "supervisor");
  try {
    const seen = await other.preview(rita, file.join("\n"));
    const route = csvRoute(other.house.services, () => other.as(rita));
    const text = await (await route.request(`/${seen.id}/errors.csv`)).text();
    expect(text.split("\r\n").slice(0, 3)).toEqual([
      "Riga del file;Perché;Cognome;Nome;Data di nascita;Comune",
      `2;Data di nascita: non è una data;"'=CMD(""x"")";'+39;non so;Ostiglia`,
      "",
    ]);
    const nina = other.made("Nina", "supervisor");
    const hers = csvRoute(other.house.services, () => other.as(nina));
    expect((await hers.request(`/${seen.id}/errors.csv`)).status).toBe(404);
  } finally {
    await other.house.close();
  }
});
