// The requests of the pages open to the public, through their routes: what becomes of a form, what it may not say, who is let in how
// often; and the receipt, which tells little, and nothing where somebody could be harmed.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { createApp } from "../../server/app.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { contactOf, readCode } from "../../server/front-desk/receipt-code.ts";
import { firstContactRoutes } from "../../server/front-desk/routes.ts";
import { createLog } from "../../server/log.ts";
import type { Services } from "../../server/services.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseOfContact } from "../../workflows/rules/contacts/case-of-contact.ts";
import { publicNoticeOn } from "../../workflows/rules/contacts/in-public.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const ostiglia = "020038";
const ivo = sessionOf("ivo", { role: "frontDesk", territory: ostiglia });
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const sara = sessionOf("sara", "supervisor");
const poggio = sessionOf("poggio", { role: "frontDesk", territory: "020042" });

let house: Installation;
let open: Services;
let routes: ReturnType<typeof firstContactRoutes>;
let minutes = 0;

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of [ivo, anna, sara, poggio]) house.know(one.accountId, ...one.grants);
  open = { ...house.services, config: { ...house.services.config, firstContact: true, officePhone: "0000 000000" } };
});
beforeEach(() => {
  routes = firstContactRoutes(open);
});
afterAll(() => house.close());

/** Time goes on: a form is not filled in at once. */
function later(seconds: number): void {
  minutes += seconds / 60;
  house.at(new Date(Date.parse("2026-03-09T09:00:00.000Z") + minutes * 60_000).toISOString());
}

