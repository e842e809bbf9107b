// Compares every cache with what the fold of the log says it should hold, row by row and column by column, and counts
// the rows, so that none is missing and none too many.

import type { Driver } from "../../db/driver/driver.ts";
import { type ListRow, listColumns, listRowOf } from "../../db/log/list-row.ts";
import { countRows, eachDocument, eachRow, type Source } from "../../db/log/safe-read.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { type Json, sameJson } from "../../workflows/kernel/json.ts";
import { readersOf } from "../../workflows/kernel/readers.ts";
import { daysOf, type Fold } from "./verify-fold.ts";
import type { Problems } from "./verify-report.ts";
import type { VersionCheck } from "./verify-versions.ts";

export interface CacheCheckOptions {
  driver: Driver;
  fold: Fold;
  problems: Problems;
  isListed: (kind: string) => boolean;
}

/** With the walk over the list rows that once stood, which goes beside the fold. */
export interface CacheCheck extends CacheCheckOptions {
  versions: VersionCheck;
}

const rowid = (table: string, ...columns: string[]): Source => ({ table, key: "rowid", columns });

/** Every row of `source` goes to `look`, which says whether it is as it should be. */
async function compare(
  { driver, problems }: CacheCheckOptions,
  source: Source,
  wanted: number,
  look: (row: Json[]) => void,
): Promise<void> {
  await eachRow(driver, source, look, (key) => problems.add(`${source.table}: row ${key} cannot be read`));
  const rows = await countRows(driver, source.table);
  if (rows !== wanted) problems.add(`${source.table}: ${rows} rows instead of ${wanted}`);
}

export async function checkCaches(options: CacheCheck): Promise<void> {
  await snapshots(options);
  await listRows(options);
  await options.versions.compare();
  await counters(options);
  await deadlines(options);
  await sets(options);
  await series(options);
  await milestones(options);
}

const json = (text: Json | undefined): Json | undefined => {
  try {
    return JSON.parse(String(text)) as Json;
  } catch {
    return undefined;
  }
};

/** A stored document is most often written as the fold would write it: then the texts are equal. */
const isDoc = (stored: Json | undefined, doc: CaseSnapshot["doc"] | undefined): boolean =>
  doc !== undefined && (stored === JSON.stringify(doc) || sameJson(json(stored), doc as unknown as Json));

/** The hash of the last event is that of the event at `last_pos`, which is compared with the fold. */
const isLastHash = "(SELECT hash FROM event WHERE pos=last_pos)=last_hash";

async function snapshots({ driver, fold, problems }: CacheCheckOptions): Promise<void> {
  const columns = ["case_id", "kind", "number", "workflow_version", "seq", "state", "last_pos", isLastHash];
  const source = { ...rowid("snapshot", ...columns), document: "doc" };
  const look = (row: Json[], stored: Json | undefined) => {
    const caseId = String(row[0]);
    const folded = fold.cases.get(caseId);
    if (!folded) return problems.case(caseId.slice(0, 8), "a snapshot without events");
    const { snapshot, lastPos } = folded;
    const { kind, number, workflowVersion, seq, state, doc } = snapshot;
    const wanted = [caseId, kind, number, workflowVersion, seq, state, lastPos, 1];
    if (!wanted.every((value, i) => row[i] === value) || !isDoc(stored, doc))
      problems.case(fold.nameOf(caseId), "the snapshot differs from the fold");
  };
  await eachDocument(driver, source, look, (key) => problems.add(`snapshot: row ${key} cannot be read`));
  const rows = await countRows(driver, "snapshot");
  if (rows !== fold.cases.size) problems.add(`snapshot: ${rows} rows instead of ${fold.cases.size}`);
}

async function listRows(options: CacheCheck): Promise<void> {
  const { fold, problems, isListed, versions } = options;
  let listed = 0;
  for (const { snapshot } of fold.cases.values()) if (isListed(snapshot.kind)) listed += 1;
  await compare(options, rowid("list_row", ...listColumns, "since_pos"), listed, (row) => {
    const caseId = String(row[0]);
    const folded = fold.cases.get(caseId);
    const wanted: ListRow | undefined =
      folded && isListed(folded.snapshot.kind) ? listRowOf(folded.snapshot, daysOf(folded), folded.lastPos) : undefined;
    const isSince = row[listColumns.length] === versions.sincePos(caseId);
    if (!wanted || !isSince || !listColumns.every((column, i) => row[i] === wanted[column]))
      problems.case(fold.nameOf(caseId), "the list row differs from the fold");
  });
}

