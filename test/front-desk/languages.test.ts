// Languages of the pages open to the public: who may open one, what the pages are given, and that what stood before is kept.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contactOf, readCode } from "../../server/front-desk/receipt-code.ts";
import { firstContactRoutes } from "../../server/front-desk/routes.ts";
import type { Services } from "../../server/services.ts";
import { publicNoticeOn } from "../../workflows/rules/contacts/in-public.ts";
import { publicWordsEn } from "../../workflows/rules/public-words/words-en.ts";
import { publicWordsIt } from "../../workflows/rules/public-words/words-it.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const rosa = sessionOf("rosa", "coordinator");
const sara = sessionOf("sara", "supervisor");
const adamo = sessionOf("adamo", "administrator");

let house: Installation;
let open: Services;
let routes: ReturnType<typeof firstContactRoutes>;

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of [rosa, sara, adamo]) house.know(one.accountId, ...one.grants);
  open = { ...house.services, config: { ...house.services.config, firstContact: true } };
  routes = firstContactRoutes(open);
});
afterAll(() => house.close());

async function post(path: string, body: unknown) {
  const answer = await routes.request(path, { method: "POST", body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
const spoken = async () =>
  ((await post("/languages", {})).body.languages as { language: string }[]).map(({ language }) => language);

const languages = (session = rosa) => callerOf(house, session).languages;
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "",
    (error: { code: string; cause?: { code?: string } }) => error.cause?.code ?? error.code,
  );
const unsaid = { isOpen: false, validatedBy: "", validatedOn: "" };

/** As a translator gives it back, with one sentence left out where asked. */
async function translated(language: string, name: string, without = ""): Promise<string> {
  const file = await languages().getTranslation({ language });
  const words = file.words.map((one) => ({ ...one, text: one.key === without ? "" : `[${language}] ${one.it}` }));
  return JSON.stringify({ ...file, name, words });
}

describe("the pages", () => {
  test("speak Italian and the product's English, which nobody validated", async () => {
    expect(await spoken()).toEqual(["it", "en"]);
    expect((await post("/words", { language: "en" })).body.words).toEqual(publicWordsEn);
    expect((await post("/words", { language: "it" })).body.words).toEqual(publicWordsIt);
    expect(await languages().list()).toMatchObject({
      languages: [{ language: "en", isOwn: true, isOpen: true, validatedBy: "", missing: [], changed: [] }],
    });
  });

  test("speak a language once it is opened, and no longer once it is closed", async () => {
    const file = await translated("ro", "Română");
    expect(await languages().save({ ...unsaid, language: "ro", file })).toEqual({ problems: [] });
    expect(await spoken()).toEqual(["it", "en"]);
    expect((await post("/words", { language: "ro" })).status).toBe(404);
    const validated = { validatedBy: "Mediatrice del distretto (esempio)", validatedOn: "2026-03-01" };
    await languages(adamo).save({ language: "ro", isOpen: true, ...validated });
    expect((await post("/languages", {})).body.languages).toContainEqual({
      ...{ language: "ro", name: "Română", direction: "ltr", ...validated },
    });
    const { words } = (await post("/words", { language: "ro" })).body as { words: Record<string, string> };
    expect(words["receipt.received"]).toBe("[ro] Richiesta arrivata il {day}.");
    await languages().save({ language: "ro", ...validated, isOpen: false });
    expect(await spoken()).toEqual(["it", "en"]);
    expect((await languages().list()).languages).toContainEqual(
      expect.objectContaining({ language: "ro", isOpen: false, byName: expect.stringMatching(/./) }),
    );
  });

  test("take other words for English, and may speak Italian alone", async () => {
    const file = await translated("en", "English");
    await languages().save({ ...unsaid, language: "en", isOpen: true, file });
    expect((await post("/words", { language: "en" })).body.words).toMatchObject({ exit: "[en] Esci subito" });
    await languages().save({ ...unsaid, language: "en" });
    expect(await spoken()).toEqual(["it"]);
  });

  test("note in which language the notice was read, also once that is closed", async () => {
    const { ticket } = (await post("/begin", {})).body as { ticket: string };
    house.at("2026-03-09T09:01:00.000Z");
    const form = {
      ...{ ticket, territory: "020038", requester: "self", area: "adults", need: "income", text: "Prova" },
      ...{ noticeOn: publicNoticeOn, controller: "Azienda Sociale Destra Secchia" },
      ...{ name: "", phone: "0000 123456", email: "", reach: "", website: "" },
    };
    expect(await post("/send", { ...form, language: "xx" })).toMatchObject({
      status: 422,
      body: { reason: "language" },
    });
    const { status, body } = await post("/send", { ...form, language: "ro" });
    expect(status).toBe(200);
    const code = readCode(String(body.code)) ?? "";
    const { entries } = await callerOf(house, sara).cases.listTimeline({ caseId: contactOf(open, code) });
    expect(entries[0]?.given).toContainEqual(expect.objectContaining({ field: "noticeLanguage", value: "ro" }));
  });
});

describe("a language", () => {
  test("is changed by who leads the district or looks after the house, by nobody else", async () => {
    expect(await codeOf(languages(sara).list())).toBe("FORBIDDEN");
    expect(await codeOf(languages(sara).getTranslation({ language: "ro" }))).toBe("FORBIDDEN");
    expect(await codeOf(languages(sara).save({ ...unsaid, language: "ro" }))).toBe("FORBIDDEN");
  });

  test("is not opened with a sentence missing", async () => {
    const file = await translated("sq", "Shqip", "notSoon");
    expect(await codeOf(languages().save({ ...unsaid, language: "sq", isOpen: true, file }))).toBe("INVALID");
    expect((await languages().list()).languages.map(({ language }) => language)).not.toContain("sq");
    await languages().save({ ...unsaid, language: "sq", file });
    expect((await languages().list()).languages).toContainEqual(
      expect.objectContaining({ language: "sq", missing: ["notSoon"] }),
    );
  });

  test("of which the file is wrong stays as it was", async () => {
    const wrong = async (file: string) => (await languages().save({ ...unsaid, language: "uk", file })).problems;
    expect(await wrong("{")).toEqual([{ at: "", reason: "file" }]);
    expect(await wrong(await translated("ro", "Română"))).toEqual([{ at: "language", reason: "language" }]);
    expect((await languages().list()).languages.map(({ language }) => language)).not.toContain("uk");
    expect(await codeOf(languages().save({ ...unsaid, language: "uk" }))).toBe("NOT_FOUND");
    expect(await codeOf(languages().save({ ...unsaid, language: "it" }))).toBe("BAD_REQUEST");
  });

  test.each([
    ["nobody on a day", { validatedBy: "", validatedOn: "2026-03-01" }],
    ["somebody on no day", { validatedBy: "Mediatrice (esempio)", validatedOn: "" }],
    ["somebody tomorrow", { validatedBy: "Mediatrice (esempio)", validatedOn: "2026-03-10" }],
  ])("is not validated by %s", async (_, validated) => {
    expect(await codeOf(languages().save({ language: "ro", isOpen: false, ...validated }))).toBe("INVALID");
  });
});
