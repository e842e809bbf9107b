// How the budget of the project changes, version 1, and what must be true for it. Money is committed for a project that
// somebody else than its author approved, or where a court or an urgency does not wait; spending more than committed is
// a fact to be seen and no wall.
import { and } from "xstate";
import { numberOf, pickGiven, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { isObject, type JsonObject } from "../../kernel/json.ts";
import { onData } from "../../kernel/machine.ts";
import {
  type Commitment,
  type DecidedShare,
  decidedAmount,
  withRelease,
  withSpent,
} from "../../rules/budget/budget.ts";
import type { KeptShare } from "../../rules/cost-sharing/share.ts";
import { type IntakeContext, longest } from "./context.ts";

interface At {
  context: IntakeContext;
  event: MachineEvent;
}
type Change = Partial<IntakeContext>;

const linesOf = (context: IntakeContext): Commitment[] => context.budget ?? [];
const meant = ({ context, event }: At): Commitment | undefined =>
  linesOf(context).find((one) => one.commitment === numberOf(event.data.commitment) && one.releasedOn === undefined);

const isHousehold = (source: unknown): boolean => source === "householdShare";

/** As the gate computed it; not where a correction has made it the share of something else. */
function shareOfData({ share, budgetSource, service, periodFrom, shareQuantity, sharePriceCents }: JsonObject) {
  if (!isObject(share)) return undefined;
  const kept = share as unknown as KeptShare;
  const isOfThis =
    isHousehold(budgetSource) &&
    kept.service === service &&
    kept.on === periodFrom &&
    kept.quantity === shareQuantity &&
    kept.priceCents === sharePriceCents;
  return isOfThis ? kept : undefined;
}

/** Of a commitment that is changed; where the gate computed none, what was computed before is the measure. */
function shareOfChange(at: At): KeptShare | undefined {
  const line = meant(at);
  const { share, shareQuantity, sharePriceCents } = at.event.data;
  if (!line || !isHousehold(line.source)) return undefined;
  if (!isObject(share)) return line.share;
  const kept = share as unknown as KeptShare;
  const isOfThis =
    kept.service === line.service &&
    kept.on === line.from &&
    kept.quantity === (shareQuantity ?? line.share?.quantity) &&
    kept.priceCents === (sharePriceCents ?? line.share?.priceCents);
  return isOfThis ? kept : line.share;
}

const isOther = ({ proposedCents }: KeptShare, { commitCents }: JsonObject): boolean =>
  proposedCents !== undefined && proposedCents !== commitCents;

const isExplained = (kept: KeptShare | undefined, data: JsonObject): boolean =>
  kept === undefined || !isOther(kept, data) || textOf(data.shareOverride) !== "";

function shareIn(kept: KeptShare | undefined, data: JsonObject): Pick<Commitment, "share"> {
  if (!kept) return {};
  const { override: _before, ...computed } = kept;
  const override = isOther(kept, data) ? textOf(data.shareOverride) : "";
  return { share: override === "" ? computed : { ...computed, override } };
}

/** As the act says; nothing where none is named. */
function decidedOf(data: JsonObject, source: string): DecidedShare | undefined {
  if (!isHousehold(source) || data.shareDecidedCents === undefined) return undefined;
  return {
    each: data.shareDecidedEach === "month" ? "month" : "day",
    cents: numberOf(data.shareDecidedCents),
    actNumber: textOf(data.shareActNumber),
    actOn: textOf(data.shareActOn),
    why: textOf(data.shareOverride),
  };
}
const decidedIn = (data: JsonObject, source: string): Pick<Commitment, "decided"> => {
  const decided = decidedOf(data, source);
  return decided ? { decided } : {};
};

/** Nothing decided, or a whole act with its reason, and the amount that comes of it where it can be reckoned. */
function isAsDecided(decided: DecidedShare | undefined, from: string, to: string, cents: number): boolean {
  if (!decided) return true;
  if (decided.why === "" || decided.actNumber === "" || decided.actOn === "") return false;
  const amount = decidedAmount(decided, from, to);
  return amount === undefined || amount === cents;
}

const withLines = (budget: Commitment[]): Change => ({
  budget,
  openCommitment: budget.find((one) => one.releasedOn === undefined)?.commitment,
  openShare: budget.find((one) => one.releasedOn === undefined && isHousehold(one.source))?.commitment,
});

export const budgetChanges = {
  committed: ({ context, event }: At): Change => {
    const { data } = event;
    const one: Commitment = {
      commitment: event.seq,
      source: textOf(data.budgetSource),
      service: textOf(data.service),
      from: textOf(data.periodFrom),
      to: textOf(data.periodTo),
      committedCents: numberOf(data.commitCents),
      spentCents: 0,
      ...(data.budgetFund ? { fund: textOf(data.budgetFund) } : {}),
      ...(data.budgetTerritory ? { territory: textOf(data.budgetTerritory) } : {}),
      ...shareIn(shareOfData(data), data),
      ...decidedIn(data, textOf(data.budgetSource)),
    };
    return withLines([...linesOf(context), one]);
  },
  commitmentChanged: ({ context, event }: At): Change => {
    const { data } = event;
    const share = shareIn(shareOfChange({ context, event }), data);
    return withLines(
      linesOf(context).map((one) =>
        one.commitment === numberOf(data.commitment)
          ? {
              ...one,
              committedCents: numberOf(data.commitCents),
              to: textOf(pickGiven(data, ["periodTo"]).periodTo) || one.to,
              ...share,
              ...decidedIn(data, one.source),
            }
          : one,
      ),
    );
  },
  spent: ({ context, event }: At): Change =>
    withLines(withSpent(linesOf(context), numberOf(event.data.commitment), numberOf(event.data.spentCents))),
  deliveredSpent: ({ context, event }: At): Change =>
    withLines(withSpent(linesOf(context), numberOf(event.data.commitment), numberOf(event.data.deliveredCents))),
  commitmentReleased: ({ context, event }: At): Change =>
    withLines(withRelease(linesOf(context), numberOf(event.data.commitment), event.meta.occurredOn)),
};

const pushed = (check: (at: At) => boolean) => onData<IntakeContext>(check);

/** Approved by a second person; a court's order or an urgent delivery binds the office before. */
const mayCommit = ({ context }: Pick<At, "context">): boolean =>
  context.project?.approved === true ||
  context.mandate !== undefined ||
  context.deliveries.some((one) => one.urgent && one.until === undefined);

export const budgetGuards = {
  mayCommit,
  /** What is given at a cost binds the office as a commitment does, whatever the project said it would cost. */
  approvedForCost: pushed(({ context, event }) => numberOf(event.data.costCents) === 0 || mayCommit({ context })),
  /** Another amount than the tariff's is taken for a reason that is said. */
  shareExplained: pushed(({ event: { data } }) => isExplained(shareOfData(data), data)),
  /** What an act decided is explained by it. */
  changeExplained: pushed((at) => meant(at)?.decided !== undefined || isExplained(shareOfChange(at), at.event.data)),
  /** A share by act: named whole, and the amount is what it comes to over the period. */
  shareAsDecided: pushed(({ event: { data } }) =>
    isAsDecided(
      decidedOf(data, textOf(data.budgetSource)),
      textOf(data.periodFrom),
      textOf(data.periodTo),
      numberOf(data.commitCents),
    ),
  ),
  changeAsDecided: pushed((at) => {
    const line = meant(at);
    const { data } = at.event;
    if (!line) return true;
    const decided = decidedOf(data, line.source) ?? line.decided;
    return isAsDecided(decided, line.from, textOf(data.periodTo) || line.to, numberOf(data.commitCents));
  }),
  fewCommitments: ({ context }: At) => linesOf(context).length < longest,
  commitmentOpen: ({ context }: At) => context.openCommitment !== undefined,
  commitmentKnown: pushed((at) => meant(at) !== undefined),
  /** Also of one that was released: what was given is to be paid. */
  commitmentThere: pushed(({ context, event }) =>
    linesOf(context).some((one) => one.commitment === numberOf(event.data.commitment)),
  ),
  periodInOrder: pushed((at) => {
    const from = textOf(at.event.data.periodFrom) || meant(at)?.from || "";
    const to = textOf(at.event.data.periodTo) || meant(at)?.to || "";
    return from <= to;
  }),
  notBelowSpent: pushed((at) => (meant(at)?.spentCents ?? 0) <= numberOf(at.event.data.commitCents)),
};

/** What registers tell is taken in whatever state. */
export const delivering = { RECORD_DELIVERED: { guard: "commitmentThere", actions: "deliveredSpent" } } as const;

/** Bills arrive after the end, too. */
export const spending = {
  RECORD_SPENT: { guard: and(["commitmentOpen", "commitmentKnown"]), actions: "spent" },
  RELEASE_COMMITMENT: { guard: and(["commitmentOpen", "commitmentKnown"]), actions: "commitmentReleased" },
} as const;

export const budgeting = {
  ...spending,
  COMMIT_BUDGET: {
    guard: and(["mayCommit", "fewCommitments", "periodInOrder", "shareExplained", "shareAsDecided", "withinApproved"]),
    actions: "committed",
  },
  CHANGE_COMMITMENT: {
    guard: and([
      "mayCommit",
      "commitmentOpen",
      "commitmentKnown",
      "periodInOrder",
      "notBelowSpent",
      "changeExplained",
      "changeAsDecided",
      "withinApproved",
    ]),
    actions: "commitmentChanged",
  },
} as const;
