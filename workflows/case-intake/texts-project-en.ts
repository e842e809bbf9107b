// English words of the individual project: goals that can be measured, actions, signatures, who receives data, outcomes.
export const projectFieldsEn = {
  goals: "Goals",
  goal: "Goal no.",
  goalText: "Goal",
  indicatorText: "Indicator: what is counted or seen",
  startValue: "Value today",
  aimValue: "Value aimed at",
  goalBy: "By",
  actions: "Actions",
  forGoal: "For goal no.",
  who: "Who does it",
  startOn: "From",
  endOn: "To",
  times: "How many times",
  timesPer: "Every",
  approvedCents: "Amount approved",
  bindsCents: "Amount bound of the budget",
  costCents: "Cost",
  payer: "Who pays",
  recipients: "Who receives data of the person",
  recipient: "Who receives them",
  dataShared: "Which data",
  signatures: "Signatures",
  signerName: "Who signed",
  signerQuality: "In the quality of",
  signedHow: "How it was signed",
  signedOn: "Signed on",
  witnesses: "Witnesses (two)",
  goalReviews: "Outcome of the goals",
  goalOutcome: "Outcome",
  reachedValue: "Value reached",
  goalNoteText: "Notes on the goal",
  personSaysText: "What the person says of it",
  payerActNumber: "Number of the act",
  payerActOn: "Day of the act",
  payerText: "What the act says",
  ruledPayers: "Paying body by the rule",
  payerReason: "Why",
  projectServices: "Services of the project",
  goalCount: "Number of goals",
  listeningOnly: "Signatures that count as listening",
  signedQualities: "Who signed",
  reviewedGoals: "Goals looked at",
};

export const projectOptionsEn: Record<string, string> = {
  "payerReason.act": "an act says so",
  "payerReason.residenceAtDelivery": "residence on this day",
  "payerReason.residenceAtStart": "residence when the stay began",
  "payerReason.guardianAtStart": "minor: residence of the guardian when the stay began",
  "payerReason.parentsAtStart": "minor: residence of the parents when the stay began",
  "timesPer.day": "Day",
  "timesPer.week": "Week",
  "timesPer.month": "Month",
  "timesPer.year": "Year",
  "timesPer.inAll": "In all",
  "goalOutcome.reached": "Reached",
  "goalOutcome.partlyReached": "Partly reached",
  "goalOutcome.notReached": "Not reached",
  notYet: "Too early to say",
  dropped: "No longer pursued",
  "dataShared.identity": "Identity",
  "dataShared.contact": "Contacts",
  "dataShared.social": "Social",
  "dataShared.health": "Health",
  "dataShared.judicial": "Judicial",
  "dataShared.economic": "Economic",
};

export const projectReasonsEn = {
  approvedIfCosts: "The project costs money: the head of the area approves it first.",
  approvedForCost:
    "The service has a cost: first somebody else approves the project, or there is a court's mandate or an urgent delivery under way.",
  notApproved: "The project is approved for this amount already.",
  approvalCovers: "The amount approved cannot be less than what is committed or activated for the project already.",
  approvalCoversFigures: "Committed or activated already: {boundCents}; it would approve {approvedCents}.",
  approvedCoversCost:
    "The project costs more than was approved: first a new approval of the amount, or the project is written again with lower costs.",
  approvedCoversCostFigures: "Approved: {approvedCents}; cost of the actions: {costCents}.",
  withinApproved:
    "It goes beyond the amount approved for the project: whoever approves gives a new approval for the new amount (“Approve the project”), or another commitment is lowered or released.",
  withinApprovedFigures:
    "Approved: {approvedCents}; committed or activated already: {boundCents}; this adds {addsCents}: {overCents} beyond.",
  bothSidesSigned:
    "It takes a signature of the service, and one of the person (or who represents her) or her recorded refusal.",
  signedByWhoMay:
    "For the family only somebody signed who may not: for a minor or who has a guardian signs whoever represents them by the acts (box “Who signs and who may be told”). Their own signature stays as listening.",
  projectDocument: "The document named is not there, or is neither a project nor a pact.",
  payerExplained:
    "By the rule another comune pays: for the one written it takes the act that says so, with number, day and content. Where the residence is wrong, it is corrected in the record of the person.",
  actionsInOrder: "An action ends before it begins.",
  actionGoalsKnown: "An action is for a goal that is not there.",
  goalsKnown: "A goal named is not in the project, or is named twice.",
  goalsAllSaid: "The outcome of some goal of the project is missing; it may be “too early to say”.",
};

export const projectHelpEn = {
  signerQuality: "The signature of a minor, or of who has a guardian, is listening: whoever represents them signs too.",
  approvedCents:
    "Proposed is the cost of the project's actions. Commitments and services cannot go beyond it; where more is needed it is approved again, for the new amount.",
  costCents:
    "Where there is a cost somebody else must have approved the project, unless a court ordered it or it is urgent.",
  actions: "Without names: who does it is chosen from the list.",
  goals: "What the person wants to reach, said so that one can see whether it happened.",
  recipients: "The project says who is given which data; its ground is the public duty, not a consent.",
  documentId: "Where the signed project is among the documents, the signatures recorded there count.",
};
