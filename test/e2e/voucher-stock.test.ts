// A stock of parcels in the browser: opened, filled, taken from by an aid that is handed over, never below zero, back where it is
// undone, counted short by one and confirmed by another; its movements and its file. Wide and on a phone.
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { economicAid } from "../../workflows/economic-aid/index.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { voucherStock } from "../../workflows/voucher-stock/index.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { fillForm } from "../support/fill-form.ts";
import { askedAid, grantAid, twoPeople } from "../support/granted-aid.ts";
import { act, chooseAct, open, openPerson, patienceMs, stage, wordFor } from "../support/journey.ts";
import { looksRight } from "../support/page.ts";
import { currentOf, formOf } from "../support/pure-case.ts";

const journeyMs = 180_000;
const today = romeDay(new Date().toISOString());
const ostiglia = "020038";
const at = (login: string) => `${login}@demo.ambito.example`;
const widths = [1280, 360];

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each(widths)(
  "parcels come in, are handed over in an aid, undone, counted and confirmed at %i px",
  { timeout: journeyMs },
  async (width) => {
    // One stock of each value: each run has its own.
    const unitCents = width > 600 ? 3_100 : 3_200;
    const called = `Pacchi alimentari da ${unitCents / 100},00 €`;
    const office = await demo.signIn(browser, at("carla.amministrativo"), { width });
    const { page } = office;
    await page.goto(`${demo.url}/#/giacenze`);
    await page.getByRole("heading", { level: 1, name: "Giacenze di buoni e generi" }).waitFor();
    await page.getByText(/da rifornire\.$/).waitFor();
    await looksRight(office);
    await page.getByRole("link", { name: "Apri una giacenza" }).click();
    await open(page, voucherStock, "OPEN_STOCK", {
      ...{ territory: ostiglia, good: "foodParcel", unitCents, numbered: false, threshold: 7 },
    });
    await act(page, voucherStock, "RECEIVE", {
      ...{ receivedOn: today, supply: "donation", supplier: "Emporio di esempio", pieces: 10, documentNumber: "D1/ES" },
    });
    const stockAddress = page.url();

    const both = await twoPeople(demo, browser, width);
    const person = await openPerson(both[0].page, demo.url, `Esempio Pacco${width}`, ostiglia);
    const caseId = await grantAid(both, {
      opening: { ...askedAid(person.split("/").at(-1) ?? ""), aidPurpose: "food" },
      proposal: { aidKind: "vouchers" },
    });
    await both[1].close();
    const worker = both[0];
    await worker.page.goto(`${demo.url}/#/pratiche/${caseId}`);
    const dialog = await chooseAct(worker.page, wordFor(economicAid, "HAND_OVER"));
    const form = formOf(currentOf(economicAid), "HAND_OVER");
    const send = dialog.getByRole("button", { name: wordFor(economicAid, "HAND_OVER"), exact: true });
    const hands = { handedOn: today, handedWhat: "foodParcel", handedCents: 9_300, signedFor: true };
    await fillForm(dialog, form, economicAid.texts.it, hands);
    await send.click();
    await dialog.getByText("scegli da quale si prende").first().waitFor();
    await fillForm(dialog, form, economicAid.texts.it, { stock: `${called}: restano 10`, pieces: 11 });
    await send.click();
    await dialog.getByText("Ce ne sono 10, se ne consegnerebbero 11.").first().waitFor();
    await looksRight(worker);
    await fillForm(dialog, form, economicAid.texts.it, { pieces: 3 });
    await send.click();
    await dialog.waitFor({ state: "hidden" });
    await worker.page
      .getByText(unitCents === 3_100 ? "93,00 €" : "96,00 €")
      .first()
      .waitFor();

    // What was handed over is seen in the stock, and is back where it is undone.
    await page.goto(`${demo.url}/#/giacenze?comune=${ostiglia}`);
    const row = page.getByRole("row", { name: new RegExp(called) });
    await row.getByText("da rifornire").waitFor({ timeout: patienceMs });
    await worker.page
      .getByRole("button", { name: /^Annulla/ })
      .first()
      .click();
    await expect.poll(() => row.getByText("scorta minima 7").isVisible(), { timeout: patienceMs }).toBe(true);
    await worker.close();

    await page.goto(stockAddress);
    await act(page, voucherStock, "COUNT", {
      ...{ counted: 9, differenceReason: "damaged", differenceText: "Uno aperto (esempio)" },
    });
    await stage(page, voucherStock, "differing");
    const head = await demo.signIn(browser, at("sara.responsabile"), { width });
    await head.page.goto(stockAddress);
    await act(head.page, voucherStock, "CONFIRM_COUNT");
    await stage(head.page, voucherStock, "active");
    await looksRight(head);
    await head.close();

    await page.goto(`${demo.url}/#/giacenze?comune=${ostiglia}`);
    await row.getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: `Movimenti: ${called}` }).waitFor();
    await page
      .getByRole("row", { name: /^Differenza confermata/ })
      .getByText("-1")
      .waitFor();
    await page
      .getByRole("row", { name: /^Consegnati con un contributo/ })
      .getByText("-3")
      .waitFor();
    await page.getByText(/^annulla il n\. \d+$/).waitFor();
    await looksRight(office);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Scarica la tabella (CSV)" }).click(),
    ]);
    const text = readFileSync(await file.path(), "utf8");
    expect(text).toContain(";Carico;Donazione;D1/ES;10;10;");
    expect(text).not.toContain("Emporio");
    await office.close();
  },
);
