// How much of a service a household pays by a tariff and an ISEE, and why. Whole euro cents: the share of a unit is computed
// exactly, rounded once to the nearest cent (half a cent goes up), never above the cost of the unit, and then multiplied by
// the quantity. Pure and total; the day comes in as an argument.
import { addDays } from "../calendar/days.ts";
import { type Band, hundredthsOf, type IseeKind, type Share, type Tariff, type TariffUnit } from "./tariff.ts";

/** A declaration as a record has it: whose record, and the number of the event that recorded it. */
export interface IseeDeclaration {
  person: string;
  paper: number;
  kind: IseeKind;
  cents: number;
  /** Of the declaration, where it was recorded. */
  number?: string;
  from: string;
  /** Last day; none where the rule is not set. */
  until?: string;
  endedOn?: string;
}

/** Why it is this share. `band`: by the ISEE. */
export type ShareReason = "band" | "above" | "noIsee" | "expired";

export interface ShareAnswer {
  reason: ShareReason;
  tariff: Pick<Tariff, "territory" | "service" | "version" | "act" | "adoptedOn" | "example"> & { appliesFrom: string };
  unit: TariffUnit;
  /** From 1; absent where the maximum is due. */
  band?: { number: number; fromCents: number; upToCents: number };
  /** The declaration that was used, or the last one that no longer holds. */
  isee?: IseeDeclaration;
  /** Last day of grace, where the declaration holds by that alone. */
  graceUntil?: string;
  isLinear: boolean;
  /** Share in hundredths of a percent, where the tariff is in percent. */
  hundredths?: number;
  /** Euro cents a unit; absent where the cost of a unit must be known first. */
  unitCents?: number;
  priceCents?: number;
  /** The tariff asked more than the unit costs. */
  isCapped: boolean;
}

/** Numerator and denominator. */
type Ratio = readonly [bigint, bigint];

/** To the nearest whole, half goes up; nothing is below zero. */
const rounded = ([top, bottom]: Ratio): number => Number((2n * top + bottom) / (2n * bottom));

const amountOf = (share: Share): bigint =>
  BigInt("percent" in share ? (hundredthsOf(share.percent) ?? 0) : share.unitCents);

interface Placed {
  share: Share;
  number?: number;
  fromCents?: number;
  upToCents?: number;
  /** Hundredths of a percent, or cents. */
  value: Ratio;
}

function placed({ bands, maximum, isLinear }: Tariff, cents: number | undefined): Placed {
  const index = cents === undefined ? -1 : bands.findIndex(({ upToCents }) => cents <= upToCents);
  const band = bands[index];
  if (cents === undefined || band === undefined) return { share: maximum, value: [amountOf(maximum), 1n] };
  const before: Band | undefined = bands[index - 1];
  const base = { share: band, number: index + 1, fromCents: before?.upToCents ?? 0, upToCents: band.upToCents };
  if (isLinear !== true || before === undefined) return { ...base, value: [amountOf(band), 1n] };
  const width = BigInt(band.upToCents - before.upToCents);
  const into = BigInt(cents - before.upToCents);
  return { ...base, value: [amountOf(before) * (width - into) + amountOf(band) * into, width] };
}

const lastDay = ({ until, endedOn }: IseeDeclaration): string | undefined =>
  until === undefined || (endedOn !== undefined && endedOn < until) ? (endedOn ?? until) : until;

/** The latest by its day; of the same day the one recorded last. */
const latest = (found: readonly IseeDeclaration[]): IseeDeclaration | undefined =>
  found.reduce<IseeDeclaration | undefined>(
    (best, one) =>
      best === undefined || one.from > best.from || (one.from === best.from && one.paper > best.paper) ? one : best,
    undefined,
  );

interface Held {
  isee?: IseeDeclaration;
  graceUntil?: string;
  isOver?: boolean;
}

/** The declaration of an accepted kind that holds on the day; else one in its days of grace; else the last, which is over. */
export function heldOn(tariff: Tariff, declarations: readonly IseeDeclaration[], on: string): Held {
  const accepted = declarations.filter((one) => tariff.iseeKinds.includes(one.kind) && one.from <= on);
  const holds = latest(accepted.filter((one) => (lastDay(one) ?? on) >= on));
  if (holds) return { isee: holds };
  const graceUntil = (one: IseeDeclaration) => addDays(lastDay(one) ?? on, tariff.graceDays ?? 0);
  // Grace is for what ran out by itself, not for what somebody closed.
  const inGrace = latest(accepted.filter((one) => one.endedOn === undefined && graceUntil(one) >= on));
  if (inGrace) return { isee: inGrace, graceUntil: graceUntil(inGrace) };
  const last = latest(accepted);
  return last ? { isee: last, isOver: true } : {};
}

