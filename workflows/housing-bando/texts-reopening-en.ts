// English words of a call that is opened again.

export const reopeningEn = {
  states: {
    reopeningProposed: "Reopening to be decided",
    reopening: "Being reopened: applications to be told",
  },
  events: {
    PROPOSE_REOPENING: "Propose to reopen",
    REOPEN: "Reopen the call",
    DECLINE_REOPENING: "Do not reopen",
  },
  done: {
    PROPOSE_REOPENING: "Reopening proposed",
    REOPEN: "Call reopened",
    DECLINE_REOPENING: "Not reopened",
  },
  fields: {
    reopenGround: "On what ground it is reopened",
    courtReference: "Reference of the court case",
    reopenText: "Why it is reopened",
  },
  options: {
    "reopenGround.selfCorrection": "The office corrects itself (art. 21-nonies L. 241/1990)",
    "reopenGround.courtOrder": "Decision of a court",
  },
  help: {
    reopenText:
      "Why the act that closed the call does not stand, and which interests were weighed. What was published stays; days lost for applications are given by an extension.",
  },
  reasons: {
    applicationsTold: "Not all applications have heard yet that the call is over: try again in a moment.",
    closingKnown: "It cannot be found from which step the call was closed: the history is too long.",
    reopens: "The proposed reopening is about another closing.",
    goesOnAs: "The call was not closed from this step.",
  },
  waiting: {
    reopening: "the decision on reopening",
  },
};
