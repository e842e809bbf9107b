// The facts another version would have asked for when an old event was decided: those that were recorded, and the rest
// as they stood then. Children are the cases linked today, as they were then: a link undone since is not seen.

import type { EventRow } from "../../db/log/event-row.ts";
import { seqAtPos } from "../../db/log/list-cases.ts";
import { listNaming } from "../../db/log/mentions.ts";
import { readChildren } from "../../db/log/read-log.ts";
import type { DecideEvent } from "../../workflows/kernel/decision.ts";
import type { CaseSnapshot, Facts, Need, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import { canonical, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { type FactSource, loadFacts } from "../engine/facts.ts";
import { loadEntered, loadPast, type PastSource, tablesOf } from "../engine/past.ts";
import { caseAt, recordedFacts } from "../engine/recorded-facts.ts";

const sameNeed = (a: Need, b: Need) => canonical(a as unknown as Json) === canonical(b as unknown as Json);

function sourceAt(source: PastSource, row: EventRow, own: WorkflowVersion | undefined): FactSource {
  const { driver } = source;
  const find = async (id: string): Promise<CaseSnapshot | undefined> =>
    caseAt(driver, id, await seqAtPos(driver, id, row.pos - 1));
  return {
    tables: tablesOf(source.tables, row, own),
    find,
    workflows: source.workflows,
    naming: async (id) => {
      const then = await Promise.all((await listNaming(driver, id)).map(find));
      return then.filter((one) => one !== undefined);
    },
    past: (asked) => loadPast({ ...source, uptoPos: row.pos - 1 }, asked),
    entered: (asked) => loadEntered(source, asked),
    children: async (parent, role, limit) => {
      const now = await readChildren(driver, { parent, role }, { after: 0, before: row.pos }, limit);
      const then = await Promise.all(now.map(({ snapshot }) => find(snapshot.caseId)));
      return then.filter((one) => one !== undefined);
    },
  };
}

/** `now` is the case as replayed, which may have another context than it had. */
export async function factsThen(
  source: PastSource,
  given: {
    to: WorkflowVersion;
    own: WorkflowVersion | undefined;
    row: EventRow;
    event: DecideEvent;
    now: CaseSnapshot;
  },
): Promise<Facts> {
  const { to, own, row, event, now } = given;
  const needs = eventInfo(to, event.type)?.needs ?? [];
  if (needs.length === 0) return {};
  const before = (own && eventInfo(own, row.type)?.needs) ?? [];
  const kept = needs.filter((need) => before.some((one) => sameNeed(one, need)));
  const asked = needs.filter((need) => !kept.includes(need));
  const tables = tablesOf(source.tables, row, own);
  const recorded = await recordedFacts({ ...source, tables }, kept, JSON.parse(row.facts) as JsonObject);
  if (asked.length === 0) return recorded;
  const { territory } = now.doc.head;
  const question = { needs: asked, snapshot: now, data: event.data, territory, occurredOn: event.occurredOn };
  return { ...recorded, ...(await loadFacts(sourceAt(source, row, own), question)) };
}
