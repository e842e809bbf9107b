// The server's clock: the office day follows Rome's midnight, whatever was asked before, and a demo's shift.
import { expect, test } from "vitest";
import { createClock } from "../../server/clock.ts";

test("the day turns at midnight in Rome, in winter and in summer, and back when the clock is set back", () => {
  let wall = "";
  const clock = createClock(() => new Date(wall));
  const dayAt = (instant: string) => {
    wall = instant;
    return clock.today();
  };
  expect(dayAt("2026-01-31T22:59:59.999Z")).toBe("2026-01-31");
  expect(dayAt("2026-01-31T23:00:00.000Z")).toBe("2026-02-01");
  expect(dayAt("2026-01-31T22:59:59.999Z")).toBe("2026-01-31");
  expect(dayAt("2026-07-31T21:59:59.999Z")).toBe("2026-07-31");
  expect(dayAt("2026-07-31T22:00:00.000Z")).toBe("2026-08-01");
  expect(clock.now()).toBe("2026-07-31T22:00:00.000Z");
});

test("a shift moves instant and day together", () => {
  const clock = createClock(() => new Date("2026-03-29T23:30:00.000Z"), -31);
  expect([clock.now(), clock.today()]).toEqual(["2026-02-26T23:30:00.000Z", "2026-02-27"]);
});
