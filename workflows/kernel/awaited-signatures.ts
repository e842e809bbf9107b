// Signatures a case waits for: asked of somebody by quality, on a version of one of its documents. Whoever signs it in that quality,
// or refuses to, is waited for no more; a document that is taken out waits for nobody.
import { settle } from "./asked.ts";
import { endTerm } from "./decide-effects.ts";
import type { DecideEvent } from "./decision.ts";
import type { CaseDoc } from "./definition.ts";
import { signDocument, withdrawDocument } from "./document-events.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Of several alike (two parents) one signature ends the wait of who was asked first. */
function signedKey(doc: CaseDoc, { data }: DecideEvent): string | undefined {
  let first: string | undefined;
  for (const [key, one] of Object.entries(doc.asked)) {
    if (one.document?.id !== text(data.documentId) || one.of !== text(data.signerQuality)) continue;
    const before = first === undefined ? undefined : doc.asked[first]?.since;
    if (before === undefined || one.since < before) first = key;
  }
  return first;
}

/** Changes `doc` in place, after the event about the document has; a refusal is an answer as well. */
export function settleSignatures(doc: CaseDoc, event: DecideEvent, seq: number): void {
  const target = {
    ...{ doc, event, seq, startTerm: () => undefined },
    stopTerm: (id: string, as: "met" | "cancelled") => endTerm(doc, id, as, seq),
  };
  if (event.type === signDocument) {
    const key = signedKey(doc, event);
    if (key !== undefined) settle(target, { key });
  }
  if (event.type !== withdrawDocument) return;
  const gone = Object.keys(doc.asked).filter((key) => doc.asked[key]?.document?.id === text(event.data.documentId));
  for (const key of gone) settle(target, { key, as: "cancelled" });
}
