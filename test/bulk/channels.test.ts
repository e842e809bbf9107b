// One matrix: what must be refused is refused whatever the way in: the gate itself (also an import's), the procedure, the
// plain route of the API, a preview of many cases and the job that does them, by oneself or standing in for somebody.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCases, readHead } from "../../db/log/read-log.ts";
import { endAbsence, setAbsence } from "../../server/absences/acts.ts";
import { sendRoute } from "../../server/cases/send-route.ts";
import { send, uuidOf } from "../../server/engine/send.ts";
import { AppError } from "../../server/errors.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type BulkHouse, openBulkHouse } from "./house.ts";

interface Asked {
  who: string;
  caseId: string;
  seq: number;
  type: string;
  payload?: JsonObject;
}

interface Told {
  code: string;
  reasons: string[];
}

let bulk: BulkHouse;
let n = 0;
const ids = {} as Record<"sara" | "anna" | "bruno" | "far" | "tina", string>;

const envelope = ({ caseId, seq, type, payload = {} }: Asked) => {
  n += 1;
  return { caseId, commandId: uuidOf(`channel ${n}`), expectedSeq: seq, event: { type, payload } };
};

function told(code: string | undefined, details: AppError["details"] | undefined): Told {
  const { refusal, reason } = details ?? {};
  if (refusal) return { code: refusal.code, reasons: refusal.reasons };
  return { code: code ?? "bug", reasons: reason === undefined ? [] : [reason] };
}

/** The words a row of an act on many cases has for the same refusals. */
const rowCodes: Record<string, string> = {
  changed: "STALE",
  notFound: "NOT_FOUND",
  forbidden: "FORBIDDEN",
  notBulk: "INVALID",
  otherKind: "INVALID",
};

const channels: Record<string, (asked: Asked) => Promise<Told>> = {
  "the gate, as an import uses it": async (asked) => {
    try {
      await send(bulk.house.services, bulk.as(asked.who), envelope(asked));
      return { code: "taken", reasons: [] };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return told(error.code, error.details);
    }
  },
  "the procedure": async (asked) => {
    try {
      await callerOf(bulk.house, bulk.as(asked.who)).cases.send(envelope(asked));
      return { code: "taken", reasons: [] };
    } catch (error) {
      const { cause } = error as { cause?: unknown };
      if (!(cause instanceof AppError)) throw error;
      return told(cause.code, cause.details);
    }
  },
  "the plain route of the API": async (asked) => {
    const body = JSON.stringify(envelope(asked));
    const route = sendRoute(bulk.house.services, () => bulk.as(asked.who));
    const answer = await route.request("/send", { method: "POST", body });
    if (answer.ok) return { code: "taken", reasons: [] };
    const { code, details } = (await answer.json()) as { code: string; details: AppError["details"] };
    return told(code, details);
  },
  "a preview of many": async (asked) => {
    const [row] = await look(asked);
    const { reasons } = JSON.parse(row?.reason || '{"reasons":[]}') as { reasons: string[] };
    return { code: row?.code === "" ? "taken" : (rowCodes[row?.code ?? ""] ?? row?.code ?? "bug"), reasons };
  },
  // The preview is made to let everything through: the job itself must refuse.
  "a job on many": async (asked) => {
    const rows = await look(asked);
    const preview = bulk.house.services.bulk.findPreview(bulk.as(asked.who), last);
    if (!preview) throw new Error("no preview");
    for (const row of rows) Object.assign(row, { code: "", reason: "", seq: asked.seq });
    const job = await bulk.house.services.bulk.start(bulk.as(asked.who), preview);
    await bulk.ended(ids.sara, job.id);
    const { rows: done } = await bulk.call(ids.sara).listRows({ jobId: job.id });
    const { outcome = "", reasons = [] } = done[0] ?? {};
    return { code: outcome === "done" ? "taken" : (rowCodes[outcome] ?? outcome), reasons };
  },
};

