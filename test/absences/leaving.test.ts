// Who leaves hands her cases over first: the deactivation is refused with their number, a supervisor's plan may wait for
// it and is applied in the same act, as the supervisor and by the same gate. The admin command says the same.
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findAccount } from "../../db/accounts/accounts.ts";
import { liveGrants } from "../../db/accounts/history.ts";
import { findJob } from "../../db/bulk/jobs.ts";
import { readCaseEvents, readCases } from "../../db/log/read-log.ts";
import { endGrant } from "../../server/access/grants.ts";
import { adminCommand } from "../../server/cli/admin.ts";
import { readConfig } from "../../server/config.ts";
import { type BulkHouse, openBulkHouse } from "../bulk/house.ts";
import { callerOf } from "../support/caller.ts";
import { sessionOf } from "../support/installation.ts";

let bulk: BulkHouse;
const ids = {} as Record<"sara" | "anna" | "bruno" | "carla", string>;
const admin = () => callerOf(bulk.house, sessionOf("ada", "administrator")).access;
const isActive = (accountId: string) => findAccount(bulk.house.services.accounts.db, accountId)?.deactivatedAt === null;

beforeAll(async () => {
  bulk = await openBulkHouse();
  ids.sara = bulk.made("Sara", "supervisor");
  for (const name of ["anna", "bruno", "carla"] as const) ids[name] = bulk.made(name, "socialWorker");
});
afterAll(() => bulk.house.close());

/** Cases of a colleague, and her supervisor's plan for them as the page makes it. */
async function carried(accountId: string, count: number) {
  const cases = await bulk.open(ids.sara, count);
  const assign = await bulk.preview(ids.sara, "ASSIGN", { assignee: accountId }, { ids: cases });
  await bulk.start(ids.sara, assign.id);
  const plan = await callerOf(bulk.house, bulk.as(ids.sara)).absences.getPlan({
    ...{ accountId, from: "2026-03-02", to: "2026-12-31", which: "all" },
  });
  const rows = plan.cases.flatMap(({ caseId, proposal }) => (proposal ? [{ caseId, to: proposal.accountId }] : []));
  return { cases, target: { plan: { accountId, rows } } };
}

const assigneesOf = async (cases: string[]) =>
  (await readCases(bulk.house.services.driver, cases)).map(({ snapshot }) => snapshot.doc.head.assignee);

test("a deactivation with open cases is refused, with how many, until all are handed over", async () => {
  const { cases, target } = await carried(ids.anna, 6);
  expect(await admin().getLeaving({ accountId: ids.anna })).toEqual({ openCases: 6, privateNotes: 0, plan: undefined });
  await expect(admin().deactivateUser({ accountId: ids.anna, reason: "left" })).rejects.toMatchObject({
    cause: { code: "INVALID", details: { reason: "carries", openCases: 6 } },
  });
  expect(isActive(ids.anna)).toBe(true);
  const seen = await bulk.preview(ids.sara, "ASSIGN", {}, target);
  expect(seen).toMatchObject({ allowed: 6, refused: [] });
  // Said before it starts, as it is said in the plan.
  expect(seen.goesTo).toEqual([
    { name: "bruno", count: 3 },
    { name: "carla", count: 3 },
  ]);
  expect(await bulk.start(ids.sara, seen.id)).toMatchObject({ done: 6, chosen: { by: "plan", accountId: ids.anna } });
  const spread = await assigneesOf(cases);
  expect(spread.filter((one) => one === ids.bruno)).toHaveLength(3);
  expect(spread.filter((one) => one === ids.carla)).toHaveLength(3);
  await admin().deactivateUser({ accountId: ids.anna, reason: "left" });
  expect(isActive(ids.anna)).toBe(false);
});

