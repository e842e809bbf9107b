// Households with whatever is recorded of them, taken back and corrected, at random: who is there now is who the record says, and what
// was known at a minute is never changed by what is recorded later.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import { rowsOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import type { Installation } from "../support/installation.ts";
import { act, knownNow, ofHousehold, openDays, ostiglia, person, poggio, snapshotOf, told } from "./day-house.ts";

let house: Installation;
beforeAll(async () => {
  house = await openDays();
});
afterAll(() => house.close());

const ending = (who: string, until: string, endReason = "moved"): JsonObject => ({ person: who, until, endReason });

const steps = fc.array(
  fc.record({
    what: fc.constantFrom(
      "add",
      "end",
      "mistake",
      "split",
      "name",
      "takeIn",
      "went",
      "merge",
      "goesOn",
      "undo",
      "back",
      "correct",
    ),
    who: fc.nat(5),
    days: fc.integer({ min: 0, max: 400 }),
  }),
  { minLength: 4, maxLength: 14 },
);
type Step = Parameters<Parameters<typeof steps.filter>[0]>[0][number];

/** `other`: where members go to. */
interface Homes {
  home: string;
  other: string;
}

describe("whatever is recorded", () => {
  let runs = 0;
  /** Places that were taken by the record that goes on. */
  let took = 0;

  /** An act of the household as it stands; what is not possible then is refused, and nothing happened. */
  async function take({ home, other }: Homes, people: readonly string[], { what, who, days }: Step): Promise<void> {
    const { seq, doc } = await snapshotOf(home);
    const present = rowsOf(doc.context.members).map((row) => String(row.person));
    const [person = "", member = ""] = [people[who % people.length], present[who % present.length]];
    const day = addDays("2025-02-01", days);
    const newReference = present.find((one) => one !== member);
    const followed = newReference === undefined ? {} : { newReference };
    const lastOf = seq - (who % 2);
    const acts: Record<Step["what"], () => [string, JsonObject]> = {
      add: () => ["ADD_MEMBER", { person, relation: present.length === 0 ? "reference" : "child", from: day }],
      end: () => ["END_MEMBER", { ...ending(member, day), ...followed }],
      mistake: () => ["END_MEMBER", { ...ending(member, day, "mistake"), ...followed }],
      split: () => [
        "SPLIT_HOUSEHOLD",
        {
          ...{ leavers: [{ person: member, relation: "reference" }], splitOn: day, splitReason: "moved" },
          ...{ newKind: "deFacto", newTerritory: poggio, ...followed },
        },
      ],
      takeIn: () => [
        "TAKE_IN_MEMBERS",
        { joiners: [{ person, relation: present.length === 0 ? "reference" : "child" }], from: day },
      ],
      went: () => ["TAKE_IN_MEMBERS", { joiners: [{ person: member, relation: "child", leaves: home }], from: day }],
      name: () => ["NAME_REFERENCE", { newReference: member }],
      merge: () => ["MERGE_INTO", { other: person, mergeText: "Stesso documento (esempio)" }],
      goesOn: () => ["MEMBER_GOES_ON", { person: member, into: person }],
      undo: () => ["UNDO", { undoes: lastOf }],
      back: () => ["STEP_BACK", { undoes: seq, reason: "Sbagliato" }],
      correct: () => ["CORRECT", { corrects: lastOf, mendReason: "x", values: {}, correctedOn: "2026-03-01" }],
    };
    const [type, payload] = acts[what]();
    if (what === "goesOn") await take({ home, other }, people, { what: "merge", who, days });
    const [id, kind] = what === "merge" ? [member, "person"] : [what === "went" ? other : home, "household"];
    const done = await act(id, type, payload, kind).catch((error: { code?: string }) => {
      if (error.code === undefined) throw error;
    });
    if (done && what === "goesOn") took += 1;
  }

  test("who is there now is who the record says, and what was known at a minute stays what was known", async () => {
    let [recorded, answers] = [0, 0];
    took = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        runs += 1;
        const home = uuidOf(`random home${runs}`);
        const people: string[] = [];
        for (let i = 0; i < 5; i++) people.push(await person(`Caso${runs}-${i}`));
        const opened = (id: string, who: string) =>
          act(id, "OPEN_HOUSEHOLD", {
            ...{ householdKind: "deFacto", territory: ostiglia },
            members: [{ person: who, relation: "reference", from: "2025-01-01" }],
          });
        const other = uuidOf(`other home${runs}`);
        await opened(home, people[0] ?? "");
        await opened(other, await person(`Altra${runs}`));
        const days = ["2025-01-01", "2025-06-15", "2025-12-31", "2026-03-09"];
        const known: { at: string; answer: string }[] = [];
        const asked = async (at?: string) => {
          const of = [];
          for (const on of days) {
            of.push((await ofHousehold(home, { on, ...(at === undefined ? {} : { at }) })).day?.members);
            for (const who of people.slice(0, 2)) of.push(await told(who, on, at));
          }
          return JSON.stringify(of);
        };
        for (const step of all) {
          await take({ home, other }, people, step);
          const { doc, seq } = await snapshotOf(home);
          recorded = Math.max(recorded, seq);
          const far = (await ofHousehold(home, { on: "2099-01-01" })).day?.members ?? [];
          const now = rowsOf(doc.context.members).map(({ person: who, relation, from }) => ({
            person: who,
            relation,
            from,
          }));
          expect([...far].sort((a, b) => (a.person < b.person ? -1 : 1))).toEqual(
            now.sort((a, b) => (String(a.person) < String(b.person) ? -1 : 1)),
          );
          if (known.length < 3) {
            const answer = await asked();
            known.push({ at: knownNow(), answer });
          }
        }
        for (const { at, answer } of known) {
          answers += 1;
          expect(await asked(at)).toBe(answer);
        }
      }),
      { numRuns: 12, seed: 43 },
    );
    expect([recorded > 4, answers, took > 2]).toEqual([true, 36, true]);
  }, 60_000);
});
