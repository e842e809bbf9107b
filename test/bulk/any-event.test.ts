// Acts of three kinds that decide something of their cases, over one mixed selection: previewed, done and taken back as one.
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCaseEvents, readCases } from "../../db/log/read-log.ts";
import { giveGrant } from "../../server/access/grants.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { contact } from "../../workflows/contact/index.ts";
import { fosterVetting } from "../../workflows/foster-vetting/index.ts";
import { household } from "../../workflows/household/index.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { person } from "../../workflows/person/index.ts";
import { type BulkHouse, openBulkHouse } from "./house.ts";

let bulk: BulkHouse;
let sara = "";
const ids = { contact: [] as string[], "case-intake": [] as string[], "foster-vetting": [] as string[] };
const persons: string[] = [];
const each = 3;

const all = () => Object.values(ids).flat();
const statesOf = async (some: readonly string[]) => {
  const found = new Map((await readCases(bulk.house.services.driver, some)).map((one) => [one.snapshot.caseId, one]));
  return some.map((id) => found.get(id)?.snapshot.state);
};

async function openOne(
  kind: keyof typeof ids | "person",
  i: number,
  type: string,
  payload: JsonObject,
): Promise<string> {
  const caseId = uuidOf(`any event ${kind} ${i}`);
  await bulk.house.send(bulk.as(sara), { caseId, kind, expectedSeq: 0, type, payload });
  return caseId;
}

beforeAll(async () => {
  bulk = await openBulkHouse([contact, caseIntake, fosterVetting, person, household]);
  sara = bulk.made("Sara", "supervisor");
  const foster = { role: "fosterTeam" as const, territory: "district" as const, areas: "all" as const };
  giveGrant(bulk.house.services.accounts, sara, foster, "system");
  const at = { territory: "020038" };
  for (let i = 0; i < each; i++) {
    const who = {
      surname: "Esempio",
      givenName: `Prova ${"abc"[i]}`,
      birthOn: "1950-01-01",
      fiscalCodeMissing: "unknown",
    };
    const one = await openOne("person", i, "OPEN_PERSON", { ...at, ...who });
    persons.push(one);
    const asked = {
      ...at,
      channel: "desk",
      requester: "self",
      area: "elderly",
      need: "careAtHome",
      contactReason: "x",
    };
    ids.contact.push(await openOne("contact", i, "RECORD_CONTACT", { ...asked, outcome: "open" }));
    ids["case-intake"].push(await openOne("case-intake", i, "OPEN_CONTACT", { ...asked, person: one }));
    ids["foster-vetting"].push(
      await openOne("foster-vetting", i, "REGISTER_INTEREST", {
        ...{ ...at, applicantKind: "single", applicantOne: one, entry: "ownPath", contactChannel: "phone" },
        ...{ knownFrom: "wordOfMouth", ownChildrenCount: 0 },
      }),
    );
  }
});
afterAll(() => bulk.house.close());

test.each<[keyof typeof ids, string, JsonObject]>([
  ["contact", "ANSWER_CONTACT", { answer: "form", answerText: "Modulo consegnato (esempio)" }],
  ["case-intake", "START_LISTENING", { privacyNoticeOn: "2026-03-02" }],
  ["foster-vetting", "WITHDRAW", { endedBy: "family", withdrawReason: "Trasloco (esempio)" }],
])("%s: %s over the whole selection, and back", async (kind, event, payload) => {
  const before = await statesOf(all());
  const seen = await bulk.preview(sara, event, payload, { ids: all() });
  // The other kinds have no such act: they stay out, and are counted with that reason.
  expect(seen).toMatchObject({ total: 3 * each, allowed: each, irrevocable: { count: 0 } });
  expect(seen.refused.map(({ code, count }) => [code, count])).toEqual([
    ["otherKind", each],
    ["otherKind", each],
  ]);
  const job = await bulk.start(sara, seen.id);
  expect(job).toMatchObject({ done: each, failed: 0, excluded: 2 * each });
  const after = await statesOf(ids[kind]);
  expect(new Set(after).size).toBe(1);
  expect(before).not.toContain(after[0]);
  const events = await readCaseEvents(bulk.house.services.driver, ids[kind][0] ?? "", 0, 10);
  expect(events.at(-1)).toMatchObject({ type: event, actor: sara, correlation_id: job.id });

  const { previewId } = await bulk.call(sara).previewUndo({ jobId: job.id });
  expect(await bulk.looked(sara, previewId)).toMatchObject({ total: each, allowed: each, refused: [] });
  expect(await bulk.start(sara, previewId)).toMatchObject({ done: each, failed: 0, undoOf: job.id });
  expect(await statesOf(all())).toEqual(before);
});

