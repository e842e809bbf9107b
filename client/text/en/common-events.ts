// English words beside the forms of events every case has.
import type { commonEvents as italian } from "../it/common-events.ts";
import type { Words } from "../language.ts";

export const commonEvents: Words<typeof italian> = {
  certificates: {
    notAsked:
      "This certificate may be neither asked for nor taken: another public body knows it already (art. 40 DPR 445/2000). The person declares it and the office verifies it.",
    onlyNeeded: "Of a medical report only the pages that are needed are kept.",
  },
  help: {
    participants: "Who is in the register is searched for; others are written by name.",
    factsText: "What is established, with its source.",
    saidBy: "Who said it and, where it matters, in what setting.",
    evaluationText: "The writer’s own: what it rests on, and by what method.",
    fact: "The person declares it (artt. 46-47 DPR 445/2000), warned that a false declaration is an offence; the office verifies it with who knows. No certificate is asked for.",
    verifyBy: "Where it is doubtful, or where the office checks a sample.",
    verificationText: "No judicial or health data: they belong in the field of the fact.",
    noteLevel:
      "A note that few read is part of the file too: a judge or a party may ask for it. It is not changed later: for others to read it, it is written anew.",
    reservedText:
      "Read only by its author, the worker in charge and the area supervisor; it is part of the file and a judge or a party may ask for it.",
  },
};
