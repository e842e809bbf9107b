// Generated from the router: every procedure that reads is called with an answer full of invented names and sealed
// words. One that hands any of them out must have left a row in the read log, or stand on the reviewed list below
// with its reason; a new procedure without an input here fails.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { listReads } from "../../db/read-log/reads.ts";
import { createAccount } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import { standingSession } from "../../server/access/standing-session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { tableOf } from "../../server/imports/read-table.ts";
import { pageInput } from "../../server/queues/ask.ts";
import { readPageJson } from "../../server/queues/read-page.ts";
import { appRouter } from "../../server/router.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { madeExport } from "../support/exports.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { root } from "../support/source-files.ts";

const applications = readFileSync(join(root, "db/seed/data/applications-example.csv"), "utf8");
const clerk = sessionOf("clerk", "housingClerk");
const manager = sessionOf("manager", "supervisor");
const [personId, caseId, bandoId] = [uuidOf("the person"), uuidOf("the case"), uuidOf("the bando")];
const householdId = uuidOf("the household");
const stockId = uuidOf("the stock");
const callId = uuidOf("the call");
const [surname, note] = ["Zampironi", "Parola sigillata"];
/** A surname of the import's example, one of the person's, and a sealed note. */
const personal = new RegExp(`Valdoro|${surname}|${note}`);

let house: Installation;
let applicationId = "";
let workerId = "";
let jobId = "";
let previewId = "";
let readyId = "";
const importIds: Record<string, string> = {};
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  await furnish();
});
afterAll(() => house.close());

async function step(session: Session, id: string, kind: string, type: string, payload: JsonObject = {}) {
  const [one] = await readCases(house.services.driver, [id]);
  await house.send(session, { caseId: id, kind, expectedSeq: one?.snapshot.seq ?? 0, type, payload });
}

async function furnish(): Promise<void> {
  const name = { surname, givenName: "Ada", birthOn: "1970-12-31", territory: "020038", fiscalCodeMissing: "unknown" };
  await step(manager, personId, "person", "OPEN_PERSON", name);
  const twin = uuidOf("the twin");
  await step(manager, twin, "person", "OPEN_PERSON", { ...name, givenName: "Adele" });
  await step(manager, personId, "person", "ASK_MERGE", { other: twin, mergeWay: "intoThis", askText: note });
  const members = [{ person: personId, relation: "reference", from: "2020-01-01" }];
  await step(manager, householdId, "household", "OPEN_HOUSEHOLD", {
    ...{ householdKind: "deFacto", territory: "020038", members },
  });
  const contact = { person: personId, territory: "020038", area: "adults", need: "careAtHome", channel: "desk" };
  const told = { requester: "self", contactReason: note };
  await step(manager, caseId, "case-intake", "OPEN_CONTACT", { ...contact, ...told });
  const report = { reportSource: "self", reportText: note };
  await step(manager, caseId, "case-intake", "REPORT", report);
  const day = { corrects: 2, mendReason: "Era di venerdì", values: report, correctedOn: "2026-03-06" };
  await step(manager, caseId, "case-intake", "CORRECT", day);
  const grants = [{ role: "socialWorker" as const, territory: "district", areas: "all" as const }];
  const worker = { name: "Livia", email: "livia@demo.example", grants };
  workerId = createAccount(house.services.accounts, worker, "system").accountId;
  await step(manager, caseId, "case-intake", "ASSIGN", { assignee: workerId });
  await ask(workerId);
  const act = {
    ...{ actKind: "determination", actNumber: "1/ES", actOn: "2026-03-09", actBody: "Comune di prova" },
    signatoryRole: "serviceHead",
  };
  const units = ["OST-101", "OST-102", "OST-103"].map((code) => ({ code, owner: "comune", comune: "020038" }));
  const draft = { title: "Avviso di prova", bandoKind: "sap", leadComune: "020038", rup: "clerk", units };
  const window = { alboFrom: "2026-02-01", alboTo: "2026-03-08", opensOn: "2026-02-02", closesOn: "2026-03-08" };
  const cupboard = { territory: "020038", good: "foodParcel", unitCents: 3_000, numbered: false, threshold: 5 };
  await step(manager, stockId, "voucher-stock", "OPEN_STOCK", cupboard);
  const prepared = { title: "Vita indipendente", year: 2026, measure: "independentLiving", area: "disability" };
  await step(manager, callId, "care-call", "PREPARE_CALL", prepared);
  await step(clerk, bandoId, "housing-bando", "DRAFT_BANDO", draft);
  await step(manager, bandoId, "housing-bando", "APPROVE_BANDO", act);
  await step(clerk, bandoId, "housing-bando", "PUBLISH_BANDO", { ...act, ...window });
  await step(clerk, bandoId, "housing-bando", "OPEN_WINDOW");
  await step(clerk, bandoId, "housing-bando", "CLOSE_WINDOW");
  await callerOf(house, clerk).housing.importApplications({ bandoId, csv: applications, dryRun: false });
  await step(clerk, bandoId, "housing-bando", "PROPOSE_RANKING", { rankingKey: "comune/020038" });
  const { rows } = await callerOf(house, clerk).housing.getRanking({ bandoId });
  applicationId = String(rows[0]?.applicationId);
  await bring();
  await house.services.roots.signNow();
  readyId = await madeExport(house, sessionOf("reader of exports.get", "supervisor"), {
    columns: ["number", "person"],
  });
}

