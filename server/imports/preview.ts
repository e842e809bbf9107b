// What an import would do, row by row, without writing: what cannot be read, who is there already, who may be, and what the gate and
// the kernel would answer to each command. What the reader may not see is as if it were not there: such a row is new.

import { toMessage } from "../../db/access.ts";
import { findThere, listPlaceNames, type PersonThere } from "../../db/imports/find-there.ts";
import { readCases } from "../../db/log/read-log.ts";
import { findStanding } from "../../db/people/find-standing.ts";
import type { AlikePerson } from "../../db/people/show-alike.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import {
  bandOf,
  leastWhileTyping,
  type MatchBand,
  type MatchReason,
  matchPersons,
} from "../../workflows/rules/matching/match.ts";
import { mistakenState } from "../../workflows/rules/mistakes/mistake.ts";
import type { Session } from "../access/session.ts";
import type { RowCode, RowReason } from "../bulk/row.ts";
import { visibleCases } from "../cases/visible-cases.ts";
import { createPace } from "../pace.ts";
import { searchRights } from "../search/rights.ts";
import { shownPerson } from "../search/shown-person.ts";
import type { GateServices } from "../services.ts";
import { decideRows } from "./decide-rows.ts";
import type { Layout } from "./layout.ts";
import { caseIds, type For, householdIds, type Ids, mostAgain, personIds, personKey } from "./plan.ts";
import { bringsCase, type ReadRow, type RowFacts, type RowProblem, readRow, rowTables } from "./read-row.ts";
import type { ReadTable } from "./read-table.ts";

/** `there`: this source brought it before. `known`: somebody of the registry may be meant. */
export type RowStatus = "new" | "there" | "known" | "error";
export type Choice = "link" | "skip" | "new";

export interface KnownPerson {
  personId: string;
  surname: string;
  givenName: string;
  birthYear?: string | undefined;
  territory?: string;
  band: MatchBand;
  reasons: MatchReason[];
}

export interface ImportRow {
  /** Line of the file, from 1. */
  line: number;
  cells: readonly string[];
  facts: RowFacts;
  problems: (RowProblem | { field: RowProblem["field"]; code: "repeated" | "otherPersonThere" })[];
  notes: RowProblem[];
  status: RowStatus;
  known?: KnownPerson;
  choice: Choice;
  /** Where the row is to be, or is. */
  personId: string;
  /** The row's person stands in an earlier one. */
  samePerson: boolean;
  case?: { caseId: string; seq: number; isThere: boolean };
  /** Why the gate or the workflow would not take it; of the case, where the person is no fault of it. */
  refused?: RowReason & { code: RowCode; kind: string };
}

export interface Household {
  caseId: string;
  seq: number;
  /** Persons it holds already. */
  members: ReadonlySet<string>;
}

export interface ImportPreview {
  layout: Layout;
  status: "looking" | "ready" | "failed" | "cancelled";
  looked: number;
  total: number;
  rows: ImportRow[];
  /** By the code in the file; those the reader sees. */
  households: Map<string, Household>;
}

const readTurnMs = 8;
const idsAtOnce = 200;
const alikeAtOnce = 25;
/** From here on a person is asked about, and a row is not imported unasked. */
const leastKnown = 65;

function toImportRow(read: ReadRow, table: ReadTable, at: number): ImportRow {
  const { facts, problems, notes } = read;
  return {
    ...{ line: table.numbers[at] ?? 0, cells: table.lines[at] ?? [], facts, problems, notes },
    ...{ status: problems.length > 0 ? "error" : "new", choice: "new", personId: "", samePerson: false },
  };
}

interface Looking {
  services: GateServices;
  session: Session;
  preview: ImportPreview;
}

