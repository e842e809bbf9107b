// Granted aids that wait for a payment, summed by the comune that pays and its chapter: what an office commits to the treasury in a
// day. Pure; amounts are integer euro cents.

export interface AidToPay {
  caseId: string;
  number: string;
  comune: string;
  chapter: string;
  commitment: string;
  /** How it is paid; empty while nobody said. */
  payWay: string;
  aidKind: string;
  /** The next payment, and all that is left. */
  dueCents: number;
  restCents: number;
}

/** Who gets the money, as far as the reader may know it. */
export interface Payee {
  name: string;
  iban: string;
  /** The bill, invoice or contract that is paid. */
  reference: string;
  /** Something of it is not shown. */
  isClosed: boolean;
}

export interface ChapterSum {
  comune: string;
  chapter: string;
  aids: number;
  dueCents: number;
  restCents: number;
}

export function sumsToPay(aids: readonly AidToPay[]): ChapterSum[] {
  const sums = new Map<string, ChapterSum>();
  for (const { comune, chapter, dueCents, restCents } of aids) {
    const key = JSON.stringify([comune, chapter]);
    const before = sums.get(key) ?? { comune, chapter, aids: 0, dueCents: 0, restCents: 0 };
    sums.set(key, {
      ...before,
      aids: before.aids + 1,
      dueCents: before.dueCents + dueCents,
      restCents: before.restCents + restCents,
    });
  }
  return [...sums.values()].sort((a, b) =>
    a.comune === b.comune ? (a.chapter < b.chapter ? -1 : 1) : a.comune < b.comune ? -1 : 1,
  );
}
