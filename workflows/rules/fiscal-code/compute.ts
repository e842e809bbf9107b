// The codice fiscale as computed from surname, given name, birth, sex and place (D.M. 12/3/1974, D.M. 23/12/1976):
// letters, date, check character and the 128 omocode forms. Pure and client-safe; checking is in check.ts.
import { type Day, isDay } from "../../kernel/ids.ts";

export type Sex = "M" | "F";

export interface BirthFacts {
  surname: string;
  givenName: string;
  birthOn: Day;
  sex: Sex;
  /** Belfiore code of the comune (`G186`), or `Znnn` of the country. */
  birthPlace: string;
}

export const monthLetters = "ABCDEHLMPRST";
const omocodeLetters = "LMNPQRSTUV";
/** 0-based positions that may turn into letters, in the order in which they are turned: rightmost first. */
const omocodePositions = [14, 13, 12, 10, 9, 7, 6] as const;
const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Letters that Unicode does not decompose into a base letter and an accent. */
const transliterated: Record<string, string> = {
  Æ: "AE",
  Œ: "OE",
  Ø: "O",
  Đ: "D",
  Ð: "D",
  Ł: "L",
  Þ: "TH",
  ẞ: "SS",
  ß: "SS",
  ı: "I",
};

/** A-Z only: accents dropped, apostrophes, spaces and hyphens left out. Latin script is expected. */
export function plainLetters(name: string): string {
  return name
    .toUpperCase()
    .normalize("NFD")
    .replace(/[^A-Z]/g, (char) => transliterated[char] ?? "");
}

function consonantsAndVowels(name: string): { consonants: string; vowels: string } {
  const letters = plainLetters(name);
  return { consonants: letters.replace(/[AEIOU]/g, ""), vowels: letters.replace(/[^AEIOU]/g, "") };
}

/** Three letters: consonants, then vowels, then X. */
export function surnameCode(surname: string): string {
  const { consonants, vowels } = consonantsAndVowels(surname);
  return `${consonants}${vowels}XXX`.slice(0, 3);
}

/** Like the surname, but of four or more consonants the second is dropped. */
export function givenNameCode(givenName: string): string {
  const { consonants } = consonantsAndVowels(givenName);
  return consonants.length > 3 ? `${consonants[0]}${consonants.slice(2, 4)}` : surnameCode(givenName);
}

/** Five characters: year, month letter, day (+40 for women). `birthOn` must be an existing day. */
export function birthCode(birthOn: Day, sex: Sex): string {
  if (!isDay(birthOn)) throw new RangeError("fiscal-code: not an existing day");
  const day = Number(birthOn.slice(8)) + (sex === "F" ? 40 : 0);
  return `${birthOn.slice(2, 4)}${monthLetters[Number(birthOn.slice(5, 7)) - 1]}${String(day).padStart(2, "0")}`;
}

/** The check character of the first 15 characters (upper case letters and digits). */
export function checkCharacter(first15: string): string {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const char = first15.charCodeAt(i);
    const value = char >= 65 ? char - 65 : char - 48;
    // Positions are counted from 1, so index 0 is an odd one.
    sum += i % 2 === 0 ? (oddValues[value] ?? 0) : value;
  }
  return String.fromCharCode(65 + (sum % 26));
}

/** The plain (not omocode) code; the office that assigns codes alone decides on omocodes. */
export function computeFiscalCode(facts: BirthFacts): string {
  if (!/^[A-Z]\d{3}$/.test(facts.birthPlace)) throw new RangeError("fiscal-code: not a Belfiore code");
  const first15 = `${surnameCode(facts.surname)}${givenNameCode(facts.givenName)}${birthCode(facts.birthOn, facts.sex)}${facts.birthPlace}`;
  return first15 + checkCharacter(first15);
}

/** Letters of omocodia turned back into digits, check character computed again. */
export function plainForm(code: string): string {
  const chars = [...code.slice(0, 15)];
  for (const position of omocodePositions) {
    const digit = omocodeLetters.indexOf(chars[position] ?? "");
    if (digit >= 0) chars[position] = String(digit);
  }
  const first15 = chars.join("");
  return first15 + checkCharacter(first15);
}

/** Which of the 128 forms a code is: bit 0 is the rightmost digit; 0 for the plain one. */
export function omocodeNumber(code: string): number {
  let number = 0;
  omocodePositions.forEach((position, bit) => {
    if (omocodeLetters.includes(code[position] ?? " ")) number |= 1 << bit;
  });
  return number;
}

/** Form `number` (0-127) of a code, whatever form it is given in. */
export function omocodeForm(code: string, number: number): string {
  const chars = [...plainForm(code).slice(0, 15)];
  omocodePositions.forEach((position, bit) => {
    if (number & (1 << bit)) chars[position] = omocodeLetters[Number(chars[position])] ?? "";
  });
  const first15 = chars.join("");
  return first15 + checkCharacter(first15);
}
