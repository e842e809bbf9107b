// How much of its section's money an application holds, by its state: what it was assigned, what the act granted, and of one that ended
// what was paid and is still due. The rest is free for who waits.
export interface Held {
  fundedCents: number;
  grantedCents: number;
}

/** States in which an act has granted it; of one that ended the grant was cut to what it keeps. */
const byAct = ["granted", "suspended", "paid", "ended"];

export const heldCents = (state: string, { fundedCents, grantedCents }: Held): number =>
  byAct.includes(state) ? grantedCents : state === "funded" ? fundedCents : 0;
