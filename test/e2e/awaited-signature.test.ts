// The care pact, wide and at 360 px: attached, the family doctor's signature asked for by an agreed day, shown among what is missing,
// reminded, and no longer missing when it is recorded.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { openContact } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const file = join(mkdtempSync(join(tmpdir(), "ambito-pact-")), "patto.pdf");
writeFileSync(file, "%PDF-1.4\n% esempio\n%%EOF\n");
const shown = (day: string) => day.split("-").reverse().join("/");

test.each([1280, 360])("the doctor's signature on a care pact is awaited at %i px", async (width) => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const { page } = worker;
  const today = romeDay(new Date().toISOString());
  const { path } = await openContact(page, `Esempio Patto${width}`, "elderly");
  await page.goto(`${demo.url}${path}`);
  const card = page.getByRole("region", { name: "Documenti" });
  await card.getByText("Allega un documento").click();
  await card.getByRole("button", { name: "Allega un file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Allega un documento" });
  await dialog.getByLabel("Tipo di documento").selectOption({ label: "Patto o accordo" });
  await dialog.getByLabel("Titolo").fill("Patto di cura (esempio)");
  await dialog.getByLabel("File", { exact: true }).setInputFiles(file);
  await dialog.getByRole("button", { name: "Allega", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });

  const item = card.getByRole("listitem").filter({ hasText: "Patto di cura (esempio)" });
  await item.getByRole("button", { name: "Attendi una firma" }).click();
  const ask = page.getByRole("dialog", { name: "Attendi una firma" });
  expect(await ask.getByLabel("In qualità di").locator("option:checked").textContent()).toBe(
    "Medico di medicina generale",
  );
  await ask.getByLabel("Nome di chi deve firmare").fill("Dott. Esempio");
  await ask.getByLabel("Firma concordata entro il").fill(shown(addDays(today, 20)));
  expect(await worker.findBarriers()).toEqual([]);
  await ask.getByRole("button", { name: "Attendi una firma" }).click();
  await ask.waitFor({ state: "hidden" });

  const missing = page.getByRole("region", { name: "Manca una risposta" });
  const row = missing.getByRole("listitem").filter({ hasText: "Firma del medico di medicina generale" });
  await row.getByText("Patto o accordo, versione 1").waitFor();
  await row.getByRole("button", { name: "Sollecita" }).click();
  const remind = page.getByRole("dialog", { name: "Sollecita" });
  await remind.getByLabel("Sollecitato con").selectOption({ label: "E-mail" });
  await remind.getByRole("button", { name: "Sollecita", exact: true }).click();
  await row.getByText(/^un sollecito/).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  await item.getByRole("button", { name: "Registra una firma" }).click();
  const sign = page.getByRole("dialog", { name: "Registra una firma" });
  await sign.getByLabel("Chi ha firmato").fill("Dott. Esempio");
  await sign.getByLabel("In qualità di").selectOption({ label: "Medico di medicina generale" });
  await sign.getByLabel("Come ha firmato").selectOption({ label: "Su carta" });
  await sign.getByLabel("Firmato il").fill(shown(today));
  await sign.getByRole("button", { name: "Registra una firma" }).click();
  await sign.waitFor({ state: "hidden" });
  await missing.waitFor({ state: "hidden" });
  expect(worker.faults).toEqual([]);
  await worker.close();
});
