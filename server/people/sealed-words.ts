// What was said, sealed, in single events of a record: a context keeps several of a sort by the number of the event, while the
// current value of a field is only that of the last one. Asks no policy and writes no read log.
import type { FoundCase } from "../../db/cases/find-case.ts";
import type { Driver } from "../../db/driver/driver.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import type { DataClass } from "../../workflows/kernel/form.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import type { Access } from "../access/policy.ts";
import { openSealed } from "../cases/view-case.ts";

/** The value of a sealed field of one event; undefined where there is none or the reader may not see it. */
export type WordsOf = (seq: number) => (dataClass: DataClass, field: string) => Json | undefined;

/** Words stand where they were recorded, or in the latest correction that gave them anew. */
export async function sealedWords(
  services: { driver: Driver; keys: KeyReader },
  found: FoundCase,
  seqs: readonly number[],
  access: Access,
): Promise<WordsOf> {
  const corrections = Object.entries(found.snapshot.doc.corrections)
    .filter(([, one]) => seqs.includes(one.corrects) && one.outcome === "applied")
    .map(([seq, one]) => ({ seq: Number(seq), corrects: one.corrects }))
    .sort((a, b) => b.seq - a.seq);
  const opened = await openSealed(services, found, [...seqs, ...corrections.map(({ seq }) => seq)], access);
  return (seq) => (dataClass, field) => {
    const later = corrections.filter(({ corrects }) => corrects === seq).map((one) => one.seq);
    for (const at of [...later, seq]) {
      const value = opened.find(at, "case", dataClass)?.[field];
      if (value !== undefined && value !== "") return value;
    }
    return undefined;
  };
}
