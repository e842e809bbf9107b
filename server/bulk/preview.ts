// What an act on many cases would do: every row asks the gate as the act itself will, and the kernel decides it in memory
// on the case as it stands. Nothing is written; refusals are counted by reason, with a few cases of each.
import { readCases } from "../../db/log/read-log.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Session } from "../access/session.ts";
import { HotCases } from "../engine/hot-cases.ts";
import type { Overlay } from "../engine/overlay.ts";
import { emptyDraft, rehearse } from "../engine/rehearse.ts";
import { type Passed, passGate } from "../engine/send.ts";
import { createPace } from "../pace.ts";
import type { GateServices } from "../services.ts";
import {
  assertBulk,
  type Chosen,
  envelopeOf,
  type Outcome,
  outcomeOfAnswer,
  outcomeOfError,
  type RowCode,
  reasonText,
  standsAt,
} from "./row.ts";

export interface AskedRow {
  caseId: string;
  /** What differs from the common payload, JSON; open data only. */
  own: string;
  /** Seq the row is meant for, where that is not the case as it stands (an undo). */
  seq?: number;
}

export interface PreviewRow {
  caseId: string;
  kind: string;
  seq: number;
  own: string;
  /** '' when it would be taken. */
  code: "" | RowCode;
  reason: string;
}

export interface RefusedGroup {
  kind: string;
  code: RowCode;
  /** JSON, or ''. */
  reason: string;
  count: number;
  sample: string[];
}

export interface IrrevocableGroup {
  kind: string;
  /** Text id of `texts.reasons`. */
  reason: string;
  count: number;
}

export interface Preview {
  id: string;
  accountId: string;
  type: string;
  payload: JsonObject;
  occurredOn: string;
  chosen: Chosen;
  undoOf: string;
  kinds?: readonly string[];
  status: "looking" | "ready" | "failed" | "cancelled";
  /** Known once the list was walked. */
  total: number;
  rows: PreviewRow[];
  refusals: Map<string, RefusedGroup>;
  /** Of the rows that would be taken, those whose act cannot be taken back, by kind and text id of the reason. */
  irrevocable: Map<string, IrrevocableGroup>;
  madeAtMs: number;
}

const sliceSize = 200;
const turnMs = 8;
const sampleSize = 5;
/** Reasons told apart; what comes after is counted with the last. */
const mostGroups = 60;

function note(preview: Preview, row: PreviewRow): void {
  preview.rows.push(row);
  if (row.code === "") return;
  const key = `${row.kind}/${row.code}/${row.reason}`;
  const known = preview.refusals.get(key);
  const isFull = !known && preview.refusals.size >= mostGroups;
  const group = known ??
    (isFull ? [...preview.refusals.values()].at(-1) : undefined) ?? {
      ...{ kind: row.kind, code: row.code, reason: row.reason, count: 0, sample: [] },
    };
  group.count += 1;
  if (!isFull && group.sample.length < sampleSize) group.sample.push(row.caseId);
  if (!known && !isFull) preview.refusals.set(key, group);
}

function noteIrrevocable(preview: Preview, { workflow: { id }, info: { irrevocable } }: Passed): void {
  if (irrevocable === undefined) return;
  const key = `${id}/${irrevocable}`;
  const group = preview.irrevocable.get(key) ?? { kind: id, reason: irrevocable, count: 0 };
  group.count += 1;
  preview.irrevocable.set(key, group);
}

export const countIrrevocable = ({ irrevocable }: Preview): number =>
  [...irrevocable.values()].reduce((sum, { count }) => sum + count, 0);

type Slice = { stored: Map<string, Awaited<ReturnType<typeof readCases>>[number]>; hot: HotCases };

async function readSlice(services: GateServices, rows: readonly AskedRow[]): Promise<Slice> {
  const hot = new HotCases();
  const found = await readCases(
    services.driver,
    rows.map(({ caseId }) => caseId),
  );
  for (const one of found) hot.hold(one);
  return { stored: new Map(found.map((one) => [one.snapshot.caseId, one])), hot };
}

async function look(
  services: GateServices,
  session: Session,
  preview: Preview,
  row: AskedRow,
  { slice, draft }: { slice: Slice; draft: Overlay },
): Promise<Outcome> {
  const stored = slice.stored.get(row.caseId);
  const seq = row.seq ?? stored?.snapshot.seq ?? 0;
  try {
    const found = stored && { stored, known: undefined };
    const passed = await passGate(services, session, envelopeOf(preview, { ...row, seq }), found);
    assertBulk(preview, passed);
    if ("answer" in passed) return outcomeOfAnswer(passed.answer);
    const { driver, tables, workflows, clock } = services;
    const context = { driver, tables, workflows, hot: slice.hot, recordedAt: clock.now(), today: clock.today() };
    const refused = await rehearse(context, draft, passed.command);
    if (refused) return outcomeOfAnswer(refused);
    noteIrrevocable(preview, passed);
    return { code: "done" };
  } catch (error) {
    return outcomeOfError(error);
  }
}

/** Goes through the rows in turns; ends early when somebody set the preview to `cancelled`. */
export async function lookThrough(
  services: GateServices,
  session: Session,
  preview: Preview,
  rows: readonly AskedRow[],
): Promise<void> {
  const pace = createPace(turnMs);
  const draft = emptyDraft();
  for (let i = 0; i < rows.length; i += sliceSize) {
    const some = rows.slice(i, i + sliceSize);
    const slice = await readSlice(services, some);
    for (const row of some) {
      if (preview.status !== "looking") return;
      const outcome = await look(services, session, preview, row, { slice, draft });
      const { kind, seq } = standsAt(outcome.code === "notFound" ? undefined : slice.stored.get(row.caseId));
      note(preview, {
        ...{ caseId: row.caseId, kind, seq: row.seq ?? seq, own: row.own },
        code: outcome.code === "done" ? "" : outcome.code,
        reason: reasonText(outcome),
      });
      await pace();
    }
  }
  preview.status = "ready";
}
