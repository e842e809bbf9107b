// Who pays for a project, as the form proposes it: the one comune the rule names stands in the field, the act is asked for where
// another is written, and the warning comes exactly where the gate would refuse.
import { expect, test } from "vitest";
import {
  askAct,
  isOtherPayer,
  type Proposal,
  payerLines,
  proposedPayer,
  servicesIn,
} from "../../client/cases/adapt-payer.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { evaluate } from "../../workflows/kernel/evaluate.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";

const [here, moved, third] = ["020038", "020042", "020061"];
const one: Proposal = { ordinary: { payer: here, reason: "residenceAtDelivery", ignored: [] } };
const both: Proposal = { ...one, stay: { payer: moved, reason: "residenceAtStart", ignored: [] } };
const open: Proposal = { ordinary: { reason: "residenceUnknown", ignored: [] } };
const form = caseIntake.versions[1]?.events.COMPLETE_DATA?.form ?? { fields: [] };
const act = ["payerActNumber", "payerActOn", "payerText"];

function asked(proposal: Proposal, payingTerritory: string | undefined) {
  const values: JsonObject = payingTerritory === undefined ? {} : { payingTerritory };
  const { visible, required } = evaluate(askAct(form, proposal), values, { today: "2026-03-02", context: {} });
  return { visible: act.filter((name) => visible.has(name)), required: act.filter((name) => required.has(name)) };
}

test("the one comune the rule names is proposed; of two the worker chooses", () => {
  expect(proposedPayer(one)).toEqual({ payingTerritory: here });
  for (const none of [both, open, {}]) expect(proposedPayer(none)).toEqual({});
});

test("the act is asked for where another is written, whole", () => {
  expect(asked(one, here)).toEqual({ visible: [], required: [] });
  expect(asked(one, undefined)).toEqual({ visible: [], required: [] });
  expect(asked(one, moved)).toEqual({ visible: act, required: act });
  // By which of both it is measured follows from the services: it may be named, and the gate says whether it must.
  expect(asked(both, moved)).toEqual({ visible: act, required: [] });
  expect(asked(open, moved)).toEqual({ visible: [], required: [] });
});

test("it warns where the gate refuses: every service has a comune by the rule, and none is the one written", () => {
  const warns = (proposal: Proposal, services: string[], written: unknown) =>
    isOtherPayer(payerLines(proposal, services), written);
  expect(warns(one, ["homeCare"], moved)).toBe(true);
  expect(warns(one, [], moved)).toBe(true);
  expect(warns(one, ["homeCare"], here)).toBe(false);
  expect(warns(one, ["homeCare"], undefined)).toBe(false);
  expect(warns(one, ["homeCare", "residential"], moved)).toBe(false);
  expect(warns(both, ["homeCare", "afterUs"], moved)).toBe(false);
  expect(warns(both, ["afterUs"], here)).toBe(true);
  expect(warns(both, ["homeCare", "afterUs"], third)).toBe(true);
  expect(warns(open, ["homeCare"], moved)).toBe(false);
});

test("the services are those that are typed, or else those of the project in force", () => {
  const context: JsonObject = { project: { services: ["residential"] } };
  expect(servicesIn({ actions: [{ service: "homeCare" }, {}] }, context)).toEqual(["homeCare"]);
  expect(servicesIn({}, context)).toEqual(["residential"]);
  expect(servicesIn({}, {})).toEqual([]);
});
