// Names as words to search by: lower case, without accents, and what is written apart also written together
// ("De Luca" is found by "deluca", "D'Angelo" by "dangelo").

/** Letters that Unicode does not take apart into a letter and a mark. */
const plain: Record<string, string> = {
  ...{ ß: "ss", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", æ: "ae", œ: "oe", þ: "th" },
};

/** Lower case, no accents, single spaces: the form in which names are compared and sorted. */
export const sortable = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßøđðłıæœþ]/g, (letter) => plain[letter] ?? "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** The words of a sortable text, in their order. */
export const wordsOf = (text: string): string[] => sortable(text).split(" ").filter(Boolean);

/** Longer ones are sentences, not names. */
const longestJoined = 40;

/** What a person is searched by: each word of both names, and each name of several words written in one; none twice. */
export function nameWords(surname: string, givenName: string): string[] {
  const names = [surname, givenName].map(wordsOf);
  const joined = names.filter((words) => words.length > 1).map((words) => words.join(""));
  return [...new Set([...names.flat(), ...joined.filter((word) => word.length <= longestJoined)])];
}

/** Of an address: what every second one begins with, and what says nothing alone. */
const ofAnyStreet = new Set([
  ...[
    "via",
    "viale",
    "v",
    "le",
    "piazza",
    "piazzale",
    "p",
    "za",
    "zza",
    "largo",
    "corso",
    "c",
    "so",
    "vicolo",
    "vic",
    "strada",
  ],
  ...["str", "contrada", "localita", "loc", "frazione", "fraz", "fr", "n", "nr", "numero", "int", "interno"],
  ...["di", "de", "del", "della", "dei", "degli", "delle", "da", "dal", "san", "il", "la", "lo", "e"],
]);

/** What an address is searched by: the words that tell it from others, and the number of the house. */
export const addressWords = (address: string): string[] => [
  ...new Set(wordsOf(address).filter((word) => !ofAnyStreet.has(word))),
];
