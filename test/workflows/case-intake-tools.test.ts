// Assessment sheets in a case of intake: answers are taken to the sheet in force only, each is shown to whom its class is open, and
// what was filled in keeps the words of its own version.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type Tool, toolsOf, toolsRuleset } from "../../workflows/rules/assessment/tool.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type IntakeCase, openIntake } from "../support/intake-case.ts";

const day = "2026-03-02";
const worker = sessionOf("worker", { role: "socialWorker" });
const psychologist = sessionOf("psychologist", { role: "psychologist" });
const trainee = sessionOf("trainee", { role: "trainee" });
const clerk = sessionOf("clerk", { role: "adminClerk" });
let house: Installation;
let caseId: string;
let act: IntakeCase["act"];

const read = (session: Session) => callerOf(house, session).cases.getAssessments({ caseId });
const sheet = (more: JsonObject = {}): JsonObject => ({
  ...{ tool: "general", toolVersion: 1, ownWords: "Voglio stare tranquilla" },
  answers: [{ item: "tenure", level: 2 }],
  healthAnswers: [{ item: "mind", level: 3 }],
  economicAnswers: [{ item: "income", level: 1 }],
  ...more,
});

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  ({ caseId, act } = await openIntake(house, worker, { name: "tools", on: day }));
}, 60_000);
afterAll(() => house.close());

test("a sheet is filled in from the assessment on, by who assesses, and only by its own items", async () => {
  expect((await errorOf(act(worker, "FILL_TOOL", sheet()))).details.refusal?.code).toBe("notNow");
  await act(worker, "START_ASSESSMENT", { assessmentKind: "social" });
  for (const one of [trainee, clerk]) expect((await errorOf(act(one, "FILL_TOOL", sheet()))).code).toBe("FORBIDDEN");
  const refused = async (more: JsonObject) =>
    (await errorOf(act(worker, "FILL_TOOL", sheet(more)))).details.refusal?.reasons;
  expect(await refused({ tool: "none" })).toEqual(["toolFits"]);
  expect(await refused({ toolVersion: 2 })).toEqual(["toolFits"]);
  expect(await refused({ answers: [{ item: "washing", level: 1 }] })).toEqual(["toolFits"]);
  expect(await refused({ answers: [{ item: "mind", level: 1 }] })).toEqual(["toolFits"]);
  expect((await errorOf(act(worker, "FILL_TOOL", sheet({ ownWords: "" })))).code).toBe("INVALID");
  await act(worker, "FILL_TOOL", sheet());
  const view = await callerOf(house, worker).cases.getCase({ caseId });
  expect(view.level === "content" && view.context.tools).toEqual([
    { filled: 4, tool: "general", version: 1, on: day, items: 3 },
  ]);
});

test("answers are read by class, and what is closed is said to be", async () => {
  await act(psychologist, "FILL_TOOL", sheet({ answers: [{ item: "tenure", level: 1 }], economicAnswers: [] }));
  const all = await read(worker);
  expect(all.filled.map(({ values }) => [values.answers, values.economicAnswers])).toEqual([
    [[{ item: "tenure", level: 2 }], [{ item: "income", level: 1 }]],
    [[{ item: "tenure", level: 1 }], undefined],
  ]);
  const [first] = (await read(psychologist)).filled;
  expect(first?.values.healthAnswers).toEqual([{ item: "mind", level: 3 }]);
  expect(first?.values).not.toHaveProperty("economicAnswers");
  expect(first?.closed).toEqual(["economic"]);
  const social = (await read(trainee)).filled[0];
  expect(social?.values).not.toHaveProperty("healthAnswers");
  expect(social?.closed?.sort()).toEqual(["economic", "health"]);
  const closed = await read(clerk);
  expect(JSON.stringify(closed.filled)).not.toMatch(/tenure|Voglio/);
  expect([closed.offered.length, all.offered.length]).toEqual([0, 3]);
  expect((await errorOf(read(sessionOf("desk", { role: "frontDesk" })))).code).toBe("NOT_FOUND");
});

test("what was filled in keeps the words of its version when the next one comes into force", async () => {
  const { tables } = house.services;
  const row = tables.rulesets.find(({ id }) => id === toolsRuleset);
  if (!row) throw new Error("no sheets");
  const next = structuredClone(toolsOf(row.values)[0]) as Tool;
  next.version = 2;
  next.words.it = "Scheda nuova";
  tables.rulesets.push({ ...row, version: 1000, validFrom: day, values: { general: next as unknown as JsonObject } });
  const { tools, offered } = await read(worker);
  expect(tools.map(({ version, words }) => [version, words.it])).toEqual([[1, "Scheda generale"]]);
  expect(offered.map(({ version, words }) => [version, words.it])).toEqual([[2, "Scheda nuova"]]);
  tables.rulesets.pop();
});