let last = "";
/** Rows of a preview of this one case at that seq. */
async function look({ who, caseId, seq, type, payload = {} }: Asked) {
  const isUndo = type === "UNDO";
  const { id } = bulk.house.services.bulk.preview(
    bulk.as(who),
    { type, payload: isUndo ? {} : payload, occurredOn: "2026-03-02", chosen: { by: isUndo ? "undo" : "hand" } },
    async () => [{ caseId, own: isUndo ? JSON.stringify(payload) : "", seq }],
  );
  last = id;
  await bulk.looked(who, id);
  return bulk.house.services.bulk.findPreview(bulk.as(who), id)?.rows ?? [];
}

beforeAll(async () => {
  bulk = await openBulkHouse();
  ids.sara = bulk.made("Sara", "supervisor");
  ids.anna = bulk.made("Anna", "socialWorker");
  ids.bruno = bulk.made("Bruno", "socialWorker");
  ids.far = bulk.made("Fara", "socialWorker", "020042");
  ids.tina = bulk.made("Tina", "trainee");
  setAbsence(
    bulk.house.services.accounts,
    { accountId: ids.anna, from: "2026-03-02", to: "2026-03-20", substitute: ids.bruno },
    ids.sara,
  );
});
afterAll(() => bulk.house.close());

const act = async (who: string, caseId: string, type: string, payload: JsonObject = {}) => {
  const [stored] = await readCases(bulk.house.services.driver, [caseId]);
  const to = { caseId, kind: "toy", expectedSeq: stored?.snapshot.seq ?? 0 };
  return bulk.house.send(bulk.as(who), { ...to, type, payload });
};
const one = async (): Promise<string> => (await bulk.open(ids.sara, 1))[0] ?? "";

/** What is asked, and how it must be refused. */
const matrix: [string, () => Promise<{ asked: Asked; expected: Told }>][] = [
  [
    "who proposed approves",
    async () => {
      const caseId = await one();
      await act(ids.anna, caseId, "PROPOSE");
      return { asked: { who: ids.anna, caseId, seq: 2, type: "APPROVE" }, expected: told4eyes };
    },
  ],
  [
    "who stands in for the proposer approves, by a right of her own",
    async () => {
      const caseId = await one();
      await act(ids.anna, caseId, "PROPOSE");
      return { asked: { who: ids.bruno, caseId, seq: 2, type: "APPROVE" }, expected: told4eyes };
    },
  ],
  [
    "the absent approves what was proposed for her",
    async () => {
      const caseId = await one();
      await act(ids.sara, caseId, "RESTRICT", { restricted: true, readers: ids.sara, reason: "prova" });
      await act(ids.sara, caseId, "ASSIGN", { assignee: ids.anna });
      await act(ids.bruno, caseId, "PROPOSE");
      return { asked: { who: ids.anna, caseId, seq: 4, type: "APPROVE" }, expected: told4eyes };
    },
  ],
  [
    "what has left the office is taken back",
    async () => {
      const caseId = await one();
      await act(ids.anna, caseId, "ALL");
      const asked = { who: ids.anna, caseId, seq: 2, type: "UNDO", payload: { undoes: 2 } };
      return { asked, expected: { code: "mend", reasons: ["alreadySpread"] } };
    },
  ],
  [
    "another's act is undone",
    async () => {
      const caseId = await one();
      await act(ids.anna, caseId, "PROPOSE");
      const asked = { who: ids.sara, caseId, seq: 2, type: "UNDO", payload: { undoes: 2 } };
      return { asked, expected: { code: "mend", reasons: ["notYours"] } };
    },
  ],
  [
    "the case has moved on",
    async () => {
      const caseId = await one();
      await act(ids.anna, caseId, "NOTE", { noteKind: "call", text: "nel frattempo" });
      return { asked: { who: ids.anna, caseId, seq: 1, type: "PROPOSE" }, expected: { code: "STALE", reasons: [] } };
    },
  ],
  [
    "a place is taken by another case",
    async () => {
      const [holder, caseId] = [await one(), await one()];
      n += 1;
      const payload = { slot: `place ${n}` };
      await act(ids.anna, holder, "TAKE_SLOT", payload);
      const asked = { who: ids.anna, caseId, seq: 1, type: "TAKE_SLOT", payload };
      return { asked, expected: { code: "claimTaken", reasons: ["claim.slot"] } };
    },
  ],
  [
    "a linked case cannot follow",
    async () => {
      const [other, caseId] = [await one(), await one()];
      await act(ids.anna, other, "PROPOSE");
      const asked = { who: ids.anna, caseId, seq: 1, type: "BOTH", payload: { otherId: other } };
      return { asked, expected: { code: "companion", reasons: ["notNow"] } };
    },
  ],
  [
    "the case is of another comune",
    async () => ({
      asked: { who: ids.far, caseId: await one(), seq: 1, type: "PROPOSE" },
      expected: { code: "NOT_FOUND", reasons: [] },
    }),
  ],
  [
    "only the engine may send it",
    async () => ({
      asked: { who: ids.sara, caseId: await one(), seq: 1, type: "FINISH_BY_OTHER" },
      expected: { code: "FORBIDDEN", reasons: [] },
    }),
  ],
];

