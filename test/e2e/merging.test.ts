// Two records of one person: from the queue of possible duplicates to the comparison, joined by keyboard; what stood at the one
// shows at the other, the old name leads on, and it is undone from either.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each([
  [1280, "Esempiardi", "Esempiardo"],
  [360, "Esempialti", "Esempialto"],
])("two records go on as one and are two again, at %i px", async (width, surname, slip) => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const { page } = worker;
  const isNarrow = async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.goto(`${demo.url}/#/`);
  const [stays, goes] = [randomUUID(), randomUUID()];
  const known = { givenName: "Ezia", birthOn: "1961-04-02", territory: "020038", fiscalCodeMissing: "unknown" };
  const open = (caseId: string, payload: Record<string, string>) =>
    sendAs(page, { caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload });
  await open(stays, { ...known, surname });
  await open(goes, { ...known, surname: slip, phone: "+39 000 0000002" });
  await page.goto(`${demo.url}/#/persone`);
  const main = page.getByRole("main");
  await main.getByRole("link", { name: "Possibili doppioni" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Possibili doppioni" }).waitFor();
  const pair = main.getByRole("listitem").filter({ hasText: slip });
  await pair.getByText("cognome e nome diversi per una lettera · stessa data di nascita").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow();
  await pair.getByRole("link", { name: /^Confronta/ }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Due schede a confronto" }).waitFor();
  await main.getByRole("row", { name: /Cognome diverso/ }).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow();
  await main.getByRole("button", { name: new RegExp(`resta la scheda di ${surname}`) }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Come si sa che è la stessa persona").fill("Stessa carta d’identità (esempio)");
  expect(await worker.findBarriers()).toEqual([]);
  await dialog.getByRole("button", { name: "Fai confluire in un’altra scheda" }).click();
  await main.getByText("Fatto: queste due schede non sono più da confrontare.").waitFor();
  // The record that stays says what the other says otherwise.
  await page.goto(`${demo.url}/#/persone/${stays}`);
  const card = page.getByRole("region", { name: "Schede confluite in questa" });
  await card.getByText(new RegExp(`Dice altro: Cognome ${slip} · Telefono \\+39 000 0000002`)).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow();
  // The old name leads on.
  await page.goto(`${demo.url}/#/persone`);
  await main.getByRole("searchbox").fill(slip);
  const found = main.getByRole("listitem").filter({ hasText: `confluita in ${surname} Ezia` });
  expect(await found.getByRole("link").getAttribute("href")).toContain(stays);
  // Undone from the record that was joined.
  await page.goto(`${demo.url}/#/persone/${goes}`);
  await main.getByText("Questa scheda è confluita in").waitFor();
  // Nothing is waited for there, and nobody is sent to forms that are not offered.
  await main.getByText("Nessuna pratica aperta.").waitFor();
  await main.getByRole("region", { name: "Dati della persona" }).getByText(slip).waitFor();
  expect(await main.textContent()).not.toMatch(/manca: a cura di|aprine una/);
  expect(
    await main
      .getByRole("link", { name: `${surname} Ezia` })
      .first()
      .getAttribute("href"),
  ).toContain(stays);
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow();
  await main.getByRole("button", { name: "Annulla la confluenza" }).first().press("Enter");
  await dialog.getByLabel("Perché si annulla la confluenza").fill("Erano due cugine (esempio)");
  await dialog.getByRole("button", { name: "Annulla la confluenza" }).click();
  await main.getByText("Questa scheda è confluita in").waitFor({ state: "hidden" });
  await page.getByRole("region", { name: "Forse la stessa persona" }).getByText(surname).first().waitFor();
  expect(worker.faults).toEqual([]);
  await worker.close();
});
