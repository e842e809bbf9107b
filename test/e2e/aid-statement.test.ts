// What leaves the page of aids to pay, and what a case shows of its aids: the statement as a file and on paper, with who is paid and
// nobody else; the acts to be published, without names; the aids of a case beneath the budget of its project. Wide and on a phone.
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { economicAid } from "../../workflows/economic-aid/index.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { askedAid, grantAid, twoPeople } from "../support/granted-aid.ts";
import { openPerson, patienceMs, sendAs, stage, wordFor } from "../support/journey.ts";
import { looksRight, type WatchedPage } from "../support/page.ts";

const journeyMs = 180_000;
const today = romeDay(new Date().toISOString());
const ostiglia = "020038";
const at = (login: string) => `${login}@demo.ambito.example`;
const widths = [1280, 360];
const iban = "IT60X0542811101000000123456";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

async function textOfDownload(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

test.each(widths)(
  "the statement of aids to pay is taken as a file and printed, the acts are published without names, at %i px",
  { timeout: journeyMs },
  async (width) => {
    const surname = width > 600 ? "Esempio Prospetto" : "Esempio Ragioneria";
    const both = await twoPeople(demo, browser, width);
    const person = (await openPerson(both[0].page, demo.url, surname, ostiglia)).split("/").at(-1) ?? "";
    const actNumber = `88-${width}/ES`;
    const caseId = await grantAid(both, { opening: askedAid(person), act: { actNumber } });
    for (const one of both) await one.close();

    const office = await demo.signIn(browser, at("carla.amministrativo"), { width });
    const { page } = office;
    await sendAs(page, {
      ...{ caseId, kind: "economic-aid", expectedSeq: 4, type: "SET_PAYEE" },
      payload: { payWay: "vendor", iban, payeeName: "Gas di Esempio srl", vendorReference: "Bolletta 12/ES" },
    });
    await page.goto(`${demo.url}/#/contributi?comune=${ostiglia}`);
    const row = page.getByRole("row", { name: new RegExp(surname) });
    await row.waitFor();
    const number = ((await row.getByText(/^\d{4}-\d+$/).textContent()) ?? "").trim();

    const statement = await textOfDownload(page, "Scarica la tabella (CSV)");
    expect(statement.name).toBe(`contributi-da-pagare-${today}.csv`);
    const line = statement.text.split("\r\n").find((one) => one.startsWith(`${number};`));
    expect(line?.split(";").slice(1, 4)).toEqual(["Gas di Esempio srl", iban, "Bolletta 12/ES"]);
    expect(line).toContain("Ostiglia;1040/ES;512/ES;400;400");
    expect(statement.text).not.toContain(surname);

    // On paper who is paid stands in each row, who asked for it in none, and nothing to press.
    await page.evaluate(() => {
      (globalThis as unknown as { printed: number }).printed = 0;
      globalThis.print = () => {
        (globalThis as unknown as { printed: number }).printed += 1;
      };
    });
    await page.getByRole("button", { name: "Stampa", exact: true }).click();
    await expect.poll(() => page.evaluate(() => (globalThis as unknown as { printed: number }).printed)).toBe(1);
    await page.emulateMedia({ media: "print" });
    const printed = page.getByRole("row", { name: new RegExp(number) });
    await printed.getByText("Gas di Esempio srl").waitFor();
    expect(await printed.getByText(iban).isVisible()).toBe(true);
    expect(await page.getByText(surname).filter({ visible: true }).count()).toBe(0);
    expect(await page.getByText(/^Fatto da Carla .+ alle /).isVisible()).toBe(true);
    expect(await page.getByRole("button").filter({ visible: true }).count()).toBe(0);
    await page.emulateMedia({ media: "screen" });
    await looksRight(office);
    await publish(office, { actNumber, number, surname });
    await office.close();
  },
);

/** A button that is off says why beside it; the file has the act and no name. */
async function publish(
  { page, findBarriers }: WatchedPage,
  { actNumber, number, surname }: { actNumber: string; number: string; surname: string },
): Promise<void> {
  const part = page.getByRole("region", { name: "Atti da pubblicare" });
  const button = part.getByRole("button", { name: "Scarica gli atti (CSV)" });
  const fill = async (label: string, text: string) => {
    await part.getByLabel(label, { exact: true }).fill(text);
    await page.keyboard.press("Enter");
  };
  await fill("Al", "");
  await part.getByText("Scrivi il primo e l’ultimo giorno.").waitFor();
  expect(await button.isDisabled()).toBe(true);
  await fill("Al", "01/01/2020");
  await part.getByText("Il primo giorno deve venire prima dell’ultimo.").waitFor();
  expect(await button.isDisabled()).toBe(true);
  await part.scrollIntoViewIfNeeded();
  expect(await findBarriers()).toEqual([]);
  const [year, month, day] = today.split("-");
  await fill("Al", `${day}/${month}/${year}`);
  await fill("Dal", `${day}/${month}/${year}`);
  expect(await part.getByText(/^Il primo giorno|^Scrivi/).count()).toBe(0);
  const { name, text } = await textOfDownload(page, "Scarica gli atti (CSV)");
  expect(name).toBe(`contributi-concessi-${today}-${today}.csv`);
  const line = text.split("\r\n").find((one) => one.startsWith(`${number};`));
  expect(line).toContain(actNumber);
  expect(line?.endsWith(";400")).toBe(true);
  for (const closed of [surname, "Gas di Esempio srl", iban, "Bolletta 12/ES"]) expect(text).not.toContain(closed);
}

test.each(widths)(
  "the budget of a case has its aids beneath it, and what is paid follows, at %i px",
  { timeout: journeyMs },
  async (width) => {
    const both = await twoPeople(demo, browser, width);
    const [, head] = both;
    const { page } = head;
    await page.goto(`${demo.url}/#/spesa?vista=budget`);
    await page.getByRole("region", { name: "Budget di progetto", exact: true }).getByRole("link").first().click();
    await page.getByRole("heading", { name: "Budget di progetto", level: 2, exact: true }).waitFor();
    const intake = /pratiche\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
    const ask = page.getByRole("link", { name: wordFor(economicAid, "OPEN_AID") });
    const person = /[0-9a-f-]{36}/.exec((await ask.getAttribute("href")) ?? "")?.[0] ?? "";
    const rows = page.getByRole("region", { name: "Contributi economici della pratica" }).getByRole("row");
    const chapter = `1040-${width}/ES`;
    const mine = rows.filter({ hasText: chapter });
    expect(await mine.count()).toBe(0);

    // What happens meanwhile arrives by itself.
    const caseId = await grantAid(both, { opening: { ...askedAid(person), intake }, act: { chapter } });
    await mine.getByText("400,00 €").first().waitFor({ timeout: patienceMs });
    await mine.getByText("0,00 €", { exact: true }).waitFor();
    const send = (expectedSeq: number, type: string, payload: Record<string, string | number>) =>
      sendAs(page, { caseId, kind: "economic-aid", expectedSeq, type, payload });
    await send(4, "SET_PAYEE", { payWay: "cash" });
    await send(5, "RECORD_PAYMENT", { paidOn: today, paidCents: 15_000, mandateNumber: `${width}/ES` });
    await mine.getByText("150,00 €").waitFor({ timeout: patienceMs });
    expect(await mine.getByText("0,00 €", { exact: true }).count()).toBe(0);
    const card = page.getByRole("region", { name: "Contributi economici", exact: true });
    await card.getByText("concesso 400,00 €, pagato 150,00 €").first().waitFor();
    await mine.scrollIntoViewIfNeeded();
    await looksRight(head);

    // A worker who may not read aids would see none: who may, goes on to it from the card.
    await card
      .getByRole("link", { name: /^Contributo una tantum/ })
      .first()
      .click();
    await stage(page, economicAid, "granted");
    for (const one of both) await one.close();
  },
);