test("a plan that waits is applied with the deactivation, as the supervisor who made it", async () => {
  const { cases, target } = await carried(ids.bruno, 4);
  const seen = await bulk.preview(ids.sara, "ASSIGN", {}, target);
  await expect(bulk.call(ids.sara).start({ previewId: seen.id, leaver: ids.carla })).rejects.toMatchObject({
    cause: { details: { reason: "notThePlan" } },
  });
  const { jobId } = await bulk.call(ids.sara).start({ previewId: seen.id, leaver: ids.bruno });
  expect(await bulk.call(ids.sara).get({ jobId })).toMatchObject({ status: "waiting", done: 0, leaverName: "bruno" });
  expect(new Set(await assigneesOf(cases))).toEqual(new Set([ids.bruno]));
  const { openCases, plan } = await admin().getLeaving({ accountId: ids.bruno });
  expect([openCases, plan]).toMatchObject([7, { planId: jobId, by: "Sara", cases: 7 }]);
  await expect(
    admin().deactivateUser({ accountId: ids.bruno, reason: "left", planId: "5d0a0000-0000-4000-8000-000000000009" }),
  ).rejects.toMatchObject({ cause: { details: { reason: "planGone" } } });
  await admin().deactivateUser({ accountId: ids.bruno, reason: "left", planId: jobId });
  expect(isActive(ids.bruno)).toBe(false);
  expect(new Set(await assigneesOf(cases))).toEqual(new Set([ids.carla]));
  const events = await readCaseEvents(bulk.house.services.driver, cases[0] ?? "", 0, 10);
  expect(events.at(-1)).toMatchObject({ type: "ASSIGN", actor: ids.sara, correlation_id: jobId });
});

test("a plan whose maker may no longer, or that no longer covers all, leaves the account as it is", async () => {
  const dora = bulk.made("Dora", "supervisor");
  const { target } = await carried(ids.carla, 2);
  const seen = await bulk.preview(dora, "ASSIGN", {}, { plan: { ...target.plan, rows: target.plan.rows.slice(1) } });
  const { jobId } = await bulk.call(dora).start({ previewId: seen.id, leaver: ids.carla });
  const { accounts } = bulk.house.services;
  const [grant] = liveGrants(accounts.db, dora, "2026-03-02");
  endGrant(accounts, { accountId: dora, grantId: grant?.grantId ?? "" }, ids.sara);
  const asked = admin().deactivateUser({ accountId: ids.carla, reason: "left", planId: jobId });
  await expect(asked).rejects.toMatchObject({ cause: { details: { reason: "carries" } } });
  expect(isActive(ids.carla)).toBe(true);
  expect(await findJob(bulk.house.services.driver, jobId)).toMatchObject({ status: "stopped", reason: "rightsEnded" });
});

test("npm run admin refuses too, says where to go, and can shut an account out at once", async () => {
  const { house } = bulk;
  writeFileSync(join(house.dir, "installation.json"), JSON.stringify({ mode: "demo", createdOn: "2026-03-02" }));
  const said: string[] = [];
  const run = (...args: string[]) =>
    adminCommand(
      {
        ...{ root: house.dir, workflows: [], wall: () => new Date("2026-03-02T09:00:00.000Z"), random: randomBytes },
        config: readConfig(
          { DATA_DIR: house.dir, BASE_URL: "https://ambito.example", AUTH_SECRET: "x".repeat(40) },
          house.dir,
        ),
        say: (line) => said.push(line),
      },
      args,
    );
  const email = findAccount(house.services.accounts.db, ids.carla)?.email ?? "";
  await expect(run("deactivate", "--email", email)).rejects.toThrow(
    new RegExp(`open cases are assigned to carla.*\\n.*ambito\\.example/#/assenze/piano/${ids.carla}`),
  );
  expect(await run("end-grants", "--email", email)).toBe(0);
  expect(said.at(-1)).toBe("1 grants ended, and every session.");
  expect(liveGrants(house.services.accounts.db, ids.carla, "2026-03-02")).toEqual([]);
});

test("who deactivates is told how many notes only their author reads, and of whom none", async () => {
  const ugo = bulk.made("ugo", "socialWorker");
  const [caseId = ""] = await bulk.open(ids.sara, 1);
  const note = async (noteLevel: string, type = "NOTE", payload = {}) => {
    const [stored] = await readCases(bulk.house.services.driver, [caseId]);
    const said = { noteKind: "call", noteLevel, factsText: "Cosa detta a voce" };
    return bulk.house.send(bulk.as(ugo), {
      ...{ caseId, kind: stored?.snapshot.kind ?? "", expectedSeq: stored?.snapshot.seq ?? 0, type },
      payload: type === "NOTE" ? said : payload,
    });
  };
  for (const level of ["private", "team", "case", "private"]) await note(level);
  const { seq } = await note("private");
  expect(await admin().getLeaving({ accountId: ugo })).toEqual({ openCases: 0, privateNotes: 3, plan: undefined });
  await note("", "UNDO", { undoes: seq });
  const told = await admin().getLeaving({ accountId: ugo });
  expect(told).toEqual({ openCases: 0, privateNotes: 2, plan: undefined });
  expect(JSON.stringify(told)).not.toContain("voce");
});
