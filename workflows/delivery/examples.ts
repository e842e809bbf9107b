// Invented courses of deliveries: months recorded, sent back, approved and corrected; one that ends before it was planned.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];
const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  ...{ type, payload, dayOffset },
  ...(expectState ? { expectState } : {}),
});
/** The first example begins on a Monday; its days lie in one month, told from the day of each step. */
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
  ...{
    planFrom: "$day-1",
    planTo: "$day+18",
    unit: "hour",
    tasksText: "Igiene e spesa (esempio)",
    whereText: "Via di esempio 1",
  },
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
  ...[given("$day-17", 90), given("$day-14", 60), given("$day-10", 0, "personAbsent"), given("$day-7", 60)],
  ...[given("$day-3", 90), given("$day", 90, "extraAgreed")],
];
/** The month of the last of them, asked so many days after. */
const monthAfter = (days: number): JsonObject => ({ monthOn: `$day-${days}` });
const byColleague = (one: Step): Step => ({ ...one, by: "colleague" });

export const deliveryExamples: readonly Example[] = [
  {
    name: "A month is recorded, sent back for one line, corrected and approved; then the service ends",
    steps: [
      opened,
      step(1, "SET_PLAN", plan, "active"),
      step(18, "RECORD_ATTENDANCE", { attendance: january, attendanceText: "Foglio firmato (esempio)" }),
      step(30, "SUBMIT_MONTH", monthAfter(12), "toApprove"),
      step(
        32,
        "RETURN_MONTH",
        {
          ...monthAfter(14),
          returnText: "Il 30 non era previsto (esempio)",
          returnedDays: [{ givenOn: "$day-14", returnReason: "tooMuch" }],
        },
        "active",
      ),
      step(33, "RECORD_ATTENDANCE", { attendance: [given("$day-15", 60)] }),
      step(33, "SUBMIT_MONTH", monthAfter(15), "toApprove"),
      byColleague(step(34, "APPROVE_MONTH", monthAfter(16), "active")),
      step(40, "REOPEN_MONTH", { ...monthAfter(22), reopenText: "Mancava un giorno (esempio)" }),
      step(41, "RECORD_ATTENDANCE", { attendance: [given("$day-22", 30, "agreedChange")] }),
      step(41, "SUBMIT_MONTH", monthAfter(23), "toApprove"),
      step(42, "END_DELIVERY", { endedOn: "$day-23" }, "toApprove"),
      byColleague(step(43, "APPROVE_MONTH", monthAfter(25), "finishing")),
      step(44, "CLOSE_REGISTER", {}, "closed"),
    ],
  },
  {
    name: "The service ends before anybody planned it",
    steps: [opened, step(4, "END_DELIVERY", { endedOn: "$day" }, "closed")],
  },
  {
    name: "The person goes to hospital and comes back; one visit is given all the same",
    steps: [
      opened,
      step(1, "SET_PLAN", plan, "active"),
      step(2, "SUSPEND_DELIVERY", {
        ...{ suspendedFrom: "$day", suspensionKind: "hospital", suspensionText: "Ricovero (esempio)" },
      }),
      step(10, "RECORD_ATTENDANCE", { attendance: [given("$day-2", 60, "agreedChange")] }),
      step(11, "RESUME_DELIVERY", { resumedOn: "$day+1" }),
      step(12, "SUSPEND_WITH_CASE", { suspendedFrom: "$day+1", suspensionKind: "absence" }),
      step(14, "RESUME_WITH_CASE", { resumedOn: "$day" }),
    ],
  },
];
