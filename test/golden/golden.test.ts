// The histories every version wrote, as files: folded they give the case for ever, without any workflow's code, and
// while the version is in the tree it decides them as it did. For a version that is not released yet the file is made
// anew from the examples by `npx vitest run --project unit test/golden -u`; a released one's is never touched.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readLock } from "../../server/versions/read-tree.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { apply, emptySnapshot, fold } from "../../workflows/kernel/fold.ts";
import { redecide } from "../../workflows/kernel/redecide.ts";
import { workflows } from "../../workflows/registry.ts";
import {
  circumstancesOf,
  type GoldenHistory,
  goldenText,
  goneOver,
  playedHistories,
  readGolden,
} from "../support/golden.ts";
import { root } from "../support/source-files.ts";

const lock = readLock(root);
const versions = Object.entries(lock.workflows).flatMap(([id, { versions }]) =>
  Object.entries(versions).map(([number, { released }]) => ({ id, number: Number(number), released })),
);
const fileOf = (id: string, number: number) => join(root, "test/golden", `${id}-v${number}.jsonl`);
const goldenOf = (id: string, number: number): GoldenHistory[] =>
  existsSync(fileOf(id, number)) ? readGolden(readFileSync(fileOf(id, number), "utf8")) : [];

/** The histories of the versions from which cases may come, gone over to the current one or refused. */
const over = (workflow: Workflow) =>
  Object.keys(workflow.versions[workflow.current]?.migrations ?? {})
    .flatMap((from) => goldenOf(workflow.id, Number(from)))
    .map((one) => goneOver(workflow, one));

const madeNow = (workflow: Workflow): GoldenHistory[] => [
  ...playedHistories(workflow),
  ...over(workflow).flatMap((one) => ("refused" in one ? [] : one)),
];

test("every version ever locked is here", () => expect(versions.length).toBeGreaterThan(5));

describe.each(versions)("$id, version $number", ({ id, number, released }) => {
  const workflow = workflows.find((one) => one.id === id);

  test("its histories are kept", async () => {
    if (released || workflow?.current !== number) return expect(goldenOf(id, number).length).toBeGreaterThan(0);
    const made = madeNow(workflow);
    expect(made.length).toBeGreaterThan(0);
    await expect(goldenText(made)).toMatchFileSnapshot(fileOf(id, number));
  });

  test("folded alone they give the case at every event", () => {
    for (const { history, start, events, folded } of goldenOf(id, number)) {
      expect(fold(events.map(({ logged }) => logged))?.state, history).toBe(folded.state);
      let now = start;
      for (const { logged } of events) {
        now = apply(now, logged);
        expect([now.state, now.workflowVersion], `${history} at ${logged.seq}`).toEqual([
          logged.stateAfter,
          logged.workflowVersion,
        ]);
      }
      expect(JSON.parse(JSON.stringify(now)), history).toEqual(folded);
    }
  });

  test("decided again while the version is in the tree, nothing differs", () => {
    for (const { history, start, events, parameters } of goldenOf(id, number)) {
      let before = start.seq === 0 ? start : emptySnapshot(start.caseId, id, number);
      for (const one of events) {
        const after = apply(before, one.logged);
        const version = workflow?.versions[one.logged.workflowVersion];
        if (version) {
          const { differs } = redecide(version, { before, after, ...one }, circumstancesOf(one, parameters));
          expect(differs, `${history}: ${one.logged.type} at ${one.logged.seq}`).toEqual([]);
        }
        before = after;
      }
    }
  });

  test("a history of an earlier version goes over to this one, or words say why it does not", () => {
    if (workflow?.current !== number) return;
    const reasons = over(workflow).flatMap((one) => ("refused" in one ? one.refused : []));
    const { it, en } = workflow.texts;
    expect(reasons.filter((reason) => !it.reasons[reason] || !en.reasons[reason])).toEqual([]);
  });
});