async function post(path: string, body: unknown, on = routes) {
  const answer = await on.request(path, { method: "POST", body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const words = {
  ...{ territory: ostiglia, requester: "self", area: "adults", need: "income", text: "Non riesco a pagare la luce" },
  ...{ noticeOn: publicNoticeOn, controller: "Azienda Sociale Destra Secchia" },
  ...{ name: "Zampironi Ada", phone: "0000 123456", email: "", reach: "la mattina", language: "it", website: "" },
};
const ticket = async () => String((await post("/begin", {})).body.ticket);

async function ask(more: object = {}) {
  const mine = await ticket();
  later(10);
  return post("/send", { ...words, ticket: mine, ...more });
}
async function codeOf(more: object = {}): Promise<string> {
  const { status, body } = await ask(more);
  expect(status, JSON.stringify(body)).toBe(200);
  return String(body.code);
}
const stored = async (caseId: string) => (await readCases(house.services.driver, [caseId]))[0]?.snapshot;
const contactOfCode = (code: string) => contactOf(open, code);
const receipt = (code: string) => post("/receipt", { code });
const send = async (by: typeof ivo, caseId: string, kind: string, type: string, payload: JsonObject = {}) =>
  house.send(by, { caseId, kind, expectedSeq: (await stored(caseId))?.seq ?? 0, type, payload });

describe("a form that is sent", () => {
  test("is a contact in the desk's list, sealed, with origin web, sent by nobody of the house", async () => {
    const caseId = contactOfCode(await codeOf());
    const contact = await stored(caseId);
    expect(contact).toMatchObject({ kind: "contact", state: "received", seq: 1 });
    expect(contact?.doc.context).toMatchObject({ channel: "webForm", need: "income", requester: "self" });
    expect(JSON.stringify(contact)).not.toMatch(/Zampironi|123456|luce/);
    const { rows } = await callerOf(house, ivo).queues.page({ view: "all" });
    expect(rows.map(({ id }) => id)).toContain(caseId);
    const seen = await callerOf(house, ivo).cases.getCase({ caseId });
    expect(JSON.stringify(seen)).toContain("Non riesco a pagare la luce");
    await expect(callerOf(house, poggio).cases.getCase({ caseId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { rows: elsewhere } = await callerOf(house, poggio).queues.page({ view: "all" });
    expect(elsewhere).toEqual([]);
  });

  test("has one receipt, however often it is sent", async () => {
    const mine = await ticket();
    later(10);
    const first = await post("/send", { ...words, ticket: mine });
    expect(await post("/send", { ...words, ticket: mine })).toEqual(first);
    const other = await post("/send", { ...words, ticket: mine, text: "Altro" });
    expect(other).toEqual({ status: 200, body: { ...first.body, earlier: true } });
    const contact = contactOfCode(String(first.body.code));
    expect(await stored(contact)).toMatchObject({ seq: 1 });
    const seen = await callerOf(house, ivo).cases.getCase({ caseId: contact });
    expect(JSON.stringify(seen)).not.toContain("Altro");
  });

  test("cannot be sent by who has a session instead", async () => {
    const payload = { ...{ territory: ostiglia, requester: "self", area: "adults", need: "income" } };
    const sent = send(sara, uuidOf("by hand"), "contact", "RECEIVE_WEB_CONTACT", {
      ...{ ...payload, noticeOn: "2026-01-01", noticeLanguage: "it" },
    });
    await expect(sent).rejects.toMatchObject({ code: expect.stringMatching(/FORBIDDEN|INVALID/) });
  });

  test.each([
    ["violence", { need: "violence" }],
    ["a child at risk", { need: "childAtRisk" }],
    ["justice", { need: "justice" }],
    ["health", { need: "mentalHealth" }],
    ["the area of protection", { area: "protection" }],
    ["another office as who asks", { requester: "court" }],
    ["a comune elsewhere", { territory: "015146" }],
    ["no way back", { phone: "", email: "" }],
    ["nothing asked", { text: "  " }],
    ["a telephone that is none", { phone: "12" }],
    ["addresses of pages", { text: "Guarda https://esempio.example" }],
    ["addresses of pages in another field", { reach: "su www.esempio.example" }],
    ["what only a program fills in", { website: "https://esempio.example" }],
  ])("is not taken with %s", async (_, more) => {
    const { status, body } = await ask(more);
    expect([status, body.code]).toEqual([422, "INVALID"]);
  });

  test("is not taken at once, nor a day later, nor without a ticket of the house", async () => {
    const mine = await ticket();
    later(1);
    expect((await post("/send", { ...words, ticket: mine })).body.reason).toBe("tooSoon");
    later(24 * 3_600);
    expect((await post("/send", { ...words, ticket: mine })).body.reason).toBe("tooLate");
    const [issued] = (await ticket()).split(".");
    for (const forged of ["", `${issued}.${"0".repeat(32)}.${"0".repeat(32)}`, "a.b.c", "é.é.é"])
      expect((await post("/send", { ...words, ticket: forged })).body.reason).toBe("unknown");
  });

  test("is taken five times in ten minutes from one address", async () => {
    for (let i = 0; i < 5; i++) await codeOf();
    const sixth = await ask();
    expect([sixth.status, sixth.body.code]).toEqual([429, "LIMIT"]);
    later(600);
    await codeOf();
  });

  test("is taken twenty times in a day from one network, whichever of its addresses writes", async () => {
    const proxied = firstContactRoutes({ ...open, config: { ...open.config, trustProxy: true } });
    const status = async (address: string) => {
      const mine = await ticket();
      later(200);
      const body = JSON.stringify({ ...words, ticket: mine });
      return (await proxied.request("/send", { method: "POST", body, headers: { "x-forwarded-for": address } })).status;
    };
    for (let i = 0; i < 20; i++) expect(await status(`2001:db8:0:7::${i.toString(16)}`)).toBe(200);
    expect(await status("2001:db8:0:7:ffff::1")).toBe(429);
    expect(await status("2001:db8:0:8::1")).toBe(200);
    later(86_400);
    expect(await status("2001:db8:0:7:ffff::1")).toBe(200);
  });

  test("counts as a request only when it reached the desk, and as a try always", async () => {
    for (let i = 0; i < 8; i++) expect((await ask({ phone: "12" })).status).toBe(422);
    expect((await ask()).status).toBe(200);
    for (let i = 0; i < 4; i++) expect((await ask({ website: "https://esempio.example" })).status).toBe(422);
    expect((await ask()).status).toBe(429);
  });

  test("is no longer than a form can be", async () => {
    const { status } = await post("/send", { ...words, ticket: await ticket(), text: "a".repeat(16_000) });
    expect(status).toBe(413);
  });
});

describe("the pages", () => {
  const closed = (more: object) =>
    firstContactRoutes({ ...open, demo: false, config: { ...open.config, firstContact: undefined, ...more } });

  test("are closed unless the district opens them", async () => {
    for (const path of ["/begin", "/send", "/receipt"])
      expect((await post(path, {}, closed({}))).status, path).toBe(404);
    expect((await post("/begin", {}, closed({ firstContact: true }))).status).toBe(200);
  });

  test("take requests of their own page only", async () => {
    const app = createApp({ services: open, log: createLog({ logLevel: "silent" }), clientFolder: house.dir });
    const { baseUrl } = open.config;
    const from = async (origin: string) =>
      (
        await app.request(`${baseUrl}/api/first-contact/begin`, {
          ...{ method: "POST", headers: { origin, "content-type": "application/json" }, body: "{}" },
        })
      ).status;
    expect(await from(baseUrl)).toBe(200);
    expect(await from("https://altrove.example")).toBe(403);
  });
});

describe("a code", () => {
  test("is read as it is copied by hand", async () => {
    const code = await codeOf();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(readCode(code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l"))).toBe(code);
    for (const none of ["", "abc", `${code}7`, code.replace(/.$/, "U"), "é".repeat(16)])
      expect(readCode(none)).toBeUndefined();
  });

  test("stands nowhere in the house", async () => {
    const code = await codeOf();
    const rows = await house.services.driver.read<{ all: string }>(
      "SELECT group_concat(payload||patch||effects||command_id||correlation_id||case_id) AS 'all' FROM event",
    );
    const text = JSON.stringify(rows);
    expect(text).toContain(contactOfCode(code));
    expect(text).not.toContain(code);
    expect(text).not.toContain(code.replaceAll("-", ""));
  });

  test("is tried ten times in ten minutes", async () => {
    for (let i = 0; i < 10; i++) expect((await receipt("0000-0000-0000-0000")).status).toBe(404);
    expect(await receipt("0000-0000-0000-0000")).toMatchObject({ status: 429, body: { code: "LIMIT" } });
  });
});

describe("a receipt", () => {
  let n = 0;
  afterEach(() => later(700));

  async function person(more: JsonObject = {}, by = anna): Promise<string> {
    n += 1;
    const id = uuidOf(`who wrote ${n}`);
    const name = { surname: "Zampironi", givenName: "Ada", territory: ostiglia, fiscalCodeMissing: "unknown" };
    await send(by, id, "person", "OPEN_PERSON", { ...name, ...more });
    return id;
  }
  async function become(code: string, personId: string): Promise<string> {
    const caseId = contactOfCode(code);
    await send(ivo, caseId, "contact", "BECOME_CASE", { person: personId, area: "adults" });
    return caseOfContact(caseId);
  }

  /** A household of the first and of another who lives there; its id. */
  async function together(first: string, other: string, relation = "spouse", householdKind = "registry") {
    const id = uuidOf(`household ${n}`);
    await send(sara, id, "household", "OPEN_HOUSEHOLD", {
      ...{ territory: ostiglia, householdKind },
      members: [
        { person: first, relation: "reference", from: "2026-01-01" },
        { person: other, relation, from: "2026-01-01" },
      ],
    });
    return id;
  }

  test("tells how far the request is and nothing of the person", async () => {
    const code = await codeOf();
    const day = "2026-03-1";
    const first = await receipt(code);
    expect(first.status).toBe(200);
    expect(Object.keys(first.body).sort()).toEqual(["receivedOn", "stage", "today"]);
    expect(first.body).toMatchObject({ stage: "received", receivedOn: expect.stringContaining(day) });
    await send(ivo, contactOfCode(code), "contact", "REFER", { orientedTo: "healthService" });
    expect((await receipt(code)).body).toMatchObject({ stage: "sentOn" });
    expect(JSON.stringify((await receipt(code)).body)).not.toMatch(/health|Zampironi/);
    await send(ivo, contactOfCode(code), "contact", "ACKNOWLEDGE_REFERRAL", {
      acknowledgedOn: house.services.clock.today(),
    });
    expect((await receipt(code)).body).toMatchObject({ stage: "answered" });
  });

  test("goes on with the case of who asked for herself: stage, what is missing, term", async () => {
    const code = await codeOf();
    const intake = await become(code, await person());
    const { body } = await receipt(code);
    const procedure = (await stored(intake))?.doc.deadlines.procedure;
    expect(body).toMatchObject({ stage: "reported", concludeBy: procedure?.dueOn });
    expect(body.concludeBy).toMatch(/^2026-/);
    await send(anna, intake, "case-intake", "SUSPEND_TERM", {
      ...{ deadline: "procedure", ground: "missingDocuments", reason: "prova" },
    });
    const stopped = (await receipt(code)).body;
    expect(stopped).toMatchObject({ stage: "reported", missing: "documents" });
    expect(stopped.concludeBy).toBeUndefined();
  });

  test("of a request for somebody else only says that there is a case", async () => {
    const code = await codeOf({ requester: "neighbour" });
    await become(code, await person());
    const { body } = await receipt(code);
    expect(Object.keys(body).sort()).toEqual(["receivedOn", "stage", "today"]);
    expect(body.stage).toBe("opened");
  });

  const unknown = { status: 404, body: { code: "NOT_FOUND" } };

  test("is off, as a code that is none, once the contact is kept to named readers", async () => {
    const code = await codeOf();
    await send(sara, contactOfCode(code), "contact", "RESTRICT", {
      restricted: true,
      readers: "sara",
      reason: "prova",
    });
    expect(await receipt(code)).toEqual(unknown);
    expect(await receipt("0000-0000-0000-0000")).toEqual(unknown);
  });

  test("is off two months after the request is over, and on again when it is taken up anew", async () => {
    const code = await codeOf();
    await send(ivo, contactOfCode(code), "contact", "ANSWER_CONTACT", { answer: "information" });
    later(60 * 86_400);
    expect((await receipt(code)).body).toMatchObject({ stage: "answered" });
    later(86_400);
    expect(await receipt(code)).toEqual(unknown);
    await send(ivo, contactOfCode(code), "contact", "REOPEN_CONTACT", { reopenText: "ha richiamato" });
    expect((await receipt(code)).body).toMatchObject({ stage: "received" });
  });

  test("is off where the address of the person is protected", async () => {
    const code = await codeOf();
    await become(code, await person({ protectedAddress: true, protectedAddressText: "altrove" }));
    expect(await receipt(code)).toEqual(unknown);
  });

  test.each([
    ["violence", { need: "violence", area: "adults" }],
    ["probation", { need: "justice", area: "adults" }],
    ["protection", { need: "school", area: "protection" }],
  ])("is off where %s is followed in the household", async (_, other) => {
    const code = await codeOf();
    const [asking, living] = [await person(), await person()];
    await become(code, asking);
    expect((await receipt(code)).status).toBe(200);
    await together(asking, living);
    expect((await receipt(code)).status).toBe(200);
    await send(sara, uuidOf(`other ${n}`), "case-intake", "OPEN_CONTACT", {
      ...{ person: living, territory: ostiglia, channel: "desk", requester: "self", contactReason: "prova" },
      ...other,
    });
    expect(await receipt(code)).toEqual(unknown);
  });

  test("stays off for both sides of a household that splits", async () => {
    const code = await codeOf();
    const [asking, living] = [await person(), await person()];
    const household = await together(asking, living);
    await become(code, asking);
    await send(sara, uuidOf(`split case ${n}`), "case-intake", "OPEN_CONTACT", {
      ...{ person: living, territory: ostiglia, channel: "desk", requester: "self", contactReason: "prova" },
      ...{ need: "violence", area: "adults" },
    });
    expect(await receipt(code)).toEqual(unknown);
    await send(sara, household, "household", "SPLIT_HOUSEHOLD", {
      leavers: [{ person: living, relation: "reference" }],
      ...{ splitOn: "2026-01-02", splitReason: "separated", newKind: "deFacto", newTerritory: ostiglia },
    });
    expect(await receipt(code)).toEqual(unknown);
  });

  test("is off where another record of the person, or of who lives with her, knows violence", async () => {
    const [code, other] = [await codeOf(), await codeOf()];
    const [asking, kept, living] = [await person(), await person(), await person()];
    await become(code, asking);
    await become(other, living);
    expect([(await receipt(code)).status, (await receipt(other)).status]).toEqual([200, 200]);
    await send(sara, uuidOf(`merged case ${n}`), "case-intake", "OPEN_CONTACT", {
      ...{ person: kept, territory: ostiglia, channel: "desk", requester: "self", contactReason: "prova" },
      ...{ need: "violence", area: "adults" },
    });
    expect((await receipt(code)).status).toBe(200);
    await send(sara, kept, "person", "MERGE_INTO", { other: asking, mergeText: "la stessa (esempio)" });
    expect(await receipt(code)).toEqual(unknown);
    expect((await receipt(other)).status).toBe(200);
    await together(asking, living, "partner", "deFacto");
    expect(await receipt(other)).toEqual(unknown);
    await send(sara, kept, "person", "UNMERGE", { unmergeText: "è un’altra (esempio)" });
    expect([(await receipt(code)).status, (await receipt(other)).status]).toEqual([200, 200]);
  });

  test("is off where somebody of the household lives at a protected address", async () => {
    const code = await codeOf();
    const [asking, hidden] = [
      await person(),
      await person({ protectedAddress: true, protectedAddressText: "altrove" }),
    ];
    await become(code, asking);
    await together(asking, hidden, "child");
    expect(await receipt(code)).toEqual(unknown);
  });
});
