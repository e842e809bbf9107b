// Assessment sheets of the demo: filled in when a person is assessed, and again at most reviews, a little better or worse than
// before. Levels are drawn, not measured on anybody.
import type { AreaId } from "../../workflows/kernel/ids.ts";
import { answerGroups } from "../../workflows/rules/assessment/answers.ts";
import type { Course } from "./intake-course.ts";
import type { Random } from "./random.ts";
import type { Script } from "./script.ts";
import { wishText } from "./sentences.ts";

const toolOf = (area: AreaId): string =>
  area === "elderly" || area === "disability" ? "frailty" : area === "poverty" ? "poverty" : "general";

/** Most can do most things; the last level is rare. */
const firstLevel = (random: Random, levels: number): number =>
  Math.min(
    levels - 1,
    random.weighted([
      [0, 40],
      [1, 30],
      [2, 22],
      [3, 8],
    ] as const),
  );

const nextLevel = (random: Random, before: number, levels: number): number =>
  Math.max(
    0,
    Math.min(
      levels - 1,
      before +
        random.weighted([
          [-1, 30],
          [0, 58],
          [1, 12],
        ] as const),
    ),
  );

/** `share`: how many of the cases have one at this point. */
export function* fillSheet(course: Course, share: number): Script {
  const { hand, contact } = course;
  const random = course.random.fork(`sheet ${hand.day}`);
  const tool = hand.world.tools.find(({ id }) => id === toolOf(contact.area));
  if (!tool || !random.chance(share)) return;
  const groups: Record<string, { item: string; level: number }[]> = {};
  for (const area of tool.areas)
    for (const { id, scale } of area.items) {
      const levels = tool.scales[scale]?.length ?? 1;
      const before = course.levels.get(id);
      // Not everything is taken every time.
      if (before === undefined && random.chance(0.12)) continue;
      const level = before === undefined ? firstLevel(random, levels) : nextLevel(random, before, levels);
      course.levels.set(id, level);
      const group = answerGroups[area.class];
      groups[group] = [...(groups[group] ?? []), { item: id, level }];
    }
  yield* course.send("FILL_TOOL", {
    ...{ tool: tool.id, toolVersion: tool.version, ownWords: wishText(random), ...groups },
    ...(random.chance(0.25) ? { toolText: "Compilata con la persona e con chi vive con lei." } : {}),
    ...(random.chance(0.06) ? { disagreementText: "Dice di farcela da sola più di quanto risulta." } : {}),
  });
}
