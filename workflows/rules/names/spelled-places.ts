// Where a text spells an address: written otherwise, shortened, without its number or with it. What is found is covered by a mark, the
// rest of the text stays. A place that is only described ("above the bakery") cannot be found by its address. Pure.

/** What stands in the place of what is covered: the office's own word for it, in whatever language the screen is. */
export const omitted = "[omissis]";

/** Words that say that a street's name follows. */
const streetWords: ReadonlySet<string> = new Set([
  ...["via", "viale", "vicolo", "vico", "piazza", "piazzale", "piazzetta", "corso", "largo", "strada", "stradone"],
  ...["contrada", "localita", "frazione", "borgo", "corte", "cascina", "traversa", "salita", "rione", "quartiere"],
  ...["galleria", "argine", "vle", "pza", "pzza", "zza", "ple", "cso"],
]);
/** Cut at a sign ("v.", "loc."), or what follows it ("v.le", "c.so"): without the sign they are words like any other. */
const cutBefore: ReadonlySet<string> = new Set(["v", "p", "loc", "fraz", "vic", "str"]);
const cutAfter: ReadonlySet<string> = new Set(["le", "so", "za", "zza"]);

/** Words that name nothing by themselves. */
const small: ReadonlySet<string> = new Set([
  ...[
    "di",
    "del",
    "dei",
    "della",
    "delle",
    "dello",
    "degli",
    "da",
    "al",
    "alla",
    "a",
    "e",
    "il",
    "la",
    "le",
    "lo",
    "i",
  ],
  ...[
    "gli",
    "d",
    "l",
    "san",
    "santa",
    "santo",
    "s",
    "n",
    "nr",
    "num",
    "numero",
    "no",
    "civico",
    "interno",
    "int",
    "presso",
    "c",
    "o",
  ],
]);

/** Between a street and its number. */
const beforeNumber: ReadonlySet<string> = new Set(["n", "nr", "num", "numero", "no", "civico", "al", "il", "a", "snc"]);

interface Word {
  word: string;
  from: number;
  to: number;
}

const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)].map((found) => ({
    word: found[0].normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(),
    from: found.index,
    to: found.index + found[0].length,
  }));

const isStreet = (text: string, { word, from, to }: Word): boolean =>
  streetWords.has(word) || (cutBefore.has(word) && text[to] === ".") || (cutAfter.has(word) && text[from - 1] === ".");

const isNumber = (word: string | undefined): boolean => word !== undefined && /^\p{N}+$/u.test(word);

interface Place {
  /** Words of its name, without what kind of street it is. */
  name: string[];
  number: string | undefined;
}

/** The name ends at the first number, or at a sign after it. */
function placeOf(address: string): Place | undefined {
  const words = wordsIn(address);
  const begins = words.findIndex((one) => !isStreet(address, one));
  if (begins < 0) return undefined;
  const name: string[] = [];
  let last: Word | undefined;
  for (const one of words.slice(begins)) {
    if (isNumber(one.word) || (last && /[,;(\n]/u.test(address.slice(last.to, one.from)))) break;
    name.push(one.word);
    last = one;
  }
  while (name.length > 0 && beforeNumber.has(name.at(-1) ?? "")) name.pop();
  const telling = name.filter((word) => !small.has(word) && word.length > 1);
  if (telling.length === 0) return undefined;
  return { name: telling, number: words.slice(begins).find(({ word }) => isNumber(word))?.word };
}

/** How many words may stand between a street's word and its name ("via Giuseppe Garibaldi"), or between its name and a number. */
const near = 3;

/** First and last word of a spelling that begins at `at` with a word of the name. */
function spellingAt(
  text: string,
  words: readonly Word[],
  at: number,
  { name, number }: Place,
): [number, number] | undefined {
  if (!name.includes(words[at]?.word ?? "")) return undefined;
  let last = at;
  const met = new Set<string>();
  for (let next = at; next < words.length && next <= last + 2; next += 1) {
    const { word } = words[next] as Word;
    if (name.includes(word)) {
      met.add(word);
      last = next;
    } else if (!small.has(word)) break;
  }
  let first = at;
  for (let before = at - 1; before >= 0 && before >= at - near; before -= 1)
    if (isStreet(text, words[before] as Word)) {
      // "p.zza" is two words for whoever reads signs as gaps.
      first = text[(words[before]?.from ?? 0) - 1] === "." && before > 0 ? before - 1 : before;
      break;
    }
  let end = last;
  let isNumbered = false;
  for (let next = last + 1; next < words.length && next <= last + near; next += 1) {
    const { word } = words[next] as Word;
    if (isNumber(word)) {
      end = next;
      isNumbered = number === undefined || word === number;
      break;
    }
    if (!beforeNumber.has(word)) break;
  }
  const isWhole = met.size === new Set(name).size && met.size > 1;
  const isLast = met.has(name.at(-1) ?? "");
  return isWhole || (isLast && (first < at || isNumbered)) ? [first, end] : undefined;
}

/** Covers what spells one of these addresses. The same text where none is spelled. */
export function coverPlaces(text: string, addresses: readonly string[]): string {
  const places = addresses.flatMap((address) => placeOf(address) ?? []);
  if (places.length === 0) return text;
  const words = wordsIn(text);
  let covered = "";
  let from = 0;
  for (let at = 0; at < words.length; at += 1) {
    const spans = places.flatMap((place) => {
      const span = spellingAt(text, words, at, place);
      return span ? [span] : [];
    });
    if (spans.length === 0) continue;
    const begins = Math.max(from, Math.min(...spans.map(([first]) => words[first]?.from ?? 0)));
    const last = Math.max(...spans.map(([, end]) => end));
    covered += text.slice(from, begins) + omitted;
    from = words[last]?.to ?? text.length;
    at = last;
  }
  return covered + text.slice(from);
}
