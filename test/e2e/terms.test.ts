// Journey of a term: it waits for the delivery of an act, is delivered, another is suspended and resumed, and both say how
// their day was found; a term that was missed reaches the supervisor's inbox in a browser of its own.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { fillForm } from "../support/fill-form.ts";
import { openContact, patienceMs, sendAs, wordFor } from "../support/journey.ts";
import type { WatchedPage } from "../support/page.ts";
import { formOf } from "../support/pure-case.ts";

/** The job that tells of terms runs every minute. */
const alarmMs = 120_000;
const today = romeDay(new Date().toISOString());
const [version] = Object.values(caseIntake.versions);

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const report = { reportSource: "self", reportText: "Chiede un contributo (esempio)", protocolNumber: "11/esempio" };

/** A row of "Scadenze" by the name of its term. */
const termOf = ({ page }: WatchedPage, name: string) =>
  page.getByRole("region", { name: "Scadenze" }).getByRole("listitem").filter({ hasText: name });

/** Presses an act beside a term, fills its form and sends it. */
async function actOn(worker: WatchedPage, term: string, type: string, payload: Parameters<typeof fillForm>[3]) {
  const name = wordFor(caseIntake, type);
  await termOf(worker, term).getByRole("button", { name, exact: true }).click();
  const dialog = worker.page.getByRole("dialog", { name });
  await dialog.getByRole("button", { name, exact: true }).waitFor();
  // The grounds are those of the term's own rule, each with its law.
  if (type === "SUSPEND_TERM") await dialog.getByLabel(/^Documenti o informazioni che mancano \(L\. 241\/1990/).check();
  if (version) await fillForm(dialog, formOf(version, type), caseIntake.texts.it, payload);
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

test("a term waits, is delivered, stands still, runs again, and explains itself", { timeout: 240_000 }, async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const { page } = worker;
  const { caseId, path } = await openContact(page, "Esempio Termini", "adults");
  await sendAs(page, { caseId, expectedSeq: 1, type: "REPORT", payload: report });
  await page.goto(`${demo.url}${path}`);
  const procedure = "Conclusione del procedimento";
  await actOn(worker, procedure, "SUSPEND_TERM", { reason: "Manca l'ISEE (esempio)" });
  await termOf(worker, procedure).getByText("sospesa").waitFor();
  await termOf(worker, procedure)
    .getByText(/Documenti o informazioni che mancano: ferma dal/)
    .waitFor();
  await actOn(worker, procedure, "RESUME_TERM", {});
  await termOf(worker, procedure).getByRole("button", { name: "Sospendi il termine" }).waitFor();

  const notice = { requestText: "Contributo", obstaclesText: "Motivi (esempio)" };
  await sendAs(page, { caseId, expectedSeq: 4, type: "SEND_REFUSAL_NOTICE", payload: notice });
  const observations = "Osservazioni al preavviso di rigetto";
  await termOf(worker, observations)
    .getByText(/In attesa di consegna dal/)
    .waitFor({ timeout: patienceMs });
  await actOn(worker, observations, "RECORD_DELIVERY", {
    ...{ sentVia: "pec", sentOn: today, deliveredOn: today, proofKind: "pecReceipt", protocolNumber: "12/esempio" },
  });
  const delivered = termOf(worker, observations);
  // Opened by the keyboard, as by the mouse.
  await delivered.getByText("Come si è arrivati a questa data").focus();
  await page.keyboard.press("Enter");
  await delivered.getByText(/Consegnato .*prova: ricevuta di consegna pec.*protocollo 12\/esempio/).waitFor();
  await delivered.getByText(/Il giorno iniziale, .*, non si conta\./).waitFor();
  await delivered.getByText(/^10 giorni: si arriva a/).waitFor();
  expect(await worker.findBarriers()).toEqual([]);

  await page.setViewportSize({ width: 360, height: 740 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, "nothing reaches beyond a phone's edge").toBeLessThanOrEqual(360);
  expect(worker.faults).toEqual([]);
  await worker.close();
});

test("a missed term reaches the supervisor's inbox in another browser", { timeout: 300_000 }, async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const head = await demo.signIn(browser, "sara.responsabile@demo.ambito.example");
  await head.page.goto(`${demo.url}/#/avvisi-termini`);
  await head.page.getByRole("heading", { level: 1, name: "Avvisi" }).waitFor();

  const { caseId, path } = await openContact(worker.page, "Esempio Scaduti", "adults");
  const late = { caseId, expectedSeq: 1, type: "REPORT", payload: report, occurredOn: addDays(today, -45) };
  await sendAs(worker.page, late);
  await worker.page.goto(`${demo.url}${path}`);
  const number = (await worker.page.locator(".page-kicker .number").textContent()) ?? "";
  expect(number).toMatch(/^\d{4}-\d{6}$/);

  const row = head.page.getByRole("listitem").filter({ hasText: number }).filter({ hasText: "Primo appuntamento" });
  await row.waitFor({ timeout: alarmMs });
  await head.page.getByRole("link", { name: /^Avvisi: \d+ da leggere/ }).waitFor();
  expect(await row.textContent()).toContain("scaduto");
  expect(await head.findBarriers()).toEqual([]);
  await row.getByRole("link").click();
  await head.page.getByRole("heading", { level: 1, name: "Esempio Scaduti" }).waitFor({ timeout: patienceMs });
  for (const one of [worker, head]) {
    expect(one.faults).toEqual([]);
    await one.close();
  }
});
