// How the household's share of a cost is explained, step by step, in words. What it is, says the rule; nothing is computed here.
import type { KeptShare, ShareAnswer } from "../workflows/rules/cost-sharing/share.ts";
import { comuneName, useDesk } from "./desk.ts";
import { costSharingText } from "./text/cost-sharing.ts";
import { language } from "./text/language.ts";
import type { trpc } from "./trpc.ts";
import { formatCents, formatDay } from "./ui/format.ts";
import { useWorkflows, type Workflows } from "./workflows.ts";

export type Proposed = Awaited<ReturnType<typeof trpc.costSharing.getShare.query>>;

export interface ShareNames {
  place: (istat: string) => string;
  iseeKind: (kind: string) => string;
}

/** In the language of the switch. */
export const useShareNames = (): ShareNames => {
  const desk = useDesk();
  const workflows = useWorkflows();
  return {
    place: (istat) => comuneName(desk(), istat),
    iseeKind: (kind) => workflows.option("person", "iseeKind", kind).toLowerCase(),
  };
};

/** Hundredths of a percent as they are written. */
export const percentText = (hundredths: number): string =>
  new Intl.NumberFormat(language() === "en" ? "en-GB" : "it-IT", { maximumFractionDigits: 2 }).format(hundredths / 100);

function iseeStep({ isee, graceUntil, reason }: ShareAnswer, names: ShareNames): string[] {
  const text = costSharingText().step;
  if (!isee) return [];
  const until = formatDay(isee.endedOn ?? isee.until);
  const validity =
    reason === "expired"
      ? text.over(until)
      : graceUntil !== undefined
        ? text.grace(until, formatDay(graceUntil))
        : until && text.until(until);
  const said = [
    text.isee(names.iseeKind(isee.kind), formatCents(isee.cents), formatDay(isee.from)),
    isee.number && text.number(isee.number),
    validity,
  ];
  return [`${said.filter(Boolean).join(", ")}.`];
}

function amountStep({ hundredths, unitCents, priceCents, unit, isCapped }: ShareAnswer): string[] {
  const text = costSharingText().step;
  const each = costSharingText().each[unit];
  if (unitCents === undefined) return hundredths === undefined ? [] : [text.percent(percentText(hundredths))];
  const share = formatCents(unitCents);
  return [
    hundredths === undefined
      ? text.cents(share, each)
      : text.percentOf(percentText(hundredths), formatCents(priceCents), share, each),
    ...(isCapped ? [text.capped] : []),
  ];
}

function bandStep({ reason, band, isLinear }: ShareAnswer): string[] {
  const text = costSharingText().step;
  if (reason === "noIsee") return [text.none];
  if (reason === "expired") return [text.expired];
  if (!band) return [text.above];
  const { number, fromCents, upToCents } = band;
  return [text.band(number, formatCents(fromCents), formatCents(upToCents)), ...(isLinear ? [text.linear] : [])];
}

/** Which comune, which act, which ISEE, which band, how much. */
export function shareSteps(answer: ShareAnswer, { payer, payerOfCase }: Proposed, names: ShareNames): string[] {
  const text = costSharingText().step;
  const { act, adoptedOn, appliesFrom, example } = answer.tariff;
  return [
    ...(payer === undefined ? [] : [(payerOfCase ? text.paysOfCase : text.pays)(names.place(payer))]),
    text.tariff(act, formatDay(adoptedOn), formatDay(appliesFrom)),
    ...(example ? [`${costSharingText().example}.`] : []),
    ...iseeStep(answer, names),
    ...bandStep(answer),
    ...amountStep(answer),
  ];
}

/** How the share that a commitment keeps was computed, or why another amount was taken. */
export function keptShareText(workflows: Workflows, kind: string, share: KeptShare): string {
  const text = costSharingText().line;
  const { reason, unitCents, proposedCents, override } = share;
  if (override !== undefined)
    return text.override(formatCents(proposedCents), workflows.option(kind, "shareOverride", override));
  const computed = text.computed(unitCents === undefined ? "" : formatCents(unitCents)).trim();
  return `${computed}, ${reason === "band" || reason === "above" ? text.byBand : text.maximum}`;
}

/** Why there is none. */
export function noShareWords({ why, payer, adopted }: Proposed, names: ShareNames): string {
  const text = costSharingText().noShare;
  const place = names.place(payer ?? "district");
  if (why === "noTariff") return text.noTariff(place);
  if (why === "notApplied") return text.notApplied(place, adopted?.act ?? "");
  return why === undefined ? "" : text[why];
}
