// Journeys over many cases: an act on a whole list is previewed, done, told and undone as one; an absence tells which terms
// fall due and spreads them; nobody is deactivated with open cases before a supervisor has prepared their hand-over.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { totpCode } from "../../server/access/totp.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { patienceMs } from "../support/journey.ts";
import { openPage } from "../support/page.ts";
import { secretOfKey } from "../support/totp-key.ts";

const journeyMs = 180_000;
const today = romeDay(new Date().toISOString());
const italian = (day: string) => day.split("-").reverse().join("/");

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

/** Options tell how many of the cases each act is for. */
async function choose(page: Page, act: string): Promise<void> {
  const which = page.getByLabel("Passaggio", { exact: true });
  const option = which.getByRole("option", { name: new RegExp(`^${act} \\([\\d.]+\\)`) });
  await which.selectOption((await option.first().getAttribute("value")) ?? "");
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test("a whole list is acted on after a preview, row by row, and taken back as one", {
  timeout: journeyMs,
}, async () => {
  const { page } = await demo.signIn(browser, "supervisor");
  await page.goto(`${demo.url}/#/lavoro?view=all&kind=case-intake`);
  await page.getByRole("button", { name: "Altro", exact: true }).click();
  await page.getByRole("button", { name: "Su tutto l’elenco" }).click();
  await page.getByText("Tutte le pratiche · Tipo: Prese in carico").waitFor();
  // A term that few of them have: the others are counted with the reason.
  await choose(page, "Riprendi il termine");
  const term = page.getByLabel("Termine", { exact: true });
  await term.selectOption({ index: 1 });
  const chosenTerm = await term.inputValue();
  await page.getByRole("button", { name: "Guarda l’anteprima" }).click();
  await page.getByRole("heading", { name: /restano fuori$/ }).waitFor({ timeout: patienceMs });
  await page
    .getByText(/^Per esempio:/)
    .first()
    .waitFor();
  await page.getByText("quello che hai scelto e scritto è ancora lì").waitFor();
  await page.getByRole("button", { name: "Lascia stare" }).click();
  // The act that was chosen and what was filled in are still there.
  await term.waitFor();
  expect(await term.inputValue()).toBe(chosenTerm);

  await choose(page, "Assegna");
  // Colleagues of one name are told apart by role and place.
  const worker = page.getByLabel("Operatore responsabile");
  const anna = worker.getByRole("option", { name: /^Anna Ferrarini \(Assistente sociale · .+\)$/ });
  await worker.selectOption((await anna.getAttribute("value")) ?? "");
  await page.getByRole("button", { name: "Guarda l’anteprima" }).click();
  await page.getByRole("button", { name: /^Avvia su \d+ pratiche$/ }).click({ timeout: patienceMs });
  await page.getByRole("heading", { name: "Assegna a Anna Ferrarini" }).waitFor();
  await page.getByText("finito").waitFor({ timeout: patienceMs });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Scarica l’esito (CSV)" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^ambito-.*-assign\.csv$/);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Annulla tutto" }).click();
  await page.getByRole("button", { name: /^Avvia su \d+ pratiche$/ }).click({ timeout: patienceMs });
  await page.getByText("Annullamento di un altro passaggio in blocco").waitFor();
  await page.getByText("finito").waitFor({ timeout: patienceMs });
  await page.getByText(/0 non fatte, 0 escluse/).waitFor();
});

