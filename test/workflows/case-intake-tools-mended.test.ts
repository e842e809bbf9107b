// Assessment sheets mended and kept: what is taken back stands no longer, what is corrected stands as corrected, the past stays what
// it was, and who works from outside is told none of it.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type IntakeCase, openIntake } from "../support/intake-case.ts";

const worker = sessionOf("worker", "socialWorker");
const day = "2026-03-02";
let house: Installation;
let caseId: string;
let act: IntakeCase["act"];

const codeOf = async (promise: Promise<unknown>) => (await errorOf(promise)).code;
const cases = (session: Session) => callerOf(house, session).cases;
const filled = async (session = worker) => (await cases(session).getAssessments({ caseId })).filled;
/** Sheets as the case counts them: where each was filled in, and how many answers it has. */
async function counted(at?: string) {
  const view = await cases(worker).getCase({ caseId, ...(at ? { at } : {}) });
  const tools = view.level === "content" ? view.context.tools : view.level;
  return Array.isArray(tools) ? (tools as JsonObject[]).map((one) => [one.filled, one.items]) : tools;
}
const sheet = (level: number, ...more: JsonObject[]): JsonObject => ({
  ...{ tool: "general", toolVersion: 1, ownWords: "Voglio stare tranquilla" },
  answers: [{ item: "tenure", level }, ...more],
  healthAnswers: [{ item: "mind", level: 3 }],
});

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  ({ caseId, act } = await openIntake(house, worker, { name: "mended sheets", on: day }));
  await act(worker, "START_ASSESSMENT", { assessmentKind: "social" });
}, 60_000);
afterAll(() => house.close());

test("a sheet undone stands no longer and is not counted; one corrected stands and counts as corrected", async () => {
  const first = await act(worker, "FILL_TOOL", sheet(2));
  expect(await counted()).toEqual([[first, 2]]);
  const wrong = await act(worker, "FILL_TOOL", sheet(0));
  await act(worker, "UNDO", { undoes: wrong });
  expect((await filled()).map((one) => one.seq)).toEqual([first]);
  expect(await counted()).toEqual([[first, 2]]);

  house.at("2026-03-02T10:00:00.000Z");
  const values = sheet(1, { item: "dwelling", level: 1 });
  await act(worker, "CORRECT", { corrects: first, mendReason: "Capito male", values });
  const [now, ...others] = await filled();
  expect(others).toEqual([]);
  expect(now?.values.answers).toEqual(values.answers);
  expect(now?.values.healthAnswers).toEqual(values.healthAnswers);
  expect(await counted()).toEqual([[first, 3]]);
  house.at("2026-03-02T11:00:00.000Z");
  expect(await counted("2026-03-02T10:30")).toEqual([[first, 2]]);
  expect(await counted("2026-03-02T11:30")).toEqual([[first, 3]]);
});

test("a correction to no answer of the sheet waits, cannot be applied, and the sheet stands as it was", async () => {
  const before = await filled();
  const corrects = before[0]?.seq ?? 0;
  const values = { ...sheet(1), answers: [{ item: "washing", level: 1 }] };
  const settles = await act(worker, "CORRECT", { corrects, mendReason: "x", values });
  expect(await filled()).toEqual(before);
  expect(await codeOf(act(worker, "SETTLE_CORRECTION", { settles, choice: "apply", reason: "x" }))).toBe("REFUSED");
  await act(worker, "SETTLE_CORRECTION", { settles, choice: "keep", reason: "Sbagliata la correzione" });
  expect(await filled()).toEqual(before);
  expect(await counted()).toEqual([[corrects, 3]]);
});

test("who works from outside reads no sheet: not of a case that is another's, and not which there are in one's own", async () => {
  for (const role of ["provider", "educator"] as const) {
    const outside = sessionOf(`outside ${role}`, role);
    expect(await codeOf(filled(outside))).toBe("NOT_FOUND");
    house.know(outside.accountId, role);
    await act(worker, "ASSIGN", { assignee: outside.accountId });
    expect(await codeOf(filled(outside))).toBe("FORBIDDEN");
    const view = await cases(outside).getCase({ caseId });
    expect(view.level).toBe("content");
    expect(JSON.stringify(view)).not.toMatch(/"tools"|"tool"/);
    const { entries } = await cases(outside).listTimeline({ caseId });
    expect(JSON.stringify(entries)).not.toMatch(/"general"|tenure|tranquilla/);
  }
});
