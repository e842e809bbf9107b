// Terms taken away as a calendar or a table: the shapes other programs read, and no word of a person.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import { csvOf, icsOf } from "../../server/cases/term-files.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { DeadlineState } from "../../workflows/kernel/deadline.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

const around = {
  workflows: new Map([["toy", toyWorkflow]]),
  locale: "it" as const,
  now: "2026-03-02T09:00:00.000Z",
  baseUrl: "https://ambito.example.it",
};
const term = (more: Partial<DeadlineState>): DeadlineState => ({
  ...{ status: "running", source: "art. 1; c. 2, lettera a)", amount: 30, unit: "days" },
  ...{ startedOn: "2026-03-02", dueOn: "2026-04-01", steps: [] },
  ...more,
});
const one = (deadlines: Record<string, DeadlineState>) => [
  { caseId: uuidOf("a"), kind: "toy", number: "2026-000007", deadlines },
];

describe("calendar", () => {
  const ics = icsOf(
    one({
      answer: term({}),
      "answer:2": term({ dueAt: "2026-03-03T16:50:00.000Z", dueOn: "2026-03-03", about: "documents" }),
      met: term({ status: "met" }),
    }),
    around,
  );

  test("has a day for a term in days and an instant for one in hours, and nothing that is over", () => {
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(ics).toContain("DTSTART;VALUE=DATE:20260401\r\nDTEND;VALUE=DATE:20260402\r\n");
    expect(ics).toContain("DTSTART:20260303T165000Z\r\n");
    expect(ics).toContain("SUMMARY:2026-000007 Risposta\r\n");
    expect(ics).toContain("DESCRIPTION:art. 1\\; c. 2\\, lettera a)\r\n");
  });

  test("says of a term that stands still that its day is not the last word", () => {
    const events = icsOf(one({ answer: term({ status: "suspended" }) }), around);
    expect(events).toContain("SUMMARY:2026-000007 Risposta (sospeso)\r\nSTATUS:TENTATIVE\r\n");
    expect(ics).not.toContain("TENTATIVE");
  });

  test("folds lines at 75 octets and ends each by CRLF", () => {
    const long = icsOf(one({ answer: term({ source: "è così ".repeat(40) }) }), around);
    for (const line of long.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(long.replaceAll("\r\n ", "")).toContain("è così ".repeat(40).trimEnd());
    expect(ics.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });
});

test("a table tells law and arithmetic, and holds no formula", () => {
  const csv = csvOf(
    one({
      answer: term({
        source: '=HYPERLINK("x")',
        steps: [
          { step: "startExcluded", on: "2026-03-02" },
          { step: "counted", on: "2026-04-01", amount: 30, unit: "days" },
        ],
      }),
    }),
    around,
  );
  expect(csv).toMatchInlineSnapshot(`
    "﻿Numero;Tipo;Termine;Stato;Inizio;Scadenza;Fonte;Come si è arrivati alla data
    2026-000007;Giocattolo;Risposta;in corso;2026-03-02;2026-04-01;"'=HYPERLINK(""x"")";Il giorno iniziale, lunedì 2 marzo 2026, non si conta. 30 giorni: si arriva a mercoledì 1 aprile 2026, che si conta.
    "
  `);
});

describe("who may take them away", () => {
  let house: Installation;
  const caseId = uuidOf("exported");
  const anna = sessionOf("anna", "socialWorker");
  beforeAll(async () => {
    house = await install({ workflows: [toyWorkflow] });
    const payload = { territory: "020038", story: "Nome Cognome chiede aiuto" };
    await house.send(anna, { caseId, kind: "toy", expectedSeq: 0, type: "OPEN", payload });
  });
  afterAll(() => house.close());

  test("of one case, recorded, without a word of it", async () => {
    const asked = { format: "csv", locale: "en" } as const;
    const file = await callerOf(house, anna).cases.exportTerms({ caseId, ...asked });
    expect(file).toMatchObject({ name: "termini-2026-000001.csv", type: "text/csv" });
    expect(file.content).toContain("2026-000001");
    expect(file.content).not.toContain("Cognome");
    expect(listReads(house.services.reads.db, { accountId: "anna", what: "export" }, 10)).toHaveLength(1);
  });

  test("not who may not see the case, nor who is in training", async () => {
    const elsewhere = callerOf(house, sessionOf("bice", { role: "socialWorker", territory: "020042" }));
    await expect(elsewhere.cases.exportTerms({ caseId, format: "ics", locale: "it" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const trainee = callerOf(house, sessionOf("tina", "trainee"));
    await expect(trainee.cases.exportTerms({ caseId, format: "ics", locale: "it" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
