// Which household the open cases of one that split follow, said of all in one act: proposed by where the person of each lives, tried at
// the gate, sent each as its own event, and taken back as one. Who may not see a case is not told that there is one.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findCase } from "../../db/cases/find-case.ts";
import { listOpenFollowing } from "../../db/people/list-open-following.ts";
import { listReads } from "../../db/read-log/reads.ts";
import { createAccount } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import { standingSession } from "../../server/access/standing-session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { systemPermit } from "../../server/engine/system.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { householdOfSplit } from "../../workflows/rules/households/split.ts";
import { callerOf } from "../support/caller.ts";
import { type Family, membersOf } from "../support/family.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const event = "FOLLOW_HOUSEHOLD";
const [ostiglia, quistello] = ["020038", "020047"];
let house: Installation;
let worker: Session;
let family: Family & { home: string };
let families = 0;
let minutes = 0;

/** Each act in a minute of its own. */
const nextMinute = () => {
  minutes += 1;
  house.at(new Date(Date.parse("2026-03-09T09:00:00.000Z") + minutes * 60_000).toISOString());
};
const snapshotOf = async (caseId: string) => {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  return found.snapshot;
};
const headOf = async (caseId: string) => (await snapshotOf(caseId)).doc.head;

async function act(caseId: string, kind: string, type: string, payload: JsonObject) {
  nextMinute();
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  return house.send(worker, { caseId, kind, expectedSeq: found?.snapshot.seq ?? 0, type, payload });
}

async function person(name: string): Promise<string> {
  const caseId = uuidOf(`split-cases/${name}`);
  const payload = { surname: "Prova", givenName: name, fiscalCodeMissing: "unknown", territory: ostiglia };
  await act(caseId, "person", "OPEN_PERSON", payload);
  return caseId;
}

async function open(who: string): Promise<string> {
  const caseId = uuidOf(`split-cases/case/${who}/${minutes}`);
  const asked = { area: "adults", channel: "desk", requester: "self", contactReason: "Chiede", need: "familyConflict" };
  await act(caseId, "case-intake", "OPEN_CONTACT", { person: who, territory: ostiglia, ...asked });
  return caseId;
}

/** Mother and child leave; answers the household they open. */
async function split(): Promise<string> {
  const { home, mother, child } = family;
  const { seq } = await act(home, "household", "SPLIT_HOUSEHOLD", {
    leavers: [
      { person: mother, relation: "reference" },
      { person: child, relation: "child" },
    ],
    ...{ splitOn: "2026-03-01", splitReason: "separated", newKind: "registry", newTerritory: ostiglia },
  });
  return householdOfSplit(home, seq);
}

function accountOf(name: string, role: RoleId, territory = "district"): Session {
  const grants = [{ role, territory, areas: "all" as const }];
  const made = createAccount(house.services.accounts, { name, email: `${name}@demo.example`, grants }, "system");
  const session = standingSession(house.services.accounts, made.accountId);
  if (!session) throw new Error("no session");
  return session;
}

const people = (session = worker) => callerOf(house, session).people;
const bulk = (session = worker) => callerOf(house, session).bulk;
const count = async (session = worker) =>
  (await people(session).countCasesToFollow({ householdId: family.home })).count;
const list = (session = worker) => people(session).listCasesToFollow({ householdId: family.home });

async function looked(previewId: string) {
  for (;;) {
    const preview = await bulk().getPreview({ previewId });
    if (preview.status !== "looking") return preview;
    await new Promise((done) => setTimeout(done, 5));
  }
}

async function started(previewId: string) {
  const { jobId } = await bulk().start({ previewId });
  for (;;) {
    const job = await bulk().get({ jobId });
    if (job.endedAt !== null) return { ...job, jobId };
    await new Promise((done) => setTimeout(done, 5));
  }
}

type Row = { caseId: string; seq: number; to: string };
async function tried(rows: Row[], reason = "Dopo la separazione") {
  const { previewId } = await bulk().preview({ event, payload: { reason }, target: { households: { rows } } });
  return { previewId, ...(await looked(previewId)) };
}
const asProposed = async (): Promise<Row[]> =>
  (await list()).cases.map(({ caseId, seq, proposed }) => ({ caseId, seq, to: proposed ?? "" }));

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  worker = accountOf("worker", "socialWorker");
});
afterAll(() => house.close());

