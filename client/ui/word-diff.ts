// Two texts word by word: what stayed, what went, what came. The longest common run of words, within a bound beyond which the whole
// middle is told as one change.

export interface Piece {
  is: "same" | "gone" | "new";
  text: string;
}

/** Products of the two lengths, in words, that are still compared: some tens of milliseconds. */
const mostCells = 2_000_000;

/** Words with the blanks that follow them. */
const wordsIn = (text: string): string[] => text.match(/\s+|\S+\s*/g) ?? [];

/** Lengths of the longest common runs of the ends, from each pair of words on; one row of `b` for each word of `a`. */
function table(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const [row, next] = [rows[i], rows[i + 1]];
      if (row && next) row[j] = a[i] === b[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  return rows;
}

function middle(a: readonly string[], b: readonly string[]): Piece[] {
  const gone = (text: string): Piece => ({ is: "gone", text });
  const come = (text: string): Piece => ({ is: "new", text });
  if (a.length * b.length > mostCells) return [gone(a.join("")), come(b.join(""))];
  const rows = table(a, b);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pieces.push({ is: "same", text: a[i] ?? "" });
      i++;
      j++;
    } else if ((rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0)) pieces.push(gone(a[i++] ?? ""));
    else pieces.push(come(b[j++] ?? ""));
  }
  return [...pieces, ...a.slice(i).map(gone), ...b.slice(j).map(come)];
}

export function wordDiff(before: string, after: string): Piece[] {
  const [a, b] = [wordsIn(before), wordsIn(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const pieces: Piece[] = [
    ...a.slice(0, start).map((text): Piece => ({ is: "same", text })),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text): Piece => ({ is: "same", text })),
  ];
  return pieces.reduce<Piece[]>((joined, piece) => {
    const last = joined.at(-1);
    if (last?.is === piece.is) last.text += piece.text;
    else if (piece.text !== "") joined.push({ ...piece });
    return joined;
  }, []);
}
