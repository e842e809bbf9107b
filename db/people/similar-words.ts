// Words of names that may be meant by a typed one: they sound the same, or one slip of the hand lies between. Asked of
// the distinct words of all names, so that it takes the same time however many persons there are.
import { isNear, isNearBegin, shortestNear, withoutOne } from "../../workflows/rules/names/near.ts";
import { soundOf } from "../../workflows/rules/names/sound.ts";
import type { Driver } from "../driver/driver.ts";

/** How a word of a name was found. The order is that of trust. */
export const likenesses = ["whole", "begin", "sound", "near"] as const;
export type Likeness = (typeof likenesses)[number];

/** Words handed on to the full text, the closest first. */
const most = 40;
/** Rows read for one range of pieces or sounds. */
const rangeRows = 150;
/** Fewer letters are the beginning of too many names. */
const shortestSound = 3;
const shortestBegin = 6;

/** How `word` matches what was typed; undefined when it does not. */
export function likenessOf(typed: string, word: string): Likeness | undefined {
  if (word === typed) return "whole";
  if (word.startsWith(typed)) return "begin";
  if (typed.length < shortestSound) return undefined;
  if (soundsLike(typed, word)) return "sound";
  if (word.length >= shortestNear && isNear(typed, word)) return "near";
  return typed.length >= shortestBegin && isNearBegin(typed, word) ? "near" : undefined;
}

/** The same words come again at every key. */
const sounds = new Map<string, string>();
const mostSounds = 20_000;

function heardAs(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  if (sounds.size >= mostSounds) sounds.clear();
  const sound = soundOf(word);
  sounds.set(word, sound);
  return sound;
}

function soundsLike(typed: string, word: string): boolean {
  const [heard, sound] = [heardAs(typed), heardAs(word)];
  return sound === heard || (heard.length >= shortestNear && sound.startsWith(heard));
}

interface Known {
  word: string;
  persons: number;
}

/** At most 40, without those that merely begin with what was typed: the full text finds these itself. */
export async function similarWords(driver: Driver, typed: string): Promise<string[]> {
  if (typed.length < shortestSound || /\d/.test(typed)) return [];
  const found = new Map<string, Known>();
  for (const one of [...(await bySound(driver, typed)), ...(await byPiece(driver, typed))]) found.set(one.word, one);
  const ranked: (Known & { rank: number })[] = [];
  for (const one of found.values()) {
    const like = likenessOf(typed, one.word);
    if (like === undefined || like === "whole" || like === "begin") continue;
    // A whole word is meant more often than a longer one that begins so.
    const isWhole = like === "sound" ? heardAs(one.word) === heardAs(typed) : isNear(typed, one.word);
    ranked.push({ ...one, rank: likenesses.indexOf(like) * 2 + (isWhole ? 0 : 1) });
  }
  ranked.sort((a, b) => a.rank - b.rank || b.persons - a.persons || (a.word < b.word ? -1 : 1));
  return ranked.slice(0, most).map((one) => one.word);
}

function bySound(driver: Driver, typed: string): Promise<Known[]> {
  const sound = soundOf(typed);
  const upto = sound.length >= shortestNear ? `${sound}~` : sound;
  return driver.read<Known>(
    `SELECT word, persons FROM search_word INDEXED BY search_word_sound
     WHERE sound >= ? AND sound <= ? ORDER BY sound, word LIMIT ?`,
    [sound, upto, rangeRows],
  );
}

/** Whole words share a piece with what was typed; longer ones have a piece that begins with one of it. */
async function byPiece(driver: Driver, typed: string): Promise<Known[]> {
  const pieces = [...new Set([typed, ...withoutOne(typed)])];
  const whole = await driver.read<Known>(
    `SELECT w.word, w.persons FROM search_word w WHERE w.word IN
       (SELECT p.word FROM search_piece p WHERE p.piece IN (SELECT value FROM json_each(?)) LIMIT ?)`,
    [JSON.stringify(pieces), rangeRows * 4],
  );
  if (typed.length < shortestBegin) return whole;
  // Range by range, or the first would leave no room for the others.
  const longer: Known[] = [];
  for (const piece of pieces.slice(1))
    longer.push(
      ...(await driver.read<Known>(
        `SELECT w.word, w.persons FROM search_word w WHERE w.word IN
           (SELECT p.word FROM search_piece p WHERE p.piece > ? AND p.piece < ? ORDER BY p.piece LIMIT ?)`,
        [piece, `${piece}~`, rangeRows],
      )),
    );
  return [...whole, ...longer];
}
