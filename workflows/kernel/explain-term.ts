// Tells the arithmetic of a term in sentences, one per step, from what the log keeps of it and nothing else. The same
// sentences stand on the case page and in what is exported.
import { romeDay, romeHour, weekdayOf } from "../rules/calendar/days.ts";
import { type TermWords, termWordsEn, termWordsIt } from "./explain-texts.ts";
import type { Day, Instant } from "./ids.ts";
import type { TermStep } from "./term-steps.ts";

export type TermLocale = "it" | "en";

/** Words of the workflow for its own ids; an unknown id shows itself. */
export interface TermNames {
  ground: (id: string) => string;
  /** `sentVia`, `proofKind` or `returnReason`, and a value of it. */
  option: (field: string, value: string) => string;
}

const wordsOf = (locale: TermLocale): TermWords => (locale === "it" ? termWordsIt : termWordsEn);

/** "lunedì 13 aprile 2026": with the weekday, because that is what a holiday hangs on. */
export function writtenDay(day: Day, locale: TermLocale): string {
  const words = wordsOf(locale);
  const [year, month, date] = day.split("-").map(Number);
  return `${words.weekdays[weekdayOf(day)]} ${date} ${words.months[(month ?? 1) - 1]} ${year}`;
}

const writtenHour = (at: Instant, locale: TermLocale): string =>
  wordsOf(locale).hour(writtenDay(romeDay(at), locale), romeHour(at));

const rounded = (hours: number) => Math.round(hours * 100) / 100;

/** One sentence or more per step, and one for a standstill however many steps the day went through it. */
export function explainTerm(steps: readonly TermStep[], locale: TermLocale, names: TermNames): string[] {
  return joined(steps).map((step) => sentence(step, locale, names));
}

/** Which standstill a step is about, if it is about one. */
const standsFor = (step: TermStep | undefined): string | undefined => {
  if (step?.step === "stood") return `${step.ground} ${step.from}`;
  return step?.step === "suspended" ? `${step.suspension} ${step.from}` : undefined;
};

/** A last day that a holiday moves into a standstill is moved out of it day by day: told once, with where it came out. */
function joined(steps: readonly TermStep[]): TermStep[] {
  const told: TermStep[] = [];
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as TermStep;
    const same = standsFor(step);
    let last = i;
    for (let next = i + 1; same !== undefined && next < steps.length; next++) {
      if (standsFor(steps[next]) === same) last = next;
      else if (steps[next]?.step !== "movedFromHoliday") break;
    }
    const end = steps[last] as TermStep;
    told.push(end.step === "suspended" ? { ...end, days: daysOf(steps.slice(i, last + 1)) } : end);
    i = last;
  }
  return told;
}

/** A holiday within the standstill is a day of it. */
const daysOf = (steps: readonly TermStep[]): number =>
  steps.reduce((sum, step) => sum + (step.step === "suspended" ? step.days : 1), 0);

function sentence(step: TermStep, locale: TermLocale, names: TermNames): string {
  const words = wordsOf(locale);
  const day = (on: Day) => writtenDay(on, locale);
  const amount = (count: number, unit: string) => words.units[unit]?.(rounded(count)) ?? `${count} ${unit}`;
  const protocol = (one: { protocolNumber?: string; protocolOn?: Day }) =>
    one.protocolNumber ? words.protocol(one.protocolNumber, one.protocolOn ? day(one.protocolOn) : "") : "";
  switch (step.step) {
    case "length": {
      const of = `${step.ruleset}.${step.key}${step.version === undefined ? "" : ` v${step.version}`}`;
      const source = [step.source, step.example ? words.example : undefined].filter(Boolean).join("; ");
      return words.length(amount(step.amount, step.unit), of, source);
    }
    case "agreed":
      return words.agreed(day(step.on));
    case "backwards":
      return words.backwards(day(step.on));
    case "waits":
      return words.waits(day(step.since));
    case "sent":
      return words.sent(day(step.on), names.option("sentVia", step.via), protocol(step));
    case "returned":
      return words.returned(day(step.on), names.option("returnReason", step.why));
    case "followUp":
      return words.followUp(day(step.on), amount(step.amount, "days"), step.source);
    case "delivered": {
      const proof = [step.proof && names.option("proofKind", step.proof), step.proofNumber].filter(Boolean).join(" ");
      return words.delivered(day(step.on), step.via && names.option("sentVia", step.via), proof, protocol(step));
    }
    case "startExcluded":
      return words.startExcluded(day(step.on));
    case "counted":
      return words.counted(amount(step.amount, step.unit), day(step.on));
    case "monthEnd":
      return words.monthEnd(day(step.on));
    case "extended":
      return words.extended(amount(step.amount, step.unit), names.ground(step.ground), step.law, day(step.on));
    case "suspended": {
      const name = words.suspensions[step.suspension] ?? names.ground(step.suspension);
      return words.yearly(name, step.law ?? "", amount(step.days, "days"), day(step.on));
    }
    case "stood":
    case "stands":
      return standstill(step, locale, names);
    case "restarted":
      return words.restarted(day(step.on));
    case "movedFromHoliday": {
      const name = words.holidays[step.holiday] ?? step.holiday;
      return words.moved(day(step.from), step.toVerify ? `${name}, ${words.toVerify}` : name, day(step.on));
    }
    case "hours":
      return words.hours(writtenHour(step.from, locale), amount(step.amount, "hours"), writtenHour(step.to, locale));
    case "stoodHours":
      return words.stoodHours(
        ...([amount(step.hours, "hours"), names.ground(step.ground), step.law, writtenHour(step.to, locale)] as const),
      );
    case "extendedHours":
      return words.extended(
        ...([amount(step.hours, "hours"), names.ground(step.ground), step.law, writtenHour(step.to, locale)] as const),
      );
    default: {
      // A step of another release shows its facts rather than nothing.
      return JSON.stringify(step);
    }
  }
}

function standstill(
  step: Extract<TermStep, { step: "stood" | "stands" }>,
  locale: TermLocale,
  names: TermNames,
): string {
  const words = wordsOf(locale);
  const day = (on: Day | undefined) => (on === undefined ? "" : writtenDay(on, locale));
  const days = (count: number) => words.units.days?.(count) ?? String(count);
  const ground = names.ground(step.ground);
  if (step.step === "stands") {
    const tell = step.effect === "interrupts" ? words.interruptedNow : words.stands;
    const until = step.untilOn === undefined ? "" : ` ${words.until(day(step.untilOn))}`;
    return tell(day(step.on), ground, step.law) + until;
  }
  const { from, to, law, asked } = step;
  const end = step.atLimit ? ` ${words.atLimit}` : "";
  if (step.effect === "interrupts") return words.interrupted(day(from), day(to), ground, law) + end;
  const cut = asked === undefined ? end : ` ${words.cut(days(asked), days(step.days))}`;
  return words.stood(day(from), day(to), days(step.days), ground, law, day(step.on)) + cut;
}
