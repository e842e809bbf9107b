// A service given by a cooperative: entrusted and planned by the office, recorded on the sheet of the month by the provider, who sees
// that and not the case, submitted, and approved by somebody else.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import { delivery } from "../../workflows/delivery/index.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import { deliveryCaseOf } from "../../workflows/rules/deliveries/delivery-case.ts";
import { firstOf, monthOf } from "../../workflows/rules/deliveries/register.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, chooseAct, sendAs, stage, wordFor } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const at = (login: string) => `${login}@demo.ambito.example`;

test.each([
  [1280, "Affidata Grande"],
  [360, "Affidata Piccola"],
])("a month of home care from the plan to its approval at %i px", async (width, name) => {
  const head = await demo.signIn(browser, at("sara.responsabile"), { width });
  const { page } = head;
  const today = romeDay(new Date().toISOString());
  const lastMonth = monthOf(addDays(firstOf(monthOf(today)), -1));
  const [personId, caseId] = [randomUUID(), randomUUID()];
  const [surname = "", givenName = ""] = name.split(" ");
  const about = { surname, givenName, birthOn: "1941-05-02", territory: "020038", fiscalCodeMissing: "unknown" };
  await sendAs(page, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: about });
  const send = (expectedSeq: number, type: string, payload = {}) =>
    sendAs(page, { caseId, kind: "case-intake", expectedSeq, type, payload });
  await send(0, "OPEN_CONTACT", {
    ...{ person: personId, territory: "020038", area: "elderly", need: "careAtHome" },
    ...{ channel: "desk", requester: "self", contactReason: "Chiede un aiuto (esempio)" },
  });
  await send(1, "START_LISTENING", { privacyNoticeOn: today });
  await send(2, "START_ASSESSMENT", { assessmentKind: "social" });
  await send(3, "RECORD_ASSESSMENT", {
    ownWords: "x",
    needsFound: ["careAtHome"],
    assessmentText: "Riservato (esempio)",
  });
  await send(4, "DRAFT_PROJECT", {
    ...{ ownWords: "x", goals: [{ goalText: "x" }], verifyOn: addDays(today, 90), payingTerritory: "020038" },
    actions: [{ service: "homeCare", who: "provider" }],
  });
  const signed = { signerName: "x", signedHow: "onPaper", signedOn: today };
  const signatures = ["person", "socialWorker"].map((signerQuality) => ({ ...signed, signerQuality }));
  await send(5, "SIGN_PROJECT", { signatures });
  await send(6, "ACTIVATE_DELIVERY", { service: "homeCare" });
  await send(7, "ENTRUST_DELIVERY", { delivery: 7, providerAccount: uuidOf("demo staff mirella.cooperativa") });
  await page.goto(`${demo.url}/#/pratiche/${caseId}`);
  await page.getByRole("link", { name: /registro$/ }).click();
  await stage(page, delivery, "toPlan");
  await act(page, delivery, "SET_PLAN", {
    ...{ planFrom: firstOf(lastMonth), unit: "hour", tasksText: "Igiene (esempio)", whereText: "Via Prova 3" },
    week: [
      { weekday: "tue", partOfDay: "morning", quantity: 90 },
      { weekday: "fri", quantity: 60 },
    ],
  });
  await stage(page, delivery, "active");
  expect(await head.findBarriers()).toEqual([]);
  await head.close();

  const coop = await demo.signIn(browser, at("mirella.cooperativa"), { width });
  const sheet = coop.page;
  const registerPath = `${demo.url}/#/pratiche/${deliveryCaseOf(caseId, 7)}`;
  await sheet.goto(`${demo.url}/#/lavoro?view=all`);
  await sheet.getByText(name).first().waitFor();
  await sheet.goto(registerPath);
  await sheet.getByRole("heading", { level: 1, name }).waitFor();
  await sheet.getByText("Via Prova 3").first().waitFor();
  await sheet.getByRole("button", { name: "Mese prima" }).click();
  // Typed as one says it, understood beside it, from day to day by Enter; what is unclear is asked, at its cell.
  const cells = sheet.locator("input[data-day]");
  await cells.first().fill("1.30");
  await sheet.getByRole("button", { name: "Registra", exact: true }).click();
  await sheet.getByText(/^Alcuni giorni non si capiscono/).waitFor();
  expect(await cells.first().evaluate((cell) => cell === document.activeElement)).toBe(true);
  expect(await cells.first().getAttribute("aria-invalid")).toBe("true");
  await cells.first().fill("1,5");
  await sheet.getByText("= 1 h 30").first().waitFor();
  await cells.first().press("Enter");
  expect(await cells.nth(1).evaluate((cell) => cell === document.activeElement)).toBe(true);
  // The page is gone before anything was recorded: it is all there.
  await sheet.waitForTimeout(1000);
  await sheet.reload();
  await sheet.getByRole("button", { name: "Mese prima" }).click();
  await sheet.getByText(/^C'è ciò che avevi scritto/).waitFor();
  expect(await cells.first().inputValue()).toBe("1,5");
  await cells.first().fill("");
  await sheet.getByRole("button", { name: "Riempi come da piano" }).click();
  await sheet.getByRole("button", { name: "Registra", exact: true }).click();
  await sheet.getByText("Giorni registrati.").first().waitFor();
  expect(await coop.findBarriers()).toEqual([]);
  expect(await sheet.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await sheet
    .locator("section[aria-labelledby=register-title]")
    .getByRole("button", { name: "Consegna il mese" })
    .click();
  const submitting = sheet.getByRole("dialog", { name: wordFor(delivery, "SUBMIT_MONTH") });
  await submitting.getByRole("button", { name: wordFor(delivery, "SUBMIT_MONTH"), exact: true }).click();
  await stage(sheet, delivery, "toApprove");
  // Its week: planned days of this week, given ones of the last month, each leading to its delivery; by keys from week to week.
  await sheet.goto(`${demo.url}/#/interventi`);
  await sheet.getByRole("heading", { level: 1, name: "Settimana degli interventi" }).waitFor();
  const week = sheet.getByRole("status");
  const first = await week.filter({ hasText: "Dal" }).textContent();
  await sheet.getByRole("link", { name }).first().waitFor();
  expect(await coop.findBarriers()).toEqual([]);
  expect(await sheet.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await sheet.keyboard.press("ArrowLeft");
  await expect.poll(() => week.filter({ hasText: "Dal" }).textContent()).not.toBe(first);
  await sheet.keyboard.press("t");
  await expect.poll(() => week.filter({ hasText: "Dal" }).textContent()).toBe(first);
  await sheet.goto(`${demo.url}/#/interventi?dal=${lastMonth}-12`);
  await sheet.getByText(/^dato/).first().waitFor();
  await sheet.getByRole("link", { name }).first().click();
  await sheet.getByRole("heading", { level: 1, name }).waitFor();
  // The case behind it is not there for who provides.
  await sheet.goto(`${demo.url}/#/pratiche/${caseId}`);
  await sheet.getByRole("main").getByRole("alert").first().waitFor();
  expect(await sheet.getByText("Riservato (esempio)").count()).toBe(0);
  await coop.close();

  const clerk = await demo.signIn(browser, at("carla.amministrativo"), { width });
  await clerk.page.goto(registerPath);
  await stage(clerk.page, delivery, "toApprove");
  const dialog = await chooseAct(clerk.page, wordFor(delivery, "APPROVE_MONTH"));
  await dialog.getByRole("button", { name: wordFor(delivery, "APPROVE_MONTH"), exact: true }).click();
  await stage(clerk.page, delivery, "active");
  await clerk.page.getByRole("heading", { level: 2, name: "Mesi approvati" }).waitFor();
  expect(await clerk.findBarriers()).toEqual([]);

  // What the provider is paid for that month: the delivery stands in it, on the screen with its name, in the file without.
  const money = clerk.page;
  await money.goto(
    `${demo.url}/#/interventi/liquidazioni?mese=${lastMonth}&fornitore=${uuidOf("demo staff mirella.cooperativa")}`,
  );
  const body = "Cooperativa sociale Filo Blu (esempio)";
  await money.getByRole("heading", { level: 2, name: `Prospetto di liquidazione: ${body}` }).waitFor();
  await money.getByText(name).first().waitFor();
  expect(await clerk.findBarriers()).toEqual([]);
  expect(await money.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  // On a phone no amount lies beyond the edge.
  const amounts = money.locator("[aria-labelledby=payment-title] td.right, [aria-labelledby=summary-title] td.right");
  const rights = await amounts.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().right)));
  expect(rights.length).toBeGreaterThan(3);
  if (width === 360) expect(Math.max(...rights)).toBeLessThanOrEqual(width);
  const [file] = await Promise.all([
    money.waitForEvent("download"),
    money.getByRole("button", { name: "CSV" }).click(),
  ]);
  const content = readFileSync(await file.path(), "utf8");
  expect(content.replace("\uFEFF", "").startsWith(`Prospetto di liquidazione: ${body}`)).toBe(true);
  expect(content).toContain("Totale approvato");
  expect(content).not.toContain(surname);

  // Issued, it stays as it is: the month of the second delivery comes after, as the supplement.
  const [wanted, number] = name === "Affidata Grande" ? ["Emetti il prospetto", 1] : ["Emetti l'integrazione", 2];
  await money.getByRole("button", { name: wanted, exact: true }).click();
  const asked = money.getByRole("dialog", { name: wanted });
  await asked.getByText(/non si cambia e non si ritira/).waitFor();
  expect(await clerk.findBarriers()).toEqual([]);
  await asked.getByRole("button", { name: "Emetti", exact: true }).click();
  await money
    .locator("section[aria-labelledby=payment-title]")
    .getByText(`Prospetto n. ${number}, emesso il`)
    .waitFor();
  await money.getByText(name).first().waitFor();
  if (number === 2) expect(await money.getByText("Affidata Grande").count()).toBe(0);
  expect(await money.getByRole("button", { name: /^Emetti/ }).count()).toBe(0);
  expect(await clerk.findBarriers()).toEqual([]);
  expect(await money.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(clerk.faults).toEqual([]);
  await clerk.close();
});
