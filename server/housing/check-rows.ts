// What would happen to each row of the file, without writing: already there, in error, or fit to be imported. The
// same decision as the writer's, asked on the same facts; what another import does meanwhile is the writer's to say.
import { findApplicants } from "../../db/housing/find-applicants.ts";
import { readCases, readClaims } from "../../db/log/read-log.ts";
import { decide } from "../../workflows/kernel/decide.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { emptySnapshot } from "../../workflows/kernel/fold.ts";
import { canonical, type JsonObject } from "../../workflows/kernel/json.ts";
import { actorOf } from "../access/session.ts";
import type { Command } from "../engine/command.ts";
import { committedFacts, loadFacts } from "../engine/facts.ts";
import { openingHead } from "../engine/opening.ts";
import { type Envelope, refusalTexts, toCommand, uuidOf } from "../engine/send.ts";
import { AppError } from "../errors.ts";
import type { SessionContext } from "../trpc.ts";
import { applicationPayload, fiscalCodeOf, personPayload, platformIdOf, type UnitPlace } from "./map-row.ts";
import type { CellErrorCode, ParsedRow } from "./parse-csv.ts";

export type RowErrorCode =
  | CellErrorCode
  | "repeatedInFile"
  | "samePersonInFile"
  | "changedSinceImport"
  | "forbidden"
  | "refused"
  | "notFit"
  | "busy";

export interface RowError {
  /** Header of the column, or name of the field; absent when the row as a whole is meant. */
  column?: string;
  code: RowErrorCode;
  /** Why a decision was refused, in words. */
  texts?: { it: string[]; en: string[] };
}

/** No name and no fiscal code: a preview shows the application's number only. */
export interface RowReport {
  line: number;
  platformId: string;
  isbar?: number;
  status: "fit" | "already" | "imported" | "error";
  person?: "known" | "new";
  errors: RowError[];
}

export interface CheckedRow {
  report: RowReport;
  /** To be sent in this order; empty unless the row is fit. */
  envelopes: Envelope[];
}

/** Rows checked at a stretch, some 20 ms on a busy machine. */
const slice = 10;
const applicationKind = "housing-application";
const applicationIdOf = (bandoId: string, platformId: string) => uuidOf(`application/${bandoId}/${platformId}`);

/** The platform's facts of a payload, to tell a repetition from a change. */
const factsOf = (source: JsonObject): string =>
  canonical({
    protocolNumber: source.protocolNumber ?? "",
    protocolOn: source.protocolOn ?? "",
    submittedOn: source.submittedOn ?? "",
    indigent: source.indigent === true,
    categories: source.categories ?? [],
  });

function sameAsImported(payload: JsonObject, snapshot: CaseSnapshot): boolean {
  const { context } = snapshot.doc;
  const scores = context.platformScores as JsonObject;
  const units = (payload.units as JsonObject[]).map((row) => row.unit ?? "");
  return (
    factsOf(payload) === factsOf(context) &&
    canonical(units) === canonical(context.units ?? []) &&
    Object.entries(scores).every(([name, value]) => payload[name] === value)
  );
}

interface Import {
  ctx: SessionContext;
  bando: CaseSnapshot;
  units: UnitPlace[];
  occurredOn: string;
}

const envelope = (given: Import, kind: string, caseId: string, type: string, payload: JsonObject): Envelope => ({
  caseId,
  // The payload is part of the name: a row mended after a refusal is another command.
  commandId: uuidOf(`import/${caseId}/${given.ctx.mac(canonical(payload))}/${given.occurredOn}`),
  expectedSeq: 0,
  kind,
  occurredOn: given.occurredOn,
  event: { type, payload },
});

