// Who has a hand in a month of the register: who records and submits it, and who is stood in for; neither approves it.
import { expect, test } from "vitest";
import { type RegisterMonth, withHand, withRows } from "../../workflows/rules/deliveries/register.ts";

const empty: RegisterMonth = { month: "2026-03", standing: "open", rows: [], hands: [] };
const row = { on: "2026-03-02", quantity: 90 };

test("who records and who submits are named once each, in their order", () => {
  const recorded = withRows(empty, [row], { accountId: "anna" });
  const again = withRows(recorded, [row], { accountId: "anna" });
  expect(again.hands).toEqual(["anna"]);
  expect(withHand(again, { accountId: "bruno" }).hands).toEqual(["anna", "bruno"]);
  expect(again.stoodFor).toBeUndefined();
});

test("for whom it was done is kept apart from who did it", () => {
  const stood = withRows(empty, [row], { accountId: "bruno", behalfOf: "anna" });
  expect(stood).toMatchObject({ hands: ["bruno"], stoodFor: ["anna"] });
  const later = withHand(stood, { accountId: "bruno", behalfOf: "anna" });
  expect(later).toMatchObject({ hands: ["bruno"], stoodFor: ["anna"] });
  expect(withHand(later, { accountId: "carla" }).stoodFor).toEqual(["anna"]);
});
