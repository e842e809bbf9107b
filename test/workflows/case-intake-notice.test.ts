// The notice of refusal that nobody answers (L. 241/1990 art. 10-bis): the procedure's term runs again from the end of the
// term for observations, by itself; observations that came in time and were recorded late count anew.
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { CaseSnapshot, JsonObject } from "../../workflows/kernel/definition.ts";
import { demoParameters, factsFor } from "../support/example-facts.ts";
import { emptyCase, send } from "../support/pure-case.ts";

const contact = {
  ...{ person: "11111111-1111-4111-8111-111111111112", territory: "020038", area: "adults", need: "income" },
  ...{ channel: "desk", requester: "self", contactReason: "x" },
};

function done(snapshot: CaseSnapshot, type: string, payload: JsonObject, day: string, effect = "suspends") {
  const { facts = {} } = factsFor(caseIntake, type, snapshot, payload, day);
  const intake = { ...demoParameters.intake, refusalNoticeEffect: effect };
  const outcome = send(caseIntake, snapshot, type, payload, { facts, day, parameters: { ...demoParameters, intake } });
  if (outcome.kind !== "decided") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  return outcome.after;
}

/** Reported on 3 March, noticed on the 5th. */
function posted(effect?: string): CaseSnapshot {
  const report = { reportSource: "school", reportText: "x", protocolNumber: "1/x" };
  const words = { requestText: "x", obstaclesText: "x" };
  let snapshot = done(emptyCase(caseIntake), "OPEN_CONTACT", contact, "2026-03-02");
  snapshot = done(snapshot, "REPORT", report, "2026-03-03");
  return done(snapshot, "SEND_REFUSAL_NOTICE", words, "2026-03-05", effect);
}
/** Delivered on the 10th: observations may come until the 20th. */
function noticed(effect?: string): CaseSnapshot {
  const delivery = {
    ...{ deadline: "observations", sentVia: "pec", sentOn: "2026-03-05", deliveredOn: "2026-03-10" },
    proofKind: "pecReceipt",
  };
  return done(posted(effect), "RECORD_DELIVERY", delivery, "2026-03-10", effect);
}
const alarm = (snapshot: CaseSnapshot, day: string, effect?: string) =>
  done(snapshot, "TERM_ALARM", { deadline: "observations" }, day, effect);
const procedureOf = ({ doc }: CaseSnapshot) => doc.deadlines.procedure;
const stood = (to: string) => ({ ground: "refusalNotice", from: "2026-03-05", to });

test("on the last day it still stands, on the day after it has run again", () => {
  const last = alarm(noticed(), "2026-03-20");
  expect(procedureOf(last)?.status).toBe("suspended");
  // Thirty days from 3 March, without the sixteen from the notice to the end of the term for observations.
  expect(procedureOf(alarm(last, "2026-03-21"))).toMatchObject({
    ...{ status: "running", dueOn: "2026-04-18" },
    stops: [{ ...stood("2026-03-20"), atLimit: true }],
  });
});

test("where the notice interrupts, it begins from zero at that end", () => {
  const again = procedureOf(alarm(noticed("interrupts"), "2026-03-21", "interrupts"));
  expect(again).toMatchObject({ status: "running", dueOn: "2026-04-20" });
  expect(again?.steps).toContainEqual({ step: "counted", on: "2026-04-19", amount: 30, unit: "days" });
});

test("observations that came in time and are recorded late are counted from their day", () => {
  const lapsed = alarm(noticed(), "2026-03-21");
  const late = done(lapsed, "RECORD_OBSERVATIONS", { observationsText: "x" }, "2026-03-18");
  expect(procedureOf(late)?.stops).toEqual([expect.objectContaining(stood("2026-03-27"))]);
  expect(procedureOf(late)?.stops?.[0]).not.toHaveProperty("atLimit");
});

test("nobody is refused before she could answer, nor against what the history says of observations", () => {
  const refusal = (observations: string) => ({ observations, refusalReasonText: "x", actReference: "1" });
  const reasons = (snapshot: CaseSnapshot, observations: string, day: string) => {
    const { facts = {} } = factsFor(caseIntake, "REFUSE_REQUEST", snapshot, refusal(observations), day);
    const outcome = send(caseIntake, snapshot, "REFUSE_REQUEST", refusal(observations), { facts, day });
    return outcome.kind === "refused" ? outcome.refusal.reasons : outcome.kind;
  };
  const waiting = posted();
  const running = noticed();
  expect(reasons(waiting, "noneInTime", "2026-03-05")).toEqual(["noticeDelivered"]);
  expect(reasons(running, "noneInTime", "2026-03-20")).toEqual(["observationsOver"]);
  expect(reasons(running, "considered", "2026-03-21")).toEqual(["observationsAsRecorded"]);
  expect(reasons(running, "noneInTime", "2026-03-21")).toBe("decided");
  const answered = done(running, "RECORD_OBSERVATIONS", { observationsText: "x" }, "2026-03-14");
  expect(reasons(answered, "noneInTime", "2026-03-15")).toEqual(["observationsAsRecorded"]);
  expect(reasons(answered, "considered", "2026-03-15")).toBe("decided");
});
