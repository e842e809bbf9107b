// Whether a document says what it must not: a protected address typed into the text by who knew it, or picked with a note.
import { type LetterText, textsOf } from "./letter.ts";

/** Words alone, without accents, capitals and signs, so that another way of writing them is found too. */
const bare = (text: string): string =>
  ` ${text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

const noOffice = { letterhead: { body: "", office: "", address: [] }, place: "" };

/** Those that stand in the document, in any of its parts or over several; what the office says of itself apart. */
export function findNamed(letter: LetterText, secrets: readonly string[]): string[] {
  const all = bare(textsOf({ ...letter, ...noOffice }).join(" "));
  return secrets.filter((secret) => bare(secret).trim() !== "" && all.includes(bare(secret)));
}
