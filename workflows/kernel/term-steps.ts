// The arithmetic of a term as the log keeps it: structured steps that say by themselves how the end was found, whatever
// becomes of the code that counted. Words are made of them by explain-term.ts.
import type { TermStep as CountedStep } from "../rules/calendar/terms.ts";
import type { Day, Instant } from "./ids.ts";

export type TermStep =
  | CountedStep
  /** Where the length comes from, when it is a parameter. */
  | {
      step: "length";
      amount: number;
      unit: string;
      ruleset: string;
      key: string;
      version?: number;
      source?: string;
      example?: boolean;
    }
  /** The day agreed or ordered is the term. */
  | { step: "agreed"; on: Day }
  /** Counted towards the past from this day. */
  | { step: "backwards"; on: Day }
  | { step: "waits"; since: Day }
  | { step: "sent"; on: Day; via: string; protocolNumber?: string; protocolOn?: Day }
  | { step: "returned"; on: Day; why: string }
  | { step: "followUp"; on: Day; amount: number; source: string }
  | {
      step: "delivered";
      on: Day;
      via: string;
      proof: string;
      proofNumber?: string;
      protocolNumber?: string;
      protocolOn?: Day;
    }
  /** A suspension or an interruption, by its ground; `days` do not count. */
  | {
      step: "stood";
      ground: string;
      law: string;
      effect: "suspends" | "interrupts";
      from: Day;
      to: Day;
      days: number;
      asked?: number;
      atLimit?: true;
      on?: Day;
    }
  /** Standing still now, at most until `untilOn`. */
  | { step: "stands"; ground: string; law: string; effect: "suspends" | "interrupts"; on: Day; untilOn?: Day }
  /** After an interruption it begins again from zero. */
  | { step: "restarted"; on: Day }
  | { step: "hours"; from: Instant; to: Instant; amount: number }
  | { step: "stoodHours"; ground: string; law: string; hours: number; to: Instant }
  | { step: "extendedHours"; ground: string; law: string; hours: number; to: Instant };
