// The server dies while somebody types and comes back on the same folder: the page says so, tries again by itself, and
// nothing that was typed or recorded is lost or doubled.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { Demo } from "../support/demo.ts";
import { chooseAct, openContact, patienceMs, stage } from "../support/journey.ts";
import { type MortalDemo, withMortalDemo } from "../support/mortal-demo.ts";

const typed = "Portata la spesa, sta meglio (esempio)";
const note = "Scrivi nel diario";
const down = "Il servizio non risponde. Quello che hai scritto resta qui: riproviamo tra poco.";

let demo: Demo;
let browser: Browser;
let kill: MortalDemo["kill"];
let startAgain: MortalDemo["startAgain"];
withMortalDemo((made) => {
  ({ demo, browser, kill, startAgain } = made);
});

test("what was typed is not lost by a page whose code does not come", { timeout: 120_000 }, async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const { page } = worker;
  // As behind a proxy that fails: a browser then remembers that this code is not to be had.
  await page.route(/assets\/list-page/, (route) => route.abort());
  const { path } = await openContact(page, "Esempio Bruna", "elderly");
  await page.goto(`${demo.url}${path}`);
  await stage(page, caseIntake, "contact");
  const dialog = await chooseAct(page, note);
  await dialog.getByRole("textbox", { name: "Testo" }).fill(typed);
  await dialog.getByRole("button", { name: "Chiudi" }).click();
  await page.getByRole("button", { name: "1 bozza" }).waitFor();

  await page.getByRole("link", { name: "Da fare" }).click();
  await page.getByText("Per aprire questa pagina bisogna ricaricare").waitFor({ timeout: patienceMs });
  // Longer than any countdown: nothing starts anew by itself.
  await page.waitForTimeout(8_000);
  await page.getByRole("main").getByRole("link", { name: note }).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await page.getByRole("button", { name: "Torna indietro" }).click();
  await stage(page, caseIntake, "contact");
  const resumed = await chooseAct(page, note);
  expect(await resumed.getByRole("textbox", { name: "Testo" }).inputValue()).toBe(typed);
  await resumed.getByRole("button", { name: "Annulla" }).click();
  await page.getByRole("button", { name: "1 bozza" }).waitFor({ state: "detached" });
  await worker.close();
});

test("the server dies and comes back under an open form", { timeout: 240_000 }, async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const { page } = worker;
  const { path } = await openContact(page, "Esempio Gina", "elderly");
  await page.goto(`${demo.url}${path}`);
  await stage(page, caseIntake, "contact");
  // Killed in the middle of it, the browser would remember that a page's code is not to be had: see the test above.
  const ahead = () => performance.getEntriesByType("resource").some(({ name }) => name.includes("/glass-page-"));
  await expect
    .poll(() => page.evaluate(ahead), { timeout: patienceMs, message: "all pages are fetched ahead" })
    .toBe(true);
  const dialog = await chooseAct(page, note);
  await dialog.getByLabel("Tipo di nota").selectOption({ label: "Telefonata" });
  await dialog.getByRole("textbox", { name: "Testo" }).fill(typed);
  expect(worker.faults).toEqual([]);

  await kill();
  await dialog.getByRole("button", { name: note, exact: true }).click();
  await dialog.getByText(down, { exact: true }).waitFor({ timeout: patienceMs });
  expect(await dialog.getByRole("textbox", { name: "Testo" }).inputValue()).toBe(typed);
  await page.getByRole("img", { name: /^Aggiornamento automatico interrotto/, includeHidden: true }).waitFor();
  await dialog.getByRole("button", { name: "Chiudi" }).click();

  // A page that was never opened before has nothing to show now; it comes by itself once the server is there.
  await page.getByRole("link", { name: "Da fare" }).click();
  await page.getByText(down, { exact: true }).first().waitFor({ timeout: patienceMs });
  await page
    .getByText(/^Nuovo tentativo tra \d+ s$/)
    .first()
    .waitFor();
  expect(await worker.findBarriers()).toEqual([]);

  const again = await startAgain();
  await page.getByRole("grid").waitFor({ timeout: patienceMs });
  await page.getByText(down, { exact: true }).first().waitFor({ state: "detached" });
  await page.getByRole("img", { name: /^Collegato/ }).waitFor({ timeout: patienceMs });

  await page.goBack();
  await stage(page, caseIntake, "contact");
  const resumed = await chooseAct(page, note);
  expect(await resumed.getByRole("textbox", { name: "Testo" }).inputValue()).toBe(typed);
  await resumed.getByRole("button", { name: note, exact: true }).click();
  await resumed.waitFor({ state: "hidden" });
  const timeline = page.getByRole("region", { name: "Che cosa è successo" });
  await timeline.getByText(typed).waitFor();
  expect(await timeline.getByText(typed).count()).toBe(1);

  // Stopped in good order, as for a new release, the streams end as if they were done: the page listens again.
  await again.stop();
  await page.getByRole("img", { name: /^Aggiornamento automatico interrotto/, includeHidden: true }).waitFor();
  await startAgain();
  await page.getByRole("img", { name: /^Collegato/ }).waitFor({ timeout: patienceMs });

  // The browser itself reports that nobody answered; anything else is ours.
  expect(worker.faults.filter((fault) => !/net::ERR_/.test(fault))).toEqual([]);
  await worker.close();
});
