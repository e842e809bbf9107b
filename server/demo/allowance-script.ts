// Inclusion allowances of the demo: applications come with the platform's list, most households are met within the term and some late,
// a few do not come; some need work only, some a team, the others a project at once. Numbers, days and words are invented.
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, laterOf } from "../../workflows/rules/calendar/days.ts";
import type { Contact } from "./intake-course.ts";
import { pickDeskMoment } from "./office-days.ts";
import type { SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import { Hand, type Script } from "./script.ts";
import type { World } from "./world.ts";

export interface AllowanceAsked {
  caseId: string;
  person: SyntheticPerson;
  day: Day;
  /** The case in care of the household, where it has one. */
  intake?: string;
}

/** The kind is a habit of the demo since so many days. */
export const allowanceSinceDays = 330;
/** Of cases in care against poverty one in so many has the allowance beside it. */
const everyCare = 5;

/** Households that came by themselves, and some of those in care. */
export function allowancesOf(
  world: World,
  others: readonly Contact[],
  inCare: readonly Contact[],
  random: Random,
): AllowanceAsked[] {
  const { to } = world.span;
  const poor = inCare.filter(
    ({ person, area, day }) =>
      area === "poverty" && world.age(person, day) >= 18 && !person.movedFrom && !person.protectedAddress,
  );
  const beside = poor.flatMap(({ person, day: begun, caseId: intake }, i): AllowanceAsked[] => {
    if (i % everyCare !== 0) return [];
    const own = random.fork(intake);
    const day = addDays(laterOf(begun, addDays(to, -allowanceSinceDays)), own.int(8, 160));
    return day > to ? [] : [{ caseId: world.id(`allowance/${intake}`), person, day, intake }];
  });
  return [...others.map(({ caseId, person, day }) => ({ caseId, person, day })), ...beside];
}

/** Days from the pact of digital activation to the first meeting: 88 as a rule, seven in a hundred later than the term. */
const meetingDelay = (random: Random): number =>
  random.chance(0.07) ? random.int(121, 150) : Math.min(118, Math.max(24, 88 + random.int(-60, 30)));

interface Course {
  hand: Hand;
  random: Random;
}

function* act({ hand }: Course, type: string, payload: JsonObject = {}): Script {
  yield hand.step(type, payload, yield* hand.worker("socialWorker"));
}

export function* allowanceScript(world: World, random: Random, asked: AllowanceAsked): Script {
  const hand = new Hand(world, random, {
    ...{ kind: "inclusion-allowance", caseId: asked.caseId, day: asked.day, area: "poverty" },
    ...{ territory: world.comuneOf(asked.person, asked.day), moment: pickDeskMoment(random, asked.day) },
  });
  const course: Course = { hand, random };
  const appliedOn = addDays(hand.day, -random.int(12, 30));
  const activationSignedOn = addDays(appliedOn, random.int(0, 8));
  const isUnknown = random.chance(0.15);
  yield hand.step(
    "OPEN_ALLOWANCE",
    {
      ...{ person: asked.person.id, territory: hand.place.territory, appliedOn, receivedOn: hand.day },
      applicationNumber: `ES-${asked.caseId.slice(0, 8).toUpperCase()}`,
      ...(isUnknown ? {} : { activationSignedOn }),
      ...(asked.intake ? { intake: asked.intake } : {}),
    },
    hand.by("adminClerk"),
  );
  hand.wait(random.int(1, 6));
  yield* hand.assign("socialWorker");
  if (isUnknown) {
    hand.wait(random.int(1, 5));
    yield* act(course, "COMPLETE_APPLICATION", { activationSignedOn });
  }
  const meetOn = addDays(activationSignedOn, meetingDelay(random));
  if (!(yield* firstMeeting(course, meetOn))) return;
  yield* analysis(course);
}

/** Sent some weeks before, and as a rule known to have arrived. */
function* invite(course: Course, on: Day): Script {
  const { hand, random } = course;
  hand.reach(addDays(on, -random.int(14, 24)));
  const convokedFor = laterOf(on, addDays(hand.day, 7));
  const [sentVia, proofKind] = random.pick([
    ["registeredMail", "returnCard"],
    ["call", "answeredCall"],
    ["messenger", "messengerReport"],
  ] as const);
  yield* act(course, "CONVOKE", { convokedFor, meetingPlace: "office", sentVia, sentOn: hand.day });
  if (sentVia !== "call") hand.soon(random.int(2, 5));
  yield* act(course, "RECORD_CONVOCATION_DELIVERY", { deliveredOn: hand.day, proofKind });
  hand.reach(convokedFor);
}

/** False where the household is not met. */
function* firstMeeting(course: Course, meetOn: Day): Script<boolean> {
  const { hand, random } = course;
  yield* invite(course, meetOn);
  if (random.chance(0.12)) {
    const justified = random.chance(0.6);
    yield* act(course, "NO_SHOW", { justified, noShowText: justified ? "Ha avvisato: malato." : "Nessuna notizia." });
    if (!justified && random.chance(0.5)) {
      hand.wait(random.int(3, 10));
      const reportText = "Non si è presentato alla convocazione e non ha dato un motivo.";
      const report = { reportReason: "missedConvocation", reportedOn: hand.day, sentVia: "platform", reportText };
      yield* act(course, "REPORT_TO_INPS", report);
      hand.wait(random.int(20, 45));
      yield* act(course, "RECORD_LAPSE", { toldOn: hand.day, lapseReason: "missedConvocation" });
      return false;
    }
    yield* invite(course, addDays(hand.day, random.int(15, 25)));
  }
  yield* meeting(course, "Primo incontro: situazione del nucleo, spese, lavoro.");
  return true;
}

function* meeting({ hand }: Course, factsText: string, more: JsonObject = {}): Script {
  yield* hand.diary(
    "HOLD_MEETING",
    { meetingPlace: "office", present: ["person"], factsText, ...more },
    "socialWorker",
  );
}

function* analysis(course: Course): Script {
  const { hand, random } = course;
  hand.wait(random.int(1, 12));
  const analysisNeed = random.weighted([
    ["workOnly", 25],
    ["simple", 45],
    ["complex", 30],
  ] as const);
  const needAreas = analysisNeed === "workOnly" ? ["work"] : ["income", "work", "relations"];
  const analysisText = "Bisogni del nucleo guardati area per area.";
  yield* act(course, "RECORD_ANALYSIS", { analysisNeed, needAreas, analysisText });
  if (analysisNeed === "workOnly") {
    hand.wait(random.int(1, 7));
    yield* act(course, "REFER_TO_EMPLOYMENT", { sentVia: "platform", sentOn: hand.day });
    hand.wait(random.int(25, 60));
    yield* act(course, "RECORD_EMPLOYMENT_NEWS", { toldOn: hand.day, employmentNews: "servicePact" });
    return;
  }
  const ownWords = "Vorrei arrivare a fine mese senza chiedere.";
  if (analysisNeed === "complex") {
    hand.wait(random.int(10, 30));
    const team = ["socialWorker", "employmentCentre", "healthService"];
    const assessmentText = "Valutazione fatta insieme agli altri servizi.";
    yield* act(course, "RECORD_ASSESSMENT", { team, ownWords, assessmentText });
  }
  hand.wait(random.int(5, 15));
  yield* project(course, ownWords);
}

function* project(course: Course, ownWords: string): Script {
  const { hand, random } = course;
  const takesPart = random.chance(0.4);
  yield* act(course, "WRITE_PACT", {
    ...{ ownWords, goalsText: "Un corso finito e spese in ordine entro l'anno." },
    activities: ["meetings", "training", ...(takesPart ? ["publicProject"] : [])],
    ...{ personCommitsText: "Frequentare e venire agli incontri.", serviceCommitsText: "Accompagnare e verificare." },
  });
  hand.wait(random.int(1, 8));
  const signer = (signerName: string, signerQuality: string) => ({
    ...{ signerName, signerQuality, signedHow: "onPaper", signedOn: hand.day },
  });
  const signatures = [signer("Il richiedente", "person"), signer("L'assistente sociale", "socialWorker")];
  yield* act(course, "SIGN_PACT", { signatures });
  if (takesPart) {
    hand.wait(random.int(10, 30));
    const pucNumber = `PUC-${random.int(1, 9)} (esempio)`;
    yield* act(course, "ASSIGN_PUC", { pucNumber, pucTitle: "Cura del verde pubblico", weeklyHours: 8 });
    hand.wait(random.int(5, 15));
    yield* act(course, "START_PUC", { pucNumber, startedOn: hand.day });
  }
  for (let i = 0; i < 2; i++) {
    hand.soon(random.int(60, 86));
    const commitmentsKept = random.pick(["kept", "kept", "partly"]);
    yield* meeting(course, "Incontro successivo: come procede il progetto.", { commitmentsKept });
  }
}
