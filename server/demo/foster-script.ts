// Families who come forward to foster: eight contacts a year, five start the path, three enter the bank; relatives
// of one child apart. Usual durations (14 / 75 / 130 / 25 days, two courses a year).
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import type { DemoAccount } from "../access/demo-accounts.ts";
import { durationDays, easyDay, officeDay } from "./office-days.ts";
import type { SyntheticHousehold, SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import { Hand, type Script } from "./script.ts";
import type { World } from "./world.ts";

/** How far the family goes; time may stop it earlier. */
export type FosterTurn = "bank" | "engaged" | "notIncluded" | "leavesEarly" | "leavesInPath" | "pauses" | "kin";

export interface FosterFamily {
  caseId: string;
  household: SyntheticHousehold;
  /** One or two adults. */
  applicants: SyntheticPerson[];
  /** Relatives only. */
  child?: SyntheticPerson;
  day: Day;
  turn: FosterTurn;
}

const both = ["first", "second"];

class Path {
  readonly hand: Hand;
  readonly random: Random;
  readonly family: FosterFamily;
  readonly present: string[];

  constructor(world: World, random: Random, family: FosterFamily) {
    this.random = random;
    this.family = family;
    this.present = both.slice(0, family.applicants.length);
    const [first] = family.applicants;
    if (!first) throw new Error("a foster path without applicants");
    this.hand = new Hand(world, random, {
      kind: "foster-vetting",
      caseId: family.caseId,
      day: family.day,
      territory: world.comuneOf(first, family.day),
      area: "foster",
    });
  }

  worker() {
    return this.hand.worker("fosterTeam");
  }

  /** Somebody of the team who is not the one given: reports are signed by two. */
  other(than: DemoAccount): DemoAccount {
    const { hand } = this;
    const rest = hand.world.staff.filter(
      (one) =>
        one.accountId !== than.accountId &&
        (hand.world.isAtWork(one, "psychologist", hand.place, hand.day) ||
          hand.world.isAtWork(one, "fosterTeam", hand.place, hand.day)),
    );
    const psychologists = rest.filter((one) => hand.world.isAtWork(one, "psychologist", hand.place, hand.day));
    return this.random.pick(psychologists.length > 0 ? psychologists : rest);
  }
}

export function* fosterScript(world: World, random: Random, family: FosterFamily): Script {
  const path = new Path(world, random, family);
  const { hand } = path;
  yield hand.step("REGISTER_INTEREST", opening(path), hand.by("fosterTeam"));
  hand.wait(random.int(1, 4));
  yield* hand.assign("fosterTeam");
  // The term of two weeks runs from the contact: most are told in time.
  hand.soon(Math.max(1, durationDays(random, 10, 4, 24)));
  const informedHow = random.pick(["groupMeeting", "interview", "phone"]);
  yield hand.step("INFORM", { informedHow, noticeGiven: true }, yield* path.worker());
  if (family.turn === "kin") return yield* kin(path);
  if (family.turn === "leavesEarly") return yield* leaves(path, random.int(10, 40));
  yield* course(path);
  if (family.turn === "leavesInPath") return yield* leaves(path, random.int(5, 30));
  yield* knowledge(path, 5);
  const outcome = family.turn === "notIncluded" ? "notIncluded" : "included";
  const state = yield* decision(path, { proposedOutcome: outcome });
  if (state === "inBank") yield* bank(path);
}

function opening(path: Path): JsonObject {
  const { family, hand, random } = path;
  const [one, two] = family.applicants;
  const couple: JsonObject = two ? { applicantTwo: two.id } : {};
  const base = {
    territory: hand.place.territory,
    applicantOne: one?.id ?? "",
    ...couple,
    household: family.household.id,
    knownFrom: random.pick(["school", "parish", "association", "publicEvening", "wordOfMouth"]),
    ownChildrenCount: family.household.members.length - family.applicants.length,
    interestNotes: `${one?.surname ?? ""}: chiede come funziona l’affido.`,
  };
  if (family.child)
    return {
      ...base,
      applicantKind: "relative",
      childPerson: family.child.id,
      kinship: "Zii",
      contactChannel: "otherService",
    };
  return {
    ...base,
    applicantKind: two ? "couple" : "single",
    entry: "ownPath",
    contactChannel: random.pick(["phone", "visit", "email", "event"]),
  };
}

function* leaves(path: Path, days: number): Script {
  path.hand.wait(days);
  const reason = { endedBy: "family", withdrawReason: "La famiglia preferisce rimandare." };
  yield path.hand.step("WITHDRAW", reason, yield* path.worker());
}

/** Two courses a year, in February and at the end of September: the wait is long and uneven. */
export function nextCourse(day: Day): Day {
  const year = Number(day.slice(0, 4));
  const days = [year, year + 1].flatMap((one) => [`${one}-02-20`, `${one}-09-26`]).map(officeDay);
  return days.find((one) => one > addDays(day, 9)) ?? day;
}

function* course(path: Path): Script {
  const { hand, random } = path;
  hand.wait(random.int(1, 8));
  const courseStartsOn = nextCourse(hand.day);
  yield hand.step(
    "ENROLL_COURSE",
    { courseName: "Corso per famiglie affidatarie (esempio)", courseStartsOn },
    yield* path.worker(),
  );
  if (path.family.turn === "pauses") {
    hand.wait(random.int(10, 25));
    yield hand.step("PAUSE", { pauseReason: "Un lutto in famiglia." }, yield* path.worker());
    hand.wait(random.int(50, 100));
    yield hand.step("RESUME", {}, yield* path.worker());
  }
  hand.reach(hand.day < courseStartsOn ? courseStartsOn : nextCourse(hand.day));
  for (let meeting = 0; meeting < 2; meeting++) {
    if (meeting > 0) hand.soon(7);
    yield hand.step("RECORD_TRAINING_MEETING", { presentApplicants: path.present }, yield* path.worker());
  }
}

/** Papers, interviews by both professions, a visit, the report signed by two. */
function* knowledge(path: Path, interviews: number): Script {
  const { hand, random, family } = path;
  const days = interviews === 5 ? durationDays(random, 112, 80, 165) : durationDays(random, 45, 25, 70);
  hand.soon(random.int(5, 15));
  yield hand.step("START_KNOWLEDGE", {}, yield* path.worker());
  const began = hand.day;
  /** Days from the beginning, so that what is put off once does not put off all that follows. */
  const part = (of: number) => hand.reach(easyDay(addDays(began, Math.round((days * of) / (interviews + 4))), random));
  hand.wait(1);
  const lead = yield* path.worker();
  const second = path.other(lead);
  yield hand.step("SECOND_WORKER", { secondWorker: second.accountId, profession: "psychologist" }, lead);
  hand.wait(3);
  for (const person of family.applicants) yield* papers(path, person);
  const kinds = ["composition", "setting", "relations", "history", "expectations"].slice(0, interviews);
  for (const [i, interviewKind] of kinds.entries()) {
    part(i + 1.5);
    const byPsychologist = i % 2 === 1 || i === interviews - 1;
    yield* hand.diary(
      "RECORD_INTERVIEW",
      {
        interviewKind,
        conductedBy: byPsychologist ? ["psychologist", "socialWorker"] : ["socialWorker"],
        presentApplicants: path.present,
        interviewNotes: "Colloquio di conoscenza: storia, attese, tempi della famiglia.",
      },
      "fosterTeam",
    );
  }
  part(interviews + 1.5);
  yield* hand.diary(
    "HOME_VISIT",
    {
      conductedBy: ["socialWorker"],
      presentApplicants: path.present,
      homeNotes: "Casa accogliente, giardino.",
      childSpace: "Una stanza libera.",
    },
    "fosterTeam",
  );
  const children = family.household.members.length - family.applicants.length;
  part(interviews + 2.5);
  yield hand.step("LISTEN_OWN_CHILDREN", { ownChildrenCount: children, childrenHeard: children }, yield* path.worker());
  if (family.turn !== "kin") {
    const availabilityKinds = random.pick([
      ["partTime"],
      ["residential"],
      ["partTime", "emergency"],
      ["residential", "emergency"],
    ]);
    yield hand.step(
      "DECLARE_AVAILABILITY",
      { availabilityKinds, childAgeFrom: random.int(0, 6), childAgeTo: random.int(8, 14), childrenAtMost: 1 },
      yield* path.worker(),
    );
  }
  part(interviews + 3.7);
  yield* report(path);
}

function* papers(path: Path, person: SyntheticPerson): Script {
  const { hand } = path;
  yield hand.step(
    "RECORD_DECLARATION",
    {
      applicant: person.id,
      declaredFacts: ["criminalRecord", "familyStatus"],
      declarationText: `${person.surname} ${person.givenName} dichiara di non avere condanne.`,
    },
    yield* path.worker(),
  );
  hand.wait(6);
  yield hand.step(
    "RECORD_OFFICE_CHECK",
    { applicant: person.id, checkedWith: "Casellario giudiziale", checkResult: "confirmed" },
    yield* path.worker(),
  );
  yield hand.step(
    "RECORD_MEDICAL_CERTIFICATE",
    { applicant: person.id, certificateOn: addDays(hand.day, -5) },
    yield* path.worker(),
  );
}

function* report(path: Path): Script {
  const { hand } = path;
  const lead = yield* path.worker();
  yield hand.step(
    "WRITE_REPORT",
    {
      profession: "socialWorker",
      reportHousehold: "Nucleo descritto nei colloqui.",
      reportHistory: "Storia della coppia e delle famiglie d’origine.",
      reportExpectations: "Attese rispetto all’affido.",
      reportConclusions: "Conclusioni condivise in équipe.",
    },
    lead,
  );
  hand.wait(3);
  yield hand.step("SIGN_REPORT", { profession: "psychologist" }, path.other(lead));
}

/** Proposal, restitution to the family, decision of the head of the area. Answers the state it leads to. */
function* decision(path: Path, outcome: JsonObject): Script<string> {
  const { hand, random } = path;
  hand.soon(random.int(2, 6));
  yield hand.step(
    "PROPOSE_OUTCOME",
    { ...outcome, outcomeReasons: "Motivi emersi nel percorso." },
    yield* path.worker(),
  );
  hand.soon(random.int(5, 11));
  yield hand.step(
    "RESTITUTE",
    {
      presentApplicants: path.present,
      saidToFamily: "Che cosa è emerso, con esempi.",
      familyComments: "La famiglia si riconosce in quanto detto.",
      minuteGiven: true,
    },
    yield* path.worker(),
  );
  if (path.family.turn === "notIncluded") yield* contested(path);
  hand.soon(random.int(6, 12));
  const { state } = yield hand.step(
    "DECIDE",
    { protocolNumber: `${random.int(100, 900)} (esempio)` },
    hand.by("supervisor"),
  );
  return state;
}

/** The family sees itself otherwise than the report does; the outcome stands, with an answer. */
function* contested(path: Path): Script {
  const { hand, random } = path;
  hand.soon(random.int(3, 8));
  const contestation = "La famiglia non si riconosce in quanto è stato detto sul lavoro e i tempi.";
  yield hand.step("CONTEST_RESTITUTION", { contestation }, yield* path.worker());
  hand.soon(random.int(5, 12));
  yield hand.step(
    "ANSWER_CONTESTATION",
    {
      answerOutcome: "confirmed",
      contestationAnswer: "Riletti i colloqui insieme alla famiglia; l’esito resta quello.",
    },
    yield* path.worker(),
  );
}

/** Years in the bank: a summer off for some, a child for others, and each year the question whether they still are. */
function* bank(path: Path): Script {
  const { hand, random } = path;
  const since = hand.day;
  hand.wait(random.int(20, 90));
  if (path.family.turn === "engaged") return yield* engaged(path);
  if (random.chance(0.4)) {
    const until = addDays(hand.day, random.int(40, 80));
    const reason = { unavailableReason: "Lavori in casa.", unavailableUntil: until };
    yield hand.step("SET_UNAVAILABLE", reason, yield* path.worker());
    hand.reach(until);
    yield hand.step("SET_AVAILABLE", {}, yield* path.worker());
  }
  // In time by most, a few months late by the others.
  hand.reach(addDays(since, 365 + (random.chance(0.7) ? -random.int(5, 30) : random.int(10, 70))));
  yield hand.step("DECLARE_AVAILABILITY", { availabilityKinds: ["partTime"], childrenAtMost: 1 }, yield* path.worker());
}

function* engaged(path: Path): Script {
  const { hand, random } = path;
  const availability = { availabilityKinds: ["residential", "partTime"], childrenAtMost: 1 };
  yield hand.step("DECLARE_AVAILABILITY", availability, yield* path.worker());
  const proposal = { proposedKind: "residential", proposedBy: "ourService" };
  yield hand.step("PROPOSE_TO_FAMILY", proposal, yield* path.worker());
  hand.wait(random.int(5, 20));
  const until = addDays(hand.day, durationDays(random, 780, 200, 1_700));
  yield hand.step("ENGAGE", { proposedKind: "residential", engagedUntil: until }, yield* path.worker());
  hand.reach(addDays(until, -random.int(0, 15)));
  yield hand.step(
    "RELEASE",
    { releaseNotes: "Il progetto si è concluso; la famiglia si riposa." },
    yield* path.worker(),
  );
}

function* kin(path: Path): Script {
  yield* knowledge(path, 3);
  yield* decision(path, { kinOutcome: "kinFavourable" });
}
