// A service passes to another body: the planner records it from the page of the plan, sees comune by comune what changes before it
// does, and everybody reads it after; on a desk and at 360 px without barriers.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test("a change of hands is recorded by who plans and read by all", { timeout: 120_000 }, async () => {
  const worker = await demo.signIn(browser, "socialWorker");
  await worker.page.goto(`${demo.url}/#/piano?parte=mandates`);
  await worker.page.getByRole("heading", { name: "Passaggi di gestione" }).waitFor();
  expect(await worker.page.getByRole("button", { name: "Registra un passaggio di gestione" }).count()).toBe(0);

  const { page, findBarriers, faults } = await demo.signIn(browser, "coordinator");
  await page.goto(`${demo.url}/#/piano?parte=mandates`);
  await page.getByRole("button", { name: "Registra un passaggio di gestione" }).click();
  const form = page.getByRole("region", { name: "Registra un passaggio di gestione" });
  await form.getByLabel("Servizio", { exact: false }).selectOption({ label: "Assistenza domiciliare" });
  await form.getByLabel("Quistello").check();
  await form.getByLabel("Ostiglia").check();
  await form.getByLabel("L’azienda sociale").check();
  await form.getByLabel("Nome dell’ente").fill("Azienda di prova");
  await form.getByLabel("Dal giorno").fill("01/02/2099");
  const save = form.getByRole("button", { name: "Registra il passaggio" });
  await save.click();
  const act = form.getByLabel("Atto", { exact: false });
  await expect.poll(() => act.getAttribute("aria-invalid")).toBe("true");
  await act.fill("Delibera di prova n. 4");
  const change = form.getByRole("region", { name: "Che cosa cambia" });
  await change.getByText("fino al 31/01/2099 Comune di Ostiglia, dal 01/02/2099 Azienda di prova.").waitFor();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findBarriers()).toEqual([]);
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/hand-over-${width}.png`, fullPage: true });
  }
  await save.click();
  await form.waitFor({ state: "hidden" });
  const row = page.getByRole("row").filter({ hasText: "Delibera di prova n. 4" });
  await row.getByText("Ostiglia, Quistello").waitFor();
  await row.getByText(/registrato da/).waitFor();
  await page.getByLabel("Com’era il giorno").fill("01/02/2099");
  await page.keyboard.press("Enter");
  await page.getByRole("row").filter({ hasText: "Ostiglia" }).filter({ hasText: "Azienda di prova" }).first().waitFor();
  expect(faults).toEqual([]);
});
