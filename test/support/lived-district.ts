// A district in which the examples of case-intake were lived many times over through the gate, some to their end and some
// up to a step on the way, so that there are running and closed cases in every state.
import { readCases } from "../../db/log/read-log.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { household } from "../../workflows/household/index.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import { areaIds } from "../../workflows/kernel/ids.ts";
import { person } from "../../workflows/person/index.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { type Installation, install, sessionOf } from "./installation.ts";

export const districtWorkflows = [person, household, caseIntake];
/** Tutela Minori is named: "all areas" does not open it. */
export const worker = sessionOf("worker", { role: "socialWorker", areas: [...areaIds] });
const desk = sessionOf("desk", "frontDesk");
const head = sessionOf("head", "supervisor");
const firstDay = "2025-01-13";

export interface LivedCase {
  caseId: string;
  example: string;
  /** Steps taken of the example's. */
  steps: number;
}

/** `rounds` lives of every example; round r stops r steps before the end, and starts again with the whole. */
export async function livedDistrict(rounds: number): Promise<{ house: Installation; cases: LivedCase[] }> {
  const house = await install({ workflows: districtWorkflows, now: `${firstDay}T07:00:00.000Z` });
  const lives = Array.from({ length: rounds }, (_, round) =>
    caseIntake.examples.map(({ name, steps }) => ({
      ...{ caseId: uuidOf(`lived ${name} ${round}`), person: uuidOf(`lived person ${name} ${round}`) },
      ...{ example: name, all: steps, steps: steps.length - (round % steps.length) },
    })),
  ).flat();
  house.know("colleague", "socialWorker");
  const about = { surname: "Esempio", birthOn: "1950-01-01", fiscalCodeMissing: "unknown", territory: "020038" };
  await Promise.all(
    lives.map(({ person: caseId }) =>
      house.send(desk, {
        ...{ caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
        payload: { ...about, givenName: "Prova" },
      }),
    ),
  );
  const days = [...new Set(lives.flatMap(({ all }) => all.map(({ dayOffset }) => dayOffset)))].sort((a, b) => a - b);
  for (const offset of days) {
    const day = addDays(firstDay, offset);
    house.at(`${day}T09:00:00.000Z`);
    await Promise.all(
      lives.map(async (life) => {
        for (const [i, step] of life.all.slice(0, life.steps).entries()) {
          if (step.dayOffset !== offset) continue;
          const payload = fillExample(step.payload, day, (name) => (name === "colleague" ? "colleague" : life.person));
          await house.send(step.by ? head : worker, {
            ...{ caseId: life.caseId, kind: "case-intake", expectedSeq: i, type: step.type },
            payload,
          });
        }
      }),
    );
  }
  return { house, cases: lives.map(({ caseId, example, steps }) => ({ caseId, example, steps })) };
}

/** The cases as they stand, by id. */
export async function standing(house: Installation, cases: readonly LivedCase[]) {
  const stored = await readCases(
    house.services.driver,
    cases.map(({ caseId }) => caseId),
  );
  return new Map(stored.map((one) => [one.snapshot.caseId, one]));
}