/** An act on many cases by the worker, and a preview of one by who reads it, which the case refuses. */
async function ask(worker: string): Promise<void> {
  const as = (session: Session | undefined) => callerOf(house, session).bulk;
  const looked = async (session: Session | undefined, id: string) => {
    while ((await as(session).getPreview({ previewId: id })).status === "looking")
      await new Promise((done) => setTimeout(done, 5));
    return id;
  };
  const asked = { event: "ASSIGN", payload: { assignee: worker }, target: { ids: [caseId] } };
  const mine = standingSession(house.services.accounts, worker);
  const preview = await looked(mine, (await as(mine).preview(asked)).previewId);
  ({ jobId } = await as(mine).start({ previewId: preview }));
  const reader = sessionOf("reader of bulk.getPreview", "supervisor");
  const refused = { ...asked, payload: { assignee: "nobody" } };
  previewId = await looked(reader, (await as(reader).preview(refused)).previewId);
}

/** A spreadsheet of each reader's own, and an import that made nothing. */
async function bring(): Promise<void> {
  const { imports } = house.services;
  const lines = (name: string) =>
    tableOf(new TextEncoder().encode(`Cognome;Nome;Data di nascita\n${name};Ada;31/12/1970`));
  const keeper = (path: string) => sessionOf(`reader of ${path}`, "supervisor");
  importIds.table = imports.keep(keeper("imports.getTable"), "elenco.csv", lines("Altra")).id;
  importIds.preview = imports.keep(keeper("imports.getPreview"), "elenco.csv", lines(surname)).id;
  const asking = callerOf(house, keeper("imports.getPreview")).imports;
  const columns = ["surname" as const, "givenName" as const, "birthOn" as const];
  const layout = { headerLine: 0, columns, source: "Elenco di prova", comune: "020038" };
  await asking.look({ importId: importIds.preview, layout });
  while ((await asking.getPreview({ importId: importIds.preview, limit: 1, from: 9 })).status === "looking")
    await new Promise((done) => setTimeout(done, 5));
  const asked = { fileName: "elenco.csv", source: "Elenco di prova", occurredOn: "2026-03-09", rows: 0, leftOut: 0 };
  for (const path of ["imports.getJob", "imports.listRows", "imports.listUnhoused", "imports.getUndo"]) {
    importIds[path] = uuidOf(path);
    await imports.startRows(keeper(path), { id: uuidOf(path), undoOf: "", asked }, []);
  }
  imports.lookUndo(keeper("imports.getUndo"), uuidOf("imports.getUndo"), []);
}

