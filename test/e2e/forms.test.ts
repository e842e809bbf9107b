// Forms as they are filled in at a desk: by keyboard, at 360 px, with days and amounts as one says them, rows that come and go,
// what is missing found in its place, a fact declared and verified, and a note whose parts end in their part of a report.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { chooseAct, openContact, patienceMs, stage, wordFor } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const anna = "anna.assistente@demo.ambito.example";
const shown = (day: string) => day.split("-").reverse().join("/");
const today = () => romeDay(new Date().toISOString());
/** Nothing is wider than the phone. */
const isNarrow = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
const send = (page: Page) => page.keyboard.press("Control+Enter");

test("who lives with the person: rows by keyboard, their problems in the summary", async () => {
  const worker = await demo.signIn(browser, anna, { width: 360 });
  const { page } = worker;
  await page.goto(`${demo.url}/#/nuova/case-intake`);
  const group = page.getByRole("group", { name: /^Chi vive con la persona/ }).last();
  await group.getByText("Al massimo 12.").waitFor();
  await group.getByRole("button", { name: "Aggiungi: Chi vive con la persona" }).press("Enter");
  // The focus is in the row: one goes on typing.
  await page.keyboard.type("Esempio Ivo");
  const row = page.getByRole("group", { name: "Chi vive con la persona 1" });
  expect(await row.getByLabel("Cognome e nome").inputValue()).toBe("Esempio Ivo");
  await row.getByLabel("Anno di nascita").fill("1880");
  await send(page);
  const summary = page.getByRole("alert");
  await expect.poll(() => summary.evaluate((one) => one === document.activeElement)).toBe(true);
  await summary
    .getByRole("button", { name: "Chi vive con la persona 1: Anno di nascita: Almeno 1900." })
    .press("Enter");
  expect(await row.getByLabel("Anno di nascita").evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow(page);
  await row.getByRole("button", { name: "Togli: Chi vive con la persona 1" }).press("Enter");
  await row.waitFor({ state: "hidden" });
  await group.getByText("Tolto: Chi vive con la persona 1.").waitFor();
  await group.getByRole("button", { name: "Riprendilo" }).press("Enter");
  expect(await row.getByLabel("Cognome e nome").inputValue()).toBe("Esempio Ivo");
  expect(worker.faults).toEqual([]);
  await worker.close();
});

test("what is missing stands in its place; what is declared is verified from there", async () => {
  const worker = await demo.signIn(browser, anna, { width: 360 });
  const { page } = worker;
  const { path } = await openContact(page, "Esempio Nives", "elderly");
  await page.goto(`${demo.url}${path}`);
  await stage(page, caseIntake, "contact");
  await page.getByRole("heading", { name: "Che cosa manca di Esempio Nives" }).waitFor();
  await page.getByRole("button", { name: /^Completa\s*: Data di nascita/ }).press("Enter");
  const record = page.getByRole("dialog");
  const birth = record.getByLabel(/^Data di nascita/);
  await expect.poll(() => birth.evaluate((one) => one === document.activeElement), { timeout: patienceMs }).toBe(true);
  await page.keyboard.press("Escape");
  await record.waitFor({ state: "hidden" });

  const declare = await chooseAct(page, wordFor(caseIntake, "DECLARE_FACT"));
  await declare.getByLabel("Dato").selectOption({ label: "ISEE" });
  await declare.getByLabel("ISEE dichiarato").fill("€ 8120,5");
  await declare.getByLabel(/^Da verificare entro il/).fill("domani");
  await declare.getByLabel("ISEE dichiarato").focus();
  expect(await declare.getByLabel(/^Da verificare entro il/).inputValue()).toBe(shown(addDays(today(), 1)));
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow(page);
  await send(page);
  await declare.waitFor({ state: "hidden" });
  await page.getByText(`dichiarato il ${shown(today())}; non ancora verificato`).waitFor();
  await page.getByText(`da verificare d’ufficio: a cura di`, { exact: false }).waitFor();
  expect(await worker.findBarriers()).toEqual([]);

  await page
    .getByRole("button", { name: /^Registra la verifica di un dato dichiarato\s*: ISEE dichiarato/ })
    .press("Enter");
  const verify = page.getByRole("dialog", { name: wordFor(caseIntake, "VERIFY_FACT") });
  expect(await verify.getByLabel("Dato").inputValue()).toBe("isee");
  await verify.getByLabel("Verificato il").fill("oggi");
  await verify
    .getByRole("group", { name: /^Presso/ })
    .getByLabel("INPS")
    .check();
  await verify
    .getByRole("group", { name: /^Esito/ })
    .getByLabel("Confermato")
    .check();
  await send(page);
  await verify.waitFor({ state: "hidden" });
  await page.getByText(`verificato il ${shown(today())} presso INPS: confermato`).waitFor();
  await isNarrow(page);
  expect(worker.faults).toEqual([]);
  await worker.close();
});

test("a refused act leads to the one that helps", async () => {
  const worker = await demo.signIn(browser, anna);
  const { page } = worker;
  const { path } = await openContact(page, "Esempio Olga", "elderly");
  await page.goto(`${demo.url}${path}`);
  await stage(page, caseIntake, "contact");
  await page.getByText("Non possibile ora").click();
  const refused = page.locator("li.refused").filter({ hasText: wordFor(caseIntake, "END_SHARED_CARE") });
  await refused.getByRole("button", { name: wordFor(caseIntake, "SHARE_CARE") }).press("Enter");
  await page.getByRole("dialog", { name: wordFor(caseIntake, "SHARE_CARE") }).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  expect(worker.faults).toEqual([]);
  await worker.close();
});

test("a note keeps facts, words and evaluation apart, is found by each, and a report takes them to their parts", async () => {
  const worker = await demo.signIn(browser, anna, { width: 360 });
  const { page } = worker;
  const { caseId, path } = await openContact(page, "Esempio Pina", "elderly");
  await page.goto(`${demo.url}${path}`);
  await stage(page, caseIntake, "contact");
  const dialog = await chooseAct(page, wordFor(caseIntake, "NOTE"));
  await dialog.getByLabel("Tipo di nota").selectOption({ label: "Scuola" });
  await dialog.getByRole("button", { name: "Aggiungi: Chi c'era" }).press("Enter");
  const row = dialog.getByRole("group", { name: "Chi c'era 1" });
  await row.getByLabel("Altri, per nome").check();
  await row.getByLabel(/^Nome, e in che veste/).fill("Maestra Esempio");
  await dialog.getByLabel(/^Che cosa è stato detto/).fill("Il mattino non si alza (esempio)");
  await dialog.getByLabel("Data del fatto").fill("ieri");
  await send(page);
  const summary = dialog.getByRole("alert");
  await summary.getByRole("button", { name: "Detto da: Da compilare." }).press("Enter");
  await page.keyboard.type("La nonna");
  await dialog.getByLabel(/^Fatti/).fill("Assente undici giorni (esempio)");
  await dialog.getByLabel(/^Valutazione professionale/).fill("Serve un educatore (esempio)");
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow(page);
  await send(page);
  await dialog.waitFor({ state: "hidden" });

  // A reflection is a note that few read; who reads each is said where it is chosen.
  const reflect = await chooseAct(page, wordFor(caseIntake, "NOTE"));
  await reflect.getByText("un giudice o una parte può chiederla").waitFor();
  await reflect.getByLabel("Tipo di nota").selectOption({ label: "Riflessione" });
  await reflect.getByLabel("Testo").fill("Un pensiero (esempio)");
  await reflect.getByLabel(/^La legge chi segue la pratica: .*chi li sostituisce/).waitFor();
  expect(await reflect.getByLabel("La legge chiunque può leggere il diario della pratica").isChecked()).toBe(true);
  await send(page);
  await reflect.getByText("Una riflessione non la leggono tutti").waitFor();
  await reflect.getByLabel("La leggi solo tu").check();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow(page);
  await send(page);
  await reflect.waitFor({ state: "hidden" });

  await page.goto(`${demo.url}/#/pratiche/${caseId}/diario`);
  await page
    .getByText("La leggono in pochi, ma è parte del fascicolo: un giudice o una parte può chiederla.")
    .waitFor();
  // Written on another day than it happened: both stand there.
  await page.getByText(`avvenuto il ${shown(addDays(today(), -1))}, registrato il ${shown(today())}`).waitFor();
  const entries = page.getByRole("main").getByRole("listitem").filter({ hasText: "Nota di diario" });
  for (const words of ["undici", "alza", "nonna", "educatore", "maestra"]) {
    await page.getByLabel("Parole").fill(words);
    await page.getByText("1 voce").waitFor();
    expect(await entries.count(), words).toBe(1);
  }
  await page.getByLabel("Parole").fill("");
  await page.getByLabel("Chi la legge").selectOption({ label: "Privata" });
  await page.getByText("1 voce").waitFor();
  await page.getByText("Un pensiero (esempio)").waitFor();
  await page.getByLabel("Chi la legge").selectOption({ label: "qualsiasi nota" });
  await page.getByLabel("Tipo di nota").selectOption({ label: "Scuola" });
  await page.getByText("1 voce").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow(page);
  await page.getByRole("button", { name: "Prepara una relazione" }).click();
  await page.getByRole("checkbox", { name: /^Metti nella relazione/ }).check();
  await page.getByRole("button", { name: "Scrivi la bozza" }).click();
  const written = await page.getByLabel("Testo della bozza").inputValue();
  const places = ["FATTI", "undici", "DICHIARAZIONI", "La nonna: Il mattino", "VALUTAZIONI", "educatore"];
  const found = places.map((words) => written.indexOf(words));
  expect(found[0]).toBe(0);
  expect(found).toEqual([...found].sort((a, b) => a - b));
  expect(worker.faults).toEqual([]);
  await worker.close();
});
