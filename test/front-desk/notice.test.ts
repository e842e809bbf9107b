// Which privacy notice the form open to the public shows: whose the data are follows the comune and the table of mandates, and what was
// shown is kept.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contactOf } from "../../server/front-desk/receipt-code.ts";
import { firstContactRoutes } from "../../server/front-desk/routes.ts";
import type { Services } from "../../server/services.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { publicNoticeOn } from "../../workflows/rules/contacts/in-public.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const ostiglia = "020038";
const sara = sessionOf("sara", "supervisor");
const azienda = "Azienda Sociale Destra Secchia";
const own = "Comune di Ostiglia";

let house: Installation;
let open: Services;
let minutes = 0;

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  house.know(sara.accountId, ...sara.grants);
  open = { ...house.services, config: { ...house.services.config, firstContact: true, officePhone: "0000 000000" } };
});
afterAll(() => house.close());

/** Time goes on: a form is not filled in at once. */
function later(): void {
  minutes += 1;
  house.at(new Date(Date.parse("2026-03-09T09:00:00.000Z") + minutes * 60_000).toISOString());
}

async function post(path: string, body: unknown, on = firstContactRoutes(open)) {
  const answer = await on.request(path, { method: "POST", body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const words = {
  ...{ territory: ostiglia, requester: "self", area: "adults", need: "income", text: "Non riesco a pagare la luce" },
  ...{ noticeOn: publicNoticeOn, controller: azienda, language: "it" },
  ...{ name: "", phone: "0000 123456", email: "", reach: "", website: "" },
};
async function ticket(): Promise<string> {
  const mine = String((await post("/begin", {})).body.ticket);
  later();
  return mine;
}
const ask = async (more: object = {}) => post("/send", { ...words, ticket: await ticket(), ...more });

describe("the privacy notice", () => {
  type Comune = { istat: string; controller: { name: string; contact: string; noticeUrl: string } };
  /** As if this comune had kept the first access to itself until a day. */
  const keptUntil = (validTo: string): Services => {
    const others = open.tables.mandates.filter(
      (one) => !(one.service === "socialSecretariat" && one.territory === ostiglia),
    );
    const about = { service: "socialSecretariat", territory: ostiglia, act: "prova" };
    const kept = { ...about, body: "comune", bodyName: own, letterhead: own, validFrom: "2018-01-01", validTo };
    const handed = {
      ...about,
      body: "azienda",
      bodyName: azienda,
      letterhead: azienda,
      validFrom: addDays(validTo, 1),
      validTo: null,
    };
    return { ...open, tables: { ...open.tables, mandates: [...others, kept, handed] } };
  };
  const begun = async (on: Services) => {
    const { body } = await post("/begin", {}, firstContactRoutes(on));
    const of = (istat: string) => (body.comuni as Comune[]).find((one) => one.istat === istat)?.controller;
    return { ticket: String(body.ticket), of };
  };

  test("names the body that runs the first access in that comune on that day, with its own point of contact", async () => {
    const config = { ...open.config, letterhead: [own, "Ufficio"], officeEmail: "ufficio@ostiglia.example" };
    const today = open.clock.today();
    const before = await begun({ ...keptUntil(today), config });
    expect(before.of(ostiglia)).toMatchObject({ name: own, contact: "ufficio@ostiglia.example" });
    expect(before.of("020042")).toMatchObject({ name: azienda, contact: "privacy@azienda.example (esempio)" });
    const after = await begun({ ...keptUntil(addDays(today, -1)), config });
    expect(after.of(ostiglia)?.name).toBe(azienda);
  });

  test("tells contact and address of a body as the district set them, of no other", async () => {
    const set = {
      contacts: { [azienda]: "dpo@azienda.example" },
      notices: { [azienda]: "https://azienda.example/privacy" },
    };
    const on = keptUntil(open.clock.today());
    const row = { id: "privacyNotice", version: 1_000, territory: "district", validFrom: "2026-01-01", validTo: null };
    const rulesets = [...on.tables.rulesets, { ...row, values: set, source: "prova", example: false, sources: {} }];
    const config = { ...open.config, letterhead: [], privacyNoticeUrl: "https://distretto.example/privacy" };
    const { of } = await begun({ ...on, config, tables: { ...on.tables, rulesets } });
    expect(of("020042")).toEqual({ name: azienda, contact: "dpo@azienda.example", noticeUrl: set.notices[azienda] });
    expect(of(ostiglia)).toEqual({ name: own, contact: "", noticeUrl: "https://distretto.example/privacy" });
  });

  test("that was shown is kept: its text, its language, the body it named", async () => {
    const { entries } = await callerOf(house, sara).cases.listTimeline({
      caseId: contactOf(open, String((await ask()).body.code)),
    });
    for (const [field, value] of [
      ["noticeOn", publicNoticeOn],
      ["noticeLanguage", "it"],
      ["noticeController", azienda],
    ])
      expect(entries[0]?.given).toContainEqual(expect.objectContaining({ field, value }));
  });

  test("that is no longer so is to be read again, and a request that arrived before keeps its receipt", async () => {
    expect(await ask({ controller: own })).toMatchObject({ status: 422, body: { reason: "notice" } });
    expect(await ask({ noticeOn: "2026-01-01" })).toMatchObject({ status: 422, body: { reason: "notice" } });
    const mine = await ticket();
    const first = await post("/send", { ...words, ticket: mine });
    expect(first.status).toBe(200);
    const handedBack = firstContactRoutes(keptUntil(open.clock.today()));
    expect(await post("/send", { ...words, ticket: mine }, handedBack)).toEqual(first);
    const late = await ticket();
    expect(await post("/send", { ...words, ticket: late }, handedBack)).toMatchObject({ body: { reason: "notice" } });
  });
});