test("acts of one kind are found by a word, those of one person say why not, and what stays is confirmed with its figure", {
  timeout: journeyMs,
}, async () => {
  const { page, findBarriers } = await demo.signIn(browser, "supervisor");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${demo.url}/#/in-blocco/nuovo?view=all&kind=case-intake`);
  const found = page.getByRole("searchbox", { name: "Cerca un passaggio" });
  await found.waitFor({ timeout: patienceMs });
  await page.getByText(/^Passaggi che si fanno una pratica alla volta/).click();
  await page.getByText("Decide di una persona, con una motivazione che vale per lei.").waitFor();
  await page.getByText(/Chiudi la presa in carico/).waitFor();
  expect(await findBarriers()).toEqual([]);
  await found.fill("chi ha segnalato");
  await page.getByText("Passaggi possibili: 1", { exact: true }).waitFor();
  await choose(page, "Comunica l'esito a chi ha segnalato");
  await page.getByText("Dopo l’avvio non si può annullare:").waitFor();
  await page.getByRole("radio").first().check();
  await page.getByRole("textbox", { name: /^Esito comunicato/ }).fill("Presa in carico avviata (esempio)");
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Guarda l’anteprima" }).click();
  const start = page.getByRole("button", { name: /^Avvia su \d+ pratiche$/ });
  await start.waitFor({ timeout: patienceMs });
  expect(await start.isDisabled()).toBe(true);
  await page.getByRole("checkbox", { name: /^Ho letto: su \d+ pratiche non si potrà annullare$/ }).press("Space");
  expect(await findBarriers()).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await start.press("Enter");
  await page.getByText("finito").waitFor({ timeout: patienceMs });
  await page.getByText(/ 0 non fatte,/).waitFor();
});

test("a few cases are chosen by hand", { timeout: journeyMs }, async () => {
  const { page } = await demo.signIn(browser, "supervisor");
  await page.goto(`${demo.url}/#/lavoro?view=all`);
  await page.getByRole("button", { name: "Altro", exact: true }).click();
  await page.getByRole("button", { name: "Scegli a mano" }).click();
  await page
    .getByRole("checkbox", { name: /^Scegli / })
    .nth(0)
    .check();
  await page
    .getByRole("checkbox", { name: /^Scegli / })
    .nth(1)
    .check();
  await page.getByRole("button", { name: "Sulle scelte (2)" }).click();
  await page.getByText("2 pratiche scelte a mano").waitFor();
});

