// How likely it is that two records are of one person, and why: fiscal code, names as they are written and heard, date of
// birth, address. Evidence adds up and what speaks against it takes away; the answer is a reason to look, never a
// decision. The weights are the product's own.
import type { Day } from "../../kernel/ids.ts";
import { plainForm } from "../fiscal-code/compute.ts";
import { isNear, shortestNear } from "../names/near.ts";
import { soundOf } from "../names/sound.ts";
import { addressWords, sortable, wordsOf } from "../names/words.ts";
import { likenessOfDays } from "./birth-days.ts";

/** What is known of one of them; '' and null for what is not. */
export interface Known {
  surname: string;
  givenName: string;
  birthOn?: Day | null | undefined;
  sex?: string | null | undefined;
  fiscalCode?: string | null | undefined;
  /** A protected one is never compared. */
  address?: string | null | undefined;
}

/** In the order in which they are said. */
export const matchReasons = [
  "sameCode",
  "omocode",
  "codeSlip",
  "sameNames",
  "namesSwapped",
  "namesHeard",
  "namesSlip",
  "namesPart",
  "otherSurname",
  "sameBirth",
  "birthTurned",
  "birthDigit",
  "sameAddress",
  "otherBirth",
  "otherSex",
  "otherCode",
] as const;
export type MatchReason = (typeof matchReasons)[number];

export interface Match {
  /** 0 to 100. */
  score: number;
  reasons: MatchReason[];
}

/** Of two records in the archive: from here on somebody should look at them. */
export const leastOfPair = 55;
/** Of what is being typed: a namesake is worth a look before a record is made. */
export const leastWhileTyping = 34;

/** How sure one may be, in words. */
export type MatchBand = "almostSure" | "likely" | "possible";
export const bandOf = (score: number): MatchBand => (score >= 85 ? "almostSure" : score >= 65 ? "likely" : "possible");

type Likeness = "same" | "heard" | "slip" | "part";
const worth: Readonly<Record<Likeness, { surname: number; givenName: number }>> = {
  same: { surname: 22, givenName: 18 },
  heard: { surname: 18, givenName: 14 },
  slip: { surname: 16, givenName: 12 },
  part: { surname: 14, givenName: 14 },
};
const order: readonly Likeness[] = ["same", "part", "heard", "slip"];
/** Which of the two is the surname is then not known. */
const swappedWorth = (one: Likeness): number => (worth[one].surname + worth[one].givenName) / 2 - 2;
const onlySurname = 6;
const otherSurname = 2;

/** Of one name, as written in two records. */
export function likenessOfNames(a: string, b: string): Likeness | undefined {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length === 0 || other.length === 0) return undefined;
  const [joined, otherJoined] = [one.join(""), other.join("")];
  if (joined === otherJoined) return "same";
  if (one.every((word) => other.includes(word)) || other.every((word) => one.includes(word))) return "part";
  if (joined.length > 2 && soundOf(joined) === soundOf(otherJoined)) return "heard";
  if (joined.length >= shortestNear && isNear(joined, otherJoined)) return "slip";
  return undefined;
}

interface Evidence {
  points: number;
  reasons: MatchReason[];
}
const nothing: Evidence = { points: 0, reasons: [] };

const reasonOf: Readonly<Record<Likeness, MatchReason>> = {
  ...{ same: "sameNames", heard: "namesHeard", slip: "namesSlip", part: "namesPart" },
};

/** Of both likenesses the reason that is said is the one trusted less. */
function inOrder(a: Known, b: Known, isSwapped: boolean): Evidence | undefined {
  const surname = likenessOfNames(a.surname, isSwapped ? b.givenName : b.surname);
  const givenName = likenessOfNames(a.givenName, isSwapped ? b.surname : b.givenName);
  if (!surname || !givenName) return undefined;
  const points = isSwapped
    ? swappedWorth(surname) + swappedWorth(givenName)
    : worth[surname].surname + worth[givenName].givenName;
  const worse = order.indexOf(surname) > order.indexOf(givenName) ? surname : givenName;
  const reasons = isSwapped && worse === "same" ? [] : [reasonOf[worse]];
  return { points, reasons: isSwapped ? ["namesSwapped", ...reasons] : reasons };
}