/** Reads all lines below the header; a second row of one person is one only where it brings another case. */
async function readRows({ services, session, preview }: Looking, table: ReadTable): Promise<void> {
  const { layout } = preview;
  const places = await listPlaceNames(services.driver);
  const tables = rowTables(services.workflows, services.tables, places, services.clock.today());
  const pace = createPace(readTurnMs);
  const [persons, cases] = [new Set<string>(), new Set<string>()];
  for (let at = layout.headerLine + 1; at < table.lines.length; at++) {
    const row = toImportRow(readRow(table.lines[at] ?? [], layout, tables), table, at);
    preview.rows.push(row);
    await pace();
    if (row.status === "error") continue;
    const key = personKey(row.facts);
    row.samePerson = persons.has(key);
    persons.add(key);
    const [caseId] = bringsCase(row.facts, layout) ? caseIds(services, layout, row.facts, session) : [];
    if (caseId !== undefined ? cases.has(caseId) : row.samePerson) {
      row.problems.push({ field: "", code: "repeated" });
      row.status = "error";
    }
    if (caseId !== undefined) cases.add(caseId);
  }
  preview.total = preview.rows.length;
}

/** The shared id unless it is somebody's whom the reader does not see: then her own. */
const idFor = ([shared, own]: Ids, exists: ReadonlySet<string>, seen: { has: (id: string) => boolean }): string =>
  exists.has(shared) && !seen.has(shared) ? own : shared;

const isOther = (facts: RowFacts, there: PersonThere): boolean =>
  (matchPersons(facts, { ...there, birthOn: there.birthOn })?.score ?? 0) < leastWhileTyping;

async function existing({ services }: Looking, ids: readonly string[]): Promise<Map<string, CaseSnapshot>> {
  return new Map((await readCases(services.driver, ids)).map(({ snapshot }) => [snapshot.caseId, snapshot]));
}

/** Ids of what is meant, past those that were opened before and said to be a mistake; and what there is of them. */
async function standingIds<Of>(
  looking: Looking,
  all: readonly Of[],
  idsFor: (one: Of, whose: For) => Ids,
): Promise<{ idsOf: Map<Of, Ids>; found: Map<string, CaseSnapshot> }> {
  const idsOf = new Map<Of, Ids>();
  const found = new Map<string, CaseSnapshot>();
  let left = [...all];
  for (let again = 0; again <= mostAgain && left.length > 0; again++) {
    for (const one of left) idsOf.set(one, idsFor(one, { accountId: looking.session.accountId, again }));
    const there = await existing(looking, [...new Set(left.flatMap((one) => idsOf.get(one) ?? []))]);
    for (const [id, snapshot] of there) found.set(id, snapshot);
    const isOut = (id: string) => there.get(id)?.state === mistakenState;
    left = left.filter((one) => idsOf.get(one)?.some(isOut));
  }
  return { idsOf, found };
}

/** Which of these rows this source has brought before. */
async function findBrought(looking: Looking, rows: readonly ImportRow[]): Promise<void> {
  const { services, session, preview } = looking;
  const { layout } = preview;
  const { idsOf, found } = await standingIds(looking, rows, ({ facts }, whose) =>
    personIds(services, layout, facts, whose),
  );
  const exists = new Set(found.keys());
  const rights = searchRights(services.policy, session);
  const there = await findThere(services.driver, rights, [...exists]);
  const standing = await findStanding(services.driver, rights, [...there.values()]);
  for (const [row, both] of idsOf) {
    row.personId = idFor(both, exists, there);
    const person = there.get(row.personId);
    if (!person) continue;
    row.status = "there";
    row.choice = "link";
    if (isOther(row.facts, person)) {
      row.problems.push({ field: row.facts.sourceNumber ? "sourceNumber" : "", code: "otherPersonThere" });
      row.status = "error";
    }
    // Merged since: what the row brings is for the record that stands.
    row.personId = standing.get(row.personId)?.personId ?? row.personId;
  }
}