/** What each procedure that reads is asked here. */
const inputs: Record<string, () => unknown> = {
  "bulk.get": () => ({ jobId }),
  "bulk.getForm": () => ({ event: "ASSIGN", kinds: ["case-intake"] }),
  "bulk.getPreview": () => ({ previewId }),
  "bulk.list": () => ({}),
  "bulk.listActs": () => ({ target: { ids: [caseId] } }),
  "bulk.listRows": () => ({ jobId }),
  "absences.list": () => ({}),
  "absences.listOverseen": () => undefined,
  "absences.listSubstitutes": () => ({ accountId: workerId, from: "2026-03-09", to: "2026-03-20" }),
  "absences.getPlan": () => ({ accountId: workerId, from: "2026-03-09", to: "2026-03-20", which: "all" }),
  "access.getLeaving": () => ({ accountId: workerId }),
  "access.listUsers": () => ({}),
  "access.listUserHistory": () => ({}),
  "access.readLog": () => ({}),
  "access.listBrokenGlass": () => ({}),
  "access.listSettings": () => undefined,
  "cases.getAssessments": () => ({ caseId }),
  "cases.getAwaited": () => ({ caseId }),
  "cases.getCase": () => ({ caseId }),
  "cases.getCorrection": () => ({ caseId: personId, seq: 1 }),
  "cases.getForm": () => ({ kind: "case-intake", event: "NOTE" }),
  "cases.getLabel": () => ({ caseId }),
  "cases.getProject": () => ({ caseId }),
  "cases.getSettlement": () => ({ caseId, settles: 3 }),
  "cases.listChanges": () => ({ caseId, seqs: [2, 3, 4] }),
  "cases.listColleagues": () => undefined,
  "cases.listDiary": () => ({ caseId, what: "all" }),
  "documents.beginLetter": () => ({ caseId, template: "convocation", version: 1 }),
  "documents.list": () => ({ caseId }),
  "documents.listLetters": () => ({ caseId }),
  "cases.listLinked": () => ({ caseId, kind: "court-inquiry" }),
  "cases.listTimeline": () => ({ caseId }),
  "cases.listWorkflows": () => ({ locale: "it" }),
  "cases.search": () => ({ words: "zampi", kinds: ["case-intake"] }),
  "exports.get": () => ({ exportId: readyId }),
  "exports.listReady": () => undefined,
  "exports.offer": () => ({ filter: { view: "all" }, locale: "it" }),
  "home.getDesk": () => undefined,
  "home.getDraftKey": () => undefined,
  "home.isDemo": () => undefined,
  "people.listReferring": () => ({ personId }),
  "imports.getJob": () => ({ jobId: importIds["imports.getJob"] }),
  "imports.getPreview": () => ({ importId: importIds.preview }),
  "imports.getUndo": () => ({ jobId: importIds["imports.getUndo"] }),
  "imports.getTable": () => ({ importId: importIds.table }),
  "imports.listJobs": () => undefined,
  "imports.listMappings": () => undefined,
  "imports.listRows": () => ({ jobId: importIds["imports.listRows"] }),
  // Nobody was made here; test/imports/unhoused.test.ts has some.
  "imports.listUnhoused": () => ({ jobId: importIds["imports.listUnhoused"] }),
  "jobs.listDrills": () => undefined,
  "jobs.listStuck": () => undefined,
  // Nobody has asked here; test/workflows/care.test.ts has some.
  "care.getRankings": () => ({ callId, withNames: true }),
  "housing.getPosition": () => ({ applicationId }),
  "housing.getRanking": () => ({ bandoId, withNames: true }),
  "network.comuni": () => undefined,
  "network.findBirthplaces": () => ({ search: "ostiglia" }),
  "network.placeTable": () => ({ codes: ["G186"] }),
  "people.find": () => ({ words: "zampi" }),
  "people.findAlike": () => ({ surname: "zampironi", givenName: "ada" }),
  "people.getContacts": () => ({ personId }),
  "people.getHousehold": () => ({ householdId }),
  "people.getHouseholds": () => ({ personId }),
  "people.getHouseholdsOn": () => ({ personId, on: "2026-03-09" }),
  "people.getLookup": () => undefined,
  "people.getMergeAsks": () => ({ personId }),
  "people.getPapers": () => ({ personId }),
  "people.getPayer": () => ({ personId }),
  "people.getPayerProposal": () => ({ caseId }),
  "people.getRecord": () => ({ personId }),
  "people.getRelations": () => ({ personId }),
  "people.getRights": () => ({ personId }),
  "people.listAlike": () => ({ personId }),
  "people.listDuplicates": () => ({}),
  "people.countCasesToFollow": () => ({ householdId }),
  "people.countMergeAsks": () => undefined,
  // Nothing split here; test/people/split-cases.test.ts has cases to say it of.
  "people.listCasesToFollow": () => ({ householdId }),
  "people.listMergeAsks": () => undefined,
  "people.listWithoutHousehold": () => ({}),
  "notices.count": () => undefined,
  "notices.list": () => ({}),
  "notices.listUnheard": () => undefined,
  "plan.listFacts": () => undefined,
  "plan.listMandates": () => ({}),
  "plan.listObjectives": () => undefined,
  "plan.listOutcomes": () => undefined,
  "plan.listPolicyAreas": () => undefined,
  "search.find": () => ({ words: "zampi" }),
  "search.inNotes": () => ({ words: "zampi" }),
  // Nothing is entrusted here; test/deliveries has a statement with names.
  "deliveries.getPayment": () => ({ provider: "nobody", month: "2026-02" }),
  "aid.listOfCase": () => ({ caseId }),
  "aid.listOwed": () => ({}),
  "aid.listToPay": () => ({}),
  "stocks.getMovements": () => ({ caseId: stockId }),
  "stocks.list": () => ({}),
  "deliveries.getWeek": () => ({ day: "2026-03-09" }),
  "deliveries.listProviders": () => undefined,
  "costSharing.getShare": () => ({ caseId, service: "homeCare", on: "2026-03-09" }),
  "costSharing.listShares": () => ({ caseId }),
  "costSharing.listTariffs": () => undefined,
  // No share is computed here; test/cost-sharing has one.
  "costSharing.listToCompute": () => ({}),
  "spending.getMatrix": () => ({ year: 2018 }),
  "spending.listBudgetAlarms": () => ({}),
  "counts.getMayor": () => ({ year: 2026, external: false }),
  "counts.group": () => ({ unit: "persons", basis: "now", rows: "comune", columns: "sex" }),
  "counts.listRecipes": () => undefined,
  "cases.listNoteTemplates": () => undefined,
  "languages.list": () => undefined,
  "languages.getTranslation": () => ({ language: "ro" }),
  "queues.counts": () => ({ view: "all", text: "zampi" }),
  "queues.day": () => ({ view: "todo" }),
  "queues.names": () => undefined,
  "queues.page": () => ({ view: "all" }),
  "views.list": () => undefined,
  "views.count": () => ({ viewIds: [] }),
  "board.getFigures": () => ({}),
  "board.getLoad": () => ({}),
  "board.listEligible": () => ({ caseId }),
  "history.checkRoot": () => ({ code: "AMBITO1" }),
  "history.getRoot": () => ({ n: 1 }),
  "history.listRoots": () => ({}),
  "history.getLog": () => ({ caseId }),
  "history.getPicture": () => ({ caseId }),
  "history.listEvents": () => ({}),
};

