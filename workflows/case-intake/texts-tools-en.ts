// English words of assessment sheets; items and levels are data of the district and bring their own.
export const toolFieldsEn = {
  tool: "Sheet",
  toolName: "Sheet",
  toolVersion: "Version of the sheet",
  answers: "Answers",
  healthAnswers: "Answers: health",
  economicAnswers: "Answers: economic",
  item: "Item",
  level: "Level",
  toolText: "What is to be added",
  answerCount: "Items answered",
};

export const toolReasonsEn = {
  toAnotherComune: "The case already lies in this comune: choose another one.",
  toolFits: "No item is answered, or the sheet has changed meanwhile: open it again and fill it in anew.",
};
