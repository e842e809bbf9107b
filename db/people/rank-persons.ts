// How well a person's words match what was typed: in memory, over the few rows the indexes found.
import { nameWords } from "../../workflows/rules/names/words.ts";
import { codePartsOf } from "./person-cache.ts";
import { type Likeness, likenesses, likenessOf } from "./similar-words.ts";

/** A word of a name that was meant, without accents; `letters` of it were typed, all when it is merely alike. */
export interface NameMatch {
  word: string;
  letters: number;
  like: Likeness;
}

export interface Rank {
  matches: NameMatch[];
  /** Places in the order of trust: that of the worst word, and all together. */
  worst: number;
  sum: number;
}

/** The words by which the row may be meant. */
export const rowWords = (row: { surname: string; givenName: string }, fiscalCode: string | null): string[] => [
  ...nameWords(row.surname, row.givenName),
  ...codePartsOf(fiscalCode),
];

/** Undefined when a word typed matches none. */
export function rankOf(typed: readonly string[], words: readonly string[]): Rank | undefined {
  return rankOfEach(typed, words) ?? rankOfEach(joinedOf(typed), words);
}

function rankOfEach(typed: readonly string[], words: readonly string[]): Rank | undefined {
  if (typed.length === 0) return undefined;
  const rank: Rank = { matches: [], worst: 0, sum: 0 };
  for (const one of typed) {
    const best = bestOf(one, words);
    if (!best) return undefined;
    const place = likenesses.indexOf(best.like);
    rank.matches.push(best);
    rank.worst = Math.max(rank.worst, place);
    rank.sum += place;
  }
  return rank;
}

function bestOf(typed: string, words: readonly string[]): NameMatch | undefined {
  if (words.includes(typed)) return { word: typed, like: "whole", letters: typed.length };
  const begun = words.find((word) => word.startsWith(typed));
  if (begun !== undefined) return { word: begun, like: "begin", letters: typed.length };
  let best: NameMatch | undefined;
  for (const word of words) {
    const like = likenessOf(typed, word);
    if (like === "sound" || (like !== undefined && !best)) best = { word, like, letters: word.length };
  }
  return best;
}

/** "de luca rosa" as "deluca rosa", where a short word stands before another. */
function joinedOf(typed: readonly string[]): string[] {
  const at = typed.findIndex((word, i) => word.length <= 3 && i + 1 < typed.length);
  if (at < 0) return [];
  return [...typed.slice(0, at), `${typed[at]}${typed[at + 1]}`, ...typed.slice(at + 2)];
}
