// The identity values of a person that stand after an event, while that event is staged: its own, those of events staged before it
// in the same draft, and those of the log.
import type { Driver } from "../../db/driver/driver.ts";
import { readSealedOfCase } from "../../db/log/verify-reads.ts";
import { identityClasses } from "../../db/people/person-cache.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Command } from "./command.ts";
import { identityChanged, identitySeqs, standingIdentity } from "./identity.ts";
import type { Overlay } from "./overlay.ts";
import { openValues } from "./seal.ts";

interface Staged {
  context: { driver: Driver; keys: { find: (keyId: number) => Uint8Array | undefined } };
  draft: Overlay;
  command: Command;
  before: CaseSnapshot;
}

/** Where the event changed which of them stand; undefined otherwise. */
export async function identityAfter(
  { context, draft, command, before }: Staged,
  after: CaseSnapshot,
  seq: number,
): Promise<JsonObject | undefined> {
  if (!identityChanged(before, after) && before.seq > 0) return undefined;
  const values = draft.identityOf(command.caseId);
  for (const part of command.sealed)
    if (identityClasses.includes(part.class)) values.set(seq, { ...values.get(seq), ...part.values });
  if (identitySeqs(after).some((at) => !values.has(at))) {
    // An event may have given some of them under one class and some under another.
    const staged = new Set(values.keys());
    for (const part of await readSealedOfCase(context.driver, command.caseId, identityClasses)) {
      const key = context.keys.find(part.key_id);
      if (!key || staged.has(part.seq)) continue;
      const place = { caseId: command.caseId, seq: part.seq, subject: part.subject, class: part.class };
      values.set(part.seq, { ...values.get(part.seq), ...openValues(part.blob, key, place) });
    }
  }
  return standingIdentity(after, (at) => values.get(at));
}
