// Journeys of taking a list away: the file holds what the list shows, in CSV and in XLSX; what is kept apart is told; stopping
// leaves nothing; a page to print opens; whoever watches over reads finds the purpose.
import { readFileSync } from "node:fs";
import type { Browser, Download, Locator, Page } from "playwright-core";
import readSheets from "read-excel-file/node";
import { expect, test } from "vitest";
import { fieldIs } from "../../workflows/kernel/list-condition.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { patienceMs } from "../support/journey.ts";

const journeyMs = 180_000;

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

/** Numbers of all the cases of a list, as the list itself reads them. */
const listed = (page: Page, ask: object): Promise<string[]> =>
  page.evaluate(async (question) => {
    const numbers: string[] = [];
    let after: object | undefined;
    for (;;) {
      const asked = encodeURIComponent(JSON.stringify({ ...question, limit: 200, ...(after ? { after } : {}) }));
      const { rows } = await (await fetch(`/api/queues/page?ask=${asked}`)).json();
      numbers.push(...rows.map((row: { number: string }) => row.number));
      const last = rows.at(-1);
      if (rows.length < 200) return numbers;
      after = { value: last.dueOn, caseId: last.id };
    }
  }, ask);

async function openDialog(page: Page, search: string): Promise<Locator> {
  await page.goto(`${demo.url}/#/lavoro?${search}`);
  // What is behind "Altro" stays open until it is closed; neither can be reached while a dialog is still closing.
  const more = page.getByRole("button", { name: "Altro", exact: true });
  await more.waitFor();
  if ((await more.getAttribute("aria-expanded")) !== "true") await more.click();
  await page.getByRole("button", { name: "Esporta", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Esporta l’elenco" });
  await dialog.getByLabel("Finalità").waitFor();
  return dialog;
}

async function fileOf(page: Page, dialog: Locator, format: RegExp): Promise<Download> {
  await dialog.getByRole("radio", { name: format }).check();
  await dialog.getByLabel("Finalità").selectOption({ label: "Équipe o riunione" });
  await dialog.getByRole("button", { name: "Prepara il file" }).click();
  const link = dialog.getByRole("link", { name: /^Scarica il file/ });
  await link.waitFor({ timeout: patienceMs });
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return file;
}

const bytesOf = async (file: Download): Promise<Buffer> => readFileSync(await file.path());

test("a filtered list leaves as CSV and as XLSX with the rows it shows, and says what stayed behind", {
  timeout: journeyMs,
}, async () => {
  // She works with families and in child protection: the two do not leave together.
  const { page } = await demo.signIn(browser, "protectionWorker");
  const dialog = await openDialog(page, "view=all&kind=case-intake");
  const numbers = await listed(page, { view: "all", where: [fieldIs("kind", "case-intake")] });
  expect(await dialog.getByRole("checkbox", { name: "Persona" }).isChecked()).toBe(false);
  const csv = await fileOf(page, dialog, /^CSV/);
  expect(csv.suggestedFilename()).toMatch(/^ambito-\d{4}-\d\d-\d\d-pratiche\.csv$/);
  const lines = (await bytesOf(csv)).toString().split("\r\n");
  expect(lines[0]).toContain("\uFEFF");
  const rows = lines.slice(lines.indexOf("") + 2, -1).map((line) => line.split(";")[0] ?? "");
  const told = await dialog.getByText(/^Lasciate fuori [\d.]+ pratiche/).textContent();
  const leftOut = Number(/[\d.]+/.exec(told ?? "")?.[0].replace(".", ""));
  expect(leftOut).toBeGreaterThan(0);
  expect(rows.length + leftOut).toBe(numbers.length);
  // In the order of the list.
  expect(rows).toEqual(numbers.filter((number) => rows.includes(number)));
  const about = lines.slice(0, lines.indexOf("")).join("\n");
  for (const words of ["Finalità;Équipe o riunione", "Elenco;Tutte le pratiche", "Pratiche lasciate fuori"])
    expect(about).toContain(words);

  // Once it was taken it is gone, and the dialog says so.
  await dialog.getByText("è stato scaricato").waitFor();
  await dialog.getByRole("button", { name: "Prepara un altro file" }).click();
  const xlsx = await fileOf(page, dialog, /^Excel/);
  const [cases, facts] = await readSheets(await bytesOf(xlsx));
  expect(cases?.data.slice(1).map((row) => row[0])).toEqual(rows);
  const due = cases?.data[0]?.indexOf("Scadenza") ?? -1;
  expect(cases?.data.slice(1).some((row) => row[due] instanceof Date)).toBe(true);
  expect(facts?.data.map((row) => row[0])).toContain("Esportato da");
  expect((await page.request.get(xlsx.url())).status()).toBe(404);
});

test("what is being made can be stopped, and then nothing waits", { timeout: journeyMs }, async () => {
  const { page } = await demo.signIn(browser, "supervisor");
  const dialog = await openDialog(page, "view=all");
  // A slow line: the dialog does not hear how far it is.
  await page.route(/\/trpc\/exports\.get/, () => undefined);
  await dialog.getByLabel("Finalità").selectOption({ label: "Controllo dei dati" });
  await dialog.getByRole("button", { name: "Prepara il file" }).click();
  await dialog.getByText("Si contano le pratiche…").waitFor();
  const [answer] = await Promise.all([
    page.waitForResponse(/\/trpc\/exports\.cancel/),
    dialog.getByRole("button", { name: "Ferma" }).click(),
  ]);
  expect(answer.status()).toBe(200);
  await dialog.getByText("Esportazione fermata").waitFor();
  const waiting = page.waitForResponse(/\/trpc\/exports\.listReady/);
  await dialog.getByRole("button", { name: "Prepara un altro file" }).click();
  expect(await (await waiting).text()).toContain('"data":[]');
});

test("a dialog left while its file is made stops it; left after, the file waits and can be fetched once", {
  timeout: journeyMs,
}, async () => {
  const { page, findBarriers } = await demo.signIn(browser, "supervisor");
  let dialog = await openDialog(page, "view=all&kind=case-intake");
  expect(await findBarriers()).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.route(/\/trpc\/exports\.get/, () => undefined);
  await dialog.getByLabel("Finalità").selectOption({ label: "Controllo dei dati" });
  await dialog.getByRole("button", { name: "Prepara il file" }).click();
  await dialog.getByText("Si contano le pratiche…").waitFor();
  const [stopped] = await Promise.all([page.waitForResponse(/\/trpc\/exports\.cancel/), page.keyboard.press("Escape")]);
  expect(stopped.status()).toBe(200);
  await page.unroute(/\/trpc\/exports\.get/);

  dialog = await openDialog(page, "view=all&kind=case-intake");
  await dialog.getByLabel("Finalità").selectOption({ label: "Controllo dei dati" });
  await dialog.getByRole("button", { name: "Prepara il file" }).click();
  await dialog.getByRole("link", { name: /^Scarica il file/ }).waitFor({ timeout: patienceMs });
  expect(await findBarriers()).toEqual([]);
  await page.keyboard.press("Escape");
  dialog = await openDialog(page, "view=all&kind=case-intake");
  const link = dialog.getByRole("link", { name: /^ambito-.*\.xlsx$/ });
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect((await bytesOf(file)).byteLength).toBeGreaterThan(1_000);
  await dialog.getByRole("heading", { name: "File pronti" }).waitFor({ state: "detached" });
});

test("a page to print opens as a page, and the read log knows the purpose", { timeout: journeyMs }, async () => {
  const { page } = await demo.signIn(browser, "supervisor");
  const dialog = await openDialog(page, "view=all&overdue=1");
  await dialog.getByRole("radio", { name: /^Pagina da stampare/ }).check();
  await dialog.getByLabel("Finalità").selectOption({ label: "Altro" });
  await dialog.getByLabel("Precisazione").fill("verifica di prova");
  await dialog.getByRole("button", { name: "Prepara il file" }).click();
  const [sheet] = await Promise.all([
    page.context().waitForEvent("page"),
    dialog.getByRole("link", { name: "Apri la pagina da stampare" }).click({ timeout: patienceMs }),
  ]);
  await sheet.getByRole("columnheader", { name: "Numero" }).waitFor();
  await sheet.getByText("Altro: verifica di prova").waitFor();
  expect(await sheet.evaluate(() => getComputedStyle(document.querySelector("th") as Element).backgroundColor)).toBe(
    "rgb(238, 238, 238)",
  );
});

test("an empty list has nothing to take away", { timeout: journeyMs }, async () => {
  const { page } = await demo.signIn(browser, "supervisor");
  await page.goto(`${demo.url}/#/lavoro?view=waiting&kind=housing-bando&status=closed`);
  await page
    .getByText(/^Nessuna/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Altro", exact: true }).click();
  await page.getByRole("link", { name: "Conta" }).last().waitFor();
  expect(await page.getByRole("button", { name: "Esporta", exact: true }).count()).toBe(0);
});
