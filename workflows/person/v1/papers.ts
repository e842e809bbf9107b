// What a person has on paper, as the context keeps it: sorts, days and numbers of events.
import { numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { isObject } from "../../kernel/json.ts";
import { lastDayOfYear, type Paper, type PaperSort } from "../../rules/papers/expiring.ts";

/** With these many the next is refused until some are closed by hand. */
export const mostPapers = 60;

/** The last day of a declaration without one of its own, by the rule in force on the day of the act. */
function byRule({ facts }: MachineEvent, from: string): string | undefined {
  const rule = facts.isee;
  if (!isObject(rule) || !("values" in rule)) return undefined;
  const values = rule.values;
  return isObject(values) ? lastDayOfYear(from, textOf(values.lastMonthDay) || undefined) : undefined;
}

const sortOf: Readonly<Record<string, PaperSort>> = {
  RECORD_ISEE: "isee",
  RECORD_PERMIT: "permit",
  RECORD_CERTIFICATE: "certificate",
  RECORD_INCOME: "income",
};

export function paperOf(event: MachineEvent): Paper {
  const about = sortOf[event.type] ?? "permit";
  const from = textOf(event.data[about === "isee" ? "dsuOn" : "from"]);
  const until = textOf(event.data.until) || (about === "isee" ? byRule(event, from) : undefined);
  const like = textOf(event.data.like);
  return { paper: event.seq, about, from, ...(until ? { until } : {}), ...(like ? { like } : {}) };
}

const isOpen = (one: Paper) => one.endedOn === undefined;

export const withPapers = (papers: Paper[]) => ({ papers, openPaper: papers.find(isOpen)?.paper });

export const endedPaper = (papers: readonly Paper[], { data }: MachineEvent): Paper[] =>
  papers.map((one) => (one.paper === numberOf(data.paper) ? { ...one, endedOn: textOf(data.until) } : one));

export const findOpenPaper = (papers: readonly Paper[], { data }: MachineEvent): Paper | undefined =>
  papers.find((one) => one.paper === numberOf(data.paper) && isOpen(one));
