// What a search shows of a long text: the words found, with some of what stands around them.
import { sortable } from "../../workflows/rules/names/words.ts";

export interface Excerpt {
  text: string;
  /** Where what was searched stands in it, ascending: from, to. */
  marks: [number, number][];
}

/** Letters before the first word found, and of the whole. */
const before = 60;
const longest = 200;

interface Word {
  at: number;
  end: number;
  plain: string;
}

const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    ...{ at: index, end: index + word.length },
    plain: sortable(word),
  }));

/** `searched`: plain words, each of which has to begin a word of the text; undefined where one does not. */
export function excerptOf(text: string, searched: readonly string[]): Excerpt | undefined {
  const words = wordsIn(text);
  const isMeant = ({ plain }: Word) => searched.some((one) => plain.startsWith(one));
  if (!searched.every((one) => words.some(({ plain }) => plain.startsWith(one)))) return undefined;
  const first = words.find(isMeant);
  if (!first) return undefined;
  const from = words.find(({ at }) => at >= first.at - before)?.at ?? 0;
  const to = words.findLast(({ end }) => end <= from + longest)?.end ?? first.end;
  const isCut = to < (words.at(-1)?.end ?? 0);
  const lead = from > 0 && words[0] !== undefined && from > words[0].at ? "… " : "";
  const end = isCut ? to : Math.min(text.length, to + 20);
  return {
    text: `${lead}${text.slice(from, end)}${isCut ? " …" : ""}`,
    marks: words
      .filter((word) => isMeant(word) && word.at >= from && word.end <= end)
      .map(({ at, end: until }) => [at - from + lead.length, until - from + lead.length]),
  };
}
