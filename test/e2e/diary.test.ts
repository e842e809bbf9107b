// The diary of a case on its own page: read, searched by words and author, printed without its tools; from the case and back.
// And why one sees the case.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { openContact, patienceMs, sendAs } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each([1280, 360])("the diary is read and searched at %i px", async (width) => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const colleague = await demo.signIn(browser, "sara.responsabile@demo.ambito.example");
  const { page } = worker;
  const { caseId, path } = await openContact(page, `Esempio Piera${width}`, "elderly");
  const note = (text: string) => ({ noteKind: "interview", text });
  await sendAs(page, { caseId, expectedSeq: 1, type: "NOTE", payload: note("Visita: la stufa è spenta (esempio)") });
  await sendAs(colleague.page, { caseId, expectedSeq: 2, type: "NOTE", payload: note("Sentito il medico (esempio)") });

  await page.goto(`${demo.url}${path}`);
  await page.getByRole("link", { name: "Diario", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Diario" }).waitFor();
  await page.getByText("2 voci").waitFor();
  await page.getByText(`Esempio Piera${width}`).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  const entries = page.getByRole("main").getByRole("listitem").filter({ hasText: "Nota di diario" });
  await page.getByLabel("Parole").fill("stufa");
  await expect.poll(() => entries.count()).toBe(1);
  await entries.filter({ hasText: "la stufa è spenta" }).waitFor();
  expect(page.url()).not.toContain("stufa");
  await page.getByLabel("Parole").fill("");
  await page.getByLabel("Scritto da").selectOption({ label: "Sara Lugli" });
  await expect.poll(() => entries.count()).toBe(1);
  await entries.filter({ hasText: "Sentito il medico" }).waitFor();
  await page.getByLabel("Scritto da").selectOption({ label: "chiunque" });
  await page.getByLabel("Che cosa").selectOption({ label: "tutto ciò che è scritto nella pratica" });
  await page.getByText("Chiede un aiuto (esempio)").waitFor();

  // A report is drafted of what is picked, oldest first, and nothing of it is recorded.
  await page.getByLabel("Che cosa").selectOption({ label: "le note del diario" });
  await expect.poll(() => entries.count()).toBe(2);
  await page.getByRole("button", { name: "Prepara una relazione" }).click();
  for (const box of await page.getByRole("checkbox", { name: /^Metti nella relazione: Nota di diario/ }).all())
    await box.check();
  await page.getByText("2 voci scelte").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await page.getByRole("button", { name: "Scrivi la bozza" }).click();
  const draft = page.getByRole("dialog", { name: "Bozza di relazione" });
  const written = await draft.getByLabel("Testo della bozza").inputValue();
  expect(written.indexOf("la stufa è spenta")).toBeLessThan(written.indexOf("Sentito il medico"));
  expect(written).toContain("(Sara Lugli)");
  expect(await worker.findBarriers()).toEqual([]);
  await page.keyboard.press("Escape");
  await draft.waitFor({ state: "hidden" });

  // It may go on as a document of the case, where its parts stand in their fields and are kept while nobody looks.
  await page.getByRole("button", { name: "Scrivi la bozza" }).click();
  await draft.getByRole("button", { name: /^Continua come «Relazione all/ }).click();
  await page.getByRole("heading", { level: 1, name: /^Relazione all/ }).waitFor({ timeout: patienceMs });
  const report = page.url();
  await expect.poll(() => page.getByLabel(/^Fatti/).inputValue()).toContain("la stufa è spenta");
  await page.waitForTimeout(800);
  await page.goto("about:blank");
  await page.goto(report);
  await expect
    .poll(() => page.getByLabel(/^Fatti/).inputValue(), { timeout: patienceMs })
    .toContain("la stufa è spenta");
  expect(await page.getByLabel("Testo del documento").inputValue()).toContain("# Fatti accertati");
  await page.getByRole("link", { name: "Torna alla pratica" }).click();
  await page.getByRole("link", { name: "Diario", exact: true }).click();

  await page.emulateMedia({ media: "print" });
  expect(await page.getByLabel("Parole").isVisible()).toBe(false);
  expect(await page.getByText("la stufa è spenta").isVisible()).toBe(true);
  await page.emulateMedia({ media: "screen" });

  // Her head has read it: it stands there for everybody, and live.
  expect(await page.getByRole("button", { name: "Registra la presa visione" }).count()).toBe(0);
  await colleague.page.goto(`${demo.url}/#/pratiche/${caseId}/diario`);
  await colleague.page.getByRole("button", { name: "Registra la presa visione" }).press("Enter");
  await colleague.page.getByText(/^Presa visione di Sara Lugli il .*\d\.$/).waitFor();
  expect(await colleague.findBarriers()).toEqual([]);
  await page.getByText(/^Presa visione di Sara Lugli il .*\d\.$/).waitFor();
  await page.getByRole("link", { name: "Torna alla pratica" }).click();
  await page.getByRole("heading", { level: 1, name: `Esempio Piera${width}` }).waitFor();
  expect(worker.faults).toEqual([]);
  await worker.close();
  await colleague.close();
});

