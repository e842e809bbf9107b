// The gate as somebody would try it who means harm, or whose client is broken: ids of others, payloads without end,
// characters and numbers that no form writes, keys that mean something to the language, seqs of other events. Whatever
// comes, it is answered as what it is, never as a bug, and in the end the log verifies.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addHistory } from "../../db/accounts/history.ts";
import { loadTables } from "../../db/district/load-tables.ts";
import { readPending } from "../../db/log/outbox.ts";
import { readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { tellLog } from "../../server/access/tell-log.ts";
import { sendRoute } from "../../server/cases/send-route.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { runDeadlines } from "../../server/jobs/deadlines.ts";
import { runFanOuts } from "../../server/jobs/fan-out.ts";
import { account } from "../../workflows/account/index.ts";
import { person } from "../../workflows/person/index.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
const carla = sessionOf("carla", "socialWorker");
const stranger = sessionOf("sara", { role: "socialWorker", territory: "020042" });
let n = 0;
const newId = () => uuidOf(`hostile-${n++}`);

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow, person, account] });
  for (const name of ["anna", "carla", "sara"]) house.know(name);
});
afterAll(async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  await house.close();
  expect(report.problems).toEqual([]);
});

interface Answered {
  status: number;
  body: Record<string, unknown>;
}

/** As text, since what matters here is what JSON can say and JavaScript's own writer would not. */
async function post(body: string, session: Session = anna): Promise<Answered> {
  const answer = await sendRoute(house.services, () => session).request("/send", { method: "POST", body });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const envelope = (
  caseId: string,
  expectedSeq: number | string,
  type: string,
  payload = "{}",
  more: Record<string, string> = {},
): string => {
  const { commandId = newId(), kind = "toy", ...rest } = more;
  const also = Object.entries(rest).map(([key, value]) => `,${JSON.stringify(key)}:${JSON.stringify(value)}`);
  const event = `{"type":${JSON.stringify(type)},"payload":${payload}}`;
  return `{"caseId":"${caseId}","commandId":"${commandId}","kind":"${kind}","expectedSeq":${expectedSeq},"event":${event}${also.join("")}}`;
};

async function opened(payload = `{"territory":"020038"}`): Promise<string> {
  const caseId = newId();
  expect(await post(envelope(caseId, 0, "OPEN", payload))).toMatchObject({ status: 200 });
  return caseId;
}

const note = `{"noteKind":"call","text":"inventato"}`;
const problemsOf = ({ body }: Answered) => (body.details as { problems?: unknown } | undefined)?.problems;
const snapshot = async (caseId: string) => (await readCases(house.services.driver, [caseId]))[0]?.snapshot;

describe("ids", () => {
  test("sent sixteen times at once, a command is recorded once and answered alike", async () => {
    const caseId = await opened();
    const body = envelope(caseId, 1, "NOTE", note);
    const answers = await Promise.all(Array.from({ length: 16 }, () => post(body)));
    const said = answers.map(({ body: { repeated: _, ...rest } }) => JSON.stringify(rest));
    expect(new Set(said).size).toBe(1);
    expect(answers.filter(({ body: { repeated } }) => repeated === false)).toHaveLength(1);
    expect((await snapshot(caseId))?.seq).toBe(2);
  });

  test("of sixteen who open the same id at once one does, and the others learn nothing of the case", async () => {
    const caseId = newId();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        i % 2 === 0
          ? post(envelope(caseId, 0, "OPEN", `{"territory":"020038"}`))
          : post(envelope(caseId, 0, "OPEN", `{"territory":"020042"}`), stranger),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers.filter((one) => one.status !== 200)) {
      expect([404, 409]).toContain(status);
      expect((body.details as { changes?: unknown[] }).changes ?? []).toEqual([]);
    }
  });

  test("a recorded id used for another case, payload, day or by somebody else is refused and tells nothing", async () => {
    const caseId = await opened();
    const other = await opened();
    const commandId = newId();
    expect((await post(envelope(caseId, 1, "NOTE", note, { commandId }))).status).toBe(200);
    const reused = { status: 422, body: { code: "INVALID", details: { reason: "commandReused" } } };
    expect(await post(envelope(other, 1, "NOTE", note, { commandId }))).toEqual(reused);
    expect(await post(envelope(caseId, 1, "NOTE", `{"noteKind":"call","text":"altro"}`, { commandId }))).toEqual(
      reused,
    );
    const day = { commandId, occurredOn: "2026-03-01" };
    expect(await post(envelope(caseId, 1, "NOTE", note, day))).toEqual(reused);
    expect(await post(envelope(caseId, 1, "NOTE", note, { commandId }), carla)).toEqual(reused);
    expect((await post(envelope(caseId, 1, "NOTE", note, { commandId }), stranger)).status).toBe(404);
  });

  test("an id of another shape is no id", async () => {
    const caseId = await opened();
    const shapes = [caseId.toUpperCase(), `${caseId}.0`, `system/${caseId}`, `${caseId}\u0000`, "", "constructor"];
    for (const commandId of shapes)
      expect((await post(envelope(caseId, 1, "NOTE", note, { commandId }))).status).toBe(422);
    for (const shape of shapes) expect((await post(envelope(shape, 1, "NOTE", note))).status).toBe(422);
  });

  test("nobody can send first, under its id, what a fan-out or an alarm will send", async () => {
    const parent = await opened();
    const child = await opened(`{"territory":"020038","parentId":"${parent}"}`);
    await post(envelope(parent, 1, "ALL"));
    const [entry] = await readPending(house.services.driver, 10);
    const guesses = [`${entry?.id}/${child}`, `${entry?.id}/done`, `${child}/answer/2026-03-02`];
    for (const guess of guesses) {
      const { status } = await post(envelope(child, 1, "NOTE", note, { commandId: uuidOf(guess) }));
      expect(status).toBe(200);
    }
    await runFanOuts(house.services);
    expect([(await snapshot(child))?.state, (await snapshot(parent))?.state]).toEqual(["done", "done"]);
    const alarmed = await opened();
    house.at("2026-05-02T09:00:00.000Z");
    const moment = (await snapshot(alarmed))?.doc.deadlines.answer?.alarmAt;
    for (const [seq, later] of [
      [1, 2],
      [2, 3],
    ] as const) {
      const guess = uuidOf(`${alarmed}/answer/${moment}/${later}`);
      expect((await post(envelope(alarmed, seq, "NOTE", note, { commandId: guess }))).status).toBe(200);
    }
    await runDeadlines(house.services);
    expect((await snapshot(alarmed))?.doc.deadlines.answer?.told?.map(({ alarm }) => alarm)).toContain("end:1");
  });

  test("nor what the history of accounts will tell", async () => {
    const { accounts } = house.services;
    const accountId = newId();
    const onDay = "2026-05-02";
    const entry = { accountId, action: "created" as const, by: "system", territory: "district", onDay };
    accounts.db.batchSync([addHistory({ ...entry, recordedAt: `${onDay}T09:00:00.000Z` })]);
    const [row] = accounts.db.readSync<{ pos: number }>("SELECT MAX(pos) AS pos FROM account_history");
    const guess = uuidOf(`account-history/${accountId}/${row?.pos}`);
    const caseId = await opened();
    expect((await post(envelope(caseId, 1, "NOTE", note, { commandId: guess }))).status).toBe(200);
    expect(await tellLog(house.services)).toEqual({ told: 1, refused: [] });
  });
});

