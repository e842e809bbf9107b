// Commands by the plain route: it answers what cases.send answers, with the same session, rule, envelope and gate, and
// behind the same checks of the app as every request that changes something.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { createApp } from "../../server/app.ts";
import { sendRoute } from "../../server/cases/send-route.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { createLog } from "../../server/log.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
const bruno = sessionOf("bruno", { role: "socialWorker", territory: "020038" });
let n = 0;
const newId = () => uuidOf(`send-route-${n++}`);

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
  house.know("anna");
});
afterAll(() => house.close());

interface Answered {
  status: number;
  body: Record<string, unknown>;
}

async function post(session: Session | undefined, body: unknown): Promise<Answered> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await sendRoute(house.services, () => session).request("/send", { method: "POST", body: text });
  expect(answer.headers.get("content-type")).toContain("application/json");
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const command = (caseId: string, expectedSeq: number, type: string, payload: Record<string, unknown> = {}) => ({
  ...{ caseId, commandId: newId(), expectedSeq, event: { type, payload } },
  ...(expectedSeq === 0 ? { kind: "toy" } : {}),
});

async function opened(): Promise<string> {
  const caseId = newId();
  expect(await post(anna, command(caseId, 0, "OPEN", { territory: "020042" }))).toMatchObject({ status: 200 });
  return caseId;
}

describe("the plain route of commands", () => {
  test("answers what the procedure answers, and knows the same commands", async () => {
    const note = command(await opened(), 1, "NOTE", { noteKind: "call", text: "chiamata inventata" });
    const first = await post(anna, note);
    expect(first).toMatchObject({ status: 200, body: { seq: 2, state: "open", repeated: false } });
    expect(await callerOf(house, anna).cases.send(note)).toEqual({ ...first.body, repeated: true });
    expect(await post(anna, note)).toEqual({ status: 200, body: { ...first.body, repeated: true } });
  });

  test("needs a session and work with people", async () => {
    const one = command(newId(), 0, "OPEN", { territory: "020042" });
    expect(await post(undefined, one)).toMatchObject({ status: 401, body: { code: "UNAUTHORIZED" } });
    expect(await post(sessionOf("dora", "administrator"), one)).toMatchObject({ status: 403 });
  });

  test("takes an envelope only", async () => {
    const good = command(newId(), 0, "OPEN", { territory: "020042" });
    const bad = ["not json", "[]", { ...good, caseId: "x" }, { ...good, expectedSeq: -1 }, { ...good, event: {} }];
    for (const body of bad) expect(await post(anna, body)).toMatchObject({ status: 422, body: { code: "INVALID" } });
    const long = { ...good, event: { type: "OPEN", payload: { territory: "020042", story: "x".repeat(70_000) } } };
    expect(await post(anna, long)).toMatchObject({ status: 429, body: { code: "LIMIT" } });
  });

  test("tells a forbidden case from an unknown one to nobody, whatever the payload", async () => {
    const caseId = await opened();
    const forbidden = await post(bruno, command(caseId, 1, "NOTE", { nonsense: true }));
    expect(forbidden).toEqual(await post(bruno, command(newId(), 1, "NOTE", { nonsense: true })));
    expect(forbidden).toMatchObject({ status: 404, body: { code: "NOT_FOUND", details: {} } });
    const permitted = await post(anna, command(caseId, 1, "NOTE", { nonsense: true }));
    expect(permitted).toMatchObject({ status: 422, body: { details: { problems: [{ code: "unknownField" }] } } });
  });

  test("says who came first, and what a refusal misses in words", async () => {
    const caseId = await opened();
    await post(anna, command(caseId, 1, "PROPOSE"));
    expect(await post(anna, command(caseId, 1, "PROPOSE"))).toMatchObject({
      status: 409,
      body: { code: "STALE", details: { seq: 2, changes: [{ type: "PROPOSE", actor: "anna", actorName: "anna" }] } },
    });
    const refused = await post(anna, command(await opened(), 1, "TAKE_SLOT", { slot: "nonsense" }));
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "REFUSED", details: { refusal: { texts: { it: ["Posto senza senso"] } } } },
    });
  });

  test("lets the named readers of a restricted case send, and no one else", async () => {
    const caseId = await opened();
    const carla = sessionOf("carla", "socialWorker");
    house.know("carla", "socialWorker");
    const restrict = command(caseId, 1, "RESTRICT", { restricted: true, readers: "carla", reason: "prova" });
    expect(await post(sessionOf("sara", "supervisor"), restrict)).toMatchObject({ status: 200 });
    const note = (session: Session) => post(session, command(caseId, 2, "NOTE", { noteKind: "call", text: "nota" }));
    expect(await note(carla)).toMatchObject({ status: 200 });
    expect(await note(anna)).toMatchObject({ status: 404 });
  });
});

describe("behind the app", () => {
  const ask = (headers: Record<string, string>, body: BodyInit) => askOf("/api/cases/send", headers, body);
  const askOf = (path: string, headers: Record<string, string>, body: BodyInit) =>
    createApp({
      services: house.services,
      log: createLog({ logLevel: "silent" }),
      clientFolder: house.dir,
    }).request(`http://127.0.0.1:3000${path}`, {
      method: "POST",
      headers: { origin: "http://127.0.0.1:3000", "content-type": "application/json", ...headers },
      body,
      duplex: "half",
    } as RequestInit);

  test("a stranger's page, a form and nobody are sent away", async () => {
    expect((await ask({ origin: "https://altrove.example" }, "{}")).status).toBe(403);
    expect((await ask({ "content-type": "text/plain" }, "{}")).status).toBe(415);
    const nobody = await ask({}, "{}");
    expect(nobody.status).toBe(401);
    expect(await nobody.json()).toMatchObject({ code: "UNAUTHORIZED", requestId: nobody.headers.get("x-request-id") });
  });

  test("a file comes as a form of ours that says its length, and nowhere else", async () => {
    const form = { "content-type": "multipart/form-data; boundary=x" };
    expect((await ask(form, "")).status).toBe(415);
    const post = (headers: Record<string, string>) =>
      askOf(`/api/documents/${randomUUID()}`, { ...form, ...headers }, "x");
    expect((await post({ "content-length": "1" })).status).toBe(415);
    const ours = { "x-ambito-upload": "1" };
    expect((await post({ ...ours, "content-length": "1" })).status).toBe(401);
    expect((await post({ ...ours, "content-length": "1", origin: "https://altrove.example" })).status).toBe(403);
    expect((await post(ours)).status).toBe(413);
    expect((await post({ ...ours, "content-length": "20020001" })).status).toBe(413);
  });

  test("a body too long is not read, whether it says its length or not", async () => {
    const long = "x".repeat(1_200_001);
    expect((await ask({ "content-length": String(long.length) }, long)).status).toBe(413);
    expect((await ask({}, new Blob([long]).stream())).status).toBe(413);
    expect((await ask({ "content-length": "2" }, "{}")).status).toBe(401);
    expect((await ask({}, new Blob(["{}"]).stream())).status).toBe(401);
  });
});
