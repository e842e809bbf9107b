// The acts of representation of a person as the record keeps them, with the sealed words a reader may see: the name where
// nobody registered is named, the number, what else the act says. Asks no policy and writes no read log.
import type { FoundCase } from "../../db/cases/find-case.ts";
import type { Driver } from "../../db/driver/driver.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import { numberOf, rowsOf, textOf, textsOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { RepresentationAct } from "../../workflows/rules/representation/acts.ts";
import type { Access } from "../access/policy.ts";
import { type Opened, openSealed } from "../cases/view-case.ts";

export type ShownAct = RepresentationAct & {
  authority: string;
  actOn: string;
  /** Why it ended before its time. */
  end?: string;
  name?: string;
  number?: string;
  text?: string;
};

/** The words of an event stand where it was recorded, or in the latest correction that gave them anew. */
function wordsOf(found: FoundCase, opened: Opened, act: number): (dataClass: string, field: string) => JsonObject {
  const later = Object.entries(found.snapshot.doc.corrections)
    .filter(([, one]) => one.corrects === act && one.outcome === "applied")
    .map(([seq]) => Number(seq))
    .sort((a, b) => b - a);
  return (dataClass, field) => {
    for (const seq of [...later, act]) {
      const value = opened.find(seq, "case", dataClass)?.[field];
      if (typeof value === "string" && value !== "") return { value };
    }
    return {};
  };
}

export async function actsOf(
  services: { driver: Driver; keys: KeyReader },
  found: FoundCase,
  access: Access,
): Promise<ShownAct[]> {
  const rows = rowsOf(found.snapshot.doc.context.acts);
  const numbers = rows.map((row) => numberOf(row.act));
  const corrections = Object.entries(found.snapshot.doc.corrections)
    .filter(([, one]) => numbers.includes(one.corrects))
    .map(([seq]) => Number(seq));
  const opened = await openSealed(services, found, [...numbers, ...corrections], access);
  return rows.map((row): ShownAct => {
    const words = wordsOf(found, opened, numberOf(row.act));
    const sealed = {
      name: words("identity", "representativeName").value,
      number: words("judicial", "actNumber").value,
      text: words("judicial", "actText").value,
    };
    const plain = Object.fromEntries(
      ["person", "responsibility", "mode", "until", "endedOn", "end"].flatMap((key) =>
        textOf(row[key]) === "" ? [] : [[key, textOf(row[key])]],
      ),
    );
    return {
      act: numberOf(row.act),
      role: textOf(row.role) as ShownAct["role"],
      authority: textOf(row.authority),
      actOn: textOf(row.actOn),
      from: textOf(row.from),
      powers: textsOf(row.powers) as NonNullable<ShownAct["powers"]>,
      orders: textsOf(row.orders) as NonNullable<ShownAct["orders"]>,
      ...plain,
      ...Object.fromEntries(Object.entries(sealed).filter(([, value]) => value !== undefined)),
    };
  });
}
