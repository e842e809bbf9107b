// Invented courses of deliveries: months recorded, sent back, approved and corrected; one that ends before it was planned.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];
const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  ...{ type, payload, dayOffset },
  ...(expectState ? { expectState } : {}),
});
/** The first example begins on a Monday, 12 January 2026. */
const opened = step(
  0,
  "OPEN_DELIVERY",
  {
    ...{ intake: "$intake", delivery: 9, territory: "020038", area: "elderly", person: "$person" },
    ...{ service: "homeCare", providerAccount: "$provider", deliveryFrom: "$day" },
  },
  "toPlan",
);
const plan: JsonObject = {
  ...{ planFrom: "2026-01-12", unit: "hour", tasksText: "Igiene e spesa (esempio)", whereText: "Via di esempio 1" },
  week: [
    { weekday: "tue", partOfDay: "morning", quantity: 90 },
    { weekday: "fri", quantity: 60 },
  ],
};
const given = (day: string, quantity: number, deviation?: string): JsonObject => ({
  ...{ givenOn: day, quantity },
  ...(deviation ? { deviation } : {}),
});
const january = [
  ...[
    given("2026-01-13", 90),
    given("2026-01-16", 60),
    given("2026-01-20", 0, "personAbsent"),
    given("2026-01-23", 60),
  ],
  ...[given("2026-01-27", 90), given("2026-01-30", 90, "extraAgreed")],
];
const month = { monthOn: "2026-01-01" };
const byColleague = (one: Step): Step => ({ ...one, by: "colleague" });

export const deliveryExamples: readonly Example[] = [
  {
    name: "A month is recorded, sent back for one line, corrected and approved; then the service ends",
    steps: [
      opened,
      step(1, "SET_PLAN", plan, "active"),
      step(18, "RECORD_ATTENDANCE", { attendance: january, attendanceText: "Foglio firmato (esempio)" }),
      step(20, "SUBMIT_MONTH", month, "toApprove"),
      step(
        22,
        "RETURN_MONTH",
        {
          ...month,
          returnText: "Il 30 non era previsto (esempio)",
          returnedDays: [{ givenOn: "2026-01-30", returnReason: "tooMuch" }],
        },
        "active",
      ),
      step(23, "RECORD_ATTENDANCE", { attendance: [given("2026-01-30", 60)] }),
      step(23, "SUBMIT_MONTH", month, "toApprove"),
      byColleague(step(24, "APPROVE_MONTH", month, "active")),
      step(30, "REOPEN_MONTH", { ...month, reopenText: "Mancava un giorno (esempio)" }),
      step(31, "RECORD_ATTENDANCE", { attendance: [given("2026-01-31", 30, "agreedChange")] }),
      step(31, "SUBMIT_MONTH", month, "toApprove"),
      step(32, "END_DELIVERY", { endedOn: "2026-01-31" }, "toApprove"),
      byColleague(step(33, "APPROVE_MONTH", month, "finishing")),
      step(34, "CLOSE_REGISTER", {}, "closed"),
    ],
  },
  {
    name: "The service ends before anybody planned it",
    steps: [opened, step(4, "END_DELIVERY", { endedOn: "$day" }, "closed")],
  },
];
