// Money of the demo's projects: committed by the head of the area once the project is approved, by source and for a year, spent by
// quarters, sometimes more than was committed and sometimes forgotten when the year is over. Shares are invented.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import type { Course } from "./intake-course.ts";
import type { Script } from "./script.ts";

interface Share {
  budgetSource: string;
  budgetFund?: string;
  percent: number;
}

const comune = (percent: number): Share => ({ budgetSource: "comune", percent });
const household = (percent: number): Share => ({ budgetSource: "householdShare", percent });

/** The first takes what rounding leaves. */
const shares: Record<string, readonly [Share, ...Share[]]> = {
  homeCare: [
    comune(60),
    household(25),
    { budgetSource: "nationalFund", budgetFund: "nonSelfSufficiency", percent: 15 },
  ],
  dayCentre: [
    comune(45),
    { budgetSource: "region", budgetFund: "regionalSocial", percent: 25 },
    { budgetSource: "healthAuthority", percent: 15 },
    household(15),
  ],
  residential: [comune(70), household(30)],
  mealsAtHome: [comune(50), household(40), { budgetSource: "thirdSector", percent: 10 }],
};

/** Cost of a unit, euro cents, where the district's example has a tariff: the household's share follows from it. */
const prices: Record<string, number> = { homeCare: 2_400, mealsAtHome: 900 };

export interface Line {
  commitment: number;
  /** A year of it. */
  cents: number;
  /** Units of a year, where the share is by tariff. */
  units?: number;
}

/** Approved by the head of the area: what was, and so much more. */
export function* approveMore(course: Course, cents: number): Script {
  course.approvedCents += cents;
  yield* course.send("APPROVE_PROJECT", { approvedCents: course.approvedCents }, course.hand.supervisor());
}

/** After the approval; one project in eight is still to be committed. */
export function* commitMoney(course: Course, service: string, costCents: number): Script {
  const { hand } = course;
  const random = course.random.fork(`budget ${hand.day}`);
  const parts = shares[service];
  if (!parts || random.chance(0.12)) return;
  const period = { periodFrom: hand.day, periodTo: addDays(hand.day, 364) };
  const [first, ...others] = parts;
  let restCents = costCents;
  for (const { budgetSource, budgetFund, percent } of [...others, first]) {
    const isFirst = budgetSource === first.budgetSource;
    const priceCents = budgetSource === "householdShare" ? prices[service] : undefined;
    const units = priceCents && Math.floor(costCents / priceCents);
    const cents = isFirst ? restCents : Math.floor((costCents * percent) / 10_000) * 100;
    const payload: JsonObject = {
      ...{ budgetSource, service, commitCents: cents, ...period },
      ...(budgetFund ? { budgetFund } : {}),
      ...(budgetSource === "comune" ? { budgetTerritory: hand.place.territory } : {}),
      ...(priceCents && units ? { shareQuantity: units, sharePriceCents: priceCents } : {}),
    };
    const { seq, shareCents = cents } = yield* course.send("COMMIT_BUDGET", payload, hand.supervisor());
    restCents -= shareCents;
    if (shareCents > 0) course.budget.push({ commitment: seq, cents: shareCents, ...(units ? { units } : {}) });
  }
  planSpending(course, { quarter: 0, years: 1 });
}

/** At the end what is left becomes free again, by most. */
export function* releaseMoney(course: Course): Script {
  const random = course.random.fork(`release ${course.hand.day}`);
  if (random.chance(0.2)) return;
  for (const { commitment } of course.budget.splice(0))
    yield* course.send("RELEASE_COMMITMENT", { commitment, budgetText: "Intervento concluso." });
}

const quarterDays = 91;
const spentIn = ["inDelivery", "suspended", "inReview"];

interface Elapsed {
  quarter: number;
  years: number;
}

/** The office pays by quarters for what was delivered. */
function planSpending(course: Course, { quarter, years }: Elapsed): void {
  const { hand } = course;
  const random = course.random.fork(`spent ${hand.day} ${quarter}`);
  if (quarter === 4) {
    planRenewal(course, years);
    return;
  }
  course.plan("spent", addDays(hand.day, quarterDays + random.int(-6, 15)), function* () {
    const by = course.restricted ? undefined : hand.by("adminClerk");
    if (spentIn.includes(course.state))
      for (const { commitment, cents } of course.budget) {
        const spentCents = Math.max(1, Math.round((cents * random.int(85, 118)) / 400));
        yield* course.send("RECORD_SPENT", { commitment, spentCents, spentOn: hand.day }, by);
      }
    planSpending(course, { quarter: quarter + 1, years });
  });
}

/** Each year anew by most; the others stay with money whose year is over. */
function planRenewal(course: Course, years: number): void {
  const { hand } = course;
  const random = course.random.fork(`renewal ${hand.day}`);
  if (random.chance(0.3)) return;
  course.plan("spent", addDays(hand.day, random.int(5, 20)), function* () {
    if (!spentIn.includes(course.state)) return;
    const periodTo = addDays(hand.day, 364);
    const yearCents = course.budget.reduce((sum, { cents }) => sum + cents, 0);
    if (yearCents > 0) yield* approveMore(course, yearCents);
    for (const { commitment, cents, units } of course.budget) {
      const all = years + 1;
      const more = {
        ...{ commitment, commitCents: cents * all, periodTo },
        ...(units ? { shareQuantity: units * all } : {}),
      };
      const budgetText = "Rinnovo annuale dell’impegno.";
      yield* course.send("CHANGE_COMMITMENT", { ...more, budgetText }, hand.supervisor());
    }
    planSpending(course, { quarter: 0, years: years + 1 });
  });
}
