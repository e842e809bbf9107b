// A rule becomes a term with steps that explain its end: lengths as numbers or parameters, delivery, holidays, hours across
// the change of clock, judicial summer; and what acts on a term do to it, with their limits.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeadlineRule, DeadlineState, TermParameters } from "../../workflows/kernel/deadline.ts";
import {
  type Act,
  deliverAct,
  extendTerm,
  resumeTerm,
  returnAct,
  sendAct,
  stopByHand,
  stopTerm,
} from "../../workflows/kernel/term-acts.ts";
import { giveAlarm, withAlarm } from "../../workflows/kernel/term-alarms.ts";
import { startTerm } from "../../workflows/kernel/term-count.ts";
import { addDays, addHours, daysBetween } from "../../workflows/rules/calendar/days.ts";
import { italianHolidays } from "../../workflows/rules/calendar/holidays.ts";
import { anyDay } from "../rules/calendar/arbitraries.ts";

const parameters: TermParameters = {
  parameter: (ruleset, key) => (ruleset === "intake" && key === "termDays" ? 30 : undefined),
  origin: () => ({ version: 1, source: "L. 241/1990, art. 2" }),
  holidays: italianHolidays,
};
const rule = (more: Partial<DeadlineRule>): DeadlineRule => ({
  length: { days: 10 },
  startsFrom: "occurredOn",
  calendar: "civil",
  onHoliday: "next",
  source: "art. 2963 c.c.",
  ...more,
});
const documents = { ground: "documents", law: "L. 241/1990 art. 2 c. 7", effect: "suspends" } as const;
const interruption = { ground: "notice", law: "art. 10-bis (testo del 2007)", effect: "interrupts" } as const;
const begin = (one: DeadlineRule, on: string): DeadlineState => {
  const term = startTerm(one, { on, today: on }, parameters);
  if (!term) throw new Error("no term");
  return term;
};
const due = (more: Partial<DeadlineRule>, on: string) => begin(rule(more), on).dueOn;
const act = (one: DeadlineRule, term: DeadlineState, on: string): Act => ({
  ...{ rule: one, term, parameters, on },
  recordedAt: `${on}T10:00:00.000Z`,
});
const done = (result: DeadlineState | string): DeadlineState => {
  if (typeof result === "string") throw new Error(result);
  return result;
};

describe("startTerm", () => {
  test.each<[string, Partial<DeadlineRule>, string, string]>([
    ["the first day is not counted (art. 2963 c.c.)", {}, "2026-03-02", "2026-03-12"],
    ["a holiday at the end moves to the next day that is none", {}, "2026-04-21", "2026-05-02"],
    ["Sunday 1 November and the next working day", { length: { days: 30 } }, "2026-10-02", "2026-11-02"],
    ["or stays, where the rule says so", { length: { days: 30 }, onHoliday: "stay" }, "2026-10-02", "2026-11-01"],
    ["months end on the same day, or the last", { length: { months: 1 } }, "2026-01-31", "2026-02-28"],
    ["a parameter in force", { length: { days: { ruleset: "intake", key: "termDays" } } }, "2026-03-02", "2026-04-01"],
    ["an agreed day is the term itself", { length: "agreed", onHoliday: "stay" }, "2026-03-08", "2026-03-08"],
    ["working days", { length: { workingDays: 3 } }, "2026-12-23", "2026-12-29"],
    ["towards the past it moves back", { direction: "backward", onHoliday: "previous" }, "2026-05-13", "2026-05-02"],
    [
      "judicial terms stand still in August",
      { calendar: "procedural", length: { days: 30 } },
      "2026-07-20",
      "2026-09-21",
    ],
  ])("%s", (_, more, on, expected) => {
    expect(due(more, on)).toBe(expected);
  });

  test("a parameter that no ruleset gives is never invented; one that is says where it comes from", () => {
    const unknown = rule({ length: { days: { ruleset: "intake", key: "none" } } });
    expect(startTerm(unknown, { on: "2026-03-02", today: "2026-03-02" }, parameters)).toBe(undefined);
    expect(begin(rule({ length: { days: { ruleset: "intake", key: "termDays" } } }), "2026-03-02").steps[0]).toEqual({
      ...{ step: "length", amount: 30, unit: "days", ruleset: "intake", key: "termDays" },
      ...{ version: 1, source: "L. 241/1990, art. 2" },
    });
  });

  test("an agreed day counts nothing, and moves by the days it stood still", () => {
    const agreed = rule({ length: "agreed", onHoliday: "stay", stops: [documents] });
    const term = startTerm(agreed, { on: "2026-03-31", today: "2026-03-02" }, parameters);
    expect(term).toMatchObject({ startedOn: "2026-03-02", dueOn: "2026-03-31", steps: [{ step: "agreed" }] });
    const stopped = done(stopByHand(act(agreed, term as DeadlineState, "2026-03-10"), "documents"));
    expect(done(resumeTerm(act(agreed, stopped, "2026-03-15"))).dueOn).toBe("2026-04-05");
  });

  test("hours run from the minute, on the clock that never jumps (25 October 2026 has 25 hours, 29 March 23)", () => {
    const hours = rule({ length: { hours: 24 }, onHoliday: "stay" });
    const autumn = startTerm(
      hours,
      { at: "2026-10-24T22:30:00.000Z", on: "2026-10-25", today: "2026-10-25" },
      parameters,
    );
    expect(autumn).toMatchObject({ dueAt: "2026-10-25T22:30:00.000Z", dueOn: "2026-10-25", startedOn: "2026-10-25" });
    const spring = startTerm(
      hours,
      { at: "2026-03-28T16:50:00.000Z", on: "2026-03-28", today: "2026-03-28" },
      parameters,
    );
    expect(spring).toMatchObject({ dueAt: "2026-03-29T16:50:00.000Z", dueOn: "2026-03-29" });
    expect(begin(hours, "2026-07-01").dueAt).toBe("2026-07-01T22:00:00.000Z");
    expect(begin(hours, "2026-01-10").dueAt).toBe("2026-01-10T23:00:00.000Z");
  });
});

