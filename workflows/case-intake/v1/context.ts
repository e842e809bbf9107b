// What a case of case-intake carries from event to event: ids, codes, amounts and days. Nothing a person said,
// no name; those are sealed in the events.

import type { Commitment } from "../../rules/budget/budget.ts";
import type { Mistake } from "../../rules/mistakes/mistake.ts";

export interface Project {
  /** Number of the event that drafted it. */
  drafted: number;
  goals: number;
  actions: number;
  /** Of its actions, each once; absent where it was written before they were kept. */
  services?: string[] | undefined;
  /** Sum of the actions' costs, euro cents. */
  costCents: number;
  verifyOn: string;
  approved: boolean;
  /** Amount of the second approval, euro cents; absent where it was given before amounts were said. */
  approvedCents?: number | undefined;
  signedOn?: string | undefined;
  refusedOn?: string | undefined;
  /** Signed by the service alone, since the person would not. */
  withoutPerson?: true | undefined;
  /** Id of the document that was signed. */
  document?: string | undefined;
  /** What became of its goals, as last said. */
  outcomes?: GoalOutcome[] | undefined;
}

export interface GoalOutcome {
  /** Number of the goal in the project, from 1. */
  goal: number;
  outcome: string;
  on: string;
}

export interface FilledTool {
  /** Number of the event. */
  filled: number;
  tool: string;
  version: number;
  on: string;
  /** Items answered. */
  items: number;
}

export interface Delivery {
  /** Number of the event that activated it. */
  delivery: number;
  service: string;
  from: string;
  urgent: boolean;
  until?: string | undefined;
  /** It ran until the person died: where that day is corrected, its last day is. */
  byDeath?: true | undefined;
  /** What it costs, euro cents, where it does. */
  costCents?: number | undefined;
  /** The case of the register, where it was entrusted to a provider. */
  register?: string | undefined;
}

export interface IntakeContext {
  need: string;
  channel: string;
  requester: string;
  urgent: boolean;
  /** The contact it began with. */
  contact?: string | undefined;
  /** The protected discharge that handed it on. */
  discharge?: string | undefined;
  reportSource?: string | undefined;
  reportedOn?: string | undefined;
  outcomeSentOn?: string | undefined;
  answer?: string | undefined;
  convokedFor?: string | undefined;
  noShows: number;
  talks: number;
  assessedOn?: string | undefined;
  /** Delivered before it was assessed: an assessment is owed. */
  assessmentOwed: boolean;
  list?: string | undefined;
  listedOn?: string | undefined;
  /** Tools of assessment that were filled in, oldest first; the answers are sealed in their events. */
  tools?: FilledTool[] | undefined;
  project?: Project | undefined;
  deliveries: Delivery[];
  /** Oldest delivery still running: what its form proposes. */
  openDelivery?: number | undefined;
  /** Commitments of all sources, in order of writing. */
  budget?: Commitment[] | undefined;
  /** Oldest commitment not released: what the forms propose. */
  openCommitment?: number | undefined;
  /** Oldest share of the household not released. */
  openShare?: number | undefined;
  /** Body that ran the social service here when the last delivery was activated. */
  body?: string | undefined;
  payingTerritory?: string | undefined;
  /** By what: the reason of the rule, or the act of a day against what the rule says; `said`: number of the event. */
  payingBy?: { said: number; reason?: string; actOn?: string; ruled?: string[] } | undefined;
  suspension?: { kind: string; on: string } | undefined;
  /** State to go back to from `suspended` or `transferred`. */
  back?: string | undefined;
  transfer?: { inside: boolean; fromTerritory: string } | undefined;
  mandate?: { actOn: string; since: string } | undefined;
  sharedCare: string[];
  /** Art. 403 c.c.: whose move it is. Cleared by the hearing or when the measure ends. */
  removal?: "act" | "prosecutor" | "court" | "hearing" | undefined;
  refusalNoticeOn?: string | undefined;
  observations?: string | undefined;
  residenceMovedOn?: string | undefined;
  reopenings: number;
  motive?: string | undefined;
  situation?: string | undefined;
  mistake?: Mistake | undefined;
}

export const emptyIntake: IntakeContext = {
  need: "",
  channel: "",
  requester: "",
  urgent: false,
  noShows: 0,
  talks: 0,
  assessmentOwed: false,
  deliveries: [],
  sharedCare: [],
  reopenings: 0,
};

/** A running project or mandate without deliveries ended stays short; the log keeps the rest. */
export const longest = 40;
/** Registers of a case at the same time: each ends with it, in one act. */
export const mostEntrusted = 7;
