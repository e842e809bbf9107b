// One slip of the hand in a word, chosen by a number: a letter left out, put in, changed, or swapped with the next.
const alphabet = "abcdefghilmnopqrstuvzjkwxy";

export function slipOf(word: string, seed: number): string {
  const at = Math.floor(seed / 4) % word.length;
  const letter = alphabet[Math.floor(seed / 97) % alphabet.length] as string;
  const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
  if (seed % 4 === 0) return before + after;
  if (seed % 4 === 1) return before + letter + here + after;
  if (seed % 4 === 2) return before + letter + after;
  return before + after.slice(0, 1) + here + after.slice(1);
}
