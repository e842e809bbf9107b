// Commands that came together are read together, but what is wrong with one case is told to its own sender alone.
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
const ids = Array.from({ length: 16 }, (_, i) => uuidOf(`target-${i}`));

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
  for (const caseId of ids)
    await house.send(anna, {
      ...{ caseId, kind: "toy", expectedSeq: 0 },
      ...{ type: "OPEN", payload: { territory: "020038", story: "inventata" } },
    });
});
afterAll(() => house.close());

test("a case whose document is damaged fails its own command and none of those beside it", async () => {
  const [damaged = ""] = ids.slice(5);
  const driver = EmbeddedDriver.open(join(house.dir, "ambito.db"), { mode: "write" });
  driver.raw.prepare("UPDATE snapshot SET doc=substr(doc,1,20) WHERE case_id=?").run(damaged);
  driver.close();
  await house.open.writer.reload();
  const note = { type: "NOTE", payload: { noteKind: "call", text: "nota" } };
  const answers = await Promise.allSettled(ids.map((caseId) => house.send(anna, { caseId, expectedSeq: 1, ...note })));
  const failed = ids.filter((_, i) => answers[i]?.status === "rejected");
  expect(failed).toEqual([damaged]);
});
