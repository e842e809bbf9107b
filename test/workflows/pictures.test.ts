// Every version of every workflow has its picture in workflows/pictures.json, with room in each box for the words of both
// languages, and nothing lies on anything else. test/workflows/pictures.slow.test.ts lays out anew.
import { describe, expect, test } from "vitest";
import { boxSize } from "../../client/picture-label.ts";
import { findPicture, pictureKey, structureOf } from "../../server/history/pictures.ts";
import pictures from "../../workflows/pictures.json" with { type: "json" };
import { workflows } from "../../workflows/registry.ts";

const versions = workflows.flatMap(({ id, versions, texts }) =>
  Object.values(versions).map((version) => ({ id, name: `${id} ${version.version}`, version, texts })),
);

test("the file holds the pictures of these workflows and no other", () => {
  const wanted = versions.map(({ id, version }) => pictureKey(id, structureOf(version)));
  expect(Object.keys(pictures).sort()).toEqual([...new Set(wanted)].sort());
});

describe.each(versions)("the picture of $name", ({ id, version, texts }) => {
  const structure = structureOf(version);
  const picture = findPicture(id, structure);

  test("has a box for every state, apart from the others", () => {
    const placed = structure.states.map(({ state }) => {
      const box = picture?.box(state);
      if (!box) throw new Error(`${state} has no box`);
      expect(box).toMatchObject(boxSize([texts.it, texts.en].map((words) => words.states[state] ?? state)));
      return box;
    });
    for (const [i, one] of placed.entries()) {
      expect(one.x >= 0 && one.x + one.width <= (picture?.width ?? 0)).toBe(true);
      expect(one.y >= 0 && one.y + one.height <= (picture?.height ?? 0)).toBe(true);
      const apart = placed.slice(i + 1).every((other) => {
        const beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
        return beside || one.y + one.height <= other.y || other.y + other.height <= one.y;
      });
      expect(apart).toBe(true);
    }
  });

  test("has a line for every way", () => {
    for (const way of structure.ways) expect(picture?.line(way)).toMatch(/^(M\d+ \d+(L\d+ \d+)+)+$/);
  });
});
