// A process that follows a plan on a folder and may be killed on the way: for the test that does so. Its clock stands
// still, so that two runs may be compared; a word after each batch says how far it is.
import { createHmac, randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { dataFolder, takeLock } from "../../server/data-folder.ts";
import { openWriter } from "../../server/engine/open-writer.ts";
import { readPlan } from "../../server/versions/plan-file.ts";
import { runPlan } from "../../server/versions/run-plan.ts";
import { household } from "../../workflows/household/index.ts";
import { person } from "../../workflows/person/index.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { intakeWithV2 } from "./intake-v2.ts";

const [dir = "", key = "", now = "", plan = ""] = process.argv.slice(2);
const folder = dataFolder(dir);
const release = takeLock(folder);
const { writer, driver, close } = await openWriter({
  ...{ root: resolve(import.meta.dirname, "../.."), demo: true },
  ...{ databaseFile: folder.database, keyFile: join(dir, "keys.db"), masterKey: Buffer.from(key, "hex") },
  ...{ workflows: [person, household, intakeWithV2], now: () => now, random: (size: number) => randomBytes(size) },
});
const mac = (text: string) => createHmac("sha256", key).update(text).digest("hex");
const report = await runPlan({
  services: { driver, port: writer, clock: { now: () => now, today: () => romeDay(now) }, mac },
  ...{ workflow: intakeWithV2, plan: await readPlan(plan), back: false, isStopped: () => false, batchSize: 8 },
  onBatch: async (outcomes) => {
    console.log(`batch ${outcomes.length}`);
    // A little rest, so that whoever kills can do so between any two batches, or within one.
    await new Promise((done) => setTimeout(done, 5));
  },
});
await close();
release();
console.log(JSON.stringify(report));
