// A loan from its payment until all of it came back: instalments agreed on that must come to what was lent, one paid back, the rest
// early; the page of aids tells what is still to come back. Wide and on a phone.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { economicAid } from "../../workflows/economic-aid/index.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { fillForm } from "../support/fill-form.ts";
import { askedAid, grantAid, twoPeople } from "../support/granted-aid.ts";
import { act, chooseAct, openPerson, patienceMs, sendAs, stage, wordFor } from "../support/journey.ts";
import { looksRight } from "../support/page.ts";

const today = romeDay(new Date().toISOString());
const shown = (day: string) => day.split("-").reverse().join("/");
const ostiglia = "020038";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each([1280, 360])("a loan is paid back by a plan, and early, at %i px", { timeout: 240_000 }, async (width) => {
  const surname = width > 600 ? "Esempio Cauzione" : "Esempio Caparra";
  const both = await twoPeople(demo, browser, width);
  const [worker, head] = both;
  const { page } = worker;
  const person = (await openPerson(page, demo.url, surname, ostiglia)).split("/").at(-1) ?? "";
  const caseId = await grantAid(both, {
    opening: askedAid(person),
    proposal: { aidKind: "loan", repaymentInstalments: 3, firstRepaymentOn: addDays(today, 30) },
  });
  const send = (expectedSeq: number, type: string, payload: Record<string, string>) =>
    sendAs(head.page, { caseId, kind: "economic-aid", expectedSeq, type, payload });
  await send(4, "SET_PAYEE", { payWay: "cash" });
  await send(5, "RECORD_PAYMENT", { paidOn: today, mandateNumber: `${width}/ES` });
  await head.close();

  await page.goto(`${demo.url}/#/pratiche/${caseId}`);
  await stage(page, economicAid, "paid");
  const plan = page.getByRole("region", { name: "Piano di restituzione" });
  await plan.getByRole("row").nth(3).waitFor();
  await plan.getByRole("row", { name: /133,34/ }).waitFor();

  // The instalments of the proposal stand in the form; what does not come to the loan is not recorded, and says so.
  const name = wordFor(economicAid, "SET_REPAYMENT_PLAN");
  const dialog = await chooseAct(page, name);
  const form = economicAid.versions[1]?.events.SET_REPAYMENT_PLAN?.form ?? { fields: [] };
  await dialog.locator(".group-row").nth(2).waitFor();
  const [first, second, third] = [addDays(today, -10), addDays(today, 20), addDays(today, 50)];
  const rows = (last: number) => [
    { dueOn: first, instalmentCents: 10_000 },
    { dueOn: second, instalmentCents: 10_000 },
    { dueOn: third, instalmentCents: last },
  ];
  await fillForm(dialog, form, economicAid.texts.it, { agreedOn: today, plan: rows(19_000) });
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.getByText("Le rate fanno 390,00 €, il prestito è di 400,00 €.").waitFor();
  await fillForm(dialog, form, economicAid.texts.it, { plan: rows(20_000) });
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("Scaduti 100,00 €").waitFor();
  await plan.getByRole("row", { name: new RegExp(`${shown(first)}.*scaduta`) }).waitFor();
  await looksRight(worker);

  await page.goto(`${demo.url}/#/contributi?comune=${ostiglia}`);
  const loans = page.getByRole("region", { name: "Prestiti da restituire" }).getByRole("row");
  const mine = loans.filter({ hasText: surname });
  await mine.getByText("100,00 €", { exact: true }).waitFor();
  await mine.getByText(`100,00 € il ${shown(first)}`).waitFor();
  await mine.scrollIntoViewIfNeeded();
  await looksRight(worker);

  const office = await demo.signIn(browser, "carla.amministrativo@demo.ambito.example", { width });
  await office.page.goto(`${demo.url}/#/pratiche/${caseId}`);
  // Left empty it is what the next instalment lacks.
  await act(office.page, economicAid, "RECORD_REPAYMENT", { repaidOn: today });
  await mine.getByText(`100,00 € il ${shown(second)}`).waitFor({ timeout: patienceMs });
  await act(office.page, economicAid, "RECORD_REPAYMENT", { repaidOn: today, repaidCents: 30_000 });
  await expect.poll(() => mine.count(), { timeout: patienceMs }).toBe(0);
  await office.page
    .getByRole("row", { name: /restituita/ })
    .nth(2)
    .waitFor();
  await looksRight(office);
  await office.close();
  await worker.close();
});
