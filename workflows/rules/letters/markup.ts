// What a worker types in a text box becomes blocks and comes back as it was: an empty line ends a paragraph, "# " opens
// a heading, "- " an item of a list. A sign that should stand for itself has a backslash before it.
import { letterLimits, type TextBlock } from "./letter.ts";

/** Signs that nobody types and that would make a text look other than it reads: controls, turns of direction. */
const unseen = /(?!\n)\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\p{Cs}/gu;

/** One spelling for what looks the same: accents as one sign, line ends as one, no spaces at the ends of lines. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n")
    .replace(/\t/g, " ")
    .replace(unseen, "")
    .normalize("NFC")
    .replace(/ +$/gm, "");
}

/** The line as it reads: without the backslash that keeps its first sign from meaning something. */
const unescaped = (line: string): string => line.replace(/^\\(?=[#\\-])/, "");
const escaped = (line: string): string => line.replace(/^(?=[#\\-])/, "\\");

interface Reading {
  blocks: TextBlock[];
  /** The block that further lines go on with. */
  open: TextBlock | undefined;
}

function opened(reading: Reading, block: TextBlock): void {
  reading.blocks.push(block);
  reading.open = block;
}

function readLine(reading: Reading, line: string): void {
  const { open } = reading;
  const [mark, rest] = [line.slice(0, 2), line.slice(2).trim()];
  if (line === "") reading.open = undefined;
  else if (mark === "# " && rest !== "") {
    opened(reading, { kind: "heading", text: rest });
    reading.open = undefined;
  } else if (mark === "- " && rest !== "") {
    if (open?.kind === "list") open.items.push(unescaped(rest));
    else opened(reading, { kind: "list", items: [unescaped(rest)] });
  } else if (open?.kind === "list") {
    const last = open.items.length - 1;
    open.items[last] = `${open.items[last]}\n${unescaped(line)}`;
  } else if (open?.kind === "paragraph") open.text += `\n${unescaped(line)}`;
  else opened(reading, { kind: "paragraph", text: unescaped(line) });
}

/** What stands beyond the limit of a text is not read: who takes a text in refuses a longer one first. */
export function parseLetterText(text: string): TextBlock[] {
  const reading: Reading = { blocks: [], open: undefined };
  for (const line of cleanText(text.slice(0, letterLimits.text)).split("\n")) readLine(reading, line.trim());
  return reading.blocks;
}

const written = (block: TextBlock): string => {
  if (block.kind === "heading") return `# ${block.text}`;
  const lines = (text: string) => text.split("\n").map(escaped).join("\n");
  return block.kind === "paragraph" ? lines(block.text) : block.items.map((item) => `- ${lines(item)}`).join("\n");
};

/** The text that is read as these blocks. */
export const writeLetterText = (blocks: readonly TextBlock[]): string => blocks.map(written).join("\n\n");