async function counters(options: CacheCheckOptions): Promise<void> {
  const { fold, problems, isListed } = options;
  const wanted = new Map<string, { cases: number; weight: number }>();
  for (const { snapshot } of fold.cases.values()) {
    if (!isListed(snapshot.kind)) continue;
    const { head } = snapshot.doc;
    const flags = [head.closed ? 1 : 0, head.territory, head.area, head.assignee ?? "", head.restricted ? 1 : 0];
    const key = JSON.stringify([snapshot.kind, snapshot.state, ...flags]);
    const one = wanted.get(key) ?? { cases: 0, weight: 0 };
    one.cases += 1;
    one.weight += head.weight ?? 0;
    wanted.set(key, one);
  }
  const columns = ["kind", "state", "closed", "territory", "area", "assignee", "restricted", "cases", "weight"];
  const { driver } = options;
  const look = (row: Json[]) => {
    const [cases, weight] = row.slice(-2);
    const key = JSON.stringify(row.slice(0, -2));
    // A counter that came down to nothing says the same as one that is not there.
    const { cases: n, weight: w } = wanted.get(key) ?? { cases: 0, weight: 0 };
    if (n !== cases || w !== weight) problems.add(`counter ${key}: ${String(cases)} instead of ${n}`);
    wanted.delete(key);
  };
  await eachRow(driver, rowid("counter", ...columns), look, (key) =>
    problems.add(`counter: row ${key} cannot be read`),
  );
  for (const key of wanted.keys()) problems.add(`counter ${key} is missing`);
}

async function deadlines(options: CacheCheckOptions): Promise<void> {
  const { fold, problems } = options;
  let terms = 0;
  for (const { snapshot } of fold.cases.values()) terms += Object.keys(snapshot.doc.deadlines).length;
  const columns = ["case_id", "deadline_id", "status", "due_at", "alarm_at"];
  await compare(options, rowid("deadline", ...columns), terms, (row) => {
    const [caseId, id, status, dueAt, alarmAt] = row;
    const term = fold.find(String(caseId))?.doc.deadlines[String(id)];
    const same =
      term &&
      term.status === status &&
      (term.dueAt ?? term.dueOn ?? null) === dueAt &&
      (term.alarmAt ?? null) === alarmAt;
    if (!same) problems.case(fold.nameOf(String(caseId)), "the row of a term differs from the fold");
  });
}

async function sets(options: CacheCheckOptions): Promise<void> {
  const { fold, problems } = options;
  const readers = new Set<string>();
  for (const { snapshot } of fold.cases.values())
    for (const account of readersOf(snapshot.doc.head)) readers.add(JSON.stringify([snapshot.caseId, account]));
  const tell = (table: string, caseId: Json | undefined) =>
    problems.case(fold.nameOf(String(caseId)), `${table} holds a row that the log does not know`);
  await compare(options, rowid("claim", "kind", "resource", "case_id"), fold.claims.size, (row) => {
    if (!fold.claims.has(JSON.stringify(row))) tell("claim", row[2]);
  });
  await compare(options, rowid("case_link", "from_id", "role", "to_id", "pos"), fold.links.size, (row) => {
    if (fold.links.get(JSON.stringify(row.slice(0, 3))) !== row[3]) tell("case_link", row[0]);
  });
  await compare(options, rowid("case_reader", "case_id", "account_id"), readers.size, (row) => {
    if (!readers.has(JSON.stringify(row))) tell("case_reader", row[0]);
  });
  let mentions = 0;
  for (const one of fold.cases.values()) mentions += one.mentions.size;
  await compare(options, rowid("case_mention", "to_id", "case_id"), mentions, ([id, caseId]) => {
    if (!fold.cases.get(String(caseId))?.mentions.has(String(id))) tell("case_mention", caseId);
  });
  await compare(options, rowid("protocol_number", "number", "case_id"), fold.protocol.size, (row) => {
    if (!fold.protocol.has(JSON.stringify(row))) tell("protocol_number", row[1]);
  });
}

async function series(options: CacheCheckOptions): Promise<void> {
  const { fold, problems } = options;
  const source: Source = { table: "case_series", key: "year", columns: ["year", "last"] };
  await compare(options, source, fold.series.size, ([year, last]) => {
    if (fold.series.get(Number(year)) !== last) problems.add(`case_series: ${String(year)} ends elsewhere`);
  });
}

async function milestones(options: CacheCheckOptions): Promise<void> {
  const { fold, problems } = options;
  const wanted = new Map(fold.milestones.map((one) => [`${one.caseId}/${one.seq}`, one]));
  const columns = ["case_id", "seq", "kind", "number", "workflow_version", "state", "doc"];
  await compare(options, rowid("milestone", ...columns), wanted.size, (row) => {
    const [caseId, seq, ...rest] = row;
    const one = wanted.get(`${String(caseId)}/${String(seq)}`);
    const values = one && [one.kind, one.number, one.workflowVersion, one.state];
    if (!values?.every((value, i) => rest[i] === value) || !isDoc(rest[4], one?.doc))
      problems.case(fold.nameOf(String(caseId)), `the milestone at ${String(seq)} differs from the fold`);
  });
}
