// The place where a register outside the house (ANPR, reached through PDND) would be asked who somebody is. No such register is
// connected, and none of its calls is invented here: what stands is the question and the answer "not connected".

export interface AskedPerson {
  fiscalCode: string;
  /** Why the register is asked, as whoever keeps it wants to know. */
  purpose: string;
}

/** What a register may answer; a connection adds what it tells. */
export type LookupAnswer = { status: "notConnected" } | { status: "notFound" } | { status: "found" };

export interface PersonLookup {
  /** Name of the register, as screens say it. */
  readonly register: string;
  readonly isConnected: boolean;
  lookUp(asked: AskedPerson): Promise<LookupAnswer>;
}

/** Stands where nothing is connected: it asks nobody. */
export class OfflineLookupOfAnpr implements PersonLookup {
  readonly register = "ANPR";
  readonly isConnected = false;

  lookUp(): Promise<LookupAnswer> {
    return Promise.resolve({ status: "notConnected" });
  }
}