test("a case says why one sees it, and which of its data; the dpo sees who read it", async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const { page } = worker;
  const { caseId, path } = await openContact(page, "Esempio Tina", "elderly");
  await page.goto(`${demo.url}${path}`);
  await page.getByText("Perché vedo questa pratica").click();
  await page.getByText("Per il tuo incarico: Assistente sociale.").waitFor();
  await page.getByText(/^Vedi: .*dati sociali/).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.getByRole("link", { name: "Chi ha letto questa pratica" }).count()).toBe(0);
  await worker.close();

  const coordinator = await demo.signIn(browser, "coordinator");
  await coordinator.page.goto(`${demo.url}${path}`);
  await coordinator.page.getByText("Perché vedo questa pratica").click();
  await coordinator.page.getByText("Vedi che c’è, a che punto è e chi la segue").waitFor();
  await coordinator.close();

  const dpo = await demo.signIn(browser, "dpo");
  await dpo.page.goto(`${demo.url}/#/registro?scheda=${caseId}`);
  await dpo.page.getByRole("grid").getByText("Anna Ferrarini").first().waitFor();
  expect(dpo.faults).toEqual([]);
  await dpo.close();
});

test.each([1280, 360])("a note begins with a template of one's own at %i px", async (width) => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const { page } = worker;
  const name = `Traccia ${width} (esempio)`;
  await page.goto(`${demo.url}/#/modelli`);
  await page.getByRole("heading", { level: 1, name: "Modelli di nota" }).waitFor();
  await page.getByText("Non hai ancora un modello tuo.").or(page.getByText("Traccia 1280 (esempio)")).waitFor();
  await page.getByRole("button", { name: "Fai un modello tuo da Visita domiciliare" }).press("Enter");
  await page.getByLabel("Nome del modello").fill(" ");
  await page.getByRole("button", { name: "Salva il modello" }).click();
  await page.getByText("Scrivi un nome.").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await page.getByLabel("Nome del modello").fill(name);
  await page.getByLabel("Testo", { exact: true }).fill("Presenti:");
  expect(await page.getByLabel("Lo usano tutti nel distretto").count()).toBe(0);
  await page.getByRole("button", { name: "Salva il modello" }).click();
  await page.getByRole("heading", { level: 3, name }).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  const { path } = await openContact(page, `Esempio Modello${width}`, "elderly");
  await page.goto(`${demo.url}${path}`);
  await page.locator(".actions button").first().waitFor();
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Testo" }).fill("Suonato alle 9.");
  await dialog.getByText("Parti da un modello").press("Enter");
  await dialog.getByLabel("Modello", { exact: true }).selectOption({ label: name });
  expect(await worker.findBarriers()).toEqual([]);
  await dialog.getByRole("button", { name: "Usa il modello" }).press("Enter");
  await expect
    .poll(() => dialog.getByRole("textbox", { name: "Testo" }).inputValue())
    .toBe("Suonato alle 9.\n\nPresenti:");
  expect(await dialog.getByRole("textbox", { name: /^Fatti/ }).inputValue()).toContain("Come si presenta la casa");
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("main").getByText("Presenti:").first().waitFor();

  await page.goto(`${demo.url}/#/modelli`);
  await page.getByRole("button", { name: `Elimina il modello ${name}` }).click();
  await page.getByRole("button", { name: "Rimetti" }).click();
  await page.getByRole("heading", { level: 3, name }).waitFor();
  await worker.close();
});
