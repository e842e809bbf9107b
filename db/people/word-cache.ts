// search_word and search_piece: the distinct words of all names, counted, and the pieces by which a mistyped one is
// found. They hold plain personal data like person_row: a word goes when the last person who had it does.
import { piecesOf } from "../../workflows/rules/names/near.ts";
import { soundOf } from "../../workflows/rules/names/sound.ts";
import type { Statement } from "../driver/driver.ts";

/** `text`: a query for one line of words; those that are no words of names (parts of codes) are not there to be counted. */
export const dropWords = (text: string, args: Statement["args"]): Statement => ({
  // A line holds letters, digits and single spaces only, so that it is one step from a JSON array.
  sql: `UPDATE search_word SET persons=persons-1
    WHERE word IN (SELECT value FROM json_each('["'||replace((${text}),' ','","')||'"]'))`,
  args,
});

/** Counts them up, and forgets what nobody is called by any more. */
export function addWords(words: readonly string[]): Statement[] {
  const sounds = words.map((word) => [word, soundOf(word)]);
  const pieces = words.flatMap((word) => piecesOf(word).map((piece) => [piece, word]));
  const pair = "json_extract(value,'$[0]'), json_extract(value,'$[1]')";
  return [
    {
      sql: `INSERT INTO search_word (word,sound,persons) SELECT ${pair}, 1 FROM json_each(?) WHERE true
        ON CONFLICT(word) DO UPDATE SET persons=persons+1`,
      args: [JSON.stringify(sounds)],
    },
    {
      sql: `INSERT OR IGNORE INTO search_piece (piece,word) SELECT ${pair} FROM json_each(?)`,
      args: [JSON.stringify(pieces)],
    },
    {
      sql: "DELETE FROM search_piece WHERE word IN (SELECT word FROM search_word WHERE persons<=0)",
      args: [],
    },
    { sql: "DELETE FROM search_word WHERE persons<=0", args: [] },
  ];
}

export const clearWords: readonly Statement[] = [
  { sql: "DELETE FROM search_piece", args: [] },
  { sql: "DELETE FROM search_word", args: [] },
];