describe("payloads", () => {
  test("nested without end are refused before anything walks them", async () => {
    const caseId = await opened();
    for (const depth of [20, 5_000, 30_000]) {
      const text = `{"noteKind":"call","text":${"[".repeat(depth)}${"]".repeat(depth)}}`;
      expect(await post(envelope(caseId, 1, "NOTE", text))).toMatchObject({ status: 422, body: { code: "INVALID" } });
      const values = `{"corrects":1,"mendReason":"x","values":${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`;
      expect((await post(envelope(caseId, 1, "CORRECT", values))).status).toBe(422);
    }
  });

  test("too long are refused, also where the length is in keys or in rows", async () => {
    const caseId = await opened();
    const long = "x".repeat(70_000);
    for (const payload of [`{"text":"${long}"}`, `{"${long}":1}`, `{"a":[${"1,".repeat(40_000)}1]}`])
      expect(await post(envelope(caseId, 1, "NOTE", payload))).toMatchObject({ status: 429, body: { code: "LIMIT" } });
    const text = `{"noteKind":"call","text":"${"x".repeat(20_001)}"}`;
    expect(problemsOf(await post(envelope(caseId, 1, "NOTE", text)))).toMatchObject([
      { path: "text", code: "tooLong" },
    ]);
  });

  test("text that would come back from the disk as another, or shows as another, is refused at its field", async () => {
    const caseId = await opened();
    for (const bad of ["a\\u0000b", "a\\ud800b", "\\udc00", "\\ud800\\ud800", "a\\u202eb", "a\\u0007b", "a\\u2067b"]) {
      const answer = await post(envelope(caseId, 1, "NOTE", `{"noteKind":"call","text":"${bad}"}`));
      expect(problemsOf(answer)).toEqual([{ path: "text", code: "badCharacter" }]);
      const one = `{"surname":"${bad}","territory":"020038","fiscalCodeMissing":"unknown"}`;
      expect((await post(envelope(newId(), 0, "OPEN_PERSON", one, { kind: "person" }))).status).toBe(422);
      const mend = `{"corrects":1,"mendReason":"${bad}","values":{"territory":"020038"}}`;
      expect((await post(envelope(caseId, 1, "CORRECT", mend))).status).toBe(422);
    }
    // Whole pairs, marks of a letter's direction and of width are text like any other; what turns the order of others is not.
    const good = `{"noteKind":"call","text":"\\ud83d\\ude00 \\u200f \\u200b \\ufeff e\\u0301 \\u2028"}`;
    expect((await post(envelope(caseId, 1, "NOTE", good))).status).toBe(200);
  });

  test("keys that mean something to the language are unknown fields or nothing at all", async () => {
    const caseId = await opened();
    for (const key of ["constructor", "toString", "hasOwnProperty", "valueOf"]) {
      const answer = await post(envelope(caseId, 1, "NOTE", `{"noteKind":"call","text":"x","${key}":{"a":1}}`));
      expect(problemsOf(answer)).toEqual([{ path: key, code: "unknownField" }]);
    }
    const polluting = `{"noteKind":"call","text":"x","__proto__":{"polluted":true}}`;
    await post(envelope(caseId, 1, "NOTE", polluting));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const [row] = await house.services.driver.read<{ payload: string }>(
      "SELECT payload FROM event WHERE case_id=? ORDER BY seq DESC LIMIT 1",
      [caseId],
    );
    expect(JSON.parse(row?.payload ?? "")).toEqual({ noteKind: "call" });
    const seq = (await snapshot(caseId))?.seq ?? 0;
    for (const name of ["__proto__", "constructor", "toString", ""]) {
      const term = `{"deadline":"${name}","reason":"x"}`;
      const answer = await post(envelope(caseId, seq, "SUSPEND_TERM", term));
      expect([409, 422]).toContain(answer.status);
    }
    for (const kind of ["__proto__", "constructor", "toString", "../toy"])
      expect((await post(envelope(newId(), 0, "OPEN", `{"territory":"020038"}`, { kind }))).status).toBe(404);
  });

  test("numbers no form writes are refused", async () => {
    const caseId = await opened();
    for (const days of ["1e400", "-1e400", "-1", "0", "1e21", "1.5", "9007199254740993", "null", "true", '"7"']) {
      const answer = await post(
        envelope(caseId, 1, "EXTEND_TERM", `{"deadline":"answer","days":${days},"reason":"x"}`),
      );
      expect([days, answer.status]).toEqual([days, 422]);
    }
    for (const value of ["true", "false", "{}", "[]", "1", "null"]) {
      const answer = await post(envelope(caseId, 1, "TAKE_SLOT", `{"slot":${value}}`));
      expect([value, answer.status]).toEqual([value, 422]);
    }
  });

  test("days nobody can mean are no days", async () => {
    const caseId = await opened();
    for (const occurredOn of ["0000-01-01", "0001-01-01", "1799-12-31", "9999-12-31", "2026-02-30", "2026-3-1x"])
      expect((await post(envelope(caseId, 1, "NOTE", note, { occurredOn }))).status).toBe(422);
    const born = `{"surname":"Prova","territory":"020038","fiscalCodeMissing":"unknown","birthOn":"0001-01-01"}`;
    const answer = await post(envelope(newId(), 0, "OPEN_PERSON", born, { kind: "person" }));
    expect(problemsOf(answer)).toEqual([{ path: "birthOn", code: "notADay" }]);
  });

  test("a case lies in a comune of the district or nowhere", async () => {
    for (const territory of ["zzz", "__proto__", "district", "020038 ", "058091"])
      expect((await post(envelope(newId(), 0, "OPEN", `{"territory":"${territory}"}`))).status).toBe(422);
    const caseId = await opened();
    const move = `{"territory":"058091","reason":"x"}`;
    const answer = await post(envelope(caseId, 1, "MOVE_TERRITORY", move));
    expect(problemsOf(answer)).toEqual([{ path: "territory", code: "notAnOption" }]);
  });

  test("a resource may hold any text: what is claimed is one thing, whatever its slashes", async () => {
    const [first, second] = [await opened(), await opened()];
    for (const [i, slot] of ["a/b", "a", "a/b/c", "toString", "__proto__", "%2f"].entries()) {
      expect((await post(envelope(first, 1 + i, "TAKE_SLOT", `{"slot":"${slot}"}`))).status).toBe(200);
      expect(await post(envelope(second, 1, "TAKE_SLOT", `{"slot":"${slot}"}`))).toMatchObject({ status: 409 });
    }
    expect((await post(envelope(second, 1, "TAKE_SLOT", `{"slot":"b"}`))).status).toBe(200);
    const undo = await post(envelope(first, 7, "UNDO", `{"undoes":7}`));
    expect(undo.status).toBe(200);
    expect((await post(envelope(second, 2, "TAKE_SLOT", `{"slot":"%2f"}`))).status).toBe(200);
  });
});

