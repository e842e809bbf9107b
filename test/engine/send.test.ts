// The gate on a real installation: opening, idempotency, STALE, refusals, claims, companions, concurrency.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCases, readHead } from "../../db/log/read-log.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { AppError } from "../../server/errors.ts";
import { person } from "../../workflows/person/index.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
const bruno = sessionOf("bruno", { role: "socialWorker", territory: "020038" });
let n = 0;
const newId = () => uuidOf(`case-${n++}`);

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow, person] });
});
afterAll(() => house.close());

async function opened(payload = {}) {
  const caseId = newId();
  await house.send(anna, {
    caseId,
    kind: "toy",
    expectedSeq: 0,
    type: "OPEN",
    payload: { territory: "020042", ...payload },
  });
  return caseId;
}

const stored = async (caseId: string) => (await readCases(house.services.driver, [caseId]))[0];

describe("opening", () => {
  test("gives a number of the year's one series, a term and what is to be completed", async () => {
    const caseId = await opened({ story: "Una storia inventata" });
    const one = await stored(caseId);
    expect(one?.snapshot.number).toMatch(/^2026-\d{6}$/);
    expect(one?.snapshot.doc.deadlines.answer).toMatchObject({
      status: "running",
      startedOn: "2026-03-02",
      dueOn: "2026-04-01",
    });
    expect(one?.snapshot.doc.todo.illness).toMatchObject({ dueOn: "2026-03-12", owner: "anna" });
    expect(one?.snapshot.doc.sealed.story).toMatchObject({ seq: 1, subject: "case", class: "social" });
    expect(JSON.stringify(one)).not.toContain("inventata");
  });

  test("outside one's territory is forbidden, of an unknown kind not found", async () => {
    const elsewhere = house.send(bruno, {
      caseId: newId(),
      kind: "toy",
      expectedSeq: 0,
      type: "OPEN",
      payload: { territory: "020042" },
    });
    expect((await errorOf(elsewhere)).code).toBe("FORBIDDEN");
    const unknown = house.send(anna, { caseId: newId(), kind: "nothing", expectedSeq: 0, type: "OPEN", payload: {} });
    expect((await errorOf(unknown)).code).toBe("NOT_FOUND");
  });

  test("persons get no case number but a row to be found by", async () => {
    const caseId = newId();
    await house.send(anna, {
      caseId,
      kind: "person",
      expectedSeq: 0,
      type: "OPEN_PERSON",
      payload: { surname: "Prova", givenName: "Ada", territory: "020038", fiscalCodeMissing: "unknown" },
    });
    expect((await stored(caseId))?.snapshot.number).toBe("");
    const rows = await house.services.driver.read(
      "SELECT surname,sort_name,territory FROM person_row WHERE person_id=?",
      [caseId],
    );
    expect(rows).toEqual([{ surname: "Prova", sort_name: "prova ada", territory: "020038" }]);
    const found = await house.services.driver.read("SELECT rowid FROM search_row WHERE search_row MATCH 'prov*'");
    expect(found).toHaveLength(1);
  });
});

describe("a command sent again", () => {
  test("answers what is recorded, to the same actor with the same payload only", async () => {
    const caseId = await opened();
    const commandId = uuidOf("twice");
    const note = { caseId, commandId, expectedSeq: 1, type: "NOTE", payload: { noteKind: "call", text: "chiamata" } };
    const first = await house.send(anna, note);
    const again = await house.send(anna, note);
    expect(again).toMatchObject({ seq: first.seq, pos: first.pos, repeated: true });
    const other = await errorOf(house.send(anna, { ...note, payload: { noteKind: "call", text: "altro" } }));
    expect(other).toMatchObject({ code: "INVALID", details: { reason: "commandReused" } });
    expect((await stored(caseId))?.snapshot.seq).toBe(2);
  });
});

