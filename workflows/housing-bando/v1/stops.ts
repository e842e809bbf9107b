// How a bando is stopped from outside its course, version 1: revoked, annulled, suspended by a court and resumed.

/** Not allowed while a ranking is proposed or being spread: that step is finished or returned first. */
export const stoppableStates = [
  "draft",
  "approved",
  "published",
  "open",
  "extended",
  "amended",
  "closed",
  "provisionalRanking",
  "corrections",
  "finalRanking",
  "assignments",
  "reformulation",
  "partiallyAnnulled",
  "reformulated",
] as const;
export type Stoppable = (typeof stoppableStates)[number];

export const stopAll = { type: "stopAllDeadlines", params: {} } as const;

/** Every application hears how the call ended. */
export const tellApplications = (callEnd: "exhausted" | "revoked" | "annulled") =>
  ({
    type: "fanOut",
    params: {
      role: "bando",
      kind: "housing-application",
      type: "CALL_ENDED",
      data: { callEnd },
      onDone: "APPLICATIONS_TOLD",
    },
  }) as const;

export const endings = {
  REVOKE_BANDO: { target: "revoked", actions: ["actNoted", stopAll, tellApplications("revoked")] },
  ANNUL_BANDO: { target: "annulled", actions: ["actNoted", stopAll, tellApplications("annulled")] },
} as const;

export const stoppable = (state: Stoppable) =>
  ({
    ...endings,
    SUSPEND_BY_COURT: {
      target: "suspendedByCourt",
      actions: [
        "actNoted",
        { type: "suspendedFrom", params: { state } },
        { type: "suspendDeadlines", params: { ground: "courtOrder" } },
      ],
    },
  }) as const;

export const resumable = stoppableStates.map(
  (state) =>
    ({
      guard: { type: "resumes", params: { state } },
      target: state,
      actions: ["actNoted", "resumed", "resumeDeadlines"],
    }) as const,
);
