// From the platform's file to the provisional ranking, through the procedures on a real installation.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { runFanOuts } from "../../server/jobs/fan-out.ts";
import { runPersonTerms } from "../../server/jobs/person-terms.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { root } from "../support/source-files.ts";

const example = readFileSync(join(root, "db/seed/data/applications-example.csv"), "utf8");
const clerk = sessionOf("clerk", "housingClerk");
const manager = sessionOf("manager", "supervisor");
const key = "comune/020038";
let house: Installation;
let n = 0;

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
});
afterAll(() => house.close());

const as = (session: Session) => callerOf(house, session);

const act = {
  actKind: "determination",
  actNumber: "1/ES",
  actOn: "2026-03-09",
  actBody: "Comune di prova",
  signatoryRole: "serviceHead",
};
const stored = async (caseId: string) => {
  const [one] = await readCases(house.services.driver, [caseId]);
  if (!one) throw new Error("no such case");
  return one.snapshot;
};

/** Sends on the case as it stands. */
async function step(session: Session, caseId: string, type: string, payload: JsonObject = {}) {
  const [one] = await readCases(house.services.driver, [caseId]);
  return house.send(session, { caseId, kind: "housing-bando", expectedSeq: one?.snapshot.seq ?? 0, type, payload });
}

/** A bando whose window has just closed. */
async function closedBando(codes = ["OST-101", "OST-102", "OST-103"]): Promise<string> {
  const caseId = uuidOf(`bando-${n++}`);
  const units = codes.map((code) => ({ code, owner: "comune", comune: "020038" }));
  await step(clerk, caseId, "DRAFT_BANDO", {
    title: "Avviso di prova",
    bandoKind: "sap",
    leadComune: "020038",
    rup: "clerk",
    units,
  });
  await step(manager, caseId, "APPROVE_BANDO", act);
  await step(clerk, caseId, "PUBLISH_BANDO", {
    ...act,
    alboFrom: "2026-02-01",
    alboTo: "2026-03-08",
    opensOn: "2026-02-02",
    closesOn: "2026-03-08",
  });
  await step(clerk, caseId, "OPEN_WINDOW");
  await step(clerk, caseId, "CLOSE_WINDOW");
  return caseId;
}

const statuses = (report: { rows: { status: string }[] }) => {
  const count: Record<string, number> = {};
  for (const { status } of report.rows) count[status] = (count[status] ?? 0) + 1;
  return count;
};
/** The example with cells of one line replaced. */
function mended(line: number, replace: (cells: string) => string): string {
  return example
    .split("\r\n")
    .map((text, i) => (i === line - 1 ? replace(text) : text))
    .join("\r\n");
}

