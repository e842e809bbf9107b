// search.find: what the search of the page's head finds while somebody types: persons by name or fiscal code, cases by
// their number or by a number of the protocol. Who is protected shows to nobody else; homonyms are told apart by year of
// birth and comune. The words are recorded once typing pauses, as a search of persons. Who lives where the words say comes after who is called so.

import { z } from "zod";
import { findByAddress } from "../../db/people/find-by-address.ts";
import { findPersons, type RankedPerson, searchWords } from "../../db/people/find-persons.ts";
import { findByNumber, findByProtocol, type NumberedCase } from "../../db/search/find-numbered.ts";
import { listFollowed } from "../../db/search/list-followed.ts";
import { namesOfSession } from "../access/session.ts";
import { colleagueNames } from "../cases/names.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { searchRights } from "./rights.ts";
import { leadsOf, shownPerson } from "./shown-person.ts";

const most = 20;
const mostCases = 8;
/** After those who are called so. */
const mostAtAddress = 8;

/** "2026 / 123" and "n. 123" are numbers too. */
const numberIn = (text: string): string =>
  text
    .replace(/^n[.°]?\s*/i, "")
    .replace(/\s*[/ ]\s*/g, "-")
    .trim();

export const find = procedure
  .meta({ rule: "cases" })
  .input(z.object({ words: z.string().trim().min(2).max(100) }))
  .query(async ({ ctx, input: { words } }) => {
    const rights = searchRights(ctx.policy, ctx.session);
    const byName = /\p{L}/u.test(words) && searchWords(words).length > 0;
    const { persons, more } = byName
      ? await findPersons(ctx.driver, rights, words, most)
      : { persons: [], more: false };
    const cases = /\d/.test(words) ? await numbered(ctx, words) : [];
    const atAddress = await findByAddress(ctx.driver, rights, words, {
      limit: Math.min(mostAtAddress, most - persons.length),
      without: persons.map((one) => one.personId),
    });
    const found = [...persons, ...atAddress.map((one) => ({ ...one, mine: false, matches: [] }))];
    const named = found.length + cases.filter((one) => one.name !== undefined).length;
    // A number that names nobody is no search of persons.
    if (byName || named > 0) await ctx.reads.recordTyped(ctx.session, words, named);
    return { persons: await shown(ctx, found), cases, more };
  });

async function numbered(ctx: SessionContext, words: string) {
  const rights = {
    rows: ctx.policy.readable(ctx.session, "skeleton"),
    contents: ctx.policy.readable(ctx.session, "content"),
  };
  const year = Number(ctx.clock.today().slice(0, 4));
  const byNumber = await findByNumber(ctx.driver, rights, numberIn(words), year, mostCases);
  const known = new Set(byNumber.map((one) => one.caseId));
  const byProtocol = await findByProtocol(ctx.driver, rights, words, mostCases);
  const colleagues = colleagueNames(ctx);
  return [
    ...byNumber.map((one) => shownCase(one, false, colleagues)),
    ...byProtocol.filter((one) => !known.has(one.caseId)).map((one) => shownCase(one, true, colleagues)),
  ].slice(0, mostCases);
}

const shownCase = (row: NumberedCase, byProtocol: boolean, colleagues: ReadonlyMap<string, string>) => ({
  caseId: row.caseId,
  kind: row.kind,
  number: row.number,
  state: row.state,
  closed: row.closed === 1,
  territory: row.territory,
  byProtocol,
  ...(row.assignee === "" ? {} : { assignee: colleagues.get(row.assignee) ?? "" }),
  ...(row.readable === 1 && row.surname ? { name: `${row.surname} ${row.givenName ?? ""}`.trim() } : {}),
});

async function shown(ctx: SessionContext, persons: readonly (RankedPerson & { address?: string })[]) {
  const followers = await followersOf(
    ctx,
    persons.map((one) => one.personId),
  );
  const leads = await leadsOf(ctx, persons);
  return persons.map((row) => ({
    ...shownPerson(row),
    ...leads(row.personId),
    mine: row.mine,
    matches: row.matches,
    /** Of whom was found by it. */
    ...(row.address === undefined ? {} : { address: row.address }),
    followedBy: followers.get(row.personId) ?? [],
  }));
}

/** Names of those who follow each person, as far as this reader may be told. */
async function followersOf(ctx: SessionContext, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const told = new Map<string, string[]>();
  const permitted = ctx.policy.readable(ctx.session, "line");
  const followed = await listFollowed(ctx.driver, permitted, namesOfSession(ctx.session), personIds);
  if (followed.length === 0) return told;
  const colleagues = colleagueNames(ctx);
  for (const { personId, one, isReader } of followed) {
    const access = ctx.policy.accessTo(ctx.session, one, isReader);
    const isTold =
      access.level === "content" || access.level === "skeleton" || (access.level === "line" && access.toldWho);
    const name = isTold && one.assignee !== undefined ? colleagues.get(one.assignee) : undefined;
    if (name === undefined) continue;
    const names = told.get(personId) ?? [];
    if (!names.includes(name)) told.set(personId, [...names, name]);
  }
  return told;
}
