// What of a person's papers runs out, from the open part of the record: sorts and days only.
import { numberOf, rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { expiringOn, type Paper, type PaperSort } from "../../workflows/rules/papers/expiring.ts";

/** Days before its last day from which a paper is said to run out: time to renew it. */
const runsOutWithin = 60;

export const papersOf = (context: JsonObject): Paper[] =>
  rowsOf(context.papers).map((row) => ({
    paper: numberOf(row.paper),
    about: textOf(row.about) as PaperSort,
    from: textOf(row.from),
    ...(textOf(row.until) === "" ? {} : { until: textOf(row.until) }),
    ...(textOf(row.endedOn) === "" ? {} : { endedOn: textOf(row.endedOn) }),
    ...(textOf(row.like) === "" ? {} : { like: textOf(row.like) }),
  }));

/** A later paper of a kind takes the place of an earlier one at the same record; those of two records stand beside each other. */
export const expiringAmong = (papers: readonly Paper[], on: string) => expiringOn(papers, on, runsOutWithin);

export const runningOut = (context: JsonObject, on: string) => expiringAmong(papersOf(context), on);