const told4eyes: Told = { code: "fourEyes", reasons: ["fourEyes"] };

describe.each(Object.entries(channels))("by %s", (name, ask) => {
  test.each(matrix)("%s: refused, and nothing is written", async (_what, arrange) => {
    const { asked, expected } = await arrange();
    const before = await readHead(bulk.house.services.driver);
    const answer = await ask(asked);
    // A row tells the kernel's refusals by their reasons alone.
    const isRow = name.includes("many") && expected.reasons.length > 0;
    expect(answer).toEqual(isRow ? { ...expected, code: "refused" } : expected);
    expect(await readHead(bulk.house.services.driver)).toEqual(before);
  });

  test("the same act by who may is taken", async () => {
    const caseId = await one();
    await act(ids.anna, caseId, "PROPOSE");
    expect(await ask({ who: ids.sara, caseId, seq: 2, type: "APPROVE" })).toEqual({ code: "taken", reasons: [] });
  });
});

test("who stood in may approve again once the absence is over", async () => {
  const { accounts } = bulk.house.services;
  const days = { from: "2026-03-02", to: "2026-03-03" };
  const away = setAbsence(accounts, { accountId: ids.far, ...days, substitute: ids.sara }, ids.sara);
  const [caseId = ""] = await bulk.open(ids.sara, 1, "020042");
  await act(ids.far, caseId, "PROPOSE");
  await expect(act(ids.sara, caseId, "APPROVE")).rejects.toMatchObject({ details: { refusal: { code: "fourEyes" } } });
  endAbsence(accounts, away, undefined, ids.sara);
  await act(ids.sara, caseId, "APPROVE");
});

test("a job acts for whom its account stands in, and says so in every event", async () => {
  const cases = await bulk.open(ids.sara, 3);
  for (const caseId of cases) {
    await act(ids.sara, caseId, "RESTRICT", { restricted: true, readers: ids.sara, reason: "prova" });
    await act(ids.sara, caseId, "ASSIGN", { assignee: ids.anna });
  }
  const job = await bulk.start(ids.bruno, (await bulk.preview(ids.bruno, "PROPOSE", {}, { ids: cases })).id);
  expect(job).toMatchObject({ done: 3 });
  const rows = await bulk.house.services.driver.read<{ actor: string; behalf_of: string }>(
    "SELECT actor, behalf_of FROM event WHERE correlation_id=?",
    [job.id],
  );
  expect(rows).toEqual(Array(3).fill({ actor: ids.bruno, behalf_of: ids.anna }));
});
