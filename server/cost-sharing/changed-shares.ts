// What is different today of the shares of a case: the tariff, the ISEE, the comune that pays, the household. Computed at every
// asking, for who asks; what was decided stays as it was.
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";
import { laterOf } from "../../workflows/rules/calendar/days.ts";
import { type ShareChange, shareChanges } from "../../workflows/rules/cost-sharing/share.ts";
import { type Asking, householdChangedOn, mayKnow, ownRecords } from "./declarations.ts";
import { type Proposed, proposeShare } from "./propose.ts";

export interface ChangedShare {
  commitment: number;
  /** The day it would be computed for today. */
  on: string;
  changes: ShareChange[];
  now?: Proposed;
  /** Somebody has come to live in the household since. */
  householdOn?: string;
}

/** Computed by a tariff, and still to be paid: what is over is paid as it was decided, and what an act decided follows no tariff. */
export const isRunning = ({ share, decided, releasedOn, to }: Commitment, today: string): boolean =>
  share !== undefined && decided === undefined && releasedOn === undefined && to >= today;

export async function changedShares(
  asking: Asking,
  snapshot: CaseSnapshot,
  lines: readonly Commitment[],
): Promise<ChangedShare[]> {
  const today = asking.clock.today();
  const shares: ChangedShare[] = [];
  const asked = new Map<string, Proposed>();
  const running = lines.filter((line) => isRunning(line, today));
  const { personId } = snapshot.doc.head;
  const records = running.length > 0 && personId ? await ownRecords(asking, personId) : [];
  for (const { commitment, share, from } of running) {
    if (!share) continue;
    const on = laterOf(today, from);
    const key = `${share.service}/${on}/${share.priceCents ?? ""}`;
    const question = { service: share.service, on, priceCents: share.priceCents };
    const now = asked.get(key) ?? (await proposeShare(asking, snapshot, question));
    asked.set(key, now);
    // Who may not know the ISEE is told nothing that is computed from it.
    if (now.why === "closed" || now.why === "noPerson") continue;
    // Of an ISEE that is hidden from her since, she cannot tell whether it still holds.
    if (share.isee && !(await mayKnow(asking, records, share.isee.person))) continue;
    const changes = shareChanges(share, now.answer);
    const householdOn = await householdChangedOn(asking, records, share.on, today);
    shares.push({
      ...{ commitment, on, changes },
      ...(changes.length > 0 ? { now } : {}),
      ...(householdOn === undefined ? {} : { householdOn }),
    });
  }
  return shares;
}
