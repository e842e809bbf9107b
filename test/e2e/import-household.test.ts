// After an import the office puts those it made into one household: the result leads there, they are chosen already, and by keyboard all
// go into a new one; nobody is offered again.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { patienceMs } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each([1280, 360])("from an import into one household, at %i px", { timeout: 180_000 }, async (width) => {
  const surname = width === 360 ? "Zaniboli" : "Zanibelli";
  const file = join(mkdtempSync(join(tmpdir(), "ambito-import-")), `${surname}.csv`);
  const rows = [`${surname};Ada;31/12/1950;Ostiglia`, `${surname};Ivo;1/2/1948;Ostiglia`];
  writeFileSync(file, ["Cognome;Nome;Data di nascita;Comune", ...rows].join("\n"));
  const office = await demo.signIn(browser, "supervisor", { width });
  const { page, findBarriers } = office;
  const main = page.getByRole("main");
  await page.goto(`${demo.url}/#/importa`);
  await main.getByLabel("File CSV o Excel (.xlsx)").setInputFiles(file);
  await main.getByRole("button", { name: "Leggi il file" }).press("Enter");
  await main.getByLabel("Nome di questo elenco nell’ufficio").fill(surname);
  await main.getByRole("button", { name: "Guarda l’anteprima" }).press("Enter");
  await main.getByRole("button", { name: "Avvia l’import" }).press("Enter", { timeout: patienceMs });
  const way = main.getByRole("link", { name: "Mettile in un nucleo" });
  await way.waitFor({ timeout: patienceMs });
  expect(await findBarriers()).toEqual([]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/6-result-${width}.png`, fullPage: true });
  const result = page.url();
  await way.press("Enter");
  for (const name of ["Ada", "Ivo"]) await main.getByRole("button", { name: `Togli : ${surname} ${name}` }).waitFor();
  expect(await findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/6-gather-${width}.png`, fullPage: true });
  await main.getByLabel(`Rapporto con l’intestatario: ${surname} Ada`).selectOption("reference");
  await main.getByLabel(`Rapporto con l’intestatario: ${surname} Ivo`).selectOption("spouse");
  await main.getByLabel("Comune del nuovo nucleo").selectOption("020038");
  await main.getByRole("button", { name: "Guarda che cosa succede" }).press("Enter");
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/6-tried-${width}.png`, fullPage: true });
  await main.getByRole("button", { name: "Metti nel nucleo" }).press("Enter");
  await main.getByRole("button", { name: "Annulla tutto" }).waitFor();
  await page.goto(result);
  await way.waitFor({ state: "hidden" });
  expect(office.faults).toEqual([]);
  await office.close();
});
