// What the aids of one case come to: what was granted and what was paid, by the comune that pays and its chapter. Pure; amounts are
// integer euro cents.

/** An aid as the case it belongs to shows it; amounts are 0 before an act grants them. */
export interface LinkedAid {
  caseId: string;
  number: string;
  state: string;
  comune: string;
  aidKind: string;
  aidPurpose: string;
  chapter: string;
  grantedCents: number;
  paidCents: number;
  /** Of a loan, what came back. */
  repaidCents: number;
}

export interface GrantedSum {
  comune: string;
  chapter: string;
  aids: number;
  grantedCents: number;
  paidCents: number;
  repaidCents: number;
}

/** Of a revoked aid, or one that ended before it was paid, what was paid is all it comes to. */
const ended: readonly string[] = ["closed", "revoked"];
export const bindsCents = ({ state, grantedCents, paidCents }: LinkedAid): number =>
  ended.includes(state) ? paidCents : grantedCents;

/** Of aids that an act granted. */
export function sumsGranted(aids: readonly LinkedAid[]): GrantedSum[] {
  const sums = new Map<string, GrantedSum>();
  for (const aid of aids) {
    const { comune, chapter, paidCents, repaidCents } = aid;
    if (chapter === "") continue;
    const key = JSON.stringify([comune, chapter]);
    const before = sums.get(key) ?? { comune, chapter, aids: 0, grantedCents: 0, paidCents: 0, repaidCents: 0 };
    sums.set(key, {
      ...before,
      aids: before.aids + 1,
      grantedCents: before.grantedCents + bindsCents(aid),
      paidCents: before.paidCents + paidCents,
      repaidCents: before.repaidCents + repaidCents,
    });
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
