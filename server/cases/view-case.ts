// What a reader is shown of a case: facts in clear by permitted class, the rest named as closed. Common to the case
// page, its timeline and the cartella sociale; nothing here asks policy or writes the read log.
import type { FoundCase } from "../../db/cases/find-case.ts";
import { listErased, listSealed } from "../../db/cases/list-sealed.ts";
import { isFileField } from "../../workflows/kernel/document.ts";
import { saidOfDocuments } from "../../workflows/kernel/document-events.ts";
import type { DataClass } from "../../workflows/kernel/form.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { isFact } from "../../workflows/kernel/marks.ts";
import type { Access } from "../access/policy.ts";
import { openValues } from "../engine/seal.ts";
import { closedTo, type Needs } from "../people/closed-values.ts";

/** A sealed field as it may be shown. */
export type ShownField =
  | { field: string; class: DataClass; shown: "value"; value: Json; seq: number }
  | { field: string; class: DataClass; shown: "closed"; seq: number }
  | { field: string; class: DataClass; shown: "erased"; reason: string; seq: number };

export interface Opened {
  /** Values by seq, subject and class, as sealed in that event. */
  find: (seq: number, subject: string, dataClass: string) => JsonObject | undefined;
  erased: (subject: string) => string | undefined;
}

/**
 * Decrypts the permitted parts of the given events. A part whose key is gone is absent, and so are earlier addresses of who is
 * protected now and numbers that became secret, for whoever may not know them; in texts that spell such an address it is covered.
 */
export async function openSealed(
  services: Needs,
  found: FoundCase,
  seqs: readonly number[],
  access: Access,
): Promise<Opened> {
  const rows = await listSealed(services.driver, found, [...new Set(seqs)], [...access.classes]);
  const erased = await listErased(services.driver, found);
  const closing = await closedTo(services, found, access);
  const parts = new Map<string, JsonObject>();
  for (const row of rows) {
    const key = erased.has(row.subject) ? undefined : services.keys.find(row.keyId);
    if (!key) continue;
    const at = { caseId: found.snapshot.caseId, seq: row.seq, subject: row.subject, class: row.class };
    parts.set(`${row.seq}/${row.subject}/${row.class}`, closing(row.seq, openValues(row.blob, key, at)));
  }
  return {
    find: (seq, subject, dataClass) => parts.get(`${seq}/${subject}/${dataClass}`),
    erased: (subject) => erased.get(subject),
  };
}

/** Of a sealed file a reader is told its title and name: what opens it never leaves the server. */
export function withoutKeys(field: string, value: Json): Json {
  if (!isFileField(field) || !Array.isArray(value)) return value;
  return value.map((row) =>
    isObject(row) ? { documentTitle: row.documentTitle ?? "", fileName: row.fileName ?? "" } : row,
  );
}

/** Why a fact was corrected is said in the timeline; it is no fact of the case. */
const whyMended = "mendReason";

/** The current value of every sealed field, in order of writing. */
export function currentFields(found: FoundCase, opened: Opened, access: Access): ShownField[] {
  const places = Object.entries(found.snapshot.doc.sealed)
    // What is kept for few, or of earlier days, is no fact of the case.
    .filter(([field]) => field !== whyMended && !saidOfDocuments.has(field) && isFact(field))
    .sort(([, a], [, b]) => a.seq - b.seq);
  return places.map(([field, at]): ShownField => {
    const base = { field, class: at.class, seq: at.seq };
    const reason = opened.erased(at.subject);
    if (reason !== undefined) return { ...base, shown: "erased", reason };
    if (!access.classes.has(at.class)) return { ...base, shown: "closed" };
    const value = opened.find(at.seq, at.subject, at.class)?.[field];
    return value === undefined ? { ...base, shown: "closed" } : { ...base, shown: "value", value };
  });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Every UUID inside JSON values: candidates for names of persons and colleagues. */
export function idsIn(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (typeof value === "string") {
    if (uuid.test(value)) into.add(value);
  } else if (Array.isArray(value)) for (const item of value) idsIn(item, into);
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) idsIn(item, into);
  return into;
}