describe("a term that waits for delivery", () => {
  const waits = rule({
    startsFrom: "delivered",
    followUp: { days: { ruleset: "intake", key: "termDays" }, source: "ordine del servizio" },
  });
  const term = startTerm(waits, { today: "2026-03-02" }, parameters) as DeadlineState;

  test("says since when, and asks what became of the act where its rule has a value for that", () => {
    expect(term).toMatchObject({ status: "waitingDelivery", wait: { since: "2026-03-02" }, dueOn: "2026-04-01" });
    const { followUp: _, ...without } = waits;
    expect(startTerm(without, { today: "2026-03-02" }, parameters)).not.toHaveProperty("dueOn");
  });

  test("is sent, comes back, is sent again, is delivered, and runs from the delivery with all of it explained", () => {
    let at = done(sendAct(act(waits, term, "2026-03-03"), { sentOn: "2026-03-03", sentVia: "registeredMail" }));
    expect(at.dueOn).toBe("2026-04-02");
    expect(returnAct(act(waits, at, "2026-03-09"), { returnedOn: "2026-03-01" })).toBe("returnedBeforeSent");
    at = done(returnAct(act(waits, at, "2026-03-09"), { returnedOn: "2026-03-09", returnReason: "unknownAddress" }));
    expect(at).toMatchObject({ status: "waitingDelivery", wait: { returnedOn: "2026-03-09" }, dueOn: "2026-04-08" });
    at = done(sendAct(act(waits, at, "2026-03-10"), { sentOn: "2026-03-10", sentVia: "pec", protocolNumber: "12" }));
    expect(at.wait).not.toHaveProperty("returnedOn");
    const proof = { deliveredOn: "2026-03-11", proofKind: "pecReceipt", proofNumber: "A1" };
    expect(deliverAct(act(waits, at, "2026-03-12"), { ...proof, deliveredOn: "2026-03-09" })).toBe(
      "deliveredBeforeSent",
    );
    at = done(deliverAct(act(waits, at, "2026-03-12"), proof));
    expect(at).toMatchObject({ status: "running", startedOn: "2026-03-11", dueOn: "2026-03-21" });
    expect(at.steps.map(({ step }) => step)).toEqual([
      ...["waits", "sent", "returned", "sent", "delivered", "startExcluded", "counted"],
    ]);
    expect(at.steps[4]).toEqual({
      ...{
        step: "delivered",
        on: "2026-03-11",
        via: "pec",
        proof: "pecReceipt",
        proofNumber: "A1",
        protocolNumber: "12",
      },
    });
    expect(sendAct(act(waits, at, "2026-03-12"), { sentOn: "2026-03-12" })).toBe("notWaitingDelivery");
  });
});