/** The command the gate would build, or what is wrong with its form. */
function commandOf(given: Import, one: Envelope): { command: Command } | { errors: RowError[] } {
  const workflow = given.ctx.workflows.get(one.kind ?? "");
  const info = workflow?.versions[workflow.current]?.events[one.event.type];
  if (!workflow || !info) throw new Error(`import: ${one.kind} is not registered`);
  const actor = actorOf(given.ctx.session);
  try {
    return { command: toCommand(given.ctx, actor, one, { workflow, info, snapshot: undefined }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { errors: (error.details.problems ?? []).map(({ path }) => ({ column: path, code: "notFit" as const })) };
  }
}

async function refusalOf(given: Import, command: Command): Promise<RowError[]> {
  const { ctx, bando } = given;
  const workflow = ctx.workflows.get(command.kind);
  const version = workflow?.versions[workflow.current];
  const empty =
    workflow && openingHead(workflow, emptySnapshot(command.caseId, command.kind, workflow.current), command.open);
  if (!workflow || !version || !empty) return [{ code: "notFit" }];
  const find = async (id: string) => (id === bando.caseId ? bando : undefined);
  const facts = await loadFacts(
    { ...committedFacts(ctx), find },
    {
      needs: version.events[command.type]?.needs ?? [],
      snapshot: empty,
      data: command.open,
      territory: empty.doc.head.territory,
      occurredOn: command.occurredOn,
    },
  );
  const decision = decide(
    version,
    empty,
    { type: command.type, occurredOn: command.occurredOn, data: command.open, sealed: command.fields, toComplete: [] },
    facts,
    {
      actor: command.actor,
      recordedAt: ctx.clock.now(),
      today: ctx.clock.today(),
      terms: { parameter: () => undefined, holidays: [] },
    },
  );
  if (decision.refused) return [{ code: "refused", texts: refusalTexts(workflow, decision) }];
  const claims = decision.effects.flatMap((effect) => (effect.effect === "claim" ? [effect] : []));
  const taken = await readClaims(ctx.driver, claims);
  const claim = claims.find(({ kind, resource }) => taken.has(`${kind}/${resource}`));
  if (!claim) return [];
  const reason = `claim.${claim.kind}`;
  const say = (locale: "it" | "en") => [workflow.texts[locale].reasons[reason] ?? reason];
  return [{ code: "refused", texts: { it: say("it"), en: say("en") } }];
}

interface Known {
  personId: string;
  household?: string;
  isNew: boolean;
}

/** Persons behind the rows: those with the fiscal code, else one whose id is made from it. */
async function personsOf(given: Import, rows: readonly ParsedRow[]): Promise<Map<string, Known>> {
  const { ctx } = given;
  const codes = [...new Set(rows.map(fiscalCodeOf).filter((code) => code !== ""))];
  const found = await findApplicants(ctx.driver, ctx.policy.readable(ctx.session, "list"), codes);
  const made = new Map(codes.map((code) => [code, uuidOf(`person/${ctx.mac(`fiscalCode/${code}`)}`)]));
  const missing = codes.filter((code) => !found.has(code)).map((code) => made.get(code) as string);
  const existing = new Set((await readAll(given, missing)).map((one) => one.caseId));
  return new Map(
    codes.map((code) => {
      const one = found.get(code);
      if (one)
        return [
          code,
          { personId: one.personId, isNew: false, ...(one.householdId ? { household: one.householdId } : {}) },
        ];
      const personId = made.get(code) as string;
      return [code, { personId, isNew: !existing.has(personId) }];
    }),
  );
}

/** Snapshots by id, in slices short enough for the main thread. */
async function readAll({ ctx }: Import, ids: readonly string[]): Promise<CaseSnapshot[]> {
  const all: CaseSnapshot[] = [];
  for (let i = 0; i < ids.length; i += 100)
    all.push(...(await readCases(ctx.driver, ids.slice(i, i + 100))).map(({ snapshot }) => snapshot));
  return all;
}

/** Errors that only the file as a whole shows. */
function repeated(rows: readonly ParsedRow[]): Map<ParsedRow, RowError> {
  const errors = new Map<ParsedRow, RowError>();
  const numbers = new Set<string>();
  const codes = new Set<string>();
  for (const row of rows) {
    const [number, code] = [platformIdOf(row), fiscalCodeOf(row)];
    if (number !== "" && numbers.has(number)) errors.set(row, { column: "id_domanda", code: "repeatedInFile" });
    else if (code !== "" && codes.has(code)) errors.set(row, { column: "codice_fiscale", code: "samePersonInFile" });
    numbers.add(number);
    codes.add(code);
  }
  return errors;
}

async function checkOne(
  given: Import,
  row: ParsedRow,
  found: readonly RowError[],
  known: Known | undefined,
  existing: CaseSnapshot | undefined,
): Promise<CheckedRow> {
  const platformId = platformIdOf(row);
  const isbar = row.values.isbar;
  const base = { line: row.line, platformId, ...(typeof isbar === "number" ? { isbar } : {}) };
  const failed = (errors: readonly RowError[]): CheckedRow => ({
    report: { ...base, status: "error", errors: [...errors] },
    envelopes: [],
  });
  if (found.length > 0 || !known) return failed(found);
  const { ctx, bando, units } = given;
  const payload = applicationPayload(row, {
    bando: bando.caseId,
    person: known.personId,
    ...(known.household ? { household: known.household } : {}),
    units,
  });
  if (existing) {
    const same = sameAsImported(payload, existing);
    return same
      ? { report: { ...base, status: "already", person: "known", errors: [] }, envelopes: [] }
      : failed([{ code: "changedSinceImport" }]);
  }
  const application = envelope(
    given,
    applicationKind,
    applicationIdOf(bando.caseId, platformId),
    "IMPORT_APPLICATION",
    payload,
  );
  const person = envelope(given, "person", known.personId, "OPEN_PERSON", personPayload(row));
  const envelopes = known.isNew ? [person, application] : [application];
  const territories = { person: String(person.event.payload.territory), application: String(payload.territory) };
  const mayOpen =
    ctx.policy.mayOpen(ctx.session, applicationKind, territories.application, "housing", "IMPORT_APPLICATION") &&
    (!known.isNew || ctx.policy.mayOpen(ctx.session, "person", territories.person, "registry", "OPEN_PERSON"));
  if (!mayOpen) return failed([{ code: "forbidden" }]);
  for (const one of envelopes) {
    const built = commandOf(given, one);
    if ("errors" in built) return failed(built.errors);
    const refused = await refusalOf(given, built.command);
    if (refused.length > 0) return failed(refused);
  }
  return { report: { ...base, status: "fit", person: known.isNew ? "new" : "known", errors: [] }, envelopes };
}

const placesOf = (bando: CaseSnapshot): UnitPlace[] =>
  (Array.isArray(bando.doc.context.units) ? bando.doc.context.units : []) as unknown as UnitPlace[];

/** Whether this session may import for at least one comune of the bando; each row is then asked for its own. */
export const mayImport = (ctx: SessionContext, bando: CaseSnapshot): boolean =>
  placesOf(bando).some(({ comune }) =>
    ctx.policy.mayOpen(ctx.session, applicationKind, comune, "housing", "IMPORT_APPLICATION"),
  );

/** One answer a row, in the file's order. */
export async function checkRows(
  ctx: SessionContext,
  bando: CaseSnapshot,
  rows: readonly ParsedRow[],
): Promise<CheckedRow[]> {
  const given: Import = { ctx, bando, units: placesOf(bando), occurredOn: ctx.clock.today() };
  const persons = await personsOf(given, rows);
  const ids = rows.map((row) => applicationIdOf(bando.caseId, platformIdOf(row)));
  const existing = new Map((await readAll(given, ids)).map((one) => [one.caseId, one]));
  const doubles = repeated(rows);
  const checked: CheckedRow[] = [];
  for (const [i, row] of rows.entries()) {
    // Reads of a file are synchronous underneath: other requests get their turn between slices.
    if (i % slice === 0) await new Promise((done) => setImmediate(done));
    const double = doubles.get(row);
    const errors = double ? [...row.errors, double] : row.errors;
    checked.push(await checkOne(given, row, errors, persons.get(fiscalCodeOf(row)), existing.get(ids[i] ?? "")));
  }
  return checked;
}
