// From the assessment to help that begins: the project drafted, approved where it costs, signed or not, then the place on
// a list or the first delivery.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, ageOn, daysBetween } from "../../workflows/rules/calendar/days.ts";
import { majority } from "../../workflows/rules/representation/rights.ts";
import { endProcedure, planListReview, planReview } from "./intake-agenda.ts";
import { approveMore, commitMoney, releaseMoney } from "./intake-budget.ts";
import { care } from "./intake-care.ts";
import type { Course } from "./intake-course.ts";
import { planGoals } from "./intake-goals.ts";
import { durationDays } from "./office-days.ts";
import { planRegister } from "./register-script.ts";
import type { Script } from "./script.ts";
import { wishText } from "./sentences.ts";

const services: Record<string, readonly string[]> = {
  elderly: ["homeCare", "homeCare", "mealsAtHome", "residential", "dayCentre", "voucher"],
  disability: ["dayCentre", "schoolSupport", "autonomyTraining", "transport"],
  families: ["homeEducation", "schoolSupport", "socialSupport"],
  protection: ["homeEducation", "protectedMeetings", "socialSupport"],
  poverty: ["economicAid", "jobInclusion", "socialSupport"],
  adults: ["socialSupport", "jobInclusion", "economicAid"],
};
/** Services with places that must become free. */
const listed = ["dayCentre", "residential"];
const costs: Record<string, number> = {
  homeCare: 340_000,
  dayCentre: 950_000,
  residential: 650_000,
  mealsAtHome: 90_000,
};

function draft(course: Course, service: string, costCents: number): JsonObject {
  const { hand, random } = course;
  // What waits for a place is looked at later.
  const days = listed.includes(service) ? 300 : 180;
  course.verifyOn = addDays(hand.day, days + random.int(0, 20));
  const own = random.fork(`goals ${hand.day}`);
  const { goals, actions, planned } = planGoals(own, service, hand.day, course.verifyOn, costCents);
  course.goals = planned;
  const personCommitsText = own.pick([
    "Apre la porta agli operatori e avvisa se non è in casa.",
    "Partecipa agli incontri.",
  ]);
  return {
    ...{ ownWords: wishText(random), goals, actions, personCommitsText },
    serviceCommitsText: own.pick([
      "Attiva l’aiuto nei tempi detti e spiega i cambiamenti.",
      "Sente ogni mese chi aiuta.",
    ]),
    ...(actions.some(({ who }) => who === "provider")
      ? { recipients: [{ recipient: "provider", dataShared: ["identity", "contact"] }] }
      : {}),
    ...{ verifyOn: course.verifyOn, payingTerritory: hand.place.territory },
  };
}

/** Draft, approval where it costs, signature: 17 days. Answers the service agreed, or undefined where nothing was signed. */
export function* project(course: Course): Script<string | undefined> {
  const { hand, random, contact } = course;
  const toSign = durationDays(random, 17, 5, 60);
  const assessedOn = hand.day;
  const service = random.pick(services[contact.area] ?? ["socialSupport"]);
  const costCents = costs[service] ?? 0;
  yield* course.wait(Math.max(1, Math.round(toSign / 3)));
  yield* course.send("DRAFT_PROJECT", draft(course, service, costCents));
  if (costCents > 0) {
    hand.soon(random.int(1, 5));
    course.approvedCents = 0;
    yield* approveMore(course, costCents);
    yield* commitMoney(course, service, costCents);
  }
  yield* course.wait(Math.max(1, toSign - daysBetween(assessedOn, hand.day)));
  if (random.chance(0.12)) return (yield* unsigned(course)) ? service : undefined;
  const by = yield* course.worker();
  const { surname, givenName, birthOn } = contact.person;
  const signature = { signedHow: "onPaper", signedOn: hand.day };
  // Whatever the acts say of the parents, this signature binds.
  const signerQuality = ageOn(birthOn, hand.day) < majority ? "guardian" : "person";
  const signatures = [
    { signerName: `${surname} ${givenName}`, signerQuality, ...signature },
    { signerName: by.name, signerQuality: "socialWorker", ...signature },
  ];
  yield* course.send("SIGN_PROJECT", { signatures }, by);
  endProcedure(course);
  if (course.verifyOn) planReview(course, course.verifyOn);
  return service;
}

/**
 * Never signed: half of them say no, some refuse before two workers, the others are let lie and closed in the end.
 * Answers true where a court's order does without the signature.
 */
function* unsigned(course: Course): Script<boolean> {
  const { hand, random } = course;
  const way = random.weighted([
    ["declines", course.mandated ? 0 : 50],
    ["refuses", 20],
    ["lies", 30],
  ] as const);
  if (way === "declines") {
    const declineText = "Preferisce fare da sé; sa di poter tornare.";
    yield* course.send("DECLINE", { consequencesTold: true, declineText });
    yield* releaseMoney(course);
    return false;
  }
  if (way === "refuses") {
    const by = yield* course.worker();
    const second = hand.world.another(course.role, hand.place, hand.day, by) ?? hand.supervisor();
    const refusalText = "Non firma il progetto: non condivide gli obiettivi.";
    yield* course.send("REFUSE_TO_SIGN", { secondWorker: second.accountId, refusalText }, by);
  }
  if (course.mandated) {
    if (way === "refuses") yield* signAlone(course);
    endProcedure(course);
    return true;
  }
  yield* course.wait(way === "refuses" ? random.int(15, 45) : random.int(50, 120));
  yield* course.send("CLOSE", { motive: "personWithdrew", situation: "unchanged" });
  yield* releaseMoney(course);
  return false;
}

/** The refusal stands in the case: the service signs without the person. */
function* signAlone(course: Course): Script {
  const by = yield* course.worker();
  const one = { signerName: by.name, signerQuality: "socialWorker", signedHow: "onPaper", signedOn: course.hand.day };
  yield* course.send("SIGN_PROJECT", { signatures: [one] }, by);
}

export function* delivery(course: Course, service: string): Script {
  const { hand, random, contact } = course;
  if (listed.includes(service)) {
    hand.wait(random.int(1, 10));
    const reviewOn = addDays(hand.day, 90);
    const priorityReason = random.pick(["order", "order", "alone", "carerExhausted"]);
    yield* course.send("WAIT_LIST", { waitingList: service, priorityReason, reviewOn });
    planListReview(course, service, reviewOn);
    yield* course.wait(durationDays(random, 120, 30, 400));
    course.drop("list");
  } else yield* course.wait(durationDays(random, 12, 3, 40));
  const { seq } = yield* course.send("ACTIVATE_DELIVERY", {
    service,
    ...(service === "homeCare" ? { provider: "Cooperativa di esempio", hoursPerWeek: random.int(2, 9) } : {}),
  });
  planRegister(course, service, seq, costs[service] ?? 0);
  const stay =
    contact.area === "elderly"
      ? durationDays(random, 640, 120, 1500)
      : contact.area === "protection" || contact.area === "families"
        ? durationDays(random, 860, 240, 1600)
        : durationDays(random, 290, 90, 900);
  yield* care(course, addDays(hand.day, stay));
}
