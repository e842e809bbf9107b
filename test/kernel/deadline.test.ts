// A rule becomes a running term: lengths as numbers or parameters, delivery, holidays, hours across the change of
// clock, judicial summer.
import { describe, expect, test } from "vitest";
import { type DeadlineRule, moveTerm, startTerm, type TermParameters } from "../../workflows/kernel/deadline.ts";
import { resumeTerm } from "../../workflows/kernel/decide-common.ts";
import { italianHolidays } from "../../workflows/rules/calendar/holidays.ts";

const parameters: TermParameters = {
  parameter: (ruleset, key) => (ruleset === "intake" && key === "termDays" ? 30 : undefined),
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
const now = { recordedAt: "2026-03-15T09:00:00.000Z", today: "2026-03-15" };
const due = (more: Partial<DeadlineRule>, on: string) => startTerm(rule(more), { on }, parameters)?.dueOn;

describe("startTerm", () => {
  test.each<[string, Partial<DeadlineRule>, string, string]>([
    ["the first day is not counted", {}, "2026-03-02", "2026-03-12"],
    ["a holiday at the end moves to the next day that is none", {}, "2026-04-21", "2026-05-02"],
    ["Sunday 1 November and the next working day", { length: { days: 30 } }, "2026-10-02", "2026-11-02"],
    ["or stays, where the rule says so", { length: { days: 30 }, onHoliday: "stay" }, "2026-10-02", "2026-11-01"],
    ["months end on the same day, or the last", { length: { months: 1 } }, "2026-01-31", "2026-02-28"],
    ["a parameter in force", { length: { days: { ruleset: "intake", key: "termDays" } } }, "2026-03-02", "2026-04-01"],
    ["an agreed day is the term itself", { length: { days: 0 }, onHoliday: "stay" }, "2026-03-08", "2026-03-08"],
  ])("%s", (_, more, on, expected) => {
    expect(due(more, on)).toBe(expected);
  });

  test("a parameter that no ruleset gives is never invented", () => {
    const unknown = rule({ length: { days: { ruleset: "intake", key: "none" } } });
    expect(startTerm(unknown, { on: "2026-03-02" }, parameters)).toBe(undefined);
  });

  test("without a day it waits for delivery", () => {
    expect(startTerm(rule({ startsFrom: "delivered" }), {}, parameters)).toEqual({
      status: "waitingDelivery",
      source: "art. 2963 c.c.",
      term: "10 days",
    });
  });

  test("hours are counted on the clock that never jumps", () => {
    const term = startTerm(
      rule({ length: { hours: 24 } }),
      { on: "2026-10-24", at: "2026-10-24T22:30:00.000Z" },
      parameters,
    );
    expect(term).toMatchObject({ dueAt: "2026-10-25T22:30:00.000Z", dueOn: "2026-10-25" });
  });

  test("judicial terms stand still in August", () => {
    expect(due({ calendar: "procedural", length: { days: 30 } }, "2026-07-20")).toBe("2026-09-21");
  });
});

describe("a running term", () => {
  const running = startTerm(rule({}), { on: "2026-03-02" }, parameters);
  if (!running) throw new Error("no term");

  test("is moved by whole days", () => {
    expect(moveTerm(running, 5).dueOn).toBe("2026-03-17");
    expect(moveTerm({ ...running, status: "waitingDelivery", dueOn: "" }, 5).dueOn).toBe("");
  });

  test("resumes later by the days it stood still, and never earlier", () => {
    const suspended = { ...running, status: "suspended" as const, suspendedOn: "2026-03-05" };
    expect(resumeTerm(suspended, "2026-03-15", now)).toMatchObject({ dueOn: "2026-03-22", suspendedDays: 10 });
    expect(resumeTerm(suspended, "2026-03-01", now)).toMatchObject({ dueOn: "2026-03-12", suspendedDays: 0 });
    expect(resumeTerm(running, "2026-03-15", now)).toBe(running);
  });
});
