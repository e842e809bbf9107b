// A document by keyboard and at the width of a phone: attached, signed, handed out, opened again, numbered in the file of its
// case; a file of a wrong kind is refused in words and what was typed stays.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { openContact } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const folder = mkdtempSync(join(tmpdir(), "ambito-paper-"));
const fileOf = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test.each([1280, 360])("a project is attached, signed and handed out at %i px", async (width) => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const { page } = worker;
  const { path } = await openContact(page, `Esempio Carta${width}`, "elderly");
  await page.goto(`${demo.url}${path}`);
  const card = page.getByRole("region", { name: "Documenti" });
  await card.getByText("Allega un documento").focus();
  await page.keyboard.press("Enter");
  await card.getByText("Non c’è ancora nessun documento").waitFor();
  await card.getByRole("button", { name: "Allega un file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Allega un documento" });
  await dialog.getByLabel("File", { exact: true }).setInputFiles(fileOf("programma.pdf", "#!/bin/sh\necho ciao\n"));
  // What may not be asked of the person says why, and what takes its place.
  await dialog.getByLabel("Tipo di documento").selectOption({ label: "Certificato" });
  await dialog.getByText("Questo certificato non si può chiedere").waitFor();
  await dialog.getByRole("button", { name: "Registra la dichiarazione: residenza" }).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await dialog.getByLabel("Tipo di documento").selectOption({ label: "Progetto" });
  await dialog.getByLabel("Titolo").fill("Progetto della signora (esempio)");
  expect(await worker.findBarriers()).toEqual([]);
  await dialog.getByRole("button", { name: "Allega", exact: true }).click();
  await dialog.getByText("Questo tipo di file non si può allegare").waitFor();
  expect(await dialog.getByLabel("Titolo").inputValue()).toBe("Progetto della signora (esempio)");
  await dialog
    .getByLabel("File", { exact: true })
    .setInputFiles(fileOf("progetto.pdf", "%PDF-1.4\n% esempio\n%%EOF\n"));
  await dialog.getByRole("button", { name: "Allega", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });

  const item = card.getByRole("listitem").filter({ hasText: "Progetto della signora (esempio)" });
  await item.getByText("progetto.pdf, PDF, 1 kB").waitFor();
  await item.getByRole("button", { name: "Registra una firma" }).click();
  const sign = page.getByRole("dialog", { name: "Registra una firma" });
  await sign.getByLabel("Chi ha firmato").fill("Esempio Carta");
  await sign.getByLabel("In qualità di").selectOption({ label: "Persona interessata" });
  await sign.getByLabel("Come ha firmato").selectOption({ label: "Su carta" });
  await sign.getByLabel("Firmato il").fill(await page.evaluate(() => new Date().toLocaleDateString("it-IT")));
  await sign.getByRole("button", { name: "Registra una firma" }).click();
  await sign.waitFor({ state: "hidden" });
  await item.getByText(/^Firmato da Esempio Carta \(persona interessata\)/).waitFor();

  // Signed, it takes nothing but the signed copy.
  await item.getByRole("button", { name: "Nuova versione" }).click();
  const version = page.getByRole("dialog", { name: "Nuova versione" });
  expect(await version.getByLabel("È la copia firmata").isChecked()).toBe(true);
  await version
    .getByLabel("File", { exact: true })
    .setInputFiles(fileOf("scansione.pdf", "%PDF-1.4\n% firmata\n%%EOF\n"));
  await version.getByRole("button", { name: "Allega", exact: true }).click();
  await version.waitFor({ state: "hidden" });
  await item.getByText("copia firmata").waitFor();
  const href = await item.getByRole("link", { name: /^Versione 2/ }).getAttribute("href");
  const bytes = await page.evaluate(async (to) => (await fetch(to)).text(), href ?? "");
  expect(bytes).toContain("% firmata");

  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  // The whole file of the case: index, entries from the first on, annexes, and all of them in one zip.
  await page.getByRole("link", { name: "Fascicolo" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Fascicolo", level: 1 }).waitFor();
  const index = page.getByRole("navigation", { name: "Indice" });
  await index.getByRole("link", { name: "Allegato 1: Progetto della signora (esempio)" }).press("Enter");
  const annexes = page.getByRole("region", { name: "Documenti" });
  await annexes.getByText("Allegato 1: Progetto della signora (esempio)").waitFor();
  expect(await annexes.getByText("impronta SHA-256").count()).toBe(2);
  const numbers = await page.locator(".timeline-head .number").allTextContents();
  expect(numbers.length).toBeGreaterThan(3);
  expect(numbers).toEqual(numbers.map((_, at) => `n. ${at + 1}`));
  const zip = await page.getByRole("link", { name: "Scarica i documenti (ZIP)" }).getAttribute("href");
  const taken = await page.evaluate(
    async (to) => [...new Uint8Array(await (await fetch(to)).arrayBuffer())],
    zip ?? "",
  );
  expect(Object.keys(unzipSync(Uint8Array.from(taken)))).toEqual([
    "001 v1 Progetto della signora esempio.pdf",
    "001 v2 Progetto della signora esempio.pdf",
  ]);
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test("files go with an act, by keyboard on a phone; one that does not go is said, and the others arrive once", async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width: 360 });
  const { page } = worker;
  const { path } = await openContact(page, "Esempio Allegata", "elderly");
  await page.goto(`${demo.url}${path}`);
  await page.getByRole("button", { name: "Scrivi nel diario" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Scrivi nel diario" });
  await dialog.getByLabel("Tipo di nota").selectOption({ label: "Visita domiciliare" });
  await dialog.getByLabel("Testo", { exact: true }).fill("Scale ripide (esempio)");
  const slot = dialog.getByRole("group", { name: /^Allegati/ });
  const paper = (name: string) => fileOf(name, `%PDF-1.4\n% ${name}\n%%EOF\n`);
  await slot.getByLabel("Scegli i file…").setInputFiles([paper("scale.pdf"), fileOf("programma.sh", "#!/bin/sh\n")]);
  await slot.getByLabel("Titolo").first().fill("Le scale (esempio)");
  await slot.getByLabel("Tipo di documento").first().selectOption({ label: "Fotografia" });
  expect(await slot.getByLabel("Titolo").first().inputValue()).toBe("Le scale (esempio)");
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await dialog.getByRole("button", { name: "Scrivi nel diario" }).click();

  const sending = page.getByRole("dialog", { name: "Allegati in arrivo" });
  await sending.getByText("Le scale (esempio): allegato").waitFor();
  await sending.getByText(/^programma: Questo tipo di file non si può allegare/).waitFor();
  await sending.getByRole("button", { name: "Riprova" }).click();
  await sending.getByText(/^programma: Questo tipo di file/).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await sending.getByRole("button", { name: "Chiudi senza allegarli" }).click();
  await sending.waitFor({ state: "hidden" });

  const card = page.getByRole("region", { name: "Documenti" });
  await card.getByText("Guarda il documento").press("Enter");
  const item = card.getByRole("listitem").filter({ hasText: "Le scale (esempio)" });
  await item.getByText("con: Nota di diario").waitFor();
  expect(await item.count()).toBeLessThanOrEqual(2);
});

test("a photo chosen without network waits on the device, survives the tab and arrives once by itself", async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width: 360 });
  const { page } = worker;
  const context = page.context();
  const { path } = await openContact(page, "Esempio Campagna", "elderly");
  await page.goto(`${demo.url}${path}`);
  const card = page.getByRole("region", { name: "Documenti" });
  await card.getByText("Allega un documento").press("Enter");
  await card.getByRole("button", { name: "Allega un file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Allega un documento" });
  await dialog.getByLabel("File", { exact: true }).setInputFiles(fileOf("scala.pdf", "%PDF-1.4\n% scala\n%%EOF\n"));
  await dialog.getByLabel("Tipo di documento").selectOption({ label: "Fotografia" });
  await dialog.getByLabel("Titolo").fill("La scala (esempio)");
  await context.setOffline(true);
  await dialog.getByRole("button", { name: "Allega", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "1 file in attesa" }).waitFor();
  await page.close();

  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(`${demo.url}${path}`);
  const documents = later.getByRole("region", { name: "Documenti" });
  await documents.getByText("Guarda il documento").waitFor();
  await documents.getByText("Guarda il documento").press("Enter");
  await documents.getByText("La scala (esempio)").waitFor();
  await expect.poll(() => later.getByRole("button", { name: /in attesa$/ }).count()).toBe(0);
  await later.reload();
  await documents.getByText("Guarda il documento").waitFor();
  await later.close();
});

