// people.findAlike: while a record is being made or corrected, who may be the same person, with the reasons. For who may open
// persons. It shows what a search shows, and nothing of who is out of reach. Recorded as a search that is being typed.
import { z } from "zod";
import { toMessage } from "../../db/access.ts";
import type { AlikePerson } from "../../db/people/show-alike.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import { bandOf, type Known } from "../../workflows/rules/matching/match.ts";
import { searchRights } from "../search/rights.ts";
import { leadsOf, shownPerson } from "../search/shown-person.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import type { AlikeRights } from "./alike-job.ts";

const name = z.string().trim().max(80).default("");

const known = z.object({
  surname: name,
  givenName: name,
  birthOn: z.string().refine(isDay).optional(),
  sex: z.enum(["F", "M"]).optional(),
  fiscalCode: z.string().trim().max(20).default(""),
  address: z.string().trim().max(200).default(""),
  /** The record that is corrected. */
  without: z.uuid().optional(),
});

/** A name, or the number of a document. */
const leastLetters = 2;
const leastCode = 11;

export const alikeRights = ({ policy, session }: SessionContext): AlikeRights => {
  const { persons, protecting, contents } = searchRights(policy, session);
  return { persons: toMessage(persons), protecting: toMessage(protecting), contents: toMessage(contents) };
};

export const toShown = (row: AlikePerson) => ({
  ...shownPerson(row),
  band: bandOf(row.match.score),
  reasons: row.match.reasons,
});

const saidOf = ({ surname, givenName, birthOn, fiscalCode, address }: Known): string =>
  [surname, givenName, birthOn, fiscalCode, address].filter(Boolean).join(" ");

export const findAlike = procedure
  .meta({ rule: "cases" })
  .input(known)
  .query(async ({ ctx, input: { without, ...typed } }) => {
    const isEnough = typed.surname.length >= leastLetters || typed.fiscalCode.length >= leastCode;
    const mayOpen = ctx.policy.openable(ctx.session).some(({ kind }) => kind === "person");
    if (!isEnough || !mayOpen) return { persons: [] };
    const input = { rights: alikeRights(ctx), known: typed, today: ctx.clock.today(), without };
    const persons = await ctx.reader.run("findAlike", input, { signal: ctx.signal });
    await ctx.reads.recordTyped(ctx.session, saidOf(typed), persons.length);
    const leads = await leadsOf(ctx, persons);
    const there = new Set(persons.map(({ personId }) => personId));
    const shown = persons.map((row) => ({ ...toShown(row), ...leads(row.personId) }));
    // One that goes on in another that is shown itself says nothing more.
    return { persons: shown.filter(({ leadsTo }) => !leadsTo || !there.has(leadsTo.personId)) };
  });
