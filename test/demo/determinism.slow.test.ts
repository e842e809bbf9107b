// Same seed and day, same data: two small simulations leave the same documents, whatever their keys; another day does
// not. A second simulation into the same folder is refused.
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { defaultSeed } from "../../server/demo/simulate.ts";
import { simulatedFolder } from "./simulated-folder.ts";

/** Everything that decides, ciphertext and hashes over it left out. */
async function digest(driver: EmbeddedDriver): Promise<string> {
  const hash = createHash("sha256");
  const columns = "case_id, kind, number, seq, state, doc";
  for (const row of await driver.read<object>(`SELECT ${columns} FROM snapshot ORDER BY case_id`))
    hash.update(JSON.stringify(row));
  const events = await driver.read<object>(
    "SELECT pos, case_id, type, actor, recorded_at, occurred_on, command_id, payload FROM event ORDER BY pos",
  );
  for (const row of events) hash.update(JSON.stringify(row));
  return hash.digest("hex");
}

const small = { cases: 36, persons: 220 };

test("two runs agree, another day differs", { timeout: 120_000 }, async () => {
  const one = await simulatedFolder({ today: "2026-11-22", ...small });
  const two = await simulatedFolder({ today: "2026-11-22", ...small });
  const other = await simulatedFolder({ today: "2026-03-05", ...small });
  try {
    expect(one.made.seed).toBe(defaultSeed);
    expect(await digest(two.driver)).toBe(await digest(one.driver));
    expect(await digest(other.driver)).not.toBe(await digest(one.driver));
    for (const { made } of [one, two, other]) expect([...made.refused]).toEqual([]);
  } finally {
    for (const folder of [one, two, other]) folder.close();
  }
});
