// How an application leaves its course, version 1: withdrawn, death, lost contact, litigation, and the ways back.
// Whoever leaves with a dwelling proposed gives it back in the same step.
import type { MachineEvent } from "../../kernel/definition.ts";
import type { ApplicationContext } from "./context.ts";

interface At {
  context: ApplicationContext;
  event: MachineEvent;
}

/** States of an application that is still on its way. */
export const living = [
  "imported",
  "toVerify",
  "admitted",
  "excluded",
  "ranked",
  "inVerification",
  "proposed",
  "dwellingVisited",
  "accepted",
  "assigned",
  "contracted",
] as const;
export type Living = (typeof living)[number];

export const releaseUnit = {
  type: "release",
  params: ({ context }: At) => ({ kind: "dwelling", resource: `${context.bando}/${context.unit}` }),
} as const;

/** One household stands once in a call. */
export const claimHousehold = {
  type: "claim",
  params: ({ context }: At) => ({ kind: "householdInBando", resource: context.householdClaim }),
} as const;

/** Frees the household for another application in the same bando. */
export const releaseHousehold = {
  type: "release",
  params: ({ context }: At) => ({ kind: "householdInBando", resource: context.householdClaim }),
} as const;

export const stopAll = { type: "stopAllDeadlines", params: {} } as const;

/** The dwelling is released before the context forgets which one it was. */
const withdrawn = [
  { guard: "hasUnit", target: "withdrawnByApplicant", actions: [releaseUnit, "unitGone", releaseHousehold, stopAll] },
  { target: "withdrawnByApplicant", actions: [releaseHousehold, stopAll] },
] as const;

/** The call is over: who still waits is no longer waiting; who has a dwelling on the way goes on. */
export const endedWithCall = {
  CALL_ENDED: { target: "closedWithCall", actions: [releaseHousehold, stopAll] },
  // Who is on the way has not waited for it: nothing to take up again.
  CALL_REOPENED: {},
} as const;
export const goesOn = { CALL_ENDED: {}, CALL_REOPENED: {} } as const;

/** After a death the place may pass to the household (subentro): neither it nor the dwelling is given away here. */
const left = (state: Living, ground: "death" | "litigation" | "unreachable") =>
  [
    { type: "leftFrom", params: { state } },
    { type: "suspendDeadlines", params: { ground } },
  ] as const;

export const leaving = (state: Living) =>
  ({
    WITHDRAW: withdrawn,
    RECORD_DEATH: { target: "applicantDied", actions: left(state, "death") },
    SUSPEND_FOR_LITIGATION: { target: "suspendedForLitigation", actions: left(state, "litigation") },
    MARK_UNREACHABLE: { target: "unreachable", actions: left(state, "unreachable") },
    RECORD_HOUSEHOLD_CHANGE: { actions: "householdChanged" },
    LINK_SOCIAL_PROJECT: { actions: ["projectLinked", linkProject] },
  }) as const;

const linkProject = {
  type: "link",
  params: ({ event }: At) => ({ role: "socialProject", to: String(event.data.project ?? "") }),
} as const;

/** Back to the state the application was in. */
export const returning = <A extends string>(first: readonly A[]) =>
  living.map(
    (state) =>
      ({
        guard: { type: "resumes", params: { state } },
        target: state,
        actions: [...first, "cameBack", "resumeDeadlines"],
      }) as const,
  );
