// The tariffs of cost sharing: read by a social worker, who may not write; the planner writes the next version with a fault told at its
// place, and brings one in from a file; on a desk and at 360 px without barriers.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const imported = [
  {
    territory: "020038",
    tariff: {
      ...{ service: "transport", unit: "piece", act: "Delibera di prova n. 9", adoptedOn: "2026-01-15" },
      ...{ iseeKinds: ["ordinary"], bands: [{ upToCents: 900_000, unitCents: 150 }], maximum: { unitCents: 400 } },
    },
  },
];

test("tariffs are read by all and written by who plans", { timeout: 120_000 }, async () => {
  const worker = await demo.signIn(browser, "socialWorker");
  await worker.page.goto(`${demo.url}/#/tariffe`);
  await worker.page.getByRole("heading", { level: 1, name: "Tariffe di compartecipazione" }).waitFor();
  await worker.page.getByText("Esempio: non è una tariffa di un comune").first().waitFor();
  expect(await worker.page.getByRole("button", { name: "Nuova tariffa" }).count()).toBe(0);

  const { page, findBarriers, faults } = await demo.signIn(browser, "coordinator");
  await page.goto(`${demo.url}/#/tariffe`);
  await page.getByRole("button", { name: /^Scrivi la versione successiva: .*SAD/ }).click();
  const form = page.getByRole("region", { name: "Nuova tariffa" });
  await form.getByLabel("Comune", { exact: false }).selectOption({ label: "Ostiglia" });
  await form.getByLabel("Atto che l’ha adottata").fill("Delibera di prova n. 8");
  await form.getByLabel("Adottato il").fill("10/01/2026");
  await form.getByLabel("Applicata dal").fill("01/02/2026");
  await form.getByLabel("ISEE fino a").nth(1).fill("1,00");
  const save = form.getByRole("button", { name: "Registra la tariffa" });
  await save.click();
  await form.getByText("Fasce di ISEE 2: ISEE fino a: più della fascia prima").waitFor();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findBarriers()).toEqual([]);
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/tariff-form-${width}.png`, fullPage: true });
  }
  await form.getByText("Compila la tariffa senza errori per vedere la quota.").waitFor();
  await form.getByLabel("ISEE fino a").nth(1).fill("12.000,00");
  await form.getByLabel("Con un ISEE di", { exact: false }).fill("7.000,00");
  await form.getByLabel("Costo di un’unità", { exact: false }).fill("20,00");
  await form.getByText("Fascia 2: 5,00 € all’ora.").waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/tariff-preview.png`, fullPage: true });
  await save.click();
  await form.waitFor({ state: "hidden" });
  const mine = page.getByRole("listitem").filter({ hasText: "Delibera di prova n. 8" });
  await mine.getByText("applicata", { exact: true }).waitFor();
  await mine.getByText(/Scritta da/).waitFor();

  await page.locator("input[type=file]").setInputFiles({
    ...{ name: "tariffe.json", mimeType: "application/json" },
    buffer: Buffer.from(JSON.stringify(imported)),
  });
  await page.getByRole("button", { name: "Registra 1 tariffa" }).click();
  const other = page.getByRole("listitem").filter({ hasText: "Delibera di prova n. 9" });
  await other.getByText("adottata, non applicata").waitFor();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findBarriers()).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/tariffs-${width}.png`, fullPage: true });
  }
  await worker.page.getByRole("link", { name: "Quote da ricalcolare" }).click();
  await worker.page.getByRole("heading", { level: 2, name: "Quote da ricalcolare" }).waitFor();
  await worker.page
    .getByText(/Nessuna |in carico a/)
    .first()
    .waitFor();
  for (const width of [360, 1280]) {
    await worker.page.setViewportSize({ width, height: 900 });
    expect(await worker.findBarriers()).toEqual([]);
    if (process.env.SHOTS)
      await worker.page.screenshot({ path: `${process.env.SHOTS}/to-compute-${width}.png`, fullPage: true });
  }
  expect(faults).toEqual([]);
});
