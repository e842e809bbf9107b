// Journey (c): a call for public dwellings, 30 applications imported from the example file, the ranking proposed by the
// housing office and approved by somebody else, told to every application and printed without names.
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import type { WatchedPage } from "../support/page.ts";
import { root } from "../support/source-files.ts";

const example = join(root, "db/seed/data/applications-example.csv");
let demo: Demo;
let browser: Browser;
let clerk: WatchedPage;
let manager: WatchedPage;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  [clerk, manager] = await Promise.all([demo.signIn(browser, "housingClerk"), demo.signIn(browser, "supervisor")]);
});

afterAll(async () => {
  await browser?.close();
  await demo?.end();
});

async function act(page: Page, name: string, fill: (form: ReturnType<Page["getByRole"]>) => Promise<void>) {
  await page.getByRole("button", { name, exact: true }).click();
  const form = page.getByRole("dialog");
  await fill(form);
  await form.getByRole("button", { name, exact: true }).click();
  await form.waitFor({ state: "hidden" });
}

const fillAct = async (form: ReturnType<Page["getByRole"]>) => {
  await form.getByRole("combobox", { name: "Atto", exact: true }).selectOption({ label: "Determina" });
  await form.getByLabel("Numero dell'atto").fill("12/2026");
  await form.getByLabel("Data dell'atto").fill("02/02/2026");
  await form.getByLabel("Ente o organo").fill("Comune di prova");
  await form.getByRole("combobox", { name: "Chi firma" }).selectOption({ label: "Responsabile del servizio" });
};
const nothing = async () => {};

test("from the draft of the call to the provisional ranking", async () => {
  const { page } = clerk;
  await page.getByRole("link", { name: "Nuovo avviso" }).click();
  await page.getByLabel("Titolo dell'avviso").fill("Avviso SAP di prova");
  await page.getByRole("radio", { name: "SAP, avviso ordinario" }).check();
  await page.getByLabel("Comune capofila").selectOption({ label: "Ostiglia" });
  await page.getByLabel("Responsabile del procedimento").selectOption({ index: 1 });
  for (const [i, code] of ["OST-101", "OST-102", "OST-103"].entries()) {
    await page.getByRole("button", { name: "Aggiungi: Alloggi" }).click();
    await page.getByLabel("Identificativo dell'alloggio").nth(i).fill(code);
    await page.getByRole("radio", { name: "Comune", exact: true }).nth(i).check();
    await page.getByRole("combobox", { name: "Comune", exact: true }).nth(i).selectOption({ label: "Ostiglia" });
  }
  await page.getByRole("button", { name: "Registra", exact: true }).click();
  await page.getByText("Bozza", { exact: true }).first().waitFor();
  const address = page.url();

  const boss = manager.page;
  await boss.goto(address);
  await act(boss, "Approva l'avviso", fillAct);
  await boss.getByText("Approvato", { exact: true }).first().waitFor();

  await act(page, "Pubblica l'avviso", async (form) => {
    await fillAct(form);
    await form.getByLabel("All'albo dal").fill("01/02/2026");
    await form.getByLabel("All'albo fino al").fill("08/03/2026");
    await form.getByLabel("Apertura domande").fill("02/02/2026");
    await form.getByLabel("Chiusura domande").fill("08/03/2026");
  });
  await act(page, "Apri la raccolta delle domande", nothing);
  await act(page, "Chiudi la raccolta delle domande", nothing);

  await page.getByRole("link", { name: "Domande e graduatoria" }).click();
  await page.getByLabel("File CSV").setInputFiles(example);
  await page.getByRole("button", { name: "Controlla il file" }).click();
  await page.getByRole("button", { name: "Importa 30 domande" }).click();
  await page.getByText("30 importate").waitFor();
  expect(await clerk.findBarriers()).toEqual([]);
  await page.getByRole("button", { name: "Controlla il file" }).click();
  await page.getByText("30 già importate").waitFor();

  await page.getByRole("link", { name: "Pratica dell'avviso" }).click();
  await act(page, "Proponi la graduatoria", nothing);
  await boss.goto(address);
  await act(boss, "Approva la graduatoria", fillAct);
  await page.getByText("Graduatoria provvisoria", { exact: true }).first().waitFor({ timeout: 20_000 });

  await page.getByRole("link", { name: "Domande e graduatoria" }).click();
  const table = page.getByRole("region", { name: "Graduatoria" }).getByRole("table");
  // The heading and thirty applications, once they are there.
  await table.getByRole("row").nth(30).waitFor();
  expect(await table.getByRole("row").count()).toBe(31);
  expect(await page.content()).not.toContain("Valdoro");
  await page.getByLabel("Mostra i nomi (non si stampano)").check();
  await page.getByText("Valdoro Celeste").waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await page.getByText("Valdoro Celeste").isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });
  expect(await clerk.findBarriers()).toEqual([]);
  expect([...clerk.faults, ...manager.faults]).toEqual([]);
}, 180_000);
