// The reader's job behind people.listDuplicates: records of the archive that may be one person's, from the newest on, as far as
// a search would show both to the reader; without those told apart and those merged.
import { findApart } from "../../db/people/find-apart.ts";
import type { FoundPerson } from "../../db/people/find-persons.ts";
import { listShown } from "../../db/people/list-shown.ts";
import { lastRow, type PairRow, pairsInSlice, sliceRows } from "../../db/people/walk-pairs.ts";
import type { Match } from "../../workflows/rules/matching/match.ts";
import { createPace } from "../pace.ts";
import type { ReaderJob } from "../reader-jobs.ts";
import { type AlikeRights, readRights } from "./alike-job.ts";

export interface DuplicatesInput {
  rights: AlikeRights;
  /** Where the page before ended; the newest record without. */
  before?: number | undefined;
}

export interface DuplicatePair {
  one: FoundPerson;
  other: FoundPerson;
  match: Match;
}

export interface Duplicates {
  pairs: DuplicatePair[];
  /** Where the next page begins; undefined when all were looked at. */
  next?: number;
}

/** A page is full with these, or has looked at so many records: another page goes on. */
const enough = 20;
const mostSlices = 40;
const mostPairs = 60;
const handful = 25;
const turnMs = 10;

export const listDuplicates: ReaderJob<DuplicatesInput, Duplicates, never> = async (context, input, { signal }) => {
  const { driver } = context;
  const rights = readRights(input.rights, context.permitted);
  const pace = createPace(turnMs);
  const pairs: DuplicatePair[] = [];
  let before = input.before ?? (await lastRow(driver));
  for (let slice = 0; slice < mostSlices && before > 1 && pairs.length < enough; slice++) {
    // Who types or opens a page meanwhile waits for one slice, not for all.
    await pace();
    signal.throwIfAborted();
    const found = await pairsInSlice(driver, before);
    let next = before - sliceRows;
    for (let i = 0; i < found.length && pairs.length < mostPairs; i += handful) {
      const some = found.slice(i, i + handful);
      pairs.push(...(await shownOf(some)));
      // A slice that holds too many goes on from the first record that was not looked at.
      const left = found[i + handful];
      if (left && pairs.length >= mostPairs) next = Math.min(before - 1, left.n + 1);
    }
    before = next;
  }
  pairs.sort((a, b) => b.match.score - a.match.score);
  return before > 1 ? { pairs, next: before } : { pairs };

  async function shownOf(some: readonly PairRow[]): Promise<DuplicatePair[]> {
    const ids = [...new Set(some.flatMap(({ personId, otherId }) => [personId, otherId]))];
    const shown = new Map((await listShown(driver, rights, ids)).map((one) => [one.personId, one]));
    const apart = await findApart(driver, rights.persons, ids);
    return some.flatMap(({ personId, otherId, match }) => {
      const [one, other] = [shown.get(personId), shown.get(otherId)];
      return one && other && !apart(personId, otherId) ? [{ one, other, match }] : [];
    });
  }
};
