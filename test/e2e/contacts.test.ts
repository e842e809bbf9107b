// The front desk: a contact by keyboard in one form, answered at once, anonymous; one that becomes a case, which the social worker
// finds where a report is recorded, with the way back to what was said.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { contact } from "../../workflows/contact/index.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, sendAs, stage, wordFor } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const desk = "ivo.segretariato@demo.ambito.example";

test.each([1280, 360])("a contact without a name is recorded and answered in one form at %i px", async (width) => {
  const clerk = await demo.signIn(browser, desk, { width });
  const { page } = clerk;
  await page.goto(`${demo.url}/#/`);
  const began = Date.now();
  // The header leaves the window to the page: one row, on a phone too, while no draft waits.
  expect(await page.getByRole("banner").evaluate((one) => one.getBoundingClientRect().height)).toBeLessThan(64);
  await page.getByRole("link", { name: wordFor(contact, "RECORD_CONTACT"), exact: true }).press("Enter");
  await page.getByRole("heading", { level: 1, name: wordFor(contact, "RECORD_CONTACT") }).waitFor();
  await page.getByLabel("Comune").selectOption({ label: "Ostiglia" });
  await page.getByLabel("Area").selectOption({ label: "Anziani" });
  await page.getByLabel(/^Che cosa chiede/).fill("Orari del CAF (esempio)");
  expect(await clerk.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole("main").getByRole("button", { name: "Registra", exact: true }).press("Enter");
  await stage(page, contact, "answered");
  await page.getByText("Orari del CAF (esempio)").first().waitFor();
  expect(Date.now() - began).toBeLessThan(30_000);
  expect(await clerk.findBarriers()).toEqual([]);
  expect(clerk.faults).toEqual([]);
  await clerk.close();
});

test("who is found is in sight while one chooses by keyboard on a phone", async () => {
  const { page, ...clerk } = await demo.signIn(browser, desk, { width: 360 });
  const personId = randomUUID();
  const about = { surname: "Esempio", givenName: "Vista", territory: "020038", fiscalCodeMissing: "unknown" };
  await sendAs(page, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: about });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${demo.url}/#/nuova/contact`);
  const field = page.getByRole("combobox", { name: /^Persona/ });
  await field.focus();
  // Where a reader who goes from field to field has it: at the foot of the window.
  await field.evaluate((one) => one.scrollIntoView({ block: "end" }));
  await page.keyboard.type("Esempio Vista");
  const found = page.getByRole("option", { name: /^Esempio Vista/ });
  await found.waitFor();
  const isInSight = () =>
    found.evaluate((one) => {
      const { left, top, bottom } = one.getBoundingClientRect();
      return bottom <= innerHeight && one.contains(document.elementFromPoint(left + 5, (top + bottom) / 2));
    });
  await expect.poll(isInSight).toBe(true);
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Chi" }).getByText("Esempio Vista").waitFor();
  // Who goes on by keyboard is where she chose, and where she chooses again.
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toMatch(/^Esempio Vista/);
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Cambia");
  await page.keyboard.press("Enter");
  expect(await field.evaluate((one) => document.activeElement === one)).toBe(true);
  expect(clerk.faults).toEqual([]);
  await clerk.close();
});

test("a contact that needs more becomes a case, and each leads to the other", async () => {
  const clerk = await demo.signIn(browser, desk);
  const { page } = clerk;
  const [personId, contactId] = [randomUUID(), randomUUID()];
  const place = { territory: "020038" };
  const about = { surname: "Esempio", givenName: "Contatta", ...place, fiscalCodeMissing: "unknown" };
  await sendAs(page, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: about });
  const said = {
    channel: "phone",
    requester: "singleAccessPoint",
    area: "elderly",
    need: "careAtHome",
    outcome: "open",
  };
  const payload = { ...place, ...said, person: personId, contactReason: "Dimessa ieri (esempio)" };
  await sendAs(page, { caseId: contactId, kind: "contact", expectedSeq: 0, type: "RECORD_CONTACT", payload });
  await page.goto(`${demo.url}/#/pratiche/${contactId}`);
  await stage(page, contact, "received");
  await act(page, contact, "TELL_SENDER", { toldOn: romeDay(new Date().toISOString()), toldVia: "email" });
  await act(page, contact, "BECOME_CASE", {});
  await stage(page, contact, "becameCase");
  await page.getByRole("link", { name: "Vai alla presa in carico" }).click();
  // The desk is told that it is there, and no more of what follows.
  await page.getByRole("heading", { level: 1, name: caseIntake.texts.it.name }).waitFor();
  await clerk.close();

  const worker = await demo.signIn(browser, "sara.responsabile@demo.ambito.example");
  await worker.page.goto(`${demo.url}/#/pratiche/${contactId}`);
  await worker.page.getByRole("link", { name: "Vai alla presa in carico" }).click();
  await stage(worker.page, caseIntake, "reported");
  await worker.page.getByRole("heading", { level: 1, name: "Esempio Contatta" }).waitFor();
  await worker.page.getByText("Conclusione del procedimento").first().waitFor();
  await worker.page.getByRole("link", { name: "Vai al contatto" }).click();
  await stage(worker.page, contact, "becameCase");
  await worker.page.getByText("Dimessa ieri (esempio)").first().waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  expect(worker.faults).toEqual([]);
  await worker.close();
});
