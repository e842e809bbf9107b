// Four eyes where something is put right afterwards: what a colleague approved changes only by somebody who may approve it
// and neither proposed nor corrected it; through the real gate, on a real project with money.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { verify } from "../../server/engine/verify.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import { workflows } from "../../workflows/registry.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type IntakeCase, openIntake } from "../support/intake-case.ts";

const day = "2026-03-02";
const anna = sessionOf("anna", "socialWorker");
const carla = sessionOf("carla", "socialWorker");
const bruno = sessionOf("bruno", "supervisor");
const elena = sessionOf("elena", "supervisor");
const both = sessionOf("both", "socialWorker", "supervisor");
const steps = caseIntake.examples.find(({ name }) => name.startsWith("Money for a project"))?.steps ?? [];
const exampleOf = (type: string) =>
  fillExample(steps.find((step) => step.type === type)?.payload ?? {}, day, (role) => role);

let house: Installation;

beforeAll(async () => {
  house = await install({ now: `${day}T09:00:00.000Z` });
});
afterAll(async () => {
  const { driver, keys } = house.services;
  const byId = new Map(workflows.map((workflow) => [workflow.id, workflow]));
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows: byId });
  await house.close();
  expect(report.problems).toEqual([]);
});

async function docOf({ caseId }: IntakeCase) {
  const [one] = await readCases(house.services.driver, [caseId]);
  if (!one) throw new Error("the case is not stored");
  return one.snapshot.doc;
}

/** A project of 6,000 euros that anna wrote and bruno approved. Answers the seq of both. */
async function approved(name: string, proposer: Session = anna) {
  const one = await openIntake(house, anna, { name, on: day });
  for (const { type } of steps.slice(steps.findIndex(({ type }) => type === "START_LISTENING") + 1)) {
    if (type === "DRAFT_PROJECT") break;
    await one.act(anna, type, exampleOf(type));
  }
  const drafted = await one.act(proposer, "DRAFT_PROJECT", exampleOf("DRAFT_PROJECT"));
  return {
    one,
    drafted,
    approved: await one.act(bruno, "APPROVE_PROJECT", { approvedCents: 5_000_00, approvalText: "Va bene" }),
  };
}

/** The project as it stands, with one thing other. */
async function corrected(
  session: Session,
  { caseId }: IntakeCase,
  seq: number,
  change: (values: JsonObject) => object,
) {
  const { values } = await callerOf(house, session).cases.getCorrection({ caseId, seq });
  return {
    corrects: seq,
    mendReason: "Importo trascritto male",
    values: { ...values, ...change(values as JsonObject) },
  };
}

/** Ten times the money. */
const dearer = (values: JsonObject) => ({
  actions: (values.actions as JsonObject[]).map((one) => ({
    ...one,
    costCents: Number(one.costCents ?? 0) * 10,
  })) as Json,
});

const reasonOf = async (promise: Promise<unknown>) => {
  const { code, details } = await errorOf(promise);
  return details.refusal?.reasons[0] ?? code;
};

test("an approved project does not change by its author's correction; an approver decides", async () => {
  const { one, drafted } = await approved("dearer");
  const before = (await docOf(one)).context;
  const asked = await corrected(anna, one, drafted, dearer);
  const seen = await callerOf(house, anna).cases.previewCorrection({ caseId: one.caseId, ...asked });
  expect(seen).toMatchObject({ elsewhere: true, approved: "approverDecides" });
  const seq = await one.act(anna, "CORRECT", asked);
  expect((await docOf(one)).context).toEqual(before);
  expect((await docOf(one)).corrections[seq]?.outcome).toBe("pending");
  const settle = (session: Session) =>
    one.act(session, "SETTLE_CORRECTION", { settles: seq, choice: "apply", reason: "Visto" });
  expect(await reasonOf(settle(anna))).toBe("fourEyes");
  expect(await reasonOf(settle(carla))).toBe("approverDecides");
  await settle(bruno);
  expect((await docOf(one)).context).not.toEqual(before);
});

test("nor do its words: what was signed stands as it was until then", async () => {
  const { one, drafted } = await approved("words");
  const before = (await docOf(one)).sealed;
  const seq = await one.act(anna, "CORRECT", await corrected(anna, one, drafted, () => ({ ownWords: "Altro" })));
  const pending = await docOf(one);
  expect(pending.sealed.ownWords).toEqual(before.ownWords);
  await one.act(bruno, "SETTLE_CORRECTION", { settles: seq, choice: "apply", reason: "Visto" });
  expect((await docOf(one)).sealed.ownWords?.seq).toBe(seq);
});

test("who corrected it is its author too, and a supervisor who wrote it decides nothing on it", async () => {
  const { one, drafted } = await approved("by both", both);
  const seq = await one.act(bruno, "CORRECT", await corrected(bruno, one, drafted, dearer));
  const settle = (session: Session, choice: "apply" | "keep") =>
    one.act(session, "SETTLE_CORRECTION", { settles: seq, choice, reason: "Visto" });
  for (const session of [both, bruno]) expect(await reasonOf(settle(session, "apply"))).toBe("fourEyes");
  await settle(elena, "apply");
  const again = await one.act(both, "CORRECT", await corrected(both, one, drafted, dearer));
  await one.act(both, "SETTLE_CORRECTION", { settles: again, choice: "keep", reason: "Resta com'era" });
});

test("and the approval itself is not put right by who proposed", async () => {
  const { one, approved: seq } = await approved("approval", both);
  const asked = {
    corrects: seq,
    mendReason: "Era un altro giorno",
    values: { approvedCents: 5_000_00, approvalText: "Di più" },
  };
  expect(await reasonOf(one.act(both, "CORRECT", asked))).toBe("fourEyes");
  await one.act(bruno, "CORRECT", asked);
});

test("a word corrected before the approval makes its corrector an author", async () => {
  const { one, drafted, approved: seq } = await approved("before");
  await one.act(bruno, "STEP_BACK", { undoes: seq, reason: "Da rivedere" });
  await one.act(elena, "CORRECT", await corrected(elena, one, drafted, () => ({ ownWords: "Altro" })));
  expect((await docOf(one)).corrections).toMatchObject({ [seq + 2]: { outcome: "applied" } });
  expect(await reasonOf(one.act(elena, "APPROVE_PROJECT", { approvedCents: 5_000_00 }))).toBe("fourEyes");
  await one.act(bruno, "APPROVE_PROJECT", { approvedCents: 5_000_00 });
});
