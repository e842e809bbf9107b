// How the name of a state is broken into lines in its box, and how large the box is. The layout is made with the same sizes.

/** Letters of a line, about. */
const lineLetters = 17;
const boxWidth = 160;
export const lineHeight = 19;
/** Above the first line; under the last stands one line with the days. */
export const boxPadding = 8;

export function labelLines(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= lineLetters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Room for the longest of the labels, which is one of each language, and for the days. */
export function boxSize(labels: readonly string[]): { width: number; height: number } {
  const lines = Math.max(1, ...labels.map((label) => labelLines(label).length));
  return { width: boxWidth, height: boxPadding * 2 + lineHeight * (lines + 1) };
}
