// The place where a register outside the house (ANPR, reached through PDND) would be asked who somebody is. None of its calls is
// invented here: what stands is the question, what may be answered, and the stand-in that asks nobody and says so. Another one is handed
// to the start of the server, or is a program of the installation (lookup-program.ts).
import { z } from "zod";
import { isDay } from "../../workflows/kernel/ids.ts";

export interface AskedPerson {
  fiscalCode: string;
  /** Why the register is asked, as whoever keeps it wants to know. */
  purpose: string;
}

const text = (most: number) => z.string().trim().min(1).max(most).optional();

/** What a register may tell of somebody, under the names that the form of a person has for it. */
export const registerPerson = z.object({
  surname: text(80),
  givenName: text(80),
  birthOn: z.string().refine(isDay).optional(),
  /** Cadastral code of the place. */
  birthPlace: text(4),
  sex: z.enum(["F", "M"]).optional(),
  fiscalCode: text(16),
  /** ISTAT's code of the country. */
  citizenship: text(3),
  /** ISTAT's code of the comune of residence. */
  territory: text(6),
  address: text(200),
});
export type RegisterPerson = z.infer<typeof registerPerson>;

export const lookupAnswer = z.discriminatedUnion("status", [
  z.object({ status: z.literal("notConnected") }),
  z.object({ status: z.literal("notFound") }),
  /** It was asked and did not answer, or not in these words. */
  z.object({ status: z.literal("unavailable") }),
  z.object({ status: z.literal("found"), person: registerPerson }),
]);
export type LookupAnswer = z.infer<typeof lookupAnswer>;

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
