// Breaks a text into lines that fit a width: at spaces, and inside a word only where it is longer than a line.
import type { FontName, Measure } from "./fonts.ts";

export interface Type {
  font: FontName;
  size: number;
}

/** A word too long for a line, in pieces that fit; the last one may be followed by other words. */
function cut(word: string, width: number, widthOf: (text: string) => number): string[] {
  const pieces: string[] = [];
  let [piece, used] = ["", 0];
  for (const sign of word) {
    const more = widthOf(sign);
    if (piece !== "" && used + more > width) {
      pieces.push(piece);
      [piece, used] = ["", 0];
    }
    piece += sign;
    used += more;
  }
  return [...pieces, piece];
}

/** One line at least. Line ends of the text are kept. */
export function breakLines(text: string, width: number, { font, size }: Type, measure: Measure): string[] {
  const widthOf = (some: string) => measure(some, font, size);
  const space = widthOf(" ");
  const lines: string[] = [];
  for (const given of text.split("\n")) {
    let [line, used] = ["", 0];
    for (const word of given.split(/ +/)) {
      const own = widthOf(word);
      if (line !== "" && used + space + own <= width) {
        line += ` ${word}`;
        used += space + own;
        continue;
      }
      if (line !== "") lines.push(line);
      const pieces = own > width ? cut(word, width, widthOf) : [word];
      line = pieces.pop() ?? "";
      used = widthOf(line);
      lines.push(...pieces);
    }
    lines.push(line);
  }
  return lines;
}
