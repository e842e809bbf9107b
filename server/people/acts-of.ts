// The acts of representation of a person as the record keeps them, with the sealed words a reader may see: the name where
// nobody registered is named, the number, what else the act says. Asks no policy and writes no read log.
import type { FoundCase } from "../../db/cases/find-case.ts";
import type { Driver } from "../../db/driver/driver.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import { numberOf, rowsOf, textOf, textsOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
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

const given = (row: JsonObject, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (textOf(row[name]) === "" ? [] : [[name, textOf(row[name])]])));

const openAct = (row: JsonObject): RepresentationAct => ({
  act: numberOf(row.act),
  role: textOf(row.role) as RepresentationAct["role"],
  from: textOf(row.from),
  powers: textsOf(row.powers) as NonNullable<RepresentationAct["powers"]>,
  orders: textsOf(row.orders) as NonNullable<RepresentationAct["orders"]>,
  ...given(row, ["person", "responsibility", "mode", "until", "endedOn"]),
});

/** What decides, which is open. */
export const openActs = (context: JsonObject): RepresentationAct[] => rowsOf(context.acts).map(openAct);

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
    return {
      ...openAct(row),
      authority: textOf(row.authority),
      actOn: textOf(row.actOn),
      ...given(row, ["end"]),
      ...Object.fromEntries(Object.entries(sealed).filter(([, value]) => value !== undefined)),
    };
  });
}
