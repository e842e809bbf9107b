// English words of an application that is opened again.

export const reopeningEn = {
  states: {
    reopeningProposed: "Reopening to be decided",
  },
  events: {
    PROPOSE_REOPENING: "Propose to reopen",
    REOPEN: "Reopen the application",
    DECLINE_REOPENING: "Do not reopen",
    CALL_REOPENED: "Reopening of the call",
  },
  done: {
    PROPOSE_REOPENING: "Reopening proposed",
    REOPEN: "Application reopened",
    DECLINE_REOPENING: "Not reopened",
    CALL_REOPENED: "The call is open again",
  },
  fields: {
    reopenGround: "On what ground it is reopened",
    reopenText: "Why it is reopened",
  },
  options: {
    "reopenGround.selfCorrection": "The office corrects itself (art. 21-nonies L. 241/1990)",
    "reopenGround.courtOrder": "Decision of a court",
    "reopenGround.recordedInError": "Recorded in error",
  },
  help: {
    reopenGround:
      "Where an act of the office closed it another act is needed: the office corrects itself, or a court decided. An error of the record is a waiver or a withdrawal written down by mistake.",
    reopenText:
      "Where the office corrects itself: what was unlawful, which public interest there is, which interests of others were weighed, and why the time that has passed is reasonable.",
  },
  reasons: {
    callGoesOn: "The call is over: the application could come back into no ranking. The call is reopened first.",
    rankingNotSpreading: "The ranking is being told to the applications: it can be reopened as soon as that is done.",
    placeInForce: "The application has no place in the ranking in force.",
    placeForUnit:
      "The application was reopened and has no place in the ranking in force for this dwelling: it gets one when the ranking is formed again.",
    closedByNoAct:
      "An act of the office closed it: another act takes that away, by self-correction or a court's decision, not an error of the record.",
    keysNotHanded:
      "The keys were handed over: the application has come to its end and is not reopened. If the dwelling should not have been assigned, forfeiture is the way.",
    reopens: "The proposed reopening is about another closing.",
    closedFrom: "The application was not closed from this step.",
  },
  waiting: {
    decision: "the decision on reopening",
  },
};
