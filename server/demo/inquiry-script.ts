// Court inquiries of the demo: about children whom the office follows and about some adults, asked by courts, prosecutors and the
// probation office; most reports leave in time, some late, some with more time. Authorities, numbers and days are invented.
import type { AreaId, Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, laterOf } from "../../workflows/rules/calendar/days.ts";
import type { DemoAccount } from "../access/demo-accounts.ts";
import type { Contact } from "./intake-course.ts";
import { pickDeskMoment } from "./office-days.ts";
import type { SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import { Hand, type Script } from "./script.ts";
import type { World } from "./world.ts";

export interface InquiryAsked {
  caseId: string;
  person: SyntheticPerson;
  day: Day;
  area: AreaId;
  subject: "minor" | "violence" | "probation" | "adult";
  intake: string;
}

/** Of the children followed by Tutela Minori a court asks about most, of adults about few. */
const minorShare = 0.7;
const everyAdult = 9;
const sinceDays = 365;
const adultAreas: Partial<Record<AreaId, AreaId>> = { adults: "adults", poverty: "adults", disability: "disability" };

export function inquiriesOf(world: World, contacts: readonly Contact[], random: Random): InquiryAsked[] {
  const { to } = world.span;
  const since = addDays(to, -sinceDays);
  let adults = 0;
  return contacts.flatMap(({ person, area: careArea, caseId: intake, day: begun }) => {
    if (person.movedFrom || person.protectedAddress) return [];
    const own = random.fork(intake);
    const isChild = careArea === "protection" && world.age(person, begun) < 16;
    const area = isChild ? careArea : adultAreas[careArea];
    if (area === undefined || (isChild ? !own.chance(minorShare) : world.age(person, begun) < 18)) return [];
    if (!isChild && adults++ % everyAdult !== 0) return [];
    const subject = isChild
      ? "minor"
      : own.weighted([
          ["probation", 6],
          ["violence", 2],
          ["adult", 2],
        ] as const);
    const day = addDays(laterOf(begun, since), own.int(10, 200));
    return day > to ? [] : [{ caseId: world.id(`inquiry/${intake}`), person, day, area, subject, intake }];
  });
}

const number = (random: Random) => `${random.int(100, 4_200)} (esempio)`;
const protocol = (hand: Hand, random: Random): JsonObject => ({ protocolNumber: number(random), protocolOn: hand.day });

function askedBy(random: Random, { subject }: InquiryAsked): JsonObject {
  if (subject === "probation")
    return { askedBy: "probationOffice", authority: "Ufficio di esecuzione penale esterna (esempio)" };
  if (subject !== "minor") return { askedBy: "prosecutor", authority: "Procura della Repubblica (esempio)" };
  return random.weighted([
    [{ askedBy: "juvenileCourt", authority: "Tribunale per i minorenni di Brescia" }, 50],
    [{ askedBy: "ordinaryCourt", authority: "Tribunale di Mantova" }, 30],
    [{ askedBy: "juvenileProsecutor", authority: "Procura presso il Tribunale per i minorenni di Brescia" }, 20],
  ] as const);
}

const task: Record<InquiryAsked["subject"], string> = {
  minor: "Indagine sulle condizioni di vita del minore e sulle capacità dei genitori.",
  violence: "Notizie sul nucleo e sugli interventi in corso.",
  probation: "Notizie sulla situazione familiare, abitativa e di lavoro.",
  adult: "Notizie sulle condizioni di vita e sulla rete familiare.",
};

/** Who follows the inquiry, who signs beside her, and the days of its term. */
interface Course {
  hand: Hand;
  random: Random;
  asked: InquiryAsked;
  role: "protectionWorker" | "socialWorker";
  dueOn: Day;
}

export function* inquiryScript(world: World, random: Random, asked: InquiryAsked): Script {
  const hand = new Hand(world, random, {
    ...{ kind: "court-inquiry", caseId: asked.caseId, day: asked.day, area: asked.area },
    ...{ territory: world.comuneOf(asked.person, asked.day), moment: pickDeskMoment(random, asked.day) },
  });
  const role = asked.subject === "minor" ? "protectionWorker" : "socialWorker";
  const askedOn = addDays(hand.day, -random.int(2, 12));
  const isDayless = asked.subject !== "violence" && random.chance(0.2);
  const dueOn = addDays(hand.day, random.pick([30, 45, 60, 60, 90]));
  const few: JsonObject = {};
  let by: DemoAccount = hand.by("adminClerk");
  if (asked.subject === "violence") {
    hand.assignee = world.assignee(role, hand.place, hand.day, random);
    by = hand.supervisor();
    Object.assign(few, { assignee: hand.assignee.accountId, headOfArea: by.accountId });
  }
  yield hand.step(
    "OPEN_INQUIRY",
    {
      ...{ person: asked.person.id, territory: hand.place.territory, area: asked.area },
      ...{ inquirySubject: asked.subject, inquiryScope: asked.subject === "minor" ? "household" : "person" },
      ...{ ...few, ...askedBy(random, asked), askedOn, deliveredOn: hand.day, receivedVia: "pec" },
      ...protocol(hand, random),
      ...{ proceedingNumber: `${random.int(100, 2_900)}/${askedOn.slice(0, 4)} (esempio)`, intake: asked.intake },
      ...(isDayless ? {} : { reportDueOn: dueOn }),
      taskText: task[asked.subject],
    },
    by,
  );
  hand.wait(random.int(1, 5));
  if (!hand.assignee) yield* hand.assign(role);
  const course: Course = { hand, random, asked, role, dueOn };
  if (random.chance(0.06)) {
    const back = { handBackReason: "otherService", handBackText: "Il nucleo è seguito da un altro servizio." };
    yield hand.step("HAND_BACK", { ...back, ...protocol(hand, random) }, hand.supervisor());
    return;
  }
  yield hand.step("START_INQUIRY", {}, yield* hand.worker(role));
  if (isDayless) {
    const chosen = { reportDueOn: dueOn, reportDaySetBy: "service" };
    yield hand.step("SET_REPORT_DAY", chosen, yield* hand.worker(role));
  }
  yield* looksInto(course, !isDayless);
  yield* reports(course);
  yield* ends(course);
}

function* looksInto(course: Course, mayBePutOff: boolean): Script {
  const { hand, random, asked, role } = course;
  if (random.chance(0.6)) {
    const askedBodies = asked.subject === "minor" ? ["school", "paediatrician"] : ["addictionService"];
    const question = { askedBodies, questionText: "Notizie utili all'indagine.", expectedOn: addDays(hand.day, 25) };
    const { seq } = yield hand.step("ASK_BODIES", question, yield* hand.worker(role));
    hand.wait(random.int(8, 30));
    for (const body of askedBodies) {
      if (!random.chance(0.8)) continue;
      const answer = { answerOf: `information:${seq}-${body}`, answerText: "Risposta arrivata per PEC." };
      yield hand.step("RECORD_ANSWER", answer, yield* hand.worker(role));
    }
  }
  if (random.chance(0.5)) {
    const convokedFor = addDays(hand.day, random.int(4, 12));
    yield hand.step("CONVOKE", { convokedFor }, yield* hand.worker(role));
    hand.reach(convokedFor);
    if (random.chance(0.2)) {
      yield hand.step("NO_SHOW", { justified: random.chance(0.5) }, yield* hand.worker(role));
      hand.wait(7);
    }
  }
  yield* hand.diary(
    "RECORD_INTERVIEW",
    { place: "office", present: ["person"], factsText: "Colloquio sulla situazione attuale." },
    role,
  );
  if (asked.subject !== "probation" || random.chance(0.5)) {
    hand.wait(random.int(4, 15));
    yield* hand.diary(
      "HOME_VISIT",
      { inTwo: random.chance(0.6), factsText: "Casa adeguata, visita concordata." },
      role,
    );
  }
  if (!mayBePutOff || !random.chance(0.25)) return;
  const untilOn = addDays(laterOf(course.dueOn, hand.day), 30);
  const more = { extensionUntilOn: untilOn, extensionText: "Mancano ancora le risposte di altri enti." };
  yield hand.step("ASK_EXTENSION", { ...more, ...protocol(hand, random) }, yield* hand.worker(role));
  hand.wait(random.int(5, 15));
  const isGranted = random.chance(0.9);
  const answer = isGranted ? { extensionOutcome: "granted", reportDueOn: untilOn } : { extensionOutcome: "refused" };
  yield hand.step("RECORD_EXTENSION", answer, yield* hand.worker(role));
  if (isGranted) course.dueOn = untilOn;
}

/** 71 % in time, 20 % up to 15 days late, the others later. */
function* reports(course: Course): Script {
  const { hand, random, asked, role, dueOn } = course;
  const late = random.weighted([
    [-random.int(1, 8), 71],
    [random.int(1, 15), 20],
    [random.int(16, 50), 9],
  ] as const);
  hand.reach(addDays(dueOn, late - 4));
  yield hand.step(
    "WRITE_REPORT",
    {
      courtFactsText: `Fatti accertati su ${asked.person.surname}: colloqui e visita domiciliare.`,
      courtStatementsText: "Dichiarazioni delle persone sentite.",
      courtEvaluationText: "Valutazioni del servizio, con metodo indicato.",
      methodText: "Colloqui, visita domiciliare, notizie da altri enti.",
    },
    yield* hand.worker(role),
  );
  yield hand.step("SIGN_REPORT", { profession: "socialWorker" }, yield* hand.worker(role));
  hand.soon(random.int(0, 2));
  const [second, profession] =
    asked.subject === "minor" ? [hand.by("psychologist"), "psychologist"] : [hand.supervisor(), "serviceHead"];
  yield hand.step("SIGN_REPORT", { profession }, second);
  hand.soon(1);
  const sending = { sentOn: hand.day, sentVia: "pec", readableByParties: true };
  yield hand.step("SEND_REPORT", { ...sending, ...protocol(hand, random) }, yield* hand.worker(role));
}

function* ends(course: Course): Script {
  const { hand, random, asked, role } = course;
  hand.wait(random.int(25, 110));
  if (random.chance(0.12)) {
    const days = { askedOn: addDays(hand.day, -4), deliveredOn: hand.day };
    course.dueOn = addDays(hand.day, 30);
    const more = { reportDueOn: course.dueOn, integrationText: "Si chiede di sentire anche i nonni." };
    const integration = { ...days, ...more, ...protocol(hand, random) };
    yield hand.step("RECORD_INTEGRATION_REQUEST", integration, yield* hand.worker(role));
    hand.wait(random.int(5, 15));
    yield* hand.diary("RECORD_INTERVIEW", { place: "office", factsText: "Colloquio con i familiari." }, role);
    yield* reports(course);
    hand.wait(random.int(25, 110));
  }
  const outcome =
    asked.subject === "minor" ? random.pick(["entrustedToService", "decided", "archived"]) : "nothingMoreAsked";
  yield hand.step("CLOSE_INQUIRY", { inquiryOutcome: outcome }, yield* hand.worker(role));
}