test("hours stopped and running again on one day are not lost", () => {
  const hours = rule({ length: { hours: 24 }, onHoliday: "stay", stops: [documents] });
  const at = (term: DeadlineState, recordedAt: string): Act => ({ ...act(hours, term, "2026-03-02"), recordedAt });
  const running = startTerm(
    hours,
    { at: "2026-03-02T10:00:00.000Z", on: "2026-03-02", today: "2026-03-02" },
    parameters,
  );
  const stopped = done(stopByHand(at(running as DeadlineState, "2026-03-02T12:00:00.000Z"), "documents"));
  const again = done(resumeTerm(at(stopped, "2026-03-02T15:30:00.000Z")));
  expect(again.dueAt).toBe("2026-03-03T13:30:00.000Z");
  expect(again.stops).toEqual([{ ...documents, from: "2026-03-02", to: "2026-03-02", days: 0, hours: 3.5 }]);
  // A term of days that stood still for no whole day has lost none.
  const days = begin(rule({ stops: [documents] }), "2026-03-02");
  const back = done(
    resumeTerm(
      act(rule({}), done(stopByHand(act(rule({ stops: [documents] }), days, "2026-03-04"), "documents")), "2026-03-04"),
    ),
  );
  expect(back).toMatchObject({ dueOn: days.dueOn });
  expect(back.stops).toBeUndefined();
});