test("an absence tells which terms fall due, and they are spread after a preview", { timeout: journeyMs }, async () => {
  const { page } = await demo.signIn(browser, "supervisor");
  await page.goto(`${demo.url}/#/assenze`);
  await page.getByRole("button", { name: "Segna un’assenza" }).click();
  const dialog = page.getByRole("dialog", { name: "Segna un’assenza" });
  await dialog.getByLabel("Chi", { exact: true }).selectOption({ label: "Anna Ferrarini" });
  await dialog.getByLabel("Dal", { exact: true }).fill(italian(today));
  await dialog.getByRole("button", { name: "Segna", exact: true }).click();
  await dialog.getByText(/^I giorni non vanno bene: scrivi il primo e l’ultimo/).waitFor();
  const last = new Date(Date.parse(`${today}T12:00:00Z`) + 59 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel("Al", { exact: true }).fill(italian(last));
  await dialog.getByLabel("Al", { exact: true }).press("Enter");
  const stands = await dialog
    .getByLabel("Chi sostituisce")
    .getByRole("option", { name: /^Lorenzo Pavesi/ })
    .getAttribute("value");
  await dialog.getByLabel("Chi sostituisce").selectOption(stands);
  await dialog.getByRole("button", { name: "Segna", exact: true }).click();
  const row = page.getByRole("listitem").filter({ hasText: italian(last) });
  await row.getByText(/^al suo posto: /).waitFor();
  // Who stands in reads beside each case whose it is.
  const { page: lorenzo } = await demo.signIn(browser, "lorenzo.inclusione@demo.ambito.example");
  await lorenzo
    .getByText(/ · di Anna Ferrarini, che sostituisci$/)
    .first()
    .waitFor();
  await lorenzo.goto(`${demo.url}/#/lavoro?view=mine`);
  await lorenzo.getByRole("row").getByText("Anna Ferrarini").first().waitFor();
  if (process.env.SHOT) await lorenzo.screenshot({ path: `${process.env.SHOT}/mine.png` });
  await lorenzo.setViewportSize({ width: 360, height: 740 });
  await lorenzo.getByRole("row").getByText("Anna Ferrarini").first().waitFor();
  if (process.env.SHOT) await lorenzo.screenshot({ path: `${process.env.SHOT}/mine360.png` });
  await lorenzo.goto(`${demo.url}/#/`);
  await lorenzo
    .getByText(/che sostituisci$/)
    .first()
    .waitFor();
  if (process.env.SHOT) await lorenzo.screenshot({ path: `${process.env.SHOT}/home360.png`, fullPage: true });
  // Whose cases she does not see: nothing is said of their terms.
  await page.getByRole("link", { name: "Giulia Andreasi", exact: true }).click();
  await page.getByText(/fra le pratiche che puoi vedere non cade nessun termine\. I termini delle altre/).waitFor();
  await page.getByText("Nessuna delle sue pratiche è fra quelle che puoi vedere.").waitFor();
  await page.goBack();
  await row.getByRole("link", { name: "Guarda e distribuisci" }).click();
  await page.getByText(/^Se Anna Ferrarini manca dal .* cad/).waitFor();
  // What was chosen by hand waits where the preview is left.
  const first = page.getByRole("combobox", { name: /^A chi: / }).first();
  await first.selectOption({ label: "Resta dov’è" });
  await page.getByRole("button", { name: /^Anteprima della distribuzione/ }).click();
  await page.getByText(/quello che hai scelto e scritto è ancora lì/).waitFor({ timeout: patienceMs });
  await page.getByRole("button", { name: "Lascia stare" }).click();
  await page.getByText(/^Se Anna Ferrarini manca dal /).waitFor();
  expect(await first.inputValue()).toBe("");
  await page.getByRole("button", { name: "Torna alla proposta" }).click();
  expect(await first.inputValue()).not.toBe("");
  await page.getByRole("button", { name: /^Anteprima della distribuzione/ }).click();
  await page
    .getByRole("list", { name: "A chi vanno" })
    .getByText(/riceve \d+ pratic/)
    .first()
    .waitFor({ timeout: patienceMs });
  await page.getByRole("button", { name: /^Avvia su/ }).click({ timeout: patienceMs });
  await page.getByText("finito").waitFor({ timeout: patienceMs });
});

test("nobody is deactivated with open cases before their hand-over is prepared", { timeout: journeyMs }, async () => {
  const email = demo.emailOf("administrator");
  const { page: admin } = await openPage(browser, demo.url);
  await admin.getByLabel(/^Posta elettronica/).fill(email);
  await admin.getByLabel("Password", { exact: true }).fill(demo.passwords.get(email) ?? "");
  await admin.getByRole("button", { name: "Accedi" }).click();
  const key = /key ([A-Z2-7]+)/.exec(demo.output())?.[1] ?? "";
  await admin.getByLabel(/Codice a 6 cifre/).fill(totpCode(secretOfKey(key), Date.now()));
  await admin.getByRole("button", { name: "Accedi" }).click();
  await admin.getByRole("heading", { level: 1, name: /^Oggi/ }).waitFor();
  const card = admin.getByRole("dialog", { name: "Davide Salvaterra" });
  const toCard = async () => {
    await admin.goto(`${demo.url}/#/utenti`);
    await admin.getByRole("row").filter({ hasText: "Davide Salvaterra" }).click();
    await card.getByRole("button", { name: "Disattiva l’utente" }).click();
  };
  await toCard();
  await card.getByText(/^Le sono assegnate \d+ pratiche aperte/).waitFor();
  expect(await card.getByRole("combobox", { name: /^Motivo/ }).count()).toBe(0);

  const { page: boss } = await demo.signIn(browser, "supervisor");
  await boss.goto(`${demo.url}/#/assenze`);
  await boss.getByRole("link", { name: "Davide Salvaterra" }).click();
  await boss.getByLabel("Quali pratiche").selectOption("all");
  await boss.getByRole("button", { name: /^Prepara il passaggio per l’uscita/ }).click();
  await boss.getByRole("button", { name: /^Prepara il passaggio di \d+ pratiche/ }).click({ timeout: patienceMs });
  await boss.getByText("in attesa della disattivazione").waitFor();

  await admin.reload();
  await toCard();
  await card.getByText(/ha preparato il passaggio di \d+ pratiche/).waitFor();
  await card.getByRole("combobox", { name: /^Motivo/ }).selectOption({ label: "ha lasciato l’ufficio" });
  await card.getByRole("button", { name: "Passa le pratiche e disattiva" }).click();
  await card.getByText("disattivato").first().waitFor({ timeout: patienceMs });
  await boss.getByText("finito").waitFor({ timeout: patienceMs });
});
