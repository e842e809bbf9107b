// What projects of the demo aim at: goals by service with an indicator and two values, the actions that lead there, and what
// became of them when they were looked at again. Amounts of time and of help are invented.
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import type { Random } from "./random.ts";

interface Aim {
  text: string;
  indicator: string;
  from: readonly [number, number];
  to: readonly [number, number];
}

const aims = {
  home: {
    text: "Restare a casa in sicurezza",
    indicator: "Cadute e chiamate al 112 in tre mesi",
    from: [2, 5],
    to: [0, 1],
  },
  care: {
    text: "Alleggerire chi assiste",
    indicator: "Ore libere alla settimana di chi assiste",
    from: [0, 2],
    to: [6, 10],
  },
  meals: {
    text: "Mangiare un pasto caldo al giorno",
    indicator: "Pasti caldi alla settimana",
    from: [1, 3],
    to: [6, 7],
  },
  out: { text: "Uscire di casa con qualcuno", indicator: "Uscite alla settimana", from: [0, 1], to: [2, 4] },
  alone: {
    text: "Fare da sé quello che sa fare",
    indicator: "Attività della giornata fatte senza aiuto, su dieci",
    from: [2, 4],
    to: [5, 8],
  },
  school: { text: "Frequentare la scuola", indicator: "Assenze nel mese", from: [6, 12], to: [1, 3] },
  homework: {
    text: "Un pomeriggio ordinato, con i compiti fatti",
    indicator: "Pomeriggi alla settimana con i compiti finiti",
    from: [0, 2],
    to: [4, 5],
  },
  meeting: {
    text: "Rivedere il genitore in un luogo protetto",
    indicator: "Incontri nel mese andati bene, su quattro",
    from: [0, 1],
    to: [3, 4],
  },
  bills: { text: "Tornare in pari con affitto e bollette", indicator: "Mensilità arretrate", from: [3, 7], to: [0, 1] },
  work: { text: "Riprendere un lavoro", indicator: "Colloqui di lavoro nel trimestre", from: [0, 1], to: [3, 5] },
} as const satisfies Record<string, Aim>;

const aimsOf: Record<string, readonly (keyof typeof aims)[]> = {
  homeCare: ["home", "care"],
  mealsAtHome: ["meals", "out"],
  residential: ["alone", "out"],
  dayCentre: ["out", "care"],
  voucher: ["care", "home"],
  schoolSupport: ["school", "homework"],
  autonomyTraining: ["alone", "out"],
  transport: ["out", "alone"],
  homeEducation: ["homework", "school"],
  protectedMeetings: ["meeting", "school"],
  economicAid: ["bills", "work"],
  jobInclusion: ["work", "bills"],
  socialSupport: ["out", "bills"],
};

/** How often the help comes. */
const pace: Record<string, readonly [times: number, per: string]> = {
  homeCare: [3, "week"],
  mealsAtHome: [1, "day"],
  dayCentre: [4, "week"],
  schoolSupport: [8, "week"],
  autonomyTraining: [3, "week"],
  transport: [4, "week"],
  homeEducation: [2, "week"],
  protectedMeetings: [1, "week"],
  jobInclusion: [1, "week"],
  socialSupport: [2, "month"],
  economicAid: [1, "month"],
  voucher: [1, "month"],
};

export interface PlannedGoal {
  start: number;
  aim: number;
}

interface Planned {
  /** For the form of the project. */
  goals: JsonObject[];
  actions: JsonObject[];
  planned: PlannedGoal[];
}

export function planGoals(random: Random, service: string, day: Day, verifyOn: Day, costCents: number): Planned {
  const chosen = (aimsOf[service] ?? ["out"]).slice(0, random.chance(0.6) ? 2 : 1).map((name): Aim => aims[name]);
  const planned = chosen.map(({ from, to }) => ({ start: random.int(...from), aim: random.int(...to) }));
  const goals = chosen.map(({ text, indicator }, i) => ({
    ...{ goalText: text, indicatorText: indicator, goalBy: verifyOn },
    ...{ startValue: planned[i]?.start ?? 0, aimValue: planned[i]?.aim ?? 0 },
  }));
  const startOn = addDays(day, random.int(10, 40));
  const often = pace[service];
  const main = {
    ...{ service, forGoal: 1, who: service === "socialSupport" ? "socialService" : "provider" },
    ...{ startOn, endOn: addDays(startOn, 364) },
    ...(often ? { times: often[0], timesPer: often[1] } : {}),
    ...(costCents > 0 ? { costCents, payer: "comune" } : {}),
  };
  const own = { service: "other", forGoal: planned.length, who: random.pick(["family", "person", "volunteers"]) };
  return { goals, planned, actions: random.chance(0.5) ? [main, { ...own, times: 1, timesPer: "week" }] : [main] };
}

/** Where each goal stands when it is looked at; `late`: not the first time any more. */
export const reviewGoals = (random: Random, planned: readonly PlannedGoal[], late: boolean): JsonObject[] =>
  planned.map(({ start, aim }, i) => {
    const share = Math.min(1, random.next() * 0.8 + (late ? 0.45 : 0.15));
    const reachedValue = Math.round(start + (aim - start) * share);
    if (!late && random.chance(0.12)) return { goal: i + 1, goalOutcome: "notYet" };
    const done = start === aim ? 1 : (reachedValue - start) / (aim - start);
    const goalOutcome = done >= 1 ? "reached" : done >= 0.35 ? "partlyReached" : "notReached";
    return { goal: i + 1, goalOutcome, reachedValue };
  });

const said = [
  "Dice di sentirsi meno sola e chiede di continuare così.",
  "È contenta degli orari; vorrebbe la stessa operatrice tutta la settimana.",
  "Dice che per ora non vede un gran cambiamento.",
  "Chiede di aggiungere un pomeriggio.",
];
export const personSays = (random: Random): string => random.pick(said);