beforeEach(async () => {
  families += 1;
  const n = families;
  const [mother, father, child] = [await person(`Ada${n}`), await person(`Ugo${n}`), await person(`Eva${n}`)];
  const home = uuidOf(`split-cases/home${n}`);
  const members = membersOf({ mother, father, child });
  await act(home, "household", "OPEN_HOUSEHOLD", { householdKind: "registry", territory: ostiglia, members });
  family = { mother, father, child, home };
});

test("every open case is proposed the household where its person lives, until it is said", async () => {
  const { home, mother, father, child } = family;
  const [hers, his, childs] = [await open(mother), await open(father), await open(child)];
  expect(await count()).toBe(0);
  const made = await split();
  const { cases, households, names } = await list();
  expect(cases.map(({ caseId, proposed, asks, personId }) => [caseId, proposed, asks, personId])).toEqual([
    [hers, made, "split", mother],
    [his, home, "split", father],
    [childs, made, "split", child],
  ]);
  for (const { choices, number } of cases) {
    expect([...choices].sort()).toEqual([home, made].sort());
    expect(number).toMatch(/\d/);
  }
  expect(households.map(({ household }) => household).sort()).toEqual([home, made].sort());
  expect(JSON.stringify(households)).not.toContain("territory");
  expect(names[mother]).toMatch(/^Prova Ada/);
  expect(await count()).toBe(3);

  await act(his, "case-intake", event, { household: home, reason: "Resta" });
  expect((await list()).cases.map(({ caseId }) => caseId)).toEqual([hers, childs]);
  // What was opened afterwards began with the household of its person.
  await open(father);
  expect(await count()).toBe(2);
});

test("all are sent in one act, each its own event, and taken back as one", async () => {
  const { home, mother, father } = family;
  const [hers, his] = [await open(mother), await open(father)];
  const made = await split();
  nextMinute();
  const preview = await tried(await asProposed());
  expect(preview).toMatchObject({ status: "ready", total: 2, allowed: 2, refused: [] });
  expect(await headOf(hers)).toMatchObject({ householdId: home });
  const job = await started(preview.previewId);
  expect(job).toMatchObject({ done: 2, failed: 0, type: event, chosen: { by: "households" } });
  expect((await bulk().start({ previewId: preview.previewId })).jobId).toBe(job.jobId);
  expect(await headOf(hers)).toMatchObject({ householdId: made });
  expect(await headOf(his)).toMatchObject({ householdId: home, householdAt: house.services.clock.now() });
  expect([(await snapshotOf(hers)).seq, (await snapshotOf(his)).seq]).toEqual([2, 2]);
  expect(await count()).toBe(0);

  const undo = await looked((await bulk().previewUndo({ jobId: job.jobId })).previewId);
  expect(undo).toMatchObject({ total: 2, allowed: 2 });
  const { previewId } = await bulk().previewUndo({ jobId: job.jobId });
  await looked(previewId);
  expect(await started(previewId)).toMatchObject({ done: 2, failed: 0 });
  expect(await headOf(hers)).toMatchObject({ householdId: home });
  expect(await count()).toBe(2);
});

test("a case that changed since it was looked at is left out and said, and so is a household that does not fit", async () => {
  const { home, mother, father, child } = family;
  const [hers, his, childs] = [await open(mother), await open(father), await open(child)];
  await split();
  const rows = await asProposed();
  await act(hers, "case-intake", "NOTE", { noteKind: "call", text: "Telefonata" });
  const others = rows.map((row) => (row.caseId === childs ? { ...row, to: uuidOf("nowhere") } : row));
  const preview = await tried(others);
  expect(preview.allowed).toBe(1);
  const why = preview.refused.map(({ code, reasons, sample }) => [code, reasons, sample.map((one) => one.caseId)]);
  expect(why.find(([code]) => code === "changed")).toEqual(["changed", [], [hers]]);
  expect(why.find(([code]) => code !== "changed")?.[2]).toEqual([childs]);
  // Changed between the preview and the act.
  await act(his, "case-intake", event, { household: home, reason: "Detto prima" });
  const before = await Promise.all([hers, his, childs].map(snapshotOf));
  expect(await started(preview.previewId)).toMatchObject({ done: 0, failed: 1, excluded: 2 });
  expect(await Promise.all([hers, his, childs].map(snapshotOf))).toEqual(before);
});