/** Undefined when their names have nothing in common. */
function ofNames(a: Known, b: Known): Evidence | undefined {
  const both = [inOrder(a, b, false), inOrder(a, b, true)].filter((one) => one !== undefined);
  const [best] = both.sort((one, other) => other.points - one.points);
  if (best) return best;
  const isBare = sortable(a.givenName) === "" || sortable(b.givenName) === "";
  const surname = likenessOfNames(a.surname, b.surname);
  if (isBare) return surname && { points: worth[surname].surname + onlySurname, reasons: [reasonOf[surname]] };
  const givenName = likenessOfNames(a.givenName, b.givenName);
  if (surname || !givenName || givenName === "part") return undefined;
  // A married name: only with more than that.
  return { points: otherSurname, reasons: ["otherSurname"] };
}

function ofBirth(a: Known, b: Known): Evidence {
  if (!a.birthOn || !b.birthOn) return nothing;
  switch (likenessOfDays(a.birthOn, b.birthOn)) {
    case "same":
      return { points: 40, reasons: ["sameBirth"] };
    case "dayAndMonth":
      return { points: 32, reasons: ["birthTurned"] };
    case "oneDigit":
      return { points: 28, reasons: ["birthDigit"] };
    default:
      return { points: -30, reasons: ["otherBirth"] };
  }
}

const codeLength = 16;
const codeOf = (code: string | null | undefined) => (code ?? "").replace(/\s+/g, "").toUpperCase();

/** Equal but for omocodia they are equal in their plain form: such a code was given to tell two persons apart. */
function ofCode(a: Known, b: Known): Evidence {
  const [one, other] = [codeOf(a.fiscalCode), codeOf(b.fiscalCode)];
  if (one === "" || other === "") return nothing;
  if (one === other) return { points: 65, reasons: ["sameCode"] };
  if (one.length !== codeLength || other.length !== codeLength) return nothing;
  const [plain, otherPlain] = [plainForm(one), plainForm(other)];
  if (plain === otherPlain) return { points: 40, reasons: ["omocode"] };
  // The last letter follows from the others: one slip in these changes it too.
  if (isNear(plain.slice(0, 15), otherPlain.slice(0, 15))) return { points: 20, reasons: ["codeSlip"] };
  return { points: plain.slice(0, 11) === otherPlain.slice(0, 11) ? -10 : -35, reasons: ["otherCode"] };
}

function ofAddress(a: Known, b: Known): Evidence {
  if (!a.address || !b.address) return nothing;
  const [one, other] = [addressWords(a.address), addressWords(b.address)];
  const isSame = one.some((word) => /\d/.test(word)) && [...one].sort().join(" ") === [...other].sort().join(" ");
  return isSame ? { points: 15, reasons: ["sameAddress"] } : nothing;
}

function ofSex(a: Known, b: Known): Evidence {
  return a.sex && b.sex && a.sex !== b.sex ? { points: -20, reasons: ["otherSex"] } : nothing;
}

/** Undefined when nothing speaks for it. */
export function matchPersons(a: Known, b: Known): Match | undefined {
  const [names, code] = [ofNames(a, b), ofCode(a, b)];
  // The same code under other names is worth a look; a common household or birthday alone is not.
  if (!names && code.points <= 0) return undefined;
  const evidence = [names ?? nothing, code, ofBirth(a, b), ofAddress(a, b), ofSex(a, b)];
  const score = evidence.reduce((sum, one) => sum + one.points, 0);
  const reasons = evidence.flatMap((one) => one.reasons);
  return {
    score: Math.max(0, Math.min(100, score)),
    reasons: matchReasons.filter((one) => reasons.includes(one)),
  };
}