describe("standing still and more time", () => {
  const stoppable = rule({
    length: { days: 30 },
    stops: [
      { ...documents, mostTimes: 1, mostDays: 30 },
      interruption,
      { ...documents, ground: "court", byWorkflow: true },
    ],
    extensions: [{ ground: "head", law: "regola interna", mostTimes: 2, mostDays: 20 }],
  });
  const term = begin(stoppable, "2026-03-03");

  test("a suspension resumes where it stopped, and its end moves off a holiday again", () => {
    // 30 days from 3 March end on 2 April; ten days stood still make it Sunday 12 April.
    expect(term.dueOn).toBe("2026-04-02");
    const stopped = done(stopByHand(act(stoppable, term, "2026-03-10"), "documents"));
    expect(stopped).toMatchObject({ status: "suspended", stopped: { untilOn: "2026-04-09" } });
    expect(stopped.steps.at(-1)).toMatchObject({ step: "stands", on: "2026-03-10" });
    const resumed = done(resumeTerm(act(stoppable, stopped, "2026-03-20")));
    expect(resumed.dueOn).toBe("2026-04-13");
    expect(resumed.steps.slice(-2)).toEqual([
      { step: "stood", ...documents, from: "2026-03-10", to: "2026-03-19", days: 10, on: "2026-04-12" },
      { step: "movedFromHoliday", on: "2026-04-13", from: "2026-04-12", holiday: "sunday", toVerify: false },
    ]);
    expect(stopByHand(act(stoppable, resumed, "2026-03-25"), "documents")).toBe("stoppedTooOften");
  });

  test("told late, it stands still neither before it began nor twice on the days of another stop", () => {
    const one = rule({ length: { days: 30 }, stops: [documents] });
    const term = begin(one, "2026-11-28");
    expect(term.dueOn).toBe("2026-12-28");
    const early = stopTerm(act(one, term, "2026-11-10"), documents);
    const again = done(resumeTerm(act(one, early, "2026-12-08")));
    // Ten days from its beginning on, and not the twenty-eight since the notice.
    expect(daysBetween("2026-12-28", again.dueOn ?? "")).toBe(10);
    const over = stopTerm(act(one, again, "2026-12-01"), documents);
    const twice = done(resumeTerm(act(one, over, "2026-12-12")));
    expect(twice.stops?.map(({ days }) => days)).toEqual([10, 3]);
    // Thirteen days on is a Sunday.
    expect(twice.dueOn).toBe("2027-01-11");
    // Running again before it began, it never stood still.
    const before = done(resumeTerm(act(one, early, "2026-11-20")));
    expect([before.dueOn, before.stops]).toEqual(["2026-12-28", undefined]);
  });

  test("forgotten, it does not stand still longer than the law allows", () => {
    const stopped = done(stopByHand(act(stoppable, term, "2026-03-10"), "documents"));
    const resumed = done(resumeTerm(act(stoppable, stopped, "2026-05-01")));
    expect(resumed.stops).toEqual([{ ...documents, from: "2026-03-10", to: "2026-04-08", days: 30, asked: 52 }]);
    expect(resumed.dueOn).toBe("2026-05-02");
  });

  test("an interruption begins again from zero and forgets what was given before", () => {
    const extended = done(extendTerm(act(stoppable, term, "2026-03-04"), "head", 10));
    expect(extended.dueOn).toBe("2026-04-13");
    const stopped = done(stopByHand(act(stoppable, extended, "2026-03-10"), "notice"));
    expect(stopped.status).toBe("interrupted");
    const again = done(resumeTerm(act(stoppable, stopped, "2026-03-20")));
    expect(again.dueOn).toBe(addDays("2026-03-20", 31));
    expect(again.steps.map(({ step }) => step)).toEqual([
      "stood",
      "restarted",
      "startExcluded",
      "counted",
      "movedFromHoliday",
    ]);
  });

  test.each<[string, DeadlineState | string]>([
    ["groundNotForTerm", stopByHand(act(stoppable, term, "2026-03-10"), "holidays")],
    ["groundNotForTerm", stopByHand(act(stoppable, term, "2026-03-10"), "court")],
    ["termEnded", stopByHand(act(stoppable, term, "2026-04-03"), "documents")],
    ["beforeItsStart", stopByHand(act(stoppable, term, "2026-03-02"), "documents")],
    ["notSuspended", resumeTerm(act(stoppable, term, "2026-03-10"))],
    ["groundNotForTerm", extendTerm(act(stoppable, term, "2026-03-10"), "goodwill", 5)],
    ["extendedTooLong", extendTerm(act(stoppable, term, "2026-03-10"), "head", 21)],
    ["termEnded", extendTerm(act(stoppable, term, "2026-04-10"), "head", 5)],
  ])("is refused in words: %s", (reason, result) => {
    expect(result).toBe(reason);
  });

  test("limits add up over several extensions", () => {
    const once = done(extendTerm(act(stoppable, term, "2026-03-10"), "head", 5));
    expect(extendTerm(act(stoppable, once, "2026-03-11"), "head", 16)).toBe("extendedTooLong");
    const twice = done(extendTerm(act(stoppable, once, "2026-03-11"), "head", 5));
    expect(extendTerm(act(stoppable, twice, "2026-03-12"), "head", 1)).toBe("extendedTooOften");
  });

  test("an hour term stands still by the clock", () => {
    const hours = rule({ length: { hours: 72 }, onHoliday: "stay", stops: [documents] });
    const running = startTerm(
      hours,
      { at: "2026-03-27T08:00:00.000Z", on: "2026-03-27", today: "2026-03-27" },
      parameters,
    );
    const stopped = done(stopByHand({ ...act(hours, running as DeadlineState, "2026-03-28") }, "documents"));
    const resumed = done(resumeTerm({ ...act(hours, stopped, "2026-03-29"), recordedAt: "2026-03-29T13:30:00.000Z" }));
    expect(resumed.dueAt).toBe(addHours("2026-03-27T08:00:00.000Z", 72 + 27.5));
  });
});

