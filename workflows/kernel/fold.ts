// Reads a case at any seq from its log rows alone: patches are merged, no workflow code runs, so it works
// for ever, also for versions no longer in the tree.
import { type CaseDoc, type CaseSnapshot, initialDoc } from "./definition.ts";
import { type JsonObject, mergePatch, patchInPlace } from "./json.ts";
import { unopened } from "./machine.ts";

export interface LoggedDecision {
  caseId: string;
  kind: string;
  number: string;
  seq: number;
  workflowVersion: number;
  stateAfter: string;
  patch: JsonObject;
}

export function emptySnapshot(caseId: string, kind: string, workflowVersion: number): CaseSnapshot {
  return { caseId, kind, number: "", workflowVersion, seq: 0, state: unopened, doc: initialDoc() };
}

/** The snapshot after one more event; asserts that no seq is skipped. */
export function apply(snapshot: CaseSnapshot, event: LoggedDecision): CaseSnapshot {
  if (event.seq !== snapshot.seq + 1) throw new Error(`case ${event.caseId}: seq ${event.seq} after ${snapshot.seq}`);
  const doc = mergePatch(snapshot.doc as unknown as JsonObject, event.patch) as unknown as CaseDoc;
  const { caseId, kind, number, workflowVersion, seq, stateAfter } = event;
  return { caseId, kind, number, workflowVersion, seq, state: stateAfter, doc };
}

/**
 * The same as `apply` on a snapshot nobody else holds: it is changed and given back. For folds of a whole log, whose
 * copies would cost more than all else.
 */
export function applyInPlace(snapshot: CaseSnapshot, event: LoggedDecision): CaseSnapshot {
  if (event.seq !== snapshot.seq + 1) throw new Error(`case ${event.caseId}: seq ${event.seq} after ${snapshot.seq}`);
  patchInPlace(snapshot.doc as unknown as JsonObject, event.patch);
  const { kind, number, workflowVersion, seq, stateAfter } = event;
  return Object.assign(snapshot, { kind, number, workflowVersion, seq, state: stateAfter });
}

export function fold(events: readonly LoggedDecision[]): CaseSnapshot | undefined {
  const [first] = events;
  if (!first) return undefined;
  return events.reduce(apply, emptySnapshot(first.caseId, first.kind, first.workflowVersion));
}
