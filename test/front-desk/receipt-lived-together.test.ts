// The receipt of a request says nothing where what is guarded happens to who lived with the person, though one or both have left
// since, in whatever way; who was a member by mistake, or lived there at another time, does not count.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { contactOf } from "../../server/front-desk/receipt-code.ts";
import { firstContactRoutes } from "../../server/front-desk/routes.ts";
import type { Services } from "../../server/services.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseOfContact } from "../../workflows/rules/contacts/case-of-contact.ts";
import { publicNoticeOn } from "../../workflows/rules/contacts/in-public.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const ostiglia = "020038";
const ivo = sessionOf("ivo", { role: "frontDesk", territory: ostiglia });
const sara = sessionOf("sara", "supervisor");
const unknown = { status: 404, body: { code: "NOT_FOUND" } };

let house: Installation;
let open: Services;
let seconds = 0;
let n = 0;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of [ivo, sara]) house.know(one.accountId, ...one.grants);
  open = { ...house.services, config: { ...house.services.config, firstContact: true, officePhone: "0000 000000" } };
});
afterAll(() => house.close());

async function post(path: string, body: unknown) {
  const answer = await firstContactRoutes(open).request(path, { method: "POST", body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
async function codeOf(): Promise<string> {
  const { ticket } = (await post("/begin", {})).body;
  seconds += 10;
  house.at(new Date(Date.parse("2026-03-09T09:00:00.000Z") + seconds * 1_000).toISOString());
  const { body } = await post("/send", {
    ...{ territory: ostiglia, requester: "self", area: "adults", need: "income", text: "Non riesco a pagare la luce" },
    ...{ noticeOn: publicNoticeOn, controller: "Azienda Sociale Destra Secchia", ticket },
    ...{ name: "Zampironi Ada", phone: "0000 123456", email: "", reach: "la mattina", language: "it", website: "" },
  });
  return String(body.code);
}
const receipt = (code: string) => post("/receipt", { code });
const send = async (by: typeof ivo, caseId: string, kind: string, type: string, payload: JsonObject = {}) => {
  const [stored] = await readCases(house.services.driver, [caseId]);
  return house.send(by, { caseId, kind, expectedSeq: stored?.snapshot.seq ?? 0, type, payload });
};
async function person(): Promise<string> {
  n += 1;
  const id = uuidOf(`lived together ${n}`);
  const name = { surname: "Zampironi", givenName: "Ada", territory: ostiglia, fiscalCodeMissing: "unknown" };
  await send(sara, id, "person", "OPEN_PERSON", name);
  return id;
}
async function become(code: string, personId: string): Promise<string> {
  const caseId = contactOf(open, code);
  await send(ivo, caseId, "contact", "BECOME_CASE", { person: personId, area: "adults" });
  return caseOfContact(caseId);
}
async function together(first: string, other: string) {
  const id = uuidOf(`household ${n}`);
  const members = [
    { person: first, relation: "reference", from: "2026-01-01" },
    { person: other, relation: "spouse", from: "2026-01-01" },
  ];
  await send(sara, id, "household", "OPEN_HOUSEHOLD", { territory: ostiglia, householdKind: "registry", members });
  return id;
}

describe("a receipt", () => {
  test.each([
    ["leaves it alone", "END_MEMBER", { until: "2026-01-02", endReason: "separated" }],
    ["goes into another one", "TAKE_IN_MEMBERS", { from: "2026-01-02" }],
    ["leaves it with all others", "DISSOLVE", { until: "2026-01-02" }],
  ])("stays off for both who lived together when one %s", async (_, type, how) => {
    const [code, other] = [await codeOf(), await codeOf()];
    const [asking, living, third] = [await person(), await person(), await person()];
    const [home, elsewhere] = [await together(asking, living), await together(third, await person())];
    if (type === "TAKE_IN_MEMBERS")
      await send(sara, elsewhere, "household", type, {
        joiners: [{ person: living, relation: "child", leaves: home }],
        ...how,
      });
    else await send(sara, home, "household", type, { ...how, ...(type === "DISSOLVE" ? {} : { person: living }) });
    await become(code, asking);
    await become(other, living);
    expect([(await receipt(code)).status, (await receipt(other)).status]).toEqual([200, 200]);
    await send(sara, uuidOf(`left case ${n}`), "case-intake", "OPEN_CONTACT", {
      ...{ person: living, territory: ostiglia, channel: "desk", requester: "self", contactReason: "prova" },
      ...{ need: "violence", area: "adults" },
    });
    expect([await receipt(code), await receipt(other)]).toEqual([unknown, unknown]);
  });

  test("is not off for who was recorded in the household by mistake, nor for who lived there at another time", async () => {
    const [code, later] = [await codeOf(), await codeOf()];
    const [asking, wrong, next] = [await person(), await person(), await person()];
    const home = await together(asking, wrong);
    await send(sara, home, "household", "END_MEMBER", { person: wrong, until: "2026-01-02", endReason: "mistake" });
    await send(sara, home, "household", "END_MEMBER", { person: asking, until: "2026-01-02", endReason: "moved" });
    await send(sara, home, "household", "ADD_MEMBER", { person: next, relation: "reference", from: "2026-01-04" });
    await become(code, asking);
    await become(later, next);
    for (const one of [wrong, next])
      await send(sara, uuidOf(`of ${one}`), "case-intake", "OPEN_CONTACT", {
        ...{ person: one, territory: ostiglia, channel: "desk", requester: "self", contactReason: "prova" },
        ...{ need: "violence", area: "adults" },
      });
    expect((await receipt(code)).status).toBe(200);
    expect(await receipt(later)).toEqual(unknown);
  });

  test("is off for who lived in more households than are looked at", async () => {
    const code = await codeOf();
    const asking = await person();
    await become(code, asking);
    const members = [{ person: asking, relation: "reference", from: "2026-01-01" }];
    for (let i = 0; i < 61; i++) {
      expect((await receipt(code)).status).toBe(200);
      const home = uuidOf(`home ${i} of ${asking}`);
      await send(sara, home, "household", "OPEN_HOUSEHOLD", { territory: ostiglia, householdKind: "deFacto", members });
      await send(sara, home, "household", "DISSOLVE", { until: "2026-01-02" });
    }
    expect(await receipt(code)).toEqual(unknown);
  });
});
