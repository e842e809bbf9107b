// workflows/pictures.json is what the layout library makes of the workflows. After a change of states, ways or their words,
// `npx vitest run --project slow test/workflows/pictures.slow.test.ts -u` lays out anew.
import { join } from "node:path";
import { expect, test } from "vitest";
import { pictureKey, structureOf } from "../../server/history/pictures.ts";
import { workflows } from "../../workflows/registry.ts";
import { layOut } from "../support/lay-out.ts";
import { root } from "../support/source-files.ts";

test("every version is laid out as the file says", async () => {
  const drawn: Record<string, Awaited<ReturnType<typeof layOut>>> = {};
  for (const { id, versions, texts } of workflows)
    for (const version of Object.values(versions)) {
      const structure = structureOf(version);
      drawn[pictureKey(id, structure)] = await layOut(structure, (state) =>
        [texts.it, texts.en].map(({ states }) => states[state] ?? state),
      );
    }
  await expect(`${JSON.stringify(drawn, undefined, 2)}\n`).toMatchFileSnapshot(join(root, "workflows/pictures.json"));
});
