// What the gate writes into a paper recorded of a person: the mark of its kind, the same as that of an earlier paper of that kind,
// so that the new one takes its place and no other's. Which kind it is stays sealed: the mark is the number of a paper, or an id.
import type { Driver } from "../../db/driver/driver.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import { readSealedOfCase } from "../../db/log/verify-reads.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { DataClass } from "../../workflows/kernel/form.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { SealedPart } from "../../workflows/kernel/split-payload.ts";
import { likenessOf, type PaperSort } from "../../workflows/rules/papers/expiring.ts";
import { openValues } from "../engine/seal.ts";
import { papersOf } from "./papers-of.ts";

interface Kind {
  about: PaperSort;
  field: string;
  class: DataClass;
}

const kinds: Readonly<Record<string, Kind>> = {
  RECORD_ISEE: { about: "isee", field: "iseeKind", class: "economic" },
  RECORD_PERMIT: { about: "permit", field: "permitKind", class: "identity" },
  RECORD_CERTIFICATE: { about: "certificate", field: "certificateKind", class: "health" },
};

/** Two of these need not have anything in common. */
const unnamed = "other";

/** The kind of each paper as it stands: as recorded, or as the latest correction says; none where its key was destroyed. */
async function kindsBySeq(
  { driver, keys }: { driver: Driver; keys: KeyReader },
  { caseId, doc }: CaseSnapshot,
  kind: Kind,
): Promise<Map<number, unknown>> {
  const found = new Map<number, unknown>();
  for (const part of await readSealedOfCase(driver, caseId, [kind.class])) {
    const key = part.subject === "case" ? keys.find(part.key_id) : undefined;
    const made = doc.corrections[part.seq];
    if (!key || (made && made.outcome !== "applied")) continue;
    const said = openValues(part.blob, key, { caseId, seq: part.seq, subject: part.subject, class: part.class });
    if (said[kind.field] !== undefined) found.set(made?.corrects ?? part.seq, said[kind.field]);
  }
  return found;
}

export interface Recorded {
  /** Of the event that records the paper. */
  type: string;
  sealed: readonly SealedPart[];
  commandId: string;
  /** Where this corrects a paper: the number of that one. */
  corrects?: number;
}

/** The part of the event that no form asks; empty where the paper is the first of its kind, which has a mark of its own. */
export async function fillLikeness(
  services: { driver: Driver; keys: KeyReader },
  snapshot: CaseSnapshot,
  { type, sealed, commandId, corrects }: Recorded,
): Promise<JsonObject> {
  const kind = kinds[type];
  const said = kind && sealed.find((part) => part.subject === "case" && part.class === kind.class)?.values[kind.field];
  if (!kind || said === undefined) return {};
  const papers = papersOf(snapshot.doc.context).filter(
    ({ about, paper }) => about === kind.about && paper !== corrects,
  );
  const bySeq = said === unnamed || papers.length === 0 ? new Map() : await kindsBySeq(services, snapshot, kind);
  const same = papers.find(({ paper }) => bySeq.get(paper) === said);
  if (same) return { like: likenessOf(same) };
  // What it was until now may have marked others.
  return corrects === undefined ? {} : { like: commandId };
}
