// One slip of the hand: a letter too many, too few, another one, or two neighbours swapped. Two words are at most one slip
// apart only if they share a *piece*: the word itself or the word without one letter. So an index of pieces finds
// them, and `isNear` tells which of those found are meant.

/** Shorter words are too much alike, longer ones are not names. */
export const shortestNear = 4;
const longestNear = 30;

/** The word itself and the word without each of its letters; none for words that may not be mistyped. */
export function piecesOf(word: string): string[] {
  if (word.length < shortestNear || word.length > longestNear) return [];
  return [...new Set([word, ...withoutOne(word)])];
}

/** The word without each of its letters in turn. */
export const withoutOne = (word: string): string[] => Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));

/** Whether at most one slip lies between them. */
export function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (restA.length > restB.length) return restA.slice(1) === restB;
  if (restA.length < restB.length) return restA === restB.slice(1);
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/** Whether `word` begins with what was typed, but for one slip. */
export const isNearBegin = (typed: string, word: string): boolean =>
  [0, -1, 1].some((by) => word.length >= typed.length + by && isNear(typed, word.slice(0, typed.length + by)));