describe("seqs", () => {
  test("are what the caller saw, and nothing else", async () => {
    const caseId = await opened();
    for (const seq of ["-1", "1.5", "1e400", "9007199254740992", '"1"', "null", "true"])
      expect((await post(envelope(caseId, seq, "PROPOSE"))).status).toBe(422);
    for (const seq of ["9007199254740991", "2", "0", "-0"])
      expect((await post(envelope(caseId, seq, "PROPOSE"))).status).toBe(409);
    expect((await post(envelope(caseId, "-0", "NOTE", note))).status).toBe(200);
    expect((await snapshot(caseId))?.state).toBe("open");
  });

  test("of a mending event are those of its own key: rights to one event open no other", async () => {
    const caseId = await opened(`{"territory":"020038","story":"vera"}`);
    await post(envelope(caseId, 1, "PROPOSE"));
    const values = `"mendReason":"x","values":{"territory":"020038","story":"falsa"}`;
    // The form of event 1 must not correct event 2.
    for (const keys of [`"undoes":1,"corrects":2`, `"settles":1,"corrects":2`, `"corrects":2`])
      expect((await post(envelope(caseId, 2, "CORRECT", `{${keys},${values}}`))).status).toBe(422);
    for (const payload of ['{"corrects":2}', '{"undoes":2,"settles":1}', '{"undoes":2,"asSupervisor":true}'])
      expect((await post(envelope(caseId, 2, "UNDO", payload))).status).toBe(422);
    for (const seq of ["0", "-1", "3", "1e400", "9007199254740991", '"2"', "[2]", "null", "true"])
      for (const [type, key] of Object.entries({ UNDO: "undoes", CORRECT: "corrects", SETTLE_CORRECTION: "settles" }))
        expect((await post(envelope(caseId, 2, type, `{"${key}":${seq}}`))).status).toBe(422);
    expect((await snapshot(caseId))?.seq).toBe(2);
  });

  test("of an opened case mean nothing on another, and events of other kinds or of the engine are nobody's", async () => {
    const caseId = await opened();
    for (const type of ["OPEN_PERSON", "IMPORT_APPLICATION", "RANKING_SPREAD", "X", "PROPOSE_", "__PROTO__", "propose"])
      expect((await post(envelope(caseId, 1, type))).status).toBe(422);
    const engines = ["TERM_ALARM", "FAN_OUT_SLICE", "ALL_DONE", "FINISH_BY_OTHER"];
    for (const type of engines) expect((await post(envelope(caseId, 1, type, "{}"))).status).toBe(403);
    expect((await post(envelope(caseId, 1, "TAKE_BACK", `{"undoes":1}`))).status).toBe(403);
    const someone = newId();
    const data = `{"surname":"Prova","territory":"020038","fiscalCodeMissing":"unknown"}`;
    expect((await post(envelope(someone, 0, "OPEN_PERSON", data, { kind: "person" }))).status).toBe(200);
    for (const type of ["NOTE", "ASSIGN", "RESTRICT", "MOVE_TERRITORY", "PROPOSE"])
      expect((await post(envelope(someone, 1, type, note, { kind: "person" }))).status).toBe(422);
  });

  test("of pages are bounded", async () => {
    const caseId = await opened();
    const ask = callerOf(house, anna).cases;
    for (const before of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      await expect(ask.listTimeline({ caseId, before })).rejects.toThrow();
    expect((await ask.listTimeline({ caseId, before: Number.MAX_SAFE_INTEGER })).entries).toHaveLength(1);
    for (const seq of [0, -1, 2, Number.MAX_SAFE_INTEGER])
      await expect(ask.getCorrection({ caseId, seq })).rejects.toThrow();
  });
});