describe("what is refused changes nothing", () => {
  test("guards say what is missing, in the workflow's words", async () => {
    const caseId = await opened();
    const head = await readHead(house.services.driver);
    const error = await errorOf(
      house.send(anna, { caseId, expectedSeq: 1, type: "TAKE_SLOT", payload: { slot: "nonsense" } }),
    );
    expect(error.code).toBe("REFUSED");
    expect(error.details.refusal).toMatchObject({
      code: "guard",
      reasons: ["isSensible"],
      texts: { it: ["Posto senza senso"] },
    });
    expect(await readHead(house.services.driver)).toEqual(head);
  });

  test("STALE tells what happened meanwhile", async () => {
    const caseId = await opened();
    await house.send(anna, { caseId, expectedSeq: 1, type: "PROPOSE" });
    const error = await errorOf(house.send(anna, { caseId, expectedSeq: 1, type: "PROPOSE" }));
    expect(error).toMatchObject({
      code: "STALE",
      details: { seq: 2, changes: [{ seq: 2, type: "PROPOSE", actor: "anna" }] },
    });
  });

  test("four eyes: who proposed may not approve", async () => {
    const caseId = await opened();
    await house.send(anna, { caseId, expectedSeq: 1, type: "PROPOSE" });
    expect((await errorOf(house.send(anna, { caseId, expectedSeq: 2, type: "APPROVE" }))).details.refusal?.code).toBe(
      "fourEyes",
    );
    const done = await house.send(sessionOf("carla", "supervisor"), { caseId, expectedSeq: 2, type: "APPROVE" });
    expect(done.state).toBe("done");
    expect((await stored(caseId))?.snapshot.doc.deadlines.answer?.status).toBe("met");
  });

  test("a claimed resource refuses the second, naming nobody", async () => {
    const [one, two] = [await opened(), await opened()];
    const take = (caseId: string) =>
      house.send(anna, { caseId, expectedSeq: 1, type: "TAKE_SLOT", payload: { slot: "A1" } });
    const answers = await Promise.allSettled([take(one), take(two)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = answers.find((answer) => answer.status === "rejected") as PromiseRejectedResult;
    expect((lost.reason as AppError).details.refusal).toMatchObject({ code: "claimTaken", reasons: ["claim.slot"] });
  });

  test("a companion that refuses takes the whole command back", async () => {
    const [one, two] = [await opened(), await opened()];
    await house.send(anna, { caseId: two, expectedSeq: 1, type: "PROPOSE" });
    const error = await errorOf(
      house.send(anna, { caseId: one, expectedSeq: 1, type: "BOTH", payload: { otherId: two } }),
    );
    expect(error.details.refusal?.code).toBe("companion");
    expect((await stored(one))?.snapshot.state).toBe("open");
    const three = await opened();
    await house.send(anna, { caseId: one, expectedSeq: 1, type: "BOTH", payload: { otherId: three } });
    expect([(await stored(one))?.snapshot.state, (await stored(three))?.snapshot.state]).toEqual(["done", "done"]);
  });

  test("internal events are nobody's to send", async () => {
    const caseId = await opened();
    expect((await errorOf(house.send(anna, { caseId, expectedSeq: 1, type: "FINISH_BY_OTHER" }))).code).toBe(
      "FORBIDDEN",
    );
  });
});

test("fifty callers on one case: one decides, the rest are told; notes all get in", async () => {
  const caseId = await opened();
  const deciders = Array.from({ length: 50 }, () => house.send(anna, { caseId, expectedSeq: 1, type: "PROPOSE" }));
  const outcomes = await Promise.allSettled(deciders);
  expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  const notes = Array.from({ length: 50 }, (_, i) =>
    house.send(anna, { caseId, expectedSeq: 1, type: "NOTE", payload: { noteKind: "call", text: `nota ${i}` } }),
  );
  await Promise.all(notes);
  expect((await stored(caseId))?.snapshot.seq).toBe(52);
  const [counted] = await house.services.driver.read<{ n: number }>("SELECT COUNT(*) AS n FROM event WHERE case_id=?", [
    caseId,
  ]);
  expect(counted?.n).toBe(52);
});

test("counters and list rows agree with the cases", async () => {
  const { driver } = house.services;
  const counters = await driver.read(
    "SELECT kind,state,territory,SUM(cases) AS n,SUM(weight) AS w FROM counter GROUP BY 1,2,3 HAVING n>0 ORDER BY 1,2,3",
  );
  const rows = await driver.read(
    "SELECT kind,state,territory,COUNT(*) AS n,SUM(weight) AS w FROM list_row GROUP BY 1,2,3 ORDER BY 1,2,3",
  );
  expect(counters).toEqual(rows);
});

describe("what a payload refers to", () => {
  const refused = { code: "INVALID", details: { problems: [{ code: "notAnOption" }] } };

  test("must be a person the sender may see", async () => {
    const personId = newId();
    const birth = { surname: "Prova", givenName: "Eva", territory: "020042", fiscalCodeMissing: "unknown" };
    await house.send(anna, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: birth });
    const open = (session: typeof anna, id: string) =>
      house.send(session, {
        caseId: newId(),
        kind: "toy",
        expectedSeq: 0,
        type: "OPEN",
        payload: { territory: "020038", personId: id },
      });
    expect(await errorOf(open(bruno, personId))).toMatchObject(refused);
    expect(await errorOf(open(anna, newId()))).toMatchObject(refused);
    expect(await errorOf(open(anna, await opened()))).toMatchObject(refused);
    await open(anna, personId);
  });

  test("must be an active colleague", async () => {
    const caseId = await opened();
    const assign = (assignee: string) =>
      house.send(anna, { caseId, expectedSeq: 1, type: "ASSIGN", payload: { assignee } });
    expect(await errorOf(assign("nobody-at-all"))).toMatchObject(refused);
    await assign("anna");
    expect((await stored(caseId))?.snapshot.doc.head.assignee).toBe("anna");
  });

  test("must be ids of accounts where a list of them is typed: no name gets into the open", async () => {
    const caseId = await opened();
    const restrict = (readers: string) => {
      const payload = { restricted: true, readers, reason: "prova" };
      return house.send(anna, { caseId, expectedSeq: 1, type: "RESTRICT", payload });
    };
    expect(await errorOf(restrict("anna, la signora Rossi"))).toMatchObject(refused);
    await restrict("anna, bruno,");
    expect((await stored(caseId))?.snapshot.doc.head.readers).toEqual(["anna", "bruno"]);
  });
});
