// English words of where a person lives and which comune pays, with the reason.
import type { payer as italian } from "../it/payer.ts";
import type { Words } from "../language.ts";

export const payer: Words<typeof italian> = {
  title: "Residence and paying body",
  hidden: "The address is protected: residence, domicile and the comune that pays are for who may know it.",
  ordinary: "Ordinary services",
  unknown: "To be settled",
  since: (place, day) => `Resident in ${place} since ${day}`,
  sinceUnknown: (place, day) =>
    `Resident in ${place}, not known since when (so since the record was opened, on ${day})`,
  outside: (place) => `${place} (outside the district)`,
  notOurs: "outside the district",
  residenceBefore: (place) => `${place}, not known since when`,
  domiciled: (place, day) => `Domiciled in ${place} since ${day}`,
  domicileEnded: (place, from, until) => `Domiciled in ${place} from ${from} to ${until}`,
  runBy: (place) => `Who runs the services in ${place}`,
  mandate: (act, day) => `since ${day}, act ${act}`,
  history: (count) => `Earlier residences and domiciles (${count})`,
  residence: (place, day) => `${place}, from ${day}`,
  stay: (kind, day) => `${kind} since ${day}`,
  stayEnded: (kind, from, until) => `${kind} from ${from} to ${until}`,
  notice: (place, day) => `comune told before: ${place}, on ${day}`,
  noNotice: "nothing says that the comune was told before",
  formerly: (place) => `formerly ${place}`,
  act: (number, day) => `act${number === "" ? "" : ` no. ${number}`} of ${day}`,
  among: (places) => `between ${places}`,
  ignored: (moves) => `Moves since it began, without effect: ${moves}`,
  check: (day) => `Check of the paying body by ${day}`,
  checkNow: "Check",
  proposal: {
    title: "Who pays by the rule",
    pays: {
      ordinary: (place, reason) => `For ordinary services ${place} pays: ${reason}.`,
      stay: (place, reason) => `For residential services ${place} pays: ${reason}.`,
    },
    unknown: {
      ordinary: (reason) => `For ordinary services the rule names nobody: ${reason}.`,
      stay: (reason) => `For residential services the rule names nobody: ${reason}.`,
    },
    noStay: "For residential services the rule names nobody yet: the stay is missing in the record of the person.",
    take: (place) => `Write ${place}`,
    other: (place) =>
      `You wrote ${place}, but by the rule another comune pays. If it is right so, name the act that says it: number, day and content. Where the residence is wrong, it is corrected in the record of the person.`,
  },
  reasons: {
    act: "an act says so",
    residenceAtDelivery: "residence on this day",
    residenceAtStart: "residence when the stay began: it stays that one",
    guardianAtStart: "a minor: residence of the guardian when it began, it stays that one",
    parentsAtStart: "a minor: residence of the parents when it began, it stays that one",
    parentsApart: "a minor: parents or guardians resided in different comuni, an agreement or an act is needed",
    parentsUnknown: "a minor: the act or the residence of parents or guardian at the beginning is missing",
    ageUnknown: "the date of birth is missing: it is not known whether they were a minor",
    residenceUnknown: "it is not known where they resided on that day",
  },
};
