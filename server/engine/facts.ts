// Loads the facts an event declares (`needs`) from the same state of the log it will be decided on: the
// group's overlay first, then the snapshot table. Only picked context fields reach the machine.
import { type DistrictTables, findMandate, findRuleset } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { listNaming } from "../../db/log/mentions.ts";
import { readCases, readChildren } from "../../db/log/read-log.ts";
import type { CaseFact, CaseSnapshot, Facts, FactValue, Need, Workflow } from "../../workflows/kernel/definition.ts";
import { atPath, isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { type EnteredFact, maxHistory, type PastFact } from "../../workflows/kernel/past.ts";
import { isWithdrawn, refersTo } from "../../workflows/kernel/referring.ts";
import { caseFact } from "./case-fact.ts";
import { loadEntered, loadPast, type PastSource } from "./past.ts";

export interface FactSource {
  /** Cases linked to `parent` by `role`, in the order in which they were linked. */
  children: (parent: string, role: string, limit: number) => Promise<CaseSnapshot[]>;
  /** Cases that may refer to `id`, each as it stands; which of them do is looked at here. */
  naming: (id: string) => Promise<CaseSnapshot[]>;
  workflows: ReadonlyMap<string, Workflow>;
  tables: DistrictTables;
  /** Cases by id as the group sees them. */
  find: (caseId: string) => Promise<CaseSnapshot | undefined>;
  /** An earlier event of a case. */
  past: (asked: Parameters<typeof loadPast>[1]) => Promise<PastFact | undefined>;
  /** By which event the case came into its state. */
  entered: (asked: Parameters<typeof loadEntered>[1]) => Promise<EnteredFact | undefined>;
}

/** Facts as committed; the writer puts its overlay before `find`. */
export const committedFacts = (
  source: { driver: Driver; tables: DistrictTables; workflows: ReadonlyMap<string, Workflow> },
  staged: Pick<PastSource, "staged" | "stagedBy" | "uptoPos"> = {},
): FactSource => ({
  tables: source.tables,
  workflows: source.workflows,
  naming: async (id) =>
    (await readCases(source.driver, await listNaming(source.driver, id))).map(({ snapshot }) => snapshot),
  past: (asked) => loadPast({ ...source, ...staged }, asked),
  entered: (asked) => loadEntered({ ...source, ...staged }, asked),
  find: async (caseId) => (await readCases(source.driver, [caseId]))[0]?.snapshot,
  children: async (parent, role, limit) =>
    (await readChildren(source.driver, { parent, role }, { after: 0 }, limit)).map(({ snapshot }) => snapshot),
});

export interface FactQuestion {
  needs: readonly Need[];
  snapshot: CaseSnapshot;
  data: JsonObject;
  territory: string;
  occurredOn: string;
}

function valueAt(question: FactQuestion, path: string): Json | undefined {
  const { doc } = question.snapshot;
  return atPath({ data: question.data, context: doc.context, head: doc.head }, path);
}

/** What still refers to the record, and was not itself opened by mistake. */
async function referringTo(source: FactSource, id: string, limit: number): Promise<CaseFact[]> {
  const versionOf = ({ kind, workflowVersion }: CaseSnapshot) => source.workflows.get(kind)?.versions[workflowVersion];
  const found = (await source.naming(id)).filter((one) => refersTo(one, id) && !isWithdrawn(versionOf(one), one));
  return found.slice(0, limit).flatMap((one) => caseFact(one, one.kind, []) ?? []);
}

/** A case that was corrected is decided again whole; one too long for that need not be read. */
const wantsHistory = (asked: true | "ifCorrected" | undefined, { doc, seq }: CaseSnapshot): boolean =>
  seq <= maxHistory && (asked === true || (asked === "ifCorrected" && Object.keys(doc.corrections).length > 0));

async function load(source: FactSource, question: FactQuestion, need: Need): Promise<FactValue> {
  if ("ruleset" in need) {
    const row = findRuleset(source.tables, need.ruleset, question.territory, question.occurredOn);
    return row
      ? { id: row.id, version: row.version, values: row.values, source: row.source, example: row.example }
      : null;
  }
  if ("mandate" in need) {
    const row = findMandate(source.tables, need.mandate, question.territory, question.occurredOn);
    if (!row) return null;
    const { service, territory, body, bodyName, act, letterhead } = row;
    return { service, territory, body, bodyName, act, letterhead };
  }
  if ("children" in need) {
    const found = await source.children(question.snapshot.caseId, need.children, need.limit);
    return found.flatMap((one) => caseFact(one, need.kind, need.pick) ?? []);
  }
  if ("cases" in need) {
    const ids = valueAt(question, need.cases);
    const listed = Array.isArray(ids) ? ids.map((one) => (need.of && isObject(one) ? one[need.of] : one)) : [];
    const wanted = listed.filter((id): id is string => typeof id === "string").slice(0, need.most ?? 8);
    const found: CaseFact[] = [];
    for (const id of wanted) {
      const fact = caseFact(await source.find(id), need.kind, need.pick);
      if (fact) found.push(fact);
    }
    return found;
  }
  if ("entered" in need) return (await source.entered({ snapshot: question.snapshot, ...need.entered })) ?? null;
  if ("referring" in need) return referringTo(source, question.snapshot.caseId, need.referring);
  if ("past" in need) {
    const seq = typeof need.past === "number" ? need.past : valueAt(question, need.past);
    const { caseId, kind } = question.snapshot;
    if (typeof seq !== "number") return null;
    return (await source.past({ caseId, kind, seq, history: wantsHistory(need.history, question.snapshot) })) ?? null;
  }
  const id = valueAt(question, need.case);
  return typeof id === "string" ? caseFact(await source.find(id), need.kind, need.pick) : null;
}

export async function loadFacts(source: FactSource, question: FactQuestion): Promise<Facts> {
  const facts: Facts = {};
  for (const need of question.needs) facts[need.fact] = await load(source, question, need);
  return facts;
}

const stamp = (fact: CaseFact): JsonObject => ({
  id: fact.id,
  seq: fact.seq,
  state: fact.state,
  context: fact.context,
});

/** Facts as kept in the event: value and seq of each case, id and version of each ruleset. */
export function storedFacts(facts: Facts): JsonObject {
  const stored: JsonObject = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (fact === null) stored[name] = false;
    else if (Array.isArray(fact)) stored[name] = fact.map((one) => [one.id, one.seq]);
    else if ("event" in fact) stored[name] = { seq: fact.event.seq };
    else if ("kind" in fact) stored[name] = stamp(fact);
    else if ("version" in fact) stored[name] = { id: fact.id, version: fact.version };
    else stored[name] = { ...fact } as JsonObject;
  }
  return stored;
}
