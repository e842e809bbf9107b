// The reader's job behind the terms that come from persons' records (server/jobs/person-terms.ts): walks the cases in charge in
// order of their persons, a stretch at a time, and answers those that do not hold just the terms they should. It reads every record,
// which on the main thread would keep pages waiting.

import { readCases } from "../../db/log/read-log.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import { type InCharge, listInCharge } from "../../db/people/list-in-charge.ts";
import { district } from "../../workflows/kernel/ids.ts";
import { mostPersonTerms, type PersonTerm, personTermChanges } from "../../workflows/kernel/person-terms.ts";
import type { AheadOfTerms, Wanted } from "../../workflows/rules/person-terms/wanted.ts";
import { createPace } from "../pace.ts";
import type { ReaderContext, ReaderJob } from "../reader-jobs.ts";
import { wantedIn } from "./falling-due.ts";

export interface DueTermsInput {
  /** The text form of the system's permit. */
  permit: string;
  kinds: readonly string[];
  today: string;
  /** Parameters in force by comune, and for the district. */
  ahead: Readonly<Record<string, AheadOfTerms>>;
  /** Where the stretch before ended. */
  after?: InCharge | undefined;
}

export interface DueCase {
  caseId: string;
  kind: string;
  seq: number;
  /** All it should hold. */
  terms: PersonTerm[];
}

export interface DueTerms {
  due: DueCase[];
  /** Absent when all were looked at. */
  after?: InCharge;
}

const sliceSize = 50;
/** A stretch ends with so many cases looked at, or to be changed. */
const mostLooked = 500;
const enough = 200;
const turnMs = 10;

const termOf = ({ sort, key, dueOn }: Wanted): PersonTerm => ({
  deadline: `${sort === "early" ? "personTermEarly" : "personTerm"}:${key}`,
  dueOn,
});

async function dueAmong(
  { driver, permitted }: ReaderContext,
  { permit, today, ahead }: DueTermsInput,
  rows: readonly InCharge[],
): Promise<DueCase[]> {
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  const records = new Map((await readCases(driver, ids)).map(({ snapshot }) => [snapshot.caseId, snapshot]));
  const born = new Map((await listPersons(driver, permitted(permit), ids)).map((one) => [one.personId, one.birthOn]));
  const cases = await readCases(
    driver,
    rows.map(({ caseId }) => caseId),
  );
  return cases.flatMap(({ snapshot: { caseId, kind, seq, doc } }): DueCase[] => {
    const { personId, territory } = doc.head;
    const record = personId === undefined ? undefined : records.get(personId);
    if (!record) return [];
    const asked = {
      born: born.get(record.caseId) ?? undefined,
      today,
      ahead: ahead[territory] ?? ahead[district] ?? {},
    };
    const terms = wantedIn(record, asked).map(termOf).slice(0, mostPersonTerms);
    const { start, end } = personTermChanges(doc.deadlines, terms);
    return start.length + end.length === 0 ? [] : [{ caseId, kind, seq, terms }];
  });
}

export const findDueTerms: ReaderJob<DueTermsInput, DueTerms, never> = async (context, input, { signal }) => {
  const pace = createPace(turnMs);
  const due: DueCase[] = [];
  let { after } = input;
  for (let looked = 0; looked < mostLooked && due.length < enough; looked += sliceSize) {
    await pace();
    signal.throwIfAborted();
    const rows = await listInCharge(context.driver, context.permitted(input.permit), input.kinds, after, sliceSize);
    due.push(...(await dueAmong(context, input, rows)));
    after = rows.at(-1);
    if (!after || rows.length < sliceSize) return { due };
  }
  return after ? { due, after } : { due };
};