test("an act meant for one kind leaves those of another alone, that call theirs by the same name", async () => {
  const payload = { mistakeReason: "otherPerson" };
  const both = await bulk.preview(sara, "OPENED_BY_MISTAKE", payload, { ids: all() });
  expect(both.allowed).toBe(2 * each);
  const { previewId } = await bulk
    .call(sara)
    .preview({ event: "OPENED_BY_MISTAKE", payload, target: { ids: all() }, kinds: ["contact"] });
  const seen = await bulk.looked(sara, previewId);
  expect(seen).toMatchObject({ allowed: each, kinds: ["contact"] });
  const preview = bulk.house.services.bulk.findPreview(bulk.as(sara), previewId);
  // Let through by the preview, they are still refused by the job.
  for (const row of preview?.rows ?? []) Object.assign(row, { code: "", reason: "" });
  const job = await bulk.start(sara, previewId);
  expect(job).toMatchObject({ done: each, failed: 2 * each, kinds: ["contact"] });
  expect(new Set(await statesOf(ids.contact))).toEqual(new Set(["openedByMistake"]));
  expect(await statesOf(ids["case-intake"])).not.toContain("openedByMistake");
  const undo = await bulk.call(sara).previewUndo({ jobId: job.id });
  await bulk.looked(sara, undo.previewId);
  await bulk.start(sara, undo.previewId);
});

test("a record of the register is changed one at a time, also where somebody hands in its id", async () => {
  const seen = await bulk.preview(sara, "ASSIGN", { assignee: sara }, { ids: persons });
  expect(seen.allowed).toBe(0);
  await expect(
    bulk.call(sara).preview({ event: "CHANGE_RESIDENCE", payload: {}, target: { ids: persons } }),
  ).rejects.toMatchObject({ cause: { details: { reason: "notBulk" } } });
});

test("the acts that are offered are those the states and the rights allow, counted, and the others with their reason", async () => {
  const told = await bulk.call(sara).listActs({ target: { ids: all() } });
  expect(told).toMatchObject({ cases: 3 * each, tooMany: false, limit: 50_000 });
  const act = (event: string, kind: string) => told.acts.find((one) => one.event === event && one.kinds.includes(kind));
  expect(act("ASSIGN", "contact")).toMatchObject({ common: true, cases: 3 * each, irrevocable: false });
  expect(act("ANSWER_CONTACT", "contact")).toMatchObject({ common: false, kinds: ["contact"], cases: each });
  expect(act("TELL_SENDER", "contact")).toMatchObject({ irrevocable: true });
  // One name, two acts: each with its own form.
  expect(act("OPENED_BY_MISTAKE", "contact")?.kinds).toEqual(["contact"]);
  expect(act("OPENED_BY_MISTAKE", "case-intake")?.kinds).toEqual(["case-intake"]);
  // No case of the selection stands where it could be approved or resumed.
  expect(told.acts.filter(({ event }) => event === "RESUME" || event === "COMMIT_BUDGET")).toEqual([]);
  expect(told.alone).toContainEqual({ event: "BECOME_CASE", kinds: ["contact"], why: "ownItem" });
  expect(told.alone.find(({ event }) => event === "NOTE")).toMatchObject({ why: "story" });
  expect(told.acts.map(({ event }) => event)).not.toContain("RECEIVE_WEB_CONTACT");

  const filter = { view: "all" as const, where: [{ field: "kind", op: "is", values: ["contact"] }] };
  const ofContacts = await bulk.call(sara).listActs({ target: { filter } });
  expect(ofContacts.cases).toBe(each);
  expect(ofContacts.acts.every(({ common, kinds }) => common || kinds[0] === "contact")).toBe(true);
  const far = bulk.made("Fara", "supervisor", "020042");
  expect(await bulk.call(far).listActs({ target: { ids: all() } })).toMatchObject({ cases: 0, acts: [], alone: [] });
});
