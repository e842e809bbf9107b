// An avviso for measures of support, from its applications to published rankings: who signs looks at the rankings that are proposed, and
// at the money of each, before she approves them; names stay off the paper. On a desk and at 360 px without barriers.
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { careCall } from "../../workflows/care-call/index.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, sendAs, stage } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const at = (name: string) => `${name}@demo.ambito.example`;
const isNarrow = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

test.each([
  [1280, "Vita indipendente di prova A", "Esempiardi"],
  [360, "Vita indipendente di prova B", "Esempielli"],
])("rankings are looked at, approved and published at %i px", async (width, title, surname) => {
  const office = await demo.signIn(browser, at("carla.amministrativo"), { width });
  const head = await demo.signIn(browser, at("sara.responsabile"), { width });
  const worker = await demo.signIn(browser, at("anna.assistente"), { width });
  const today = romeDay(new Date().toISOString());
  const [opened, last] = [addDays(today, -20), addDays(today, -1)];
  const caseId = randomUUID();
  const determination: JsonObject = {
    ...{ actKind: "determination", actNumber: "9/ES", actOn: opened, actBody: "Azienda di prova" },
    signatoryRole: "manager",
  };
  const prepared = { title, year: 2026, measure: "independentLiving", area: "disability" };
  const ofCall = (expectedSeq: number, type: string, payload: JsonObject, page: Page) =>
    sendAs(page, { caseId, kind: "care-call", expectedSeq, type, payload });
  await ofCall(0, "PREPARE_CALL", prepared, office.page);
  const window = { alboFrom: opened, alboTo: last, opensOn: opened, closesOn: last };
  await ofCall(1, "OPEN_CALL", { ...determination, ...window }, head.page);
  for (const [i, givenName] of ["Ada", "Bice"].entries()) {
    const [person, application] = [randomUUID(), randomUUID()];
    const about = { surname, givenName, birthOn: "1980-04-02", territory: "020038", fiscalCodeMissing: "unknown" };
    await sendAs(worker.page, { caseId: person, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: about });
    const asked = {
      ...{ call: caseId, sectionNumber: 1, person, territory: "020038", area: "disability" },
      ...{ protocolNumber: `${10 + i}/ES`, protocolOn: last, submittedOn: last },
    };
    const one = { caseId: application, kind: "care-application" };
    await sendAs(office.page, { ...one, expectedSeq: 0, type: "OPEN_APPLICATION", payload: asked });
    const declared = { iseeCents: 900_000, age: 46, disability: "severe", lifeProject: true, otherSupport: false };
    const answers = { ...declared, livesAlone: i === 1 };
    await sendAs(worker.page, { ...one, expectedSeq: 1, type: "RECORD_ANSWERS", payload: answers });
    await sendAs(worker.page, { ...one, expectedSeq: 2, type: "ADMIT", payload: {} });
  }
  const { page } = office;
  await page.goto(`${demo.url}/#/pratiche/${caseId}`);
  await act(page, careCall, "CLOSE_WINDOW");
  await act(page, careCall, "PROPOSE_RANKINGS");
  await stage(page, careCall, "proposed");

  await head.page.goto(`${demo.url}/#/pratiche/${caseId}`);
  await head.page.getByRole("main").getByRole("link", { name: "Graduatorie e risorse" }).press("Enter");
  const main = head.page.getByRole("main");
  await main.getByRole("heading", { level: 1, name: title }).waitFor();
  await main
    .getByRole("paragraph")
    .getByText("Prima graduatoria (proposta, da approvare): 2 domande finanziate")
    .waitFor();
  const table = main.locator("section.wide-table").last();
  // Who lives alone has more points.
  const rows = table.getByRole("row");
  expect(await rows.nth(1).textContent()).toMatch(/11\/ES.*finanziata.*nuova/);
  expect(await rows.nth(2).textContent()).toContain("10/ES");
  expect(await main.textContent()).not.toContain(surname);
  await main.getByLabel("Mostra i nomi (non si stampano)").check();
  await table.getByText(`${surname} Bice`).waitFor();
  expect(await head.findBarriers()).toEqual([]);
  await isNarrow(head.page);
  if (process.env.SHOTS)
    await head.page.screenshot({ path: `${process.env.SHOTS}/care-call-${width}.png`, fullPage: true });
  await main.getByRole("link", { name: "Pratica dell'avviso" }).press("Enter");
  await act(head.page, careCall, "APPROVE_RANKINGS", { ...determination, actOn: today });
  await head.page.goto(`${demo.url}/#/misure/${caseId}`);
  await main.getByRole("paragraph").getByText("Prima graduatoria (approvata): 2 domande finanziate").waitFor();
  expect([...office.faults, ...head.faults, ...worker.faults]).toEqual([]);
});
