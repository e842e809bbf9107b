// "Conta" in the browser: from the list to a sheet of comune and area, its definition, print and file; a recipe kept and
// made again for another year; the page for the mayor; on a phone and in English.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const supervisor = "sara.responsabile@demo.ambito.example";

test("by comune and area, printed, kept as a recipe and made again", { timeout: 240_000 }, async () => {
  const { page, faults, findBarriers } = await demo.signIn(browser, supervisor);
  await page.goto(`${demo.url}/#/lavoro?view=all`);
  await page.getByRole("heading", { level: 1, name: "Tutte le pratiche" }).waitFor();
  await page.getByRole("button", { name: "Altro", exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: "Conta" }).click();
  await page
    .getByRole("heading", { level: 2, name: "Pratiche come nell’elenco di adesso, per comune e area" })
    .waitFor();
  const table = page.getByRole("table");
  const numbers = async (row: string) =>
    (await table.getByRole("row", { name: row }).getByRole("cell").allInnerTexts()).map((text) =>
      Number(text.replace(".", "")),
    );
  const total = await numbers("Totale");
  const whole = total.at(-1) ?? 0;
  expect(total.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(whole);
  await page.getByText("I totali sono la somma delle celle.").waitFor();
  expect(await findBarriers()).toEqual([]);

  // The list itself says as many.
  await page.goto(`${demo.url}/#/lavoro?view=all`);
  const view = page
    .getByRole("navigation", { name: "Elenchi di lavoro" })
    .getByRole("link", { name: /^Tutte le pratiche/ });
  await expect.poll(async () => Number(((await view.textContent()) ?? "").replace(/\D/g, ""))).toBe(whole);

  const last = new Date().getFullYear() - 1;
  await page.goto(`${demo.url}/#/conta`);
  await page.getByLabel("Conta", { exact: true }).selectOption({ label: "Persone" });
  await page.getByLabel("Quali pratiche").selectOption({ label: "aperte a una data" });
  const title = (year: number) =>
    page.getByRole("heading", { level: 2, name: `Persone in carico al 31/12/${year}, per comune e area` });
  await title(last).waitFor();
  await page.getByText(/conta una volta sola nel totale/).waitFor();
  await page.evaluate(() => {
    (globalThis as unknown as { printed: number }).printed = 0;
    globalThis.print = () => {
      (globalThis as unknown as { printed: number }).printed += 1;
    };
  });
  await page.getByRole("button", { name: "Stampa" }).click();
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as { printed: number }).printed)).toBe(1);
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("button", { name: "Stampa" }).isVisible()).toBe(false);
  expect(await page.getByLabel("Quali pratiche").isVisible()).toBe(false);
  expect(await page.getByText(/^Fatto da Sara Lugli il /).isVisible()).toBe(true);
  expect(await table.isVisible()).toBe(true);
  await page.emulateMedia({ media: "screen" });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Scarica la tabella (CSV)" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^conta-.*\.csv$/);

  await page.getByRole("button", { name: "Salva questo foglio" }).click();
  await page.getByText("Scrivi un nome.").waitFor();
  await page.getByLabel("Nome della ricetta").fill("Per il piano");
  await page.keyboard.press("Enter");
  const recipes = page.getByRole("region", { name: "Ricette salvate" });
  await recipes.getByRole("link", { name: "Per il piano", exact: true }).waitFor();
  expect(await findBarriers()).toEqual([]);
  await page.goto(`${demo.url}/#/conta`);
  await recipes.getByRole("link", { name: `Per il piano, per il ${last + 1}` }).click();
  await title(last + 1).waitFor();
  await recipes.getByRole("button", { name: "Elimina la ricetta Per il piano" }).click();
  await page.getByText(/^Non hai ancora ricette/).waitFor();
  expect(faults).toEqual([]);
});

test("the page for the mayor covers small figures, fits a phone and speaks English", { timeout: 240_000 }, async () => {
  const { page, faults, findBarriers } = await demo.signIn(browser, "elisa.coordinatrice@demo.ambito.example");
  await page.goto(`${demo.url}/#/conta`);
  await page.getByRole("link", { name: "Una pagina per il sindaco" }).click();
  const year = new Date().getFullYear() - 1;
  await page.getByRole("heading", { level: 1, name: `Una pagina per il sindaco – anno ${year}` }).waitFor();
  await page.getByText(/^Per uso esterno: i valori da 1 a 2 sono coperti/).waitFor();
  const cells = async () => (await page.getByRole("cell").allInnerTexts()).map((text) => text.trim());
  expect((await cells()).filter((text) => text === "1" || text === "2")).toEqual([]);
  expect((await cells()).some((text) => text.includes("coperto"))).toBe(true);
  expect(await findBarriers()).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole("button", { name: "Switch to English" }).click();
  await page.getByRole("heading", { level: 1, name: `One page for the mayor – year ${year}` }).waitFor();
  expect(await findBarriers()).toEqual([]);
  await page.getByRole("link", { name: "Back to Count" }).click();
  await page.getByRole("heading", { level: 1, name: "Count" }).waitFor();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await findBarriers()).toEqual([]);
  expect(faults).toEqual([]);
});
