// A case that is handed over to another comune is taken by the office there, or sent back by it: not by who hands it over, though it
// is hers until then.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { giveService, sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const day = "2026-03-02";
const [here, there] = ["020038", "020061"];
const head = sessionOf("head", { role: "supervisor" });
const other = sessionOf("other head", { role: "supervisor" });
const workerHere = sessionOf("worker here", { role: "socialWorker", territory: here });
const workerThere = sessionOf("worker there", { role: "socialWorker", territory: there });
const coop = sessionOf("coop", { role: "provider" });

let house: Installation;
let intake: string;
const ofCase = (by: Session, type: string, payload = {}) => sendTo(house, by, intake, "case-intake", type, payload);
const offered = async (by: Session) => {
  const view = await callerOf(house, by).cases.getCase({ caseId: intake });
  if (view.level !== "content") throw new Error(view.level);
  return view.actions.filter(({ possible }) => possible).map(({ event }) => event);
};

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  for (const one of [head, other, workerHere, workerThere, coop]) house.know(one.accountId, ...one.grants);
  const plan = { planFrom: day, unit: "hour", tasksText: "Igiene", unitCents: 20_00 };
  const week = [{ weekday: "mon", quantity: 60 }];
  ({ intake } = await giveService(house, head, other, {
    ...{ name: "Ada", comune: here, day, provider: "coop", plan: { ...plan, week } },
  }));
  await ofCase(head, "ASSIGN", { assignee: workerHere.accountId });
  await ofCase(workerHere, "TRANSFER", { inside: true, territory: there, handoverText: "Riservato" });
});
afterAll(() => house.close());

test("who hands a case over neither takes it nor sends it back in the name of the other office", async () => {
  expect(await offered(workerHere)).not.toContain("ACCEPT_TRANSFER");
  expect(await offered(workerHere)).toContain("NOTE");
  for (const type of ["ACCEPT_TRANSFER", "REFUSE_TRANSFER"])
    expect((await errorOf(ofCase(workerHere, type, {}))).code).toBe("FORBIDDEN");
});

test("the office it goes to is offered both, and takes it", async () => {
  expect(await offered(workerThere)).toEqual(expect.arrayContaining(["ACCEPT_TRANSFER", "REFUSE_TRANSFER"]));
  expect(await ofCase(workerThere, "ACCEPT_TRANSFER")).toMatchObject({ state: "inDelivery" });
  expect((await errorOf(callerOf(house, workerHere).cases.getCase({ caseId: intake }))).code).toBe("NOT_FOUND");
});
