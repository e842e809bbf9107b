// What an event told other cases and a correction of it tells them again: the event that was sent there is sent once more, with what it
// should have said. Only kinds of events that put right what the first one said are declared so (`toldAnew` of an event).
import type { Effect } from "./effects.ts";
import { type Json, sameJson } from "./json.ts";

type BySeq = ReadonlyMap<number, readonly Effect[]>;
type Word = Extract<Effect, { effect: "companion" | "fanOut" }>;

const isWord = (one: Effect): one is Word => one.effect === "companion" || one.effect === "fanOut";

/** Whether an effect is such word to others. */
export const isToldAnew = (one: Effect, anew: readonly string[]): one is Word => isWord(one) && anew.includes(one.type);

/** To whom: one case, or all that are linked so. */
const keyOf = (one: Word): string =>
  one.effect === "companion" ? `${one.type}/${one.caseId}` : `${one.type}/${one.kind}/${one.role}`;

/** What each heard last. */
function heardIn(effects: BySeq, anew: readonly string[]): Map<string, Word> {
  const heard = new Map<string, Word>();
  for (const one of [...effects.values()].flat()) if (isToldAnew(one, anew)) heard.set(keyOf(one), one);
  return heard;
}

/** What is told again to those who heard otherwise; undefined where somebody would never have been told. */
export function wordsAnew(from: BySeq, to: BySeq, anew: readonly string[]): Effect[] | undefined {
  if (anew.length === 0) return [];
  const [had, has] = [heardIn(from, anew), heardIn(to, anew)];
  if ([...had.keys()].some((key) => !has.has(key))) return undefined;
  return [...has].flatMap(([key, one]) =>
    sameJson(had.get(key) as unknown as Json, one as unknown as Json) ? [] : [one],
  );
}
