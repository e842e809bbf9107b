// Which comune pays for a service on a day, and why (practice A4-1): ordinary services by residence at delivery; residential
// stays and foster care by residence when they began (of a minor: of guardian or parents), frozen, so that later moves are
// listed without effect; a merged comune by its successor; anything by an act. Where facts lack or differ nobody is named. Pure.
import type { Day, Territory } from "../../kernel/ids.ts";
import { type ComuneSpan, placeOf, type Residence, residenceOn, successorOn } from "./succession.ts";

export const stayKinds = ["residential", "foster"] as const;
export type StayKind = (typeof stayKinds)[number];
export const payerServices = ["ordinary", ...stayKinds] as const;
export type PayerService = (typeof payerServices)[number];

/** An act that says who pays, whatever the rule: an agreement between comuni, a decision of a court. */
export interface PayerAct {
  payerAct: number;
  service: PayerService;
  territory: Territory;
  from: Day;
  until?: Day;
}

/** Who stood for a minor when the stay began. */
export interface Standing {
  holder: string;
  role: "parent" | "guardian";
  /** Empty where the record is not known to the reader. */
  residences: readonly Residence[];
}

export interface PayerQuestion {
  service: PayerService;
  on: Day;
  /** First day of the stay; not asked of ordinary services. */
  startedOn?: Day;
  /** On the first day of the stay. */
  isMinor: boolean | undefined;
  residences: readonly Residence[];
  standing: readonly Standing[];
  acts: readonly PayerAct[];
  comuni: readonly ComuneSpan[];
}

export type PayerReason =
  | "act"
  | "residenceAtDelivery"
  | "residenceAtStart"
  | "guardianAtStart"
  | "parentsAtStart"
  | "parentsApart"
  | "parentsUnknown"
  | "ageUnknown"
  | "residenceUnknown";

export interface PayerAnswer {
  /** Absent: not to be told from what is recorded, or no comune of the district. */
  payer?: Territory;
  /** Belfiore code of the comune outside the district, or of the country, where the residence that counts was. */
  outside?: string;
  reason: PayerReason;
  /** Seq of the act that says so. */
  payerAct?: number;
  /** The day whose residence counts, and since when it is that. */
  countsOn?: Day;
  /** What stood in the record, where a merger made another comune of it. */
  formerly?: Territory;
  /** Comuni among which somebody has to decide; those outside the district by their Belfiore code. */
  among?: string[];
  /** Moves since the stay began: without effect. */
  ignored: Residence[];
}

const latestAct = ({ acts, service, on }: PayerQuestion): PayerAct | undefined =>
  acts
    .filter((one) => one.service === service && one.from <= on && (one.until === undefined || on <= one.until))
    .reduce<PayerAct | undefined>(
      (best, one) =>
        best === undefined || one.from > best.from || (one.from === best.from && one.payerAct > best.payerAct)
          ? one
          : best,
      undefined,
    );

/** Of where somebody lived on a day: its comune in force today, or the place outside the district. */
const ofResidence = (
  question: PayerQuestion,
  { territory, outside }: Residence,
): Pick<PayerAnswer, "payer" | "formerly" | "outside"> =>
  outside === undefined ? named(question, territory) : { outside };

/** The comune in force today for another one. */
function named(question: PayerQuestion, territory: Territory): Pick<PayerAnswer, "payer" | "formerly"> {
  const payer = successorOn(question.comuni, territory, question.on);
  return payer === territory ? { payer } : { payer, formerly: territory };
}

const movesAfter = (residences: readonly Residence[], start: Day, on: Day): Residence[] =>
  residences
    .filter((one) => !one.sinceUnknown && one.from > start && one.from <= on)
    .sort((a, b) => (a.from < b.from ? -1 : 1));

function ofOneself(question: PayerQuestion, countsOn: Day, reason: PayerReason): PayerAnswer {
  const found = residenceOn(question.residences, countsOn);
  if (!found) return { reason: "residenceUnknown", countsOn, ignored: [] };
  return {
    ...ofResidence(question, found),
    reason,
    countsOn,
    ignored: movesAfter(question.residences, countsOn, question.on),
  };
}

function ofMinor(question: PayerQuestion, startedOn: Day): PayerAnswer {
  const guardians = question.standing.filter((one) => one.role === "guardian");
  const who = guardians.length > 0 ? guardians : question.standing;
  const homes = who.map((one) => residenceOn(one.residences, startedOn));
  const base = {
    countsOn: startedOn,
    ignored: who.flatMap((one) => movesAfter(one.residences, startedOn, question.on)),
  };
  if (homes.length === 0 || homes.some((one) => one === undefined)) return { ...base, reason: "parentsUnknown" };
  const known = homes.flatMap((one) => one ?? []);
  const payers = [...new Set(known.map((one) => placeOf(question.comuni, one, question.on)))].sort();
  const [first] = known;
  if (payers.length !== 1 || first === undefined) return { ...base, reason: "parentsApart", among: payers };
  return {
    ...base,
    ...ofResidence(question, first),
    reason: guardians.length > 0 ? "guardianAtStart" : "parentsAtStart",
  };
}

export function payingBody(question: PayerQuestion): PayerAnswer {
  const act = latestAct(question);
  if (act) return { ...named(question, act.territory), reason: "act", payerAct: act.payerAct, ignored: [] };
  const { service, startedOn, on, isMinor } = question;
  if (service === "ordinary" || startedOn === undefined)
    return { ...ofOneself(question, on, "residenceAtDelivery"), ignored: [] };
  if (isMinor === undefined) return { reason: "ageUnknown", countsOn: startedOn, ignored: [] };
  return isMinor ? ofMinor(question, startedOn) : ofOneself(question, startedOn, "residenceAtStart");
}
