// The rows of a job out of a preview and its choices: persons first, then their cases, then the households they make up. A row that
// is left out, or has nothing to do, makes none.
import type { Envelope } from "../engine/send.ts";
import { type Member, openCase, openHousehold, openPerson, type PlanAround } from "./plan.ts";
import type { ImportPreview, ImportRow } from "./preview.ts";

export interface PlannedRow {
  step: 1 | 2 | 3 | 4;
  line: number;
  kind: string;
  caseId: string;
  envelopes: Envelope[];
}

export const isTaken = ({ status, choice }: ImportRow): boolean => status !== "error" && choice !== "skip";

const personOf = ({ choice, known, personId }: ImportRow): string =>
  choice === "link" && known ? known.personId : personId;

export const opensPerson = (row: ImportRow): boolean => isTaken(row) && row.choice === "new" && !row.samePerson;

export const opensCase = (row: ImportRow): boolean => isTaken(row) && row.case !== undefined && !row.case.isThere;

const planned = (step: PlannedRow["step"], line: number, envelopes: Envelope[]): PlannedRow[] => {
  const [first] = envelopes;
  return first ? [{ step, line, kind: first.kind ?? "", caseId: first.caseId, envelopes }] : [];
};

/** Rows that make up a household, by its code in the file. */
function householdRows(rows: readonly ImportRow[]): Map<string, ImportRow[]> {
  const byCode = new Map<string, ImportRow[]>();
  for (const row of rows) {
    const code = row.facts.householdCode;
    if (!code || row.facts.relation === undefined || !isTaken(row)) continue;
    const some = byCode.get(code);
    if (some) some.push(row);
    else byCode.set(code, [row]);
  }
  return byCode;
}

function households(around: PlanAround, { layout, rows, households: known }: ImportPreview): PlannedRow[] {
  return [...householdRows(rows)].flatMap(([code, some]) => {
    const household = known.get(code);
    const [first] = some;
    if (!household || !first) return [];
    const members = new Map<string, Member>();
    for (const row of some) {
      const person = personOf(row);
      if (!household.members.has(person)) members.set(person, { person, relation: row.facts.relation ?? "" });
    }
    if (members.size === 0) return [];
    const about = { caseId: household.caseId, seq: household.seq, kind: layout.householdKind };
    return planned(
      household.seq === 0 ? 3 : 4,
      first.line,
      openHousehold(around, { ...about, territory: first.facts.territory }, [...members.values()]),
    );
  });
}

/** One after the other, so that who takes thousands may pause between two. */
export function* jobRows(around: PlanAround, preview: ImportPreview): Generator<PlannedRow> {
  const { rows, layout } = preview;
  for (const row of rows)
    if (opensPerson(row)) yield* planned(1, row.line, [openPerson(around, row.personId, row.facts)]);
  for (const row of rows) {
    if (!row.case || !opensCase(row)) continue;
    const { caseId, seq } = row.case;
    const about = { caseId, person: personOf(row), seq: seq === 1 ? (1 as const) : (0 as const) };
    yield* planned(2, row.line, openCase(around, about, layout, row.facts));
  }
  yield* households(around, preview);
}

/** What would be made, before anything is. */
export function countPlanned(preview: ImportPreview): { persons: number; cases: number; households: number } {
  const { rows } = preview;
  return {
    persons: rows.filter(opensPerson).length,
    cases: rows.filter(opensCase).length,
    households: [...householdRows(rows)].filter(
      ([code, some]) => !some.every((row) => preview.households.get(code)?.members.has(personOf(row)) === true),
    ).length,
  };
}
