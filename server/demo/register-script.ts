// Services that a cooperative gives: entrusted with their plan, recorded by the month, submitted in the first days of the next, and
// approved by the office, which sends one in eight back first. What is a habit of the demo since so many days, not before.
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, laterOf } from "../../workflows/rules/calendar/days.ts";
import { deliveryCaseOf } from "../../workflows/rules/deliveries/delivery-case.ts";
import {
  daysOfMonth,
  firstOf,
  monthOf,
  nextMonth,
  type Plan,
  plannedOn,
} from "../../workflows/rules/deliveries/register.ts";
import type { DemoAccount } from "../access/demo-accounts.ts";
import { approveMore } from "./intake-budget.ts";
import type { Course } from "./intake-course.ts";
import type { Random } from "./random.ts";
import type { Script } from "./script.ts";

const registersSinceDays = 240;

interface Offer {
  unit: "hour" | "piece";
  unitCents: number;
  part: string;
  /** Minutes or pieces of a day. */
  quantities: readonly number[];
  /** Days of the week. */
  times: readonly [number, number];
  tasks: readonly string[];
}

/** Prices are examples: round sums near what the district spends per hour, day or meal. */
const offers: Record<string, Offer> = {
  homeCare: {
    ...{ unit: "hour", unitCents: 2000, part: "morning", quantities: [60, 90, 120], times: [2, 5] },
    tasks: ["Igiene personale e aiuto nel vestirsi.", "Spesa e preparazione del pasto.", "Bagno e cura dell'ambiente."],
  },
  mealsAtHome: {
    ...{ unit: "piece", unitCents: 750, part: "midday", quantities: [1], times: [3, 6] },
    tasks: ["Pasto caldo consegnato entro mezzogiorno e mezzo."],
  },
  dayCentre: {
    ...{ unit: "piece", unitCents: 4500, part: "wholeDay", quantities: [1], times: [3, 5] },
    tasks: ["Frequenza del centro con pranzo e trasporto."],
  },
};
const weekdays: readonly Plan["week"][number]["weekday"][] = ["mon", "tue", "wed", "thu", "fri", "sat"];

/** Puts the entrusting on the agenda, for a service that a cooperative gives and that has its money. */
export function planRegister(course: Course, service: string, delivery: number, costCents: number): void {
  const offer = offers[service];
  const { span } = course.hand.world;
  if (!offer || costCents === 0 || course.restricted) return;
  const since = addDays(span.to, -registersSinceDays);
  const day = addDays(course.hand.day, 1);
  course.plan("register", laterOf(day, since), () => entrust(course, { service, delivery, costCents, offer }));
}

interface Given {
  service: string;
  delivery: number;
  costCents: number;
  offer: Offer;
}

interface Register {
  caseId: string;
  provider: DemoAccount;
  plans: Plan[];
  random: Random;
}

function* entrust(course: Course, { service, delivery, costCents, offer }: Given): Script {
  if (course.state !== "inDelivery" || course.restricted) return;
  const { hand } = course;
  const random = course.random.fork(`register ${delivery}`);
  const provider = hand.world.worker("provider", hand.place, hand.day, random);
  const money = { budgetSource: "comune", budgetTerritory: hand.place.territory, service, commitCents: costCents };
  yield* approveMore(course, costCents);
  const committed = yield* course.send(
    "COMMIT_BUDGET",
    { ...money, periodFrom: hand.day, periodTo: addDays(hand.day, 365) },
    hand.supervisor(),
  );
  yield* course.send("ENTRUST_DELIVERY", { delivery, providerAccount: provider.accountId });
  const caseId = deliveryCaseOf(hand.caseId, delivery);
  const days = [...weekdays];
  for (let left = random.int(...offer.times); days.length > left; ) days.splice(random.int(0, days.length - 1), 1);
  const quantity = random.pick(offer.quantities);
  const week = weekdays.filter((one) => days.includes(one)).map((weekday) => ({ weekday, quantity }));
  const plan: Plan = { from: hand.day, unitCents: offer.unitCents, commitment: committed.seq, week };
  yield {
    ...hand.step(
      "SET_PLAN",
      {
        ...{ planFrom: plan.from, unit: offer.unit, unitCents: offer.unitCents, commitment: committed.seq },
        week: week.map((slot) => ({ ...slot, partOfDay: offer.part })),
        tasksText: random.pick(offer.tasks),
        ...(course.contact.person.protectedAddress ? {} : { whereText: course.contact.person.address.slice(0, 200) }),
        ...(random.chance(0.3) ? { safetyText: "Suonare due volte: sente poco. Il cane resta in cortile." } : {}),
      },
      yield* course.worker(),
    ),
    ...{ caseId, kind: "delivery" },
  };
  planMonth(course, { caseId, provider, plans: [plan], random }, monthOf(hand.day));
}

/** In the first days of the month that follows. */
function planMonth(course: Course, register: Register, month: string): void {
  course.plan("register", addDays(nextMonth(month), register.random.int(1, 6)), () => submit(course, register, month));
}

function rowsOf({ pauses }: Course, { plans, random }: Register, month: string): JsonObject[] {
  return daysOfMonth(month).flatMap((day: Day): JsonObject[] => {
    const planned = plannedOn(plans, day, undefined, pauses);
    if (planned === 0) return [];
    const deviation = random.weighted([
      [undefined, 88],
      ["personAbsent", 6],
      ["hospital", 2],
      ["agreedChange", 4],
    ] as const);
    if (deviation === undefined) return [{ givenOn: day, quantity: planned }];
    return [{ givenOn: day, quantity: deviation === "agreedChange" && planned > 1 ? planned - 30 : 0, deviation }];
  });
}

function* submit(course: Course, register: Register, month: string): Script {
  const { hand } = course;
  const { caseId, provider, random } = register;
  const own = { caseId, kind: "delivery" };
  const attendance = rowsOf(course, register, month);
  if (attendance.length > 0) {
    yield { ...hand.step("RECORD_ATTENDANCE", { attendance }, provider), ...own };
    yield { ...hand.step("SUBMIT_MONTH", { monthOn: firstOf(month) }, provider), ...own };
    course.plan("monthApproval", addDays(hand.day, random.int(3, 14)), () =>
      judge(course, register, month, attendance),
    );
  }
  planMonth(course, register, monthOf(nextMonth(month)));
}

function* judge(course: Course, { caseId, provider, random }: Register, month: string, rows: JsonObject[]): Script {
  const { hand } = course;
  const own = { caseId, kind: "delivery" };
  const monthOn = firstOf(month);
  // What lies in the vault is approved by who heads it.
  const office =
    hand.place.area === "protection"
      ? hand.supervisor()
      : hand.world.worker("adminClerk", hand.place, hand.day, random);
  const last = rows.at(-1);
  if (last && random.chance(0.12)) {
    const returnedDays = [{ givenOn: String(last.givenOn), returnReason: "documentMissing" }];
    const returnText = "Manca la firma sul foglio di quel giorno.";
    yield { ...hand.step("RETURN_MONTH", { monthOn, returnedDays, returnText }, office), ...own };
    yield { ...hand.step("RECORD_ATTENDANCE", { attendance: [last] }, provider), ...own };
    yield { ...hand.step("SUBMIT_MONTH", { monthOn }, provider), ...own };
  }
  yield { ...hand.step("APPROVE_MONTH", { monthOn }, office), ...own };
}
