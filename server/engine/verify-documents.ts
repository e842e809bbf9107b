// Frozen documents against the hash in the event that froze them, and fan-outs against the effects that asked for
// them and the commands that came of them.
import { createHash } from "node:crypto";
import { readCommands } from "../../db/log/read-log.ts";
import { countRows, eachRow, type Source } from "../../db/log/safe-read.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import { systemCommandId } from "./system.ts";
import type { CacheCheckOptions } from "./verify-caches.ts";
import type { FanOut, FrozenDocument } from "./verify-fold.ts";

export async function checkFrozen(options: CacheCheckOptions): Promise<void> {
  const { driver, fold, problems } = options;
  let wanted = 0;
  for (const frozen of fold.frozen) {
    wanted += frozen.count;
    if (!(await isWhole(options, frozen)))
      problems.case(fold.nameOf(frozen.caseId), `the document frozen at ${frozen.seq} was changed`);
  }
  const rows = await countRows(driver, "frozen_row");
  if (rows !== wanted) problems.add(`frozen_row: ${rows} rows instead of ${wanted}`);
}

/** The rows in order, numbered from 0, as one JSON array: what the hash in the effect covers. */
async function isWhole({ driver }: CacheCheckOptions, frozen: FrozenDocument): Promise<boolean> {
  const { caseId, seq, document, count, sha256 } = frozen;
  const sum = createHash("sha256").update("[");
  let next = 0;
  let whole = true;
  const source: Source = {
    ...{ table: "frozen_row", key: "n", columns: ["n", "row"] },
    ...{ where: "case_id=? AND seq=? AND document=?", args: [caseId, seq, document] },
  };
  const look = ([n, row]: Json[]) => {
    whole &&= n === next && typeof row === "string";
    sum.update(next === 0 ? "" : ",").update(String(row));
    next += 1;
  };
  await eachRow(driver, source, look, () => {
    whole = false;
  });
  return whole && next === count && sum.update("]").digest("hex") === sha256;
}

const lookedUpAtOnce = 64;

/** `withProgress`: also how far each has come, which asks the log itself, whose text must be whole. */
export async function checkFanOuts(options: CacheCheckOptions, withProgress: boolean): Promise<void> {
  const { driver, fold, problems } = options;
  const columns = ["id", "case_id", "pos", "topic", "payload", "status", "cursor", "answered", "refused", "reason"];
  const kept = new Map<string, Json[]>();
  const look = (row: Json[]) => void kept.set(String(row[0]), row);
  await eachRow(driver, { table: "outbox", key: "rowid", columns }, look, (key) =>
    problems.add(`outbox: row ${key} cannot be read`),
  );
  const rows = await countRows(driver, "outbox");
  if (rows !== fold.fanOuts.size) problems.add(`outbox: ${rows} rows instead of ${fold.fanOuts.size}`);
  for (const [id, asked] of fold.fanOuts) {
    const [, caseId, pos, topic, payload, ...progress] = kept.get(id) ?? [];
    const same = caseId === asked.caseId && pos === asked.pos && topic === "fanOut" && payload === asked.payload;
    if (!same || (withProgress && !(await isProgress(options, id, asked, progress))))
      problems.case(fold.nameOf(asked.caseId), `the fan-out of event ${asked.pos} differs from the log`);
  }
}

/**
 * How far a fan-out has come, against the commands it left in the log: each linked case up to the cursor was sent
 * its command, and either has the event or is among the refused.
 */
async function isProgress(options: CacheCheckOptions, id: string, asked: FanOut, row: Json[]): Promise<boolean> {
  const { driver, fold } = options;
  const [status, cursor, answered, refused, reason] = row;
  const names = namesIn(refused);
  if (typeof cursor !== "number" || typeof answered !== "number" || !names) return false;
  if (!["pending", "done", "refused"].includes(String(status)) || (reason !== "") !== (status === "refused"))
    return false;
  const { made, unlinked } = fold.linked.get(`${asked.caseId}/${asked.role}`) ?? { made: [], unlinked: false };
  const [told] = await readCommands(driver, [systemCommandId(`${id}/done`)]);
  if (status !== "pending" && (told !== undefined) !== (status === "done")) return false;
  const reachable = made.filter((link) => link.pos < (told?.pos ?? Number.MAX_SAFE_INTEGER));
  const passed = reachable.filter((link) => link.pos <= cursor);
  if (cursor !== (passed.at(-1)?.pos ?? 0)) return false;
  if (status === "done" && !unlinked && passed.length < reachable.length) return false;
  const children = passed.filter((link) => fold.find(link.from)?.kind === asked.kind).map(({ from }) => from);
  const done = await answeredBy(options, id, children);
  const left = new Set(children.filter((child) => !done.has(child)));
  // A case linked again, or no longer linked when its turn came, leaves no trace of which it was.
  if (unlinked) return answered >= done.size && names.every((name) => left.has(name));
  return answered === done.size && names.length === left.size && names.every((name) => left.has(name));
}

function namesIn(stored: Json | undefined): string[] | undefined {
  try {
    const names: unknown = JSON.parse(String(stored));
    return Array.isArray(names) && new Set(names).size === names.length ? names.map(String) : undefined;
  } catch {
    return undefined;
  }
}

async function answeredBy({ driver }: CacheCheckOptions, id: string, children: readonly string[]) {
  const done = new Set<string>();
  for (let i = 0; i < children.length; i += lookedUpAtOnce) {
    const ids = children.slice(i, i + lookedUpAtOnce).map((child) => systemCommandId(`${id}/${child}`));
    for (const { case_id } of await readCommands(driver, ids)) done.add(case_id);
  }
  return done;
}