async function findCases(looking: Looking, rows: readonly ImportRow[]): Promise<void> {
  const { services, session, preview } = looking;
  const bring = rows.filter(({ facts }) => bringsCase(facts, preview.layout));
  if (bring.length === 0) return;
  const { idsOf, found } = await standingIds(looking, bring, ({ facts }, whose) =>
    caseIds(services, preview.layout, facts, whose),
  );
  const seen = await visibleCases(services, session, [...found.values()]);
  for (const [row, both] of idsOf) {
    const caseId = idFor(both, new Set(found.keys()), seen);
    const snapshot = seen.get(caseId);
    // A contact without its report is what an import that was cut off may leave.
    const isHalf = snapshot?.state === "contact" && snapshot.seq === 1;
    row.case = { caseId, seq: snapshot?.seq ?? 0, isThere: snapshot !== undefined && !isHalf };
  }
}

async function findHouseholds(looking: Looking): Promise<void> {
  const { services, session, preview } = looking;
  const codes = [...new Set(preview.rows.flatMap(({ facts }) => facts.householdCode ?? []))];
  for (let i = 0; i < codes.length; i += idsAtOnce) {
    const some = codes.slice(i, i + idsAtOnce);
    const { idsOf, found } = await standingIds(looking, some, (code, whose) =>
      householdIds(services, preview.layout, code, whose),
    );
    const seen = await visibleCases(services, session, [...found.values()]);
    for (const [code, both] of idsOf) {
      const caseId = idFor(both, new Set(found.keys()), seen);
      const members = seen.get(caseId)?.doc.context.members;
      const ids = Array.isArray(members) ? members.map((one) => String((one as { person?: unknown }).person)) : [];
      preview.households.set(code, { caseId, seq: seen.get(caseId)?.seq ?? 0, members: new Set(ids) });
    }
  }
}

const knownOf = (row: AlikePerson): KnownPerson => {
  const { state: _, ...person } = shownPerson(row);
  return { ...person, band: bandOf(row.match.score), reasons: row.match.reasons };
};

/** Who of the registry may be meant; the same fiscal code is linked unless somebody says otherwise, the rest waits for a choice. */
async function findKnown({ services, session, preview }: Looking, signal: AbortSignal): Promise<void> {
  const { persons, protecting, contents } = searchRights(services.policy, session);
  const rights = { persons: toMessage(persons), protecting: toMessage(protecting), contents: toMessage(contents) };
  const fresh = preview.rows.filter(({ status }) => status === "new");
  preview.total = fresh.length * 2;
  for (let i = 0; i < fresh.length; i += alikeAtOnce) {
    const some = fresh.slice(i, i + alikeAtOnce);
    const known = some.map(({ facts }) => {
      const { surname, givenName, birthOn, sex, fiscalCode, address } = facts;
      return { surname, givenName, birthOn, sex, fiscalCode, address };
    });
    const input = { rights, known, today: services.clock.today(), least: leastKnown };
    const found = await services.reader.run("findAlikeRows", input, { signal });
    for (const [k, row] of some.entries()) {
      const alike = found[k];
      preview.looked += 1;
      if (!alike) continue;
      row.known = knownOf(alike);
      row.status = "known";
      row.choice = row.known.reasons.includes("sameCode") && row.known.band === "almostSure" ? "link" : "skip";
    }
  }
}

/** Goes through the table; ends early when somebody aborts. */
export async function lookThrough(
  services: GateServices,
  session: Session,
  preview: ImportPreview,
  table: ReadTable,
  signal: AbortSignal,
): Promise<void> {
  const looking: Looking = { services, session, preview };
  await readRows(looking, table);
  const good = preview.rows.filter(({ status }) => status !== "error");
  for (let i = 0; i < good.length; i += idsAtOnce) {
    signal.throwIfAborted();
    const some = good.slice(i, i + idsAtOnce);
    await findBrought(looking, some);
    await findCases(looking, some);
  }
  await findHouseholds(looking);
  await findKnown(looking, signal);
  await decideRows(looking, signal);
  preview.status = "ready";
}