export interface ShareQuestion {
  tariff: Tariff;
  declarations: readonly IseeDeclaration[];
  on: string;
  /** Cost of a unit, euro cents. */
  priceCents?: number | undefined;
}

function centsOf({ share, value }: Placed, priceCents: number | undefined): { cents?: number; isCapped: boolean } {
  if (!("percent" in share)) {
    const cents = rounded(value);
    const isCapped = priceCents !== undefined && cents > priceCents;
    return { cents: isCapped ? priceCents : cents, isCapped };
  }
  if (priceCents === undefined) return { isCapped: false };
  return { cents: rounded([BigInt(priceCents) * value[0], 10_000n * value[1]]), isCapped: false };
}

export function shareOf({ tariff, declarations, on, priceCents }: ShareQuestion): ShareAnswer {
  const { isee, graceUntil, isOver } = heldOn(tariff, declarations, on);
  const used = isOver ? undefined : isee;
  const place = placed(tariff, used?.cents);
  const { number, fromCents = 0, upToCents = 0 } = place;
  const { cents, isCapped } = centsOf(place, priceCents);
  const { territory, service, version, act, adoptedOn, example, appliesFrom = "" } = tariff;
  return {
    reason: used ? (number === undefined ? "above" : "band") : isee ? "expired" : "noIsee",
    tariff: { territory, service, version, act, adoptedOn, example, appliesFrom },
    unit: tariff.unit,
    ...(number === undefined ? {} : { band: { number, fromCents, upToCents } }),
    ...(isee ? { isee } : {}),
    ...(graceUntil === undefined ? {} : { graceUntil }),
    isLinear: tariff.isLinear === true && number !== undefined && number > 1,
    ...("percent" in place.share ? { hundredths: rounded(place.value) } : {}),
    ...(cents === undefined ? {} : { unitCents: cents }),
    ...(priceCents === undefined ? {} : { priceCents }),
    isCapped,
  };
}

/** What a decision keeps of how its share was computed: enough to compute it again, and no value of an ISEE. */
export interface KeptShare {
  territory: string;
  service: string;
  /** Of the tariff. */
  version: number;
  on: string;
  reason: ShareReason;
  /** Whose record and which declaration, where one was used. */
  isee?: { person: string; paper: number };
  quantity?: number;
  priceCents?: number;
  unitCents?: number;
  /** Absent where quantity or cost were not known. */
  proposedCents?: number;
  /** Why another amount was taken. */
  override?: string;
}

const isUsed = ({ reason }: ShareAnswer) => reason === "band" || reason === "above";

export function keptShare(answer: ShareAnswer, on: string, quantity: number | undefined): KeptShare {
  const { tariff, reason, isee, priceCents, unitCents } = answer;
  const { territory, service, version } = tariff;
  return {
    ...{ territory, service, version, on, reason },
    ...(isee && isUsed(answer) ? { isee: { person: isee.person, paper: isee.paper } } : {}),
    ...(quantity === undefined ? {} : { quantity }),
    ...(priceCents === undefined ? {} : { priceCents }),
    ...(unitCents === undefined ? {} : { unitCents }),
    ...(unitCents === undefined || quantity === undefined ? {} : { proposedCents: unitCents * quantity }),
  };
}

export type ShareChange = "iseeOver" | "otherIsee" | "otherTariff" | "otherComune" | "noTariff";

/** What makes a share that was decided one to be computed again; nothing where all is as it was. */
export function shareChanges(kept: KeptShare, now: ShareAnswer | undefined): ShareChange[] {
  if (!now) return ["noTariff"];
  const changes: ShareChange[] = [];
  if (kept.territory !== now.tariff.territory) changes.push("otherComune");
  else if (kept.version !== now.tariff.version) changes.push("otherTariff");
  const used = isUsed(now) ? now.isee : undefined;
  if (kept.isee && !used) changes.push("iseeOver");
  else if (used && (kept.isee?.person !== used.person || kept.isee.paper !== used.paper)) changes.push("otherIsee");
  return changes;
}
