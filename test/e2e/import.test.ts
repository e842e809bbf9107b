// The journey of an office that comes from a spreadsheet: file, columns, preview, result, by keyboard and on a phone; the same file again
// brings nothing, and the whole is undone with a list of what stays.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { patienceMs, sendAs } from "../support/journey.ts";

const journeyMs = 180_000;

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

const file = join(mkdtempSync(join(tmpdir(), "ambito-import-")), "cartella assistiti.csv");
const lines = [
  "Assistiti 2025;;;;;",
  "Cognome;Nome;Data di nascita;Comune;Telefono;Motivo",
  "Zorzella;Ada;31/12/1950;Ostiglia;0386 000001;Chiede aiuto a casa",
  "Zorzella;Ivo;1/2/1948;Ostiglia;;Chiede la spesa",
  "Zorzella;Errata;31/02/1950;Ostiglia;;=1+1",
];
// As an old Excel of Windows writes it.
writeFileSync(file, Buffer.from(lines.join("\r\n"), "latin1"));

async function upload(page: Page): Promise<void> {
  await page.goto(`${demo.url}/#/importa`);
  await page.getByLabel("File CSV o Excel (.xlsx)").setInputFiles(file);
  await page.getByRole("button", { name: "Leggi il file" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Che cosa c’è in ogni colonna" }).waitFor();
}

test("an office brings its spreadsheet in, and takes it back", { timeout: journeyMs }, async () => {
  const { page, findBarriers, faults } = await demo.signIn(browser, "supervisor");
  await page.goto(`${demo.url}/#/persone`);
  await page.getByRole("link", { name: "Importa da un foglio di calcolo" }).click();
  await page.getByRole("heading", { level: 1, name: "Importa da un foglio di calcolo" }).waitFor();
  await page.getByText("ANPR non collegata").waitFor();
  expect(await findBarriers()).toEqual([]);
  await upload(page);
  await page.getByText("cartella assistiti.csv: 3 righe").waitFor();
  expect(await page.getByLabel("Colonna «Data di nascita»").inputValue()).toBe("birthOn");
  await page.getByLabel("Nome di questo elenco nell’ufficio").fill("Assistiti");
  await page.getByRole("button", { name: "Guarda l’anteprima" }).press("Enter");
  await page.getByText("Ci sono colonne di pratiche").waitFor();
  await page.getByLabel("Apri anche una pratica per ogni riga").check();
  await page.getByLabel("Area", { exact: true }).selectOption("elderly");
  await page.getByLabel("Salva queste colonne con un nome").fill("Assistiti");
  await page.getByRole("button", { name: "Salva", exact: true }).click();
  await page.getByText("Salvate:").first().waitFor();
  expect(await findBarriers()).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.screenshot({ path: join(tmpdir(), "import-columns-360.png"), fullPage: true });
  await page.getByRole("button", { name: "Guarda l’anteprima" }).press("Enter");
  const willMake = page.getByText("Si creano: persone 2, pratiche 2, nuclei 0.");
  await willMake.waitFor({ timeout: patienceMs });
  await page.getByRole("link", { name: "Torna alle colonne" }).click();
  await page.getByLabel("Nome di questo elenco nell’ufficio").waitFor();
  expect(await page.getByLabel("Nome di questo elenco nell’ufficio").inputValue()).toBe("Assistiti");
  expect(await page.getByLabel("Area", { exact: true }).inputValue()).toBe("elderly");
  await page.getByRole("button", { name: "Guarda l’anteprima" }).press("Enter");
  await willMake.waitFor({ timeout: patienceMs });
  await page.getByText("Data di nascita: non è una data").waitFor();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await findBarriers()).toEqual([]);
  await page.screenshot({ path: join(tmpdir(), "import-preview-360.png"), fullPage: true });
  const [left] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Scarica le righe lasciate fuori (CSV)" }).click(),
  ]);
  expect(readFileSync(await left.path(), "utf8")).toContain(
    "5;Data di nascita: non è una data;Zorzella;Errata;31/02/1950;Ostiglia;;'=1+1",
  );
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: join(tmpdir(), "import-preview.png"), fullPage: true });
  await page.getByRole("button", { name: "Avvia l’import" }).press("Enter");
  await page.getByText("4 da fare: 4 fatti, 0 non fatti").waitFor({ timeout: patienceMs });
  await page.getByRole("heading", { name: "Riga per riga" }).waitFor({ timeout: patienceMs });
  expect(await findBarriers()).toEqual([]);
  await page.screenshot({ path: join(tmpdir(), "import-result.png"), fullPage: true });

  // Again: proposed as it was saved, and nothing is new.
  await upload(page);
  expect(await page.getByLabel("Nome di questo elenco nell’ufficio").inputValue()).toBe("Assistiti");
  await page.getByRole("button", { name: "Guarda l’anteprima" }).press("Enter");
  await page.getByText("Non c’è niente da fare: nessuna riga è nuova.").waitFor({ timeout: patienceMs });

  await page.goto(`${demo.url}/#/importa`);
  await page.getByRole("link", { name: "Assistiti", exact: true }).click();
  // Somebody works on one of the cases meanwhile.
  const used = page.locator("li", { hasText: "Riga 4" }).filter({ hasText: "Presa in carico" });
  const caseId = ((await used.getByRole("link").getAttribute("href")) ?? "").split("/").at(-1) ?? "";
  await sendAs(page, {
    caseId,
    expectedSeq: 2,
    type: "NOTE",
    payload: { noteKind: "call", text: "Chiamata (esempio)" },
  });
  await page.getByRole("button", { name: "Annulla l’import" }).press("Enter");
  await page.getByRole("heading", { name: "Che cosa succede se annulli l’import" }).waitFor();
  await page.getByText("si annullano 1, restano 1").first().waitFor({ timeout: patienceMs });
  await page.getByText("C’è ancora qualcosa che rimanda qui").waitFor();
  expect(await findBarriers()).toEqual([]);
  await page.screenshot({ path: join(tmpdir(), "import-undo.png"), fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.screenshot({ path: join(tmpdir(), "import-undo-360.png"), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Sì, annulla tutto l’import" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Annullamento di un import" }).waitFor();
  await page.getByText("4 da fare: 2 fatti, 2 non fatti").waitFor({ timeout: patienceMs });

  // The person nobody used says so on her page, and is taken back from there.
  const gone = page.locator("li", { hasText: "Riga 3" }).filter({ hasText: "Persona" });
  await gone.getByRole("link").click();
  await page.getByText("Scheda aperta per errore.").waitFor({ timeout: patienceMs });
  expect(await findBarriers()).toEqual([]);
  await page.screenshot({ path: join(tmpdir(), "mistake-page.png"), fullPage: true });
  await page.getByRole("button", { name: "Non era un errore" }).click();
  await page.getByLabel("Perché non era un errore").fill("È lei (esempio)");
  await page.getByRole("button", { name: "Non era un errore" }).last().press("Enter");
  await page.getByText("Scheda aperta per errore.").waitFor({ state: "detached", timeout: patienceMs });
  await page.getByText("Questa scheda è stata aperta per errore?").click();
  await page.getByRole("button", { name: "Segna che è stata aperta per errore" }).last().waitFor();
  expect(await findBarriers()).toEqual([]);
  expect(faults).toEqual([]);
});

