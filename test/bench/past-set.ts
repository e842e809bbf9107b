// A main file with a given number of listed cases and of rows that once stood, written straight into the tables: what a
// page of the past reads does not depend on how the rows came there. A case changes ever more rarely, as cases do.
import type { Statement } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { fileVersions } from "../../db/log/list-versions.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { upgradeDatabase } from "../../server/open-database.ts";

const comuni = ["020072", "020073", "020029", "020038", "020042", "020046", "020047", "020060", "020061"];
const states = ["contact", "inListening", "inAssessment", "projectDrafted", "inDelivery", "inReview"];
const areas = ["adults", "elderly", "families", "disability"];
/** Not yet filed: as many as a quiet moment leaves. */
const unfiled = 1_024;
const firstDay = Date.parse("2016-01-04T08:00:00Z");
const years = 10;

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
/** A fixed sequence that looks like chance. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

export interface PastSet {
  /** Positions of the log: one for every opening and every change. */
  head: number;
  versions: number;
  dayOf: (pos: number) => string;
}

interface Change {
  caseN: number;
  /** The how-manieth row of the case. */
  step: number;
}

/** Openings spread over the years; each case has `each` changes, at growing distances. */
function history(cases: number, each: number): Change[] {
  const draw = sequence(11);
  const at: { when: number; change: Change }[] = [];
  for (let caseN = 0; caseN < cases; caseN++) {
    const opened = draw(1_000_000);
    for (let step = 0; step <= each; step++)
      at.push({ when: opened + step * step * (2_000 + draw(1_500)), change: { caseN, step } });
  }
  // What would lie ahead of today happened on the last days.
  const end = 1_000_000;
  return at
    .sort((a, b) => Math.min(a.when, end + (a.when % 7)) - Math.min(b.when, end + (b.when % 7)))
    .map((one) => one.change);
}

const columns =
  "case_id,kind,state,closed,territory,area,assignee,restricted,opened_on,updated_on,due_on,urgent,priority,weight,todo,columns";

/** The row of a case after one of its changes. */
function rowOf({ caseN, step }: Change, each: number, openedOn: string, updatedOn: string): (string | number)[] {
  const spread = (caseN * 7919 + step * 31) % 104_729;
  const closed = step >= each - 1 && caseN % 5 < 2 ? 1 : 0;
  const due = new Date(Date.parse(`${updatedOn}T00:00:00Z`) + (spread % 90) * 86_400_000).toISOString().slice(0, 10);
  const dueOn = closed || spread % 3 === 0 ? "9999-12-31" : due;
  return [
    ...[uuidOf(`past-${caseN}`), "case-intake", closed ? "closed" : pick(states, step), closed],
    ...[pick(comuni, caseN * 7), pick(areas, caseN), spread % 20 === 0 ? "" : `worker-${spread % 40}`],
    ...[caseN % 500 === 0 ? 1 : 0, openedOn, updatedOn, dueOn, `1${dueOn}`, 0, 2, 0],
    '{"need":"income"}',
  ];
}

/** Makes the file and leaves it with statistics, closed. */
export async function makePastSet(root: string, file: string, cases: number, each: number): Promise<PastSet> {
  const driver = EmbeddedDriver.open(file, { mode: "write" });
  driver.setDurable(false);
  await upgradeDatabase(driver, { root, demo: false });
  const changes = history(cases, each);
  const head = changes.length;
  const dayOf = (pos: number) =>
    new Date(firstDay + (pos / head) * years * 365 * 86_400_000).toISOString().slice(0, 10);
  const marks = columns
    .split(",")
    .map(() => "?")
    .join(",");
  const standing = new Map<number, { from: number; openedOn: string; row: (string | number)[] }>();
  let batch: Statement[] = [];
  let versions = 0;
  const flush = async (from: number) => {
    if (batch.length < from) return;
    await driver.batch(batch);
    batch = [];
  };
  for (const [i, change] of changes.entries()) {
    const pos = i + 1;
    const before = standing.get(change.caseN);
    if (before) {
      versions += 1;
      const sql = `INSERT INTO list_version (to_pos,from_pos,${columns}) VALUES (?,?,${marks})`;
      batch.push({ sql, args: [pos, before.from, ...before.row] });
    }
    const openedOn = before?.openedOn ?? dayOf(pos);
    standing.set(change.caseN, { from: pos, openedOn, row: rowOf(change, each, openedOn, dayOf(pos)) });
    await flush(20_000);
  }
  for (const [caseN, { from, row }] of standing) {
    const sql = `INSERT INTO list_row (number,last_pos,since_pos,${columns}) VALUES (?,?,?,${marks})`;
    batch.push({ sql, args: [`2026-${String(caseN).padStart(7, "0")}`, from, from, ...row] });
    await flush(20_000);
  }
  for (const territory of comuni)
    batch.push({
      sql: "INSERT INTO counter (kind,state,closed,territory,area,assignee,restricted,cases,weight) VALUES ('case-intake','contact',0,?,'adults','',0,0,0)",
      args: [territory],
    });
  await flush(0);
  for (let from = 0; from < head - unfiled; from += 20_000)
    await driver.batch(fileVersions(from, Math.min(from + 20_000, head - unfiled)));
  await driver.analyze();
  driver.checkpoint("truncate");
  driver.close();
  return { head, versions, dayOf };
}