describe("the example file", () => {
  let bandoId: string;
  beforeAll(async () => {
    bandoId = await closedBando();
  });

  it("is previewed without writing anything or naming anybody", async () => {
    const report = await as(clerk).housing.importApplications({ bandoId, csv: example, dryRun: true });
    expect(report.file).toEqual({ errors: [], unknownColumns: [] });
    expect(statuses(report)).toEqual({ fit: 30 });
    expect(JSON.stringify(report)).not.toMatch(/Valdoro|VLDCST/);
    expect(await house.services.driver.read("SELECT 1 FROM case_link WHERE to_id=?", [bandoId])).toEqual([]);
  });

  it("is imported once, however often it is sent", async () => {
    const first = await as(clerk).housing.importApplications({ bandoId, csv: example, dryRun: false });
    expect(statuses(first)).toEqual({ imported: 30 });
    house.at("2026-03-10T09:00:00.000Z");
    const again = await as(clerk).housing.importApplications({ bandoId, csv: example, dryRun: false });
    expect(statuses(again)).toEqual({ already: 30 });
    const links = await house.services.driver.read("SELECT 1 FROM case_link WHERE to_id=? AND role='bando'", [bandoId]);
    expect(links).toHaveLength(30);
    const answering = await house.services.driver.read(
      "SELECT DISTINCT r.assignee FROM case_link l JOIN list_row r ON r.case_id=l.from_id WHERE l.to_id=?",
      [bandoId],
    );
    expect(answering).toEqual([{ assignee: "clerk" }]);
  });

  it("with another figure for an imported application is an error of that row only", async () => {
    const csv = mended(3, (cells) => cells.replace("23,00", "99,00"));
    const report = await as(clerk).housing.importApplications({ bandoId, csv, dryRun: false });
    expect(statuses(report)).toEqual({ already: 29, error: 1 });
    expect(report.rows[1]).toMatchObject({ line: 3, errors: [{ code: "changedSinceImport" }] });
  });

  it("leads to the provisional ranking, approved by somebody else and told to every application", async () => {
    await step(clerk, bandoId, "PROPOSE_RANKING", { rankingKey: key });
    const proposed = await as(clerk).housing.getRanking({ bandoId });
    expect(proposed).toMatchObject({ state: "provisionalProposed", shown: { approved: false, count: 30 } });
    const scores = proposed.rows.map((row) => Number(row.score));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    await expect(step(clerk, bandoId, "APPROVE_RANKING", act)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await step(manager, bandoId, "APPROVE_RANKING", act);
    expect((await stored(bandoId)).state).toBe("provisionalRankingInProgress");
    await runFanOuts(house.services);
    const after = await stored(bandoId);
    expect(after.state).toBe("provisionalRanking");
    expect(after.doc.context.spread).toEqual({ answered: 30, refused: 0 });
    const [second] = proposed.rows.slice(1);
    const { positions } = await as(clerk).housing.getPosition({ applicationId: String(second?.applicationId) });
    expect(positions).toMatchObject([{ key, stage: "provisional", row: { position: 2, number: second?.number } }]);
  });

  it("holds as a term what runs out in the record of the applicant, once, and says nothing of what it is", async () => {
    const { rows } = await as(clerk).housing.getRanking({ bandoId });
    const applicationId = String(rows[0]?.applicationId);
    const personId = String((await stored(applicationId)).doc.head.personId);
    const isee = { iseeKind: "ordinary", iseeCents: 900_000, dsuOn: "2026-01-10", until: "2026-04-30" };
    const { seq } = await stored(personId);
    const made = await house.send(clerk, {
      ...{ caseId: personId, kind: "person", expectedSeq: seq, type: "RECORD_ISEE" },
      payload: isee,
    });
    expect(await runPersonTerms(house.services)).toBe(1);
    const { doc } = await stored(applicationId);
    expect(doc.deadlines[`personTerm:p${made.seq}`]).toMatchObject({ status: "running", dueOn: "2026-04-30" });
    expect(JSON.stringify(doc.deadlines)).not.toContain("isee");
    expect(await runPersonTerms(house.services)).toBe(0);
    // The ranking that was approved stands as it was.
    expect((await as(clerk).housing.getRanking({ bandoId })).rows).toEqual(rows);
  });

  it("shows names only when asked, and only to who may list them", async () => {
    const ask = async (session: Session, withNames: boolean) =>
      Object.keys((await as(session).housing.getRanking({ bandoId, withNames })).names).length;
    expect(await ask(clerk, false)).toBe(0);
    expect(await ask(clerk, true)).toBe(30);
    await expect(ask(sessionOf("desk", "frontDesk"), true)).rejects.toMatchObject({ message: "NOT_FOUND" });
    await expect(ask(sessionOf("coordinator", "coordinator"), true)).rejects.toMatchObject({ message: "NOT_FOUND" });
  });
});

describe("rows that do not fit", () => {
  it("are told one by one, in preview as for good, and the others go in", async () => {
    const bandoId = await closedBando();
    const late = mended(2, (cells) => cells.replaceAll("11/02/2026", "09/03/2026"));
    const unknownUnit = late.replace("OST-102;;;;no;", "ALTRO-1;;;;no;");
    const double = `${unknownUnit}${example.split("\r\n")[5]}\r\n`;
    for (const dryRun of [true, false]) {
      const report = await as(clerk).housing.importApplications({ bandoId, csv: double, dryRun });
      expect(statuses(report)).toEqual({ [dryRun ? "fit" : "imported"]: 28, error: 3 });
      expect(report.rows[0]?.errors[0]?.texts?.it).toEqual([
        "La domanda è stata presentata dopo la chiusura dell'avviso.",
      ]);
      expect(report.rows[1]?.errors[0]?.code).toBe("refused");
      expect(report.rows[30]?.errors).toEqual([{ column: "id_domanda", code: "repeatedInFile" }]);
    }
  });

  it("a second application of the same person in a bando is refused", async () => {
    const bandoId = await closedBando();
    await as(clerk).housing.importApplications({ bandoId, csv: example, dryRun: false });
    const lines = example.split("\r\n");
    const csv = [lines[0], lines[1]?.replace("ES-2026-0001", "ES-2026-0999")].join("\r\n");
    for (const dryRun of [true, false]) {
      const report = await as(clerk).housing.importApplications({ bandoId, csv, dryRun });
      expect(report.rows[0]).toMatchObject({ status: "error", errors: [{ code: "refused" }] });
    }
  });

  it("everything, once the ranking is proposed", async () => {
    const bandoId = await closedBando();
    await step(clerk, bandoId, "PROPOSE_RANKING", { rankingKey: key });
    const report = await as(clerk).housing.importApplications({ bandoId, csv: example, dryRun: true });
    expect(statuses(report)).toEqual({ error: 30 });
  });
});

describe("who may not", () => {
  it.each(["socialWorker", "adminClerk", "coordinator", "frontDesk"] as const)("%s imports nothing", async (role) => {
    const bandoId = await closedBando();
    const asked = as(sessionOf("other", role)).housing.importApplications({ bandoId, csv: example, dryRun: false });
    await expect(asked).rejects.toMatchObject({ message: expect.stringMatching(/NOT_FOUND|FORBIDDEN/) });
  });
});