test("the act is for cases of which it was said one by one, and for no other step", async () => {
  const { mother } = family;
  const hers = await open(mother);
  const made = await split();
  const { seq } = await snapshotOf(hers);
  const households = { rows: [{ caseId: hers, seq, to: made }] };
  const refused = { cause: { code: "INVALID", details: { reason: "notBulk" } } };
  const payload = { household: made, reason: "Per tutte" };
  await expect(bulk().preview({ event, payload, target: { ids: [hers] } })).rejects.toMatchObject(refused);
  const other = { event: "ASSIGN", payload: { assignee: worker.accountId }, target: { households } };
  await expect(bulk().preview(other)).rejects.toMatchObject(refused);
  expect(await tried(households.rows, "")).toMatchObject({ allowed: 0, refused: [{ code: "payload" }] });
});

test("cases that the reader may not see or say it of are neither listed nor counted", async () => {
  const { mother, father, home } = family;
  const [hers, his] = [await open(mother), await open(father)];
  const made = await split();
  const stranger = accountOf(`other${families}`, "socialWorker");
  expect(await count(stranger)).toBe(2);
  await act(hers, "case-intake", "ASSIGN", { assignee: worker.accountId });
  await act(hers, "case-intake", "RESTRICT", { restricted: true, reason: "Conflitto di interessi" });
  expect(await count(stranger)).toBe(1);
  expect((await list(stranger)).cases.map(({ caseId }) => caseId)).toEqual([his]);
  expect(await count()).toBe(2);
  // A trainee reads cases, but may not say it.
  expect(await count(sessionOf("trainee", "trainee"))).toBe(0);
  // Nor is who follows another comune told of the household.
  const far = sessionOf("far", { role: "socialWorker", territory: quistello });
  expect(await count(far)).toBe(0);
  await expect(list(far)).rejects.toMatchObject({ code: "NOT_FOUND" });
  // What she may not see she may not say either, though she know the number.
  const rows = [{ caseId: hers, seq: (await snapshotOf(hers)).seq, to: made }];
  const asking = bulk(stranger);
  const { previewId } = await asking.preview({ event, payload: { reason: "x" }, target: { households: { rows } } });
  await expect
    .poll(() => asking.getPreview({ previewId }), { interval: 5 })
    .toMatchObject({ status: "ready", allowed: 0, refused: [{ code: "notFound", sample: [] }] });
  expect(await headOf(hers)).toMatchObject({ householdId: home });
});

test("listing them is recorded as reading the household, counting them is not", async () => {
  await open(family.mother);
  await split();
  const reader = accountOf(`reader${families}`, "socialWorker");

  const reads = () => listReads(house.services.reads.db, { accountId: reader.accountId }, 10).map((one) => one.caseId);
  await count(reader);
  expect(reads()).toEqual([]);
  await list(reader);
  expect(reads()).toEqual([family.home]);
});

test("a case at a record that was merged is proposed the household of the record that goes on", async () => {
  const his = await open(family.child);
  const double = await person(`Double${families}`);
  const manager = accountOf(`manager${families}`, "supervisor");
  const { seq } = await snapshotOf(family.child);
  const merging = { type: "MERGE_INTO", payload: { other: double, mergeText: "La stessa (esempio)" } };
  await house.send(manager, { caseId: family.child, kind: "person", expectedSeq: seq, ...merging });
  await act(family.home, "household", "MEMBER_GOES_ON", { person: family.child, into: double });
  family = { ...family, child: double };
  const made = await split();
  expect((await list()).cases).toMatchObject([{ caseId: his, proposed: made }]);
});

test("beyond those of one page the next ones are looked at, whatever was said of the first", async () => {
  const opened = [await open(family.mother), await open(family.child), await open(family.mother)];
  await split();
  const permitted = systemPermit();
  const all = await listOpenFollowing(house.services.driver, permitted, family.home, 10);
  expect(all.map(({ caseId }) => caseId).toSorted()).toEqual(opened.toSorted());
  const [first, second, third] = all;
  if (!first || !second || !third) throw new Error("three cases are open");
  const after = async (one: typeof first) =>
    (await people().listCasesToFollow({ householdId: family.home, after: one })).cases.map(({ caseId }) => caseId);
  expect(await after(first)).toEqual([second.caseId, third.caseId]);
  expect(await after(third)).toEqual([]);
  expect((await list()).next).toBeUndefined();
});