/** Hands out names of persons and writes no row: reviewed, each with its reason. */
const unrecorded: Record<string, string> = {
  "bulk.getPreview": "a few rows of the work list the act was asked of, as the list shows them",
  "bulk.listRows": "the work list an act was asked of, with what came of each row: lists and boards are not recorded",
  "absences.getPlan": "a colleague's work list with a proposal beside each row: lists and boards are not recorded",
  "queues.page": "a work list: lists and boards are not recorded (design §4); a search in it is",
  "cases.getLabel": "the name of a case somebody already chose from a list or a recorded search, as a list shows it",
};

/** Who asks: the role that sees most among those the rule admits. */
const roleOf = (path: string): RoleId =>
  /^(access\.(getLeaving|listUsers|listSettings)|jobs\.(listStuck|listDrills)|notices\.listUnheard|languages\.\w+)$/.test(
    path,
  )
    ? "administrator"
    : /^(access\.(readLog|listUserHistory)|history\.(checkRoot|getRoot|listRoots))$/.test(path)
      ? "dpo"
      : "supervisor";

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
).flatMap(([path, { _def }]) => (_def.type === "query" ? [path] : []));

/** Every call by an account of its own, so that one reading does not stand for another. */
async function call(path: string, input: unknown): Promise<{ answer: string; rows: number }> {
  const session = sessionOf(`reader of ${path}`, roleOf(path));
  const [room = "", name = ""] = path.split(".");
  const caller = callerOf(house, session) as unknown as Record<
    string,
    Record<string, (one: unknown) => Promise<unknown>>
  >;
  const answer = JSON.stringify((await caller[room]?.[name]?.(input)) ?? null);
  return { answer, rows: listReads(house.services.reads.db, { accountId: session.accountId }, 50).length };
}