test("saved columns are looked through, renamed and thrown away apart from a file", {
  timeout: journeyMs,
}, async () => {
  const { page, findBarriers, faults } = await demo.signIn(browser, "supervisor");
  await upload(page);
  await page.getByLabel("Salva queste colonne con un nome").fill("Da rinominare");
  await page.getByLabel("Anche per chi importa nel mio comune").check();
  await page.getByRole("button", { name: "Salva", exact: true }).click();
  await page.getByText("Salvate:").first().waitFor();
  await page.goto(`${demo.url}/#/importa`);
  await page.getByRole("link", { name: "Colonne salvate" }).click();
  await page.getByRole("heading", { level: 1, name: "Colonne salvate" }).waitFor();
  const row = (name: string) => page.getByRole("listitem").filter({ hasText: name });
  await row("Da rinominare").getByText("Tua e condivisa").waitFor();
  await page.getByRole("button", { name: "Cambia nome a «Da rinominare»" }).press("Enter");
  await page.getByLabel("Nome nuovo").fill("Rinominata");
  await page.getByLabel("Nome nuovo").press("Enter");
  await page.getByText("Ora si chiama «Rinominata».").first().waitFor();
  await page.getByRole("button", { name: "Elimina «Rinominata»" }).press("Enter");
  await page.getByText("Eliminare «Rinominata»?").waitFor();
  expect(await findBarriers()).toEqual([]);
  await page.screenshot({ path: join(tmpdir(), "import-mappings-1280.png"), fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.screenshot({ path: join(tmpdir(), "import-mappings-360.png"), fullPage: true });
  await page.getByRole("button", { name: "Sì, elimina" }).press("Enter");
  await row("Rinominata").waitFor({ state: "detached" });
  expect(faults).toEqual([]);
});
