// The two sides of households that split: what happened in one is not over because somebody left it, so what is asked of one
// is asked of the other too.
import { findCase } from "../../db/cases/find-case.ts";
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import { isObject, type JsonObject } from "../../workflows/kernel/json.ts";
import type { SessionContext } from "../trpc.ts";

/** Households that came out of this one, and the one it came out of. */
export function sidesIn(context: JsonObject): string[] {
  const { origin } = context;
  const out = rowsOf(context.splits).map((one) => textOf(one.household));
  return isObject(origin) ? [textOf(origin.household), ...out] : out;
}

type Permitted = ReturnType<SessionContext["policy"]["readable"]>;

/** The households and their other sides, each once. */
export async function withSides(
  { driver }: Pick<SessionContext, "driver">,
  permitted: Permitted,
  households: readonly string[],
): Promise<string[]> {
  const all = new Set(households);
  for (const one of households) {
    const found = await findCase(driver, permitted, one);
    for (const side of found?.snapshot.kind === "household" ? sidesIn(found.snapshot.doc.context) : []) all.add(side);
  }
  return [...all];
}