test("a quick log-out warns of a file that waits, and leaves none on the device", async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const { page } = worker;
  const { path } = await openContact(page, "Esempio Partenza", "elderly");
  await page.goto(`${demo.url}${path}`);
  const card = page.getByRole("region", { name: "Documenti" });
  await card.getByText("Allega un documento").press("Enter");
  await card.getByRole("button", { name: "Allega un file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Allega un documento" });
  await dialog.getByLabel("File", { exact: true }).setInputFiles(fileOf("porta.pdf", "%PDF-1.4\n% porta\n%%EOF\n"));
  await dialog.getByLabel("Tipo di documento").selectOption({ label: "Fotografia" });
  await dialog.getByLabel("Titolo").fill("La porta (esempio)");
  await page.route("**/api/documents/**", (route) => route.abort());
  await dialog.getByRole("button", { name: "Allega", exact: true }).click();
  await page.getByRole("button", { name: "1 file in attesa" }).waitFor();
  const filesKept = () =>
    page.evaluate(
      () =>
        new Promise<number>((done) => {
          const opening = indexedDB.open("ambito-files");
          opening.onsuccess = () => {
            const count = opening.result.transaction("files").objectStore("files").count();
            count.onsuccess = () => {
              opening.result.close();
              done(count.result);
            };
          };
        }),
    );
  expect(await filesKept()).toBe(1);

  await page.evaluate(() => {
    location.hash = "#/";
  });
  await page.reload();
  await page.getByRole("button", { name: "Esci" }).click();
  const leaving = page.getByRole("dialog", { name: "C’è qualcosa di non registrato" });
  await leaving.getByText("La porta (esempio)", { exact: true }).waitFor();
  await leaving.getByRole("button", { name: "Esci e perdi quello che hai scritto" }).click();
  await page.getByRole("textbox", { name: "Posta elettronica di servizio" }).waitFor();
  expect(await filesKept()).toBe(0);
  await worker.close();
});
