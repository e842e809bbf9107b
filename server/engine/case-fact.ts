// What a machine is told of another case: its state, head and the picked fields of its context, nothing more.
import type { CaseFact, CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { atPath, type JsonObject } from "../../workflows/kernel/json.ts";

export function caseFact(snapshot: CaseSnapshot | undefined, kind: string, pick: readonly string[]): CaseFact | null {
  if (!snapshot || snapshot.seq === 0 || snapshot.kind !== kind) return null;
  const context: JsonObject = {};
  for (const field of pick) {
    const value = atPath(snapshot.doc.context, field);
    if (value !== undefined) context[field] = value;
  }
  const { head } = snapshot.doc;
  return {
    id: snapshot.caseId,
    kind,
    seq: snapshot.seq,
    state: snapshot.state,
    head: head as unknown as JsonObject,
    context,
  };
}
