// The acts of representation of a person as the record keeps them, with the sealed words a reader may see: the name where
// nobody registered is named, the number, what else the act says. Asks no policy and writes no read log.
import type { FoundCase } from "../../db/cases/find-case.ts";
import type { Driver } from "../../db/driver/driver.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import { numberOf, rowsOf, textOf, textsOf } from "../../workflows/kernel/data.ts";
import type { RepresentationAct } from "../../workflows/rules/representation/acts.ts";
import type { Access } from "../access/policy.ts";
import { sealedWords } from "./sealed-words.ts";

export type ShownAct = RepresentationAct & {
  authority: string;
  actOn: string;
  /** Why it ended before its time. */
  end?: string;
  name?: string;
  number?: string;
  text?: string;
};

export async function actsOf(
  services: { driver: Driver; keys: KeyReader },
  found: FoundCase,
  access: Access,
): Promise<ShownAct[]> {
  const rows = rowsOf(found.snapshot.doc.context.acts);
  const numbers = rows.map((row) => numberOf(row.act));
  const wordsOf = await sealedWords(services, found, numbers, access);
  return rows.map((row): ShownAct => {
    const words = wordsOf(numberOf(row.act));
    const sealed = {
      name: words("identity", "representativeName"),
      number: words("judicial", "actNumber"),
      text: words("judicial", "actText"),
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