describe("properties", () => {
  const stopsOf = { ...documents };
  const civil = (days: number) => rule({ length: { days }, onHoliday: "stay", stops: [stopsOf] });

  test("a suspension of n days moves the end of a calendar term by n, whenever it begins", () => {
    fc.assert(
      fc.property(
        ...[
          anyDay,
          fc.integer({ min: 1, max: 400 }),
          fc.integer({ min: 0, max: 400 }),
          fc.integer({ min: 0, max: 200 }),
        ],
        (start, days, into, n) => {
          const one = civil(days);
          const term = begin(one, start);
          const on = addDays(start, Math.min(into, days));
          const stopped = done(stopByHand(act(one, term, on), "documents"));
          const resumed = done(resumeTerm(act(one, stopped, addDays(on, n))));
          expect(daysBetween(term.dueOn ?? "", resumed.dueOn ?? "")).toBe(n);
        },
      ),
    );
  });

  test("two suspensions move it by their sum, in whatever order of lengths", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 3, max: 40 }), fc.integer({ min: 0, max: 40 }), (start, first, second) => {
        const one = civil(60);
        let term = begin(one, start);
        const before = term.dueOn ?? "";
        let on = addDays(start, 5);
        for (const n of [first, second]) {
          term = done(stopByHand(act(one, term, on), "documents"));
          on = addDays(on, n);
          term = done(resumeTerm(act(one, term, on)));
          on = addDays(on, 2);
        }
        expect(daysBetween(before, term.dueOn ?? "")).toBe(first + second);
      }),
    );
  });

  test("more days never end earlier, and a term back from its end is where it began, holidays apart", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 300 }), (start, days) => {
        const shorter = due({ length: { days } }, start) ?? "";
        expect((due({ length: { days: days + 1 } }, start) ?? "") >= shorter).toBe(true);
        const there = due({ length: { days }, onHoliday: "stay" }, start) ?? "";
        expect(due({ length: { days }, onHoliday: "stay", direction: "backward" }, there)).toBe(start);
      }),
    );
  });

  test("the last step of a running term is the day it ends", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 300 }), fc.boolean(), (start, days, procedural) => {
        const term = begin(rule({ length: { days }, calendar: procedural ? "procedural" : "civil" }), start);
        const last = term.steps.at(-1);
        expect(last && "on" in last ? last.on : "").toBe(term.dueOn);
      }),
    );
  });
});

describe("who hears of it", () => {
  const ladder = rule({
    length: { days: 30 },
    tell: [
      { at: -7, who: ["assignee"] },
      { at: 0, who: ["assignee"] },
      { at: 3, who: ["supervisor", "coordinator"] },
    ],
    extensions: [{ ground: "head", law: "x", afterEnd: true }],
  });
  const now = (today: string) => ({ today, recordedAt: `${today}T10:00:00.000Z` });
  const term = withAlarm(ladder, begin(ladder, "2026-03-03"), now("2026-03-03"));

  test("each rung once, before the end, at it and after", () => {
    expect(term.alarmAt).toBe("2026-03-26");
    expect(giveAlarm(ladder, term, now("2026-03-25"))).toBe(undefined);
    const warned = giveAlarm(ladder, term, now("2026-03-26")) as DeadlineState;
    expect(warned).toMatchObject({ alarmAt: "2026-04-02", told: [{ alarm: "end:-7", who: ["assignee"] }] });
    expect(giveAlarm(ladder, warned, now("2026-03-27"))).toBe(undefined);
    const late = giveAlarm(ladder, warned, now("2026-04-09")) as DeadlineState;
    const at = "2026-04-09T10:00:00.000Z";
    expect(late.told?.slice(1)).toEqual([
      { alarm: "end:0", at, who: ["assignee"], ends: "2026-04-02" },
      { alarm: "end:3", at, who: ["supervisor", "coordinator"], ends: "2026-04-02" },
    ]);
    expect(late).not.toHaveProperty("alarmAt");
  });

  test("again when the end has moved away", () => {
    const told = giveAlarm(ladder, term, now("2026-04-20")) as DeadlineState;
    const moved = withAlarm(ladder, done(extendTerm(act(ladder, told, "2026-04-20"), "head", 60)), now("2026-04-20"));
    expect(moved).toMatchObject({ dueOn: "2026-06-01", alarmAt: "2026-05-25" });
    expect(moved).not.toHaveProperty("told");
  });

  test("to the minute where the term is in hours", () => {
    const hours = rule({ length: { hours: 24 }, onHoliday: "stay", tell: [{ at: -4, who: ["assignee"] }] });
    const at = { at: "2026-03-02T16:50:00.000Z", on: "2026-03-02", today: "2026-03-02" };
    const clock = (recordedAt: string) => ({ today: recordedAt.slice(0, 10), recordedAt });
    const running = withAlarm(hours, startTerm(hours, at, parameters) as DeadlineState, clock(at.at));
    expect(running.alarmAt).toBe("2026-03-03T12:50:00.000Z");
    expect(giveAlarm(hours, running, clock("2026-03-03T12:49:59.000Z"))).toBe(undefined);
    expect(giveAlarm(hours, running, clock("2026-03-03T12:50:00.000Z"))?.told).toMatchObject([{ alarm: "end:-4" }]);
  });
});
