// The reader's jobs behind people.findAlike and people.listAlike: who may be the person that is described, or that has a record,
// under the rights that main's policy said.
import type { Permitted } from "../../db/access.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { findAlike as alikeRows } from "../../db/people/find-alike.ts";
import { findApart } from "../../db/people/find-apart.ts";
import type { SearchRights } from "../../db/people/find-persons.ts";
import { findStanding, mergedState } from "../../db/people/find-standing.ts";
import { type AlikePerson, findKnown, showAlike } from "../../db/people/show-alike.ts";
import { type Known, leastOfPair, leastWhileTyping } from "../../workflows/rules/matching/match.ts";
import { mistakenState } from "../../workflows/rules/mistakes/mistake.ts";
import type { ReaderJob } from "../reader-jobs.ts";

/** Rights as the text forms of their permits. */
export interface AlikeRights {
  persons: string;
  protecting: string;
  contents: string;
}

export interface AlikeInput {
  rights: AlikeRights;
  known: Known;
  today: string;
  without?: string | undefined;
}

/** Compared before rights are looked at: few are not shown. */
const mostCompared = 50;
const mostShown = 5;

export const readRights = (
  { persons, protecting, contents }: AlikeRights,
  permitted: (message: string) => Permitted,
): SearchRights => ({
  ...{ persons: permitted(persons), protecting: permitted(protecting), contents: permitted(contents) },
  assignees: [],
});

export const findAlike: ReaderJob<AlikeInput, AlikePerson[], never> = async ({ driver, permitted }, input) => {
  const rights = readRights(input.rights, permitted);
  const { known, today, without } = input;
  const asked = { today, without, least: leastWhileTyping, limit: mostCompared };
  const alike = await alikeRows(driver, known, asked);
  return showAlike(driver, rights, alike, mostShown);
};

export interface AlikeRowsInput {
  rights: AlikeRights;
  known: readonly Known[];
  today: string;
  /** Scores from here on. */
  least: number;
}

/** A record that was merged leads to the one that stands, as far as that may be shown. */
async function standingOf(driver: Driver, rights: SearchRights, one: AlikePerson): Promise<AlikePerson | undefined> {
  if (one.state !== mergedState) return one;
  const standing = (await findStanding(driver, rights, [one])).get(one.personId);
  return standing && { ...standing, match: one.match };
}

/** For each of those described the likeliest who may be shown, if there is one. */
export const findAlikeRows: ReaderJob<AlikeRowsInput, (AlikePerson | null)[], never> = async (
  { driver, permitted },
  { rights: said, known, today, least },
  { signal },
) => {
  const rights = readRights(said, permitted);
  const found: (AlikePerson | null)[] = [];
  for (const one of known) {
    signal.throwIfAborted();
    const alike = await alikeRows(driver, one, { today, least, limit: mostCompared });
    const [likeliest] = await showAlike(driver, rights, alike, 1);
    found.push((likeliest && (await standingOf(driver, rights, likeliest))) ?? null);
    // Pages of the thread get their turn between two persons.
    await new Promise((done) => setImmediate(done));
  }
  return found;
};

export interface RecordAlikeInput {
  rights: AlikeRights;
  personId: string;
  today: string;
}

/** Of a record that is there: a namesake alone is not worth a look. */
export const listAlike: ReaderJob<RecordAlikeInput, AlikePerson[], never> = async ({ driver, permitted }, input) => {
  const rights = readRights(input.rights, permitted);
  const known = await findKnown(driver, rights.persons, input.personId);
  if (!known || known.state === mergedState || known.state === mistakenState) return [];
  const asked = { today: input.today, without: input.personId, least: leastOfPair, limit: mostCompared };
  const found = await showAlike(driver, rights, await alikeRows(driver, known, asked), mostCompared);
  const shown = found.filter(({ state }) => state !== mergedState);
  const apart = await findApart(driver, rights.persons, [input.personId, ...shown.map(({ personId }) => personId)]);
  return shown.filter(({ personId }) => !apart(input.personId, personId)).slice(0, mostShown);
};