describe("every procedure that reads", () => {
  it("is asked something here", () => {
    expect(procedures.filter((path) => inputs[path] === undefined)).toEqual([]);
    expect(Object.keys(inputs).filter((path) => !procedures.includes(path))).toEqual([]);
  });

  it.each(procedures)("%s writes the read log when it hands out a person", async (path) => {
    const { answer, rows } = await call(path, inputs[path]?.());
    if (unrecorded[path] !== undefined) {
      expect(rows, "no longer belongs on the reviewed list").toBe(0);
      expect(answer, "no longer belongs on the reviewed list").toMatch(personal);
    } else if (personal.test(answer)) expect(rows).toBeGreaterThan(0);
  });

  it("hands persons out often enough for this to mean something", async () => {
    for (const path of [
      "cases.getCase",
      "people.getRecord",
      "people.find",
      "search.find",
      "housing.getRanking",
      "cases.search",
      "imports.getPreview",
    ])
      expect((await call(path, inputs[path]?.())).answer).toMatch(personal);
  });
});

describe("a search by name is recorded", () => {
  const wordsOf = (accountId: string) =>
    listReads(house.services.reads.db, { accountId, what: "search" }, 50).map((row) => row.answered);

  it("where it only counts, since a count confirms a name", async () => {
    const session = sessionOf("counts", "supervisor");
    const { steps } = await callerOf(house, session).queues.counts({ view: "all", text: "zampi" });
    expect(steps).toHaveLength(1);
    expect(wordsOf("counts")).toEqual([1]);
  });

  it("also when the caller begins at a later page", async () => {
    const session = sessionOf("pages", "supervisor");
    const asked = pageInput.parse({ view: "all", text: "zampi", after: { value: "", caseId: "" } });
    expect((await readPageJson(house.services, session, asked)).toString()).toContain(surname);
    expect(wordsOf("pages")).toEqual([1]);
  });

  it("once, when list and counts ask together", async () => {
    const session = sessionOf("both", "supervisor");
    const as = callerOf(house, session).queues;
    await Promise.all([as.page({ view: "all", text: "zampi" }), as.counts({ view: "all", text: "zampi" })]);
    expect(wordsOf("both")).toEqual([1]);
  });
});

it("a ranking with names and a preview of an import are recorded as documents, with how many they named", async () => {
  const session = sessionOf("ranking", "supervisor");
  await callerOf(house, session).housing.getRanking({ bandoId, withNames: true });
  const rows = () =>
    listReads(house.services.reads.db, { accountId: "ranking" }, 50).map(({ what, answered }) => ({ what, answered }));
  expect(rows()).toEqual([
    { what: "document", answered: 30 },
    { what: "case", answered: 1 },
  ]);
  const other = sessionOf("preview", "supervisor");
  const file = { bandoId, csv: applications };
  const { rows: previewed } = await callerOf(house, other).housing.importApplications({ ...file, dryRun: true });
  // For good too: a row in error says whether the person is known, and leaves nothing else behind.
  await callerOf(house, other).housing.importApplications({ ...file, dryRun: false });
  const recorded = listReads(house.services.reads.db, { accountId: "preview", what: "document" }, 50);
  const one = { caseId: bandoId, answered: previewed.length };
  expect(recorded).toMatchObject([one, one]);
});

it("the cartella sociale is a reading of the person and of the history of each case it tells", async () => {
  const session = sessionOf("cartella", "supervisor");
  const { timeline } = await callerOf(house, session).people.getRecord({ personId });
  expect(JSON.stringify(timeline)).toContain(note);
  const rows = listReads(house.services.reads.db, { accountId: "cartella" }, 50);
  const read = rows.map((row) => [row.what, row.caseId].join(" ")).sort();
  expect(read).toEqual([`history ${caseId}`, `history ${personId}`, `person ${personId}`].sort());
});
