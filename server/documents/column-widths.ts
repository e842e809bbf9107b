// How a table shares the width of the page among its columns.

/**
 * Each column gets its longest word, up to an equal share; what is left goes to those with longer cells, by how much longer,
 * and what nobody needs to all alike.
 * @param words width of the longest word of each column
 * @param whole width of the longest cell of each column, on one line
 */
export function columnWidths(words: readonly number[], whole: readonly number[], total: number): number[] {
  const share = total / words.length;
  const least = words.map((width) => Math.min(width, share));
  const wished = whole.map((width, at) => Math.max(0, Math.min(width, total) - (least[at] ?? 0)));
  const left = total - least.reduce((sum, width) => sum + width, 0);
  const asked = wished.reduce((sum, width) => sum + width, 0);
  const part = asked > left ? left / asked : 1;
  const rest = Math.max(0, left - asked) / words.length;
  return least.map((width, at) => width + (wished[at] ?? 0) * part + rest);
}
