// What falls due in a person's record, by the parameters in force: what the job makes terms of, and what the page of a case tells who
// may know it. Asks no policy and writes no read log.
import { findRuleset } from "../../db/district/load-tables.ts";
import { numberOf, rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addMonths } from "../../workflows/rules/calendar/days.ts";
import {
  type AheadOfTerms,
  type Ending,
  majority,
  type Wanted,
  wantedTerms,
} from "../../workflows/rules/person-terms/wanted.ts";
import type { Services } from "../services.ts";
import { papersOf } from "./papers-of.ts";

type Rules = Pick<Services, "tables" | "clock">;

const positive = (value: unknown): number | undefined => (typeof value === "number" && value > 0 ? value : undefined);

/** Parameters in force in the comune of the case. */
export function aheadOfTerms({ tables, clock }: Rules, at: string): AheadOfTerms {
  const values: JsonObject = findRuleset(tables, "personTerms", at, clock.today())?.values ?? {};
  return {
    comingOfAgeMonths: positive(values.comingOfAgeMonths),
    paperDays: positive(values.paperDays),
    actDays: positive(values.actDays),
  };
}

const endingsOf = (context: JsonObject): Ending[] =>
  rowsOf(context.acts).map((row) => ({
    act: numberOf(row.act),
    role: textOf(row.role),
    from: textOf(row.from),
    ...(textOf(row.person) === "" ? {} : { person: textOf(row.person) }),
    ...(textOf(row.until) === "" ? {} : { until: textOf(row.until) }),
    ...(textOf(row.endedOn) === "" ? {} : { endedOn: textOf(row.endedOn) }),
  }));

/** What falls due in a record; nothing of who died. */
export function wantedIn(
  { state, doc }: Pick<CaseSnapshot, "state" | "doc">,
  { born, today, ahead }: { born: string | undefined; today: string; ahead: AheadOfTerms },
): Wanted[] {
  if (state === "deceased") return [];
  return wantedTerms({ born, papers: papersOf(doc.context), acts: endingsOf(doc.context) }, today, ahead);
}

export interface FallingDue {
  /** Acts of representation that end, or have ended and were not closed. */
  actsEnding: { act: number; role: string; until: string }[];
  /** The day on which the person comes of age, when that is near. */
  ofAgeOn?: string;
}

/** In words, for who may read the record; `born` only where she may know it. */
export function fallingDue(
  services: Rules,
  record: Pick<CaseSnapshot, "state" | "doc">,
  { born, territory }: { born: string | undefined; territory: string },
): FallingDue {
  const wanted = wantedIn(record, {
    ...{ born, today: services.clock.today() },
    ahead: aheadOfTerms(services, territory),
  });
  const keys = new Set(wanted.map(({ key }) => key));
  const isNear = wanted.some(({ sort }) => sort === "early");
  return {
    actsEnding: endingsOf(record.doc.context).flatMap(({ act, role, until }) =>
      until !== undefined && keys.has(`a${act}`) ? [{ act, role, until }] : [],
    ),
    ...(isNear && born !== undefined ? { ofAgeOn: addMonths(born, majority * 12) } : {}),
  };
}
