// A letter written in a case: begun from the file, kept while it is typed, looked at, put on file as a PDF, registered.
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

test.each([1280, 360])(
  "a letter is written, put on file and registered at %i px",
  { timeout: 240_000 },
  async (width) => {
    const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
    const { page } = worker;
    const { path } = await openContact(page, `Esempio Lettera${width}`, "elderly");
    await page.goto(`${demo.url}${path}`);
    await page.getByRole("link", { name: "Scrivi una lettera" }).click();
    await page.getByRole("heading", { level: 1, name: "Scrivi una lettera" }).waitFor();
    expect(await worker.findBarriers()).toEqual([]);
    await page.getByRole("link", { name: "Lettera di convocazione" }).click();
    await page.getByRole("heading", { level: 1, name: "Lettera di convocazione" }).waitFor({ timeout: patienceMs });
    expect(await page.getByLabel("A chi è diretta").inputValue()).toContain("Esempio");
    await page.getByLabel(/^Luogo dell'appuntamento/).fill("Municipio, primo piano");
    await page.getByLabel(/^Motivo dell'incontro/).fill("Parliamo della sua richiesta.");

    // What was typed is there after the tab was closed and opened again.
    const address = page.url();
    await page.waitForTimeout(800);
    await page.reload();
    await page.goto(address);
    await page.getByRole("heading", { level: 1, name: "Lettera di convocazione" }).waitFor({ timeout: patienceMs });
    await expect.poll(() => page.getByLabel(/^Luogo dell'appuntamento/).inputValue()).toBe("Municipio, primo piano");

    await page.getByRole("button", { name: "Guarda l’anteprima" }).click();
    const preview = page.getByRole("region", { name: "Anteprima" });
    await preview.getByText("Resta da completare").waitFor({ timeout: patienceMs });
    await preview.getByText("ora dell'appuntamento").waitFor();
    expect(await preview.getByText("luogo dell'appuntamento").count()).toBe(0);
    const href = await preview.getByRole("link", { name: "Apri il PDF (1 pagina)" }).getAttribute("href");
    expect(href).toMatch(/^blob:/);
    expect(await worker.findBarriers()).toEqual([]);

    await page.getByRole("button", { name: "Metti agli atti" }).click();
    await preview.getByText("Se va bene così, premi di nuovo").waitFor({ timeout: patienceMs });
    await page.getByRole("button", { name: "Metti agli atti" }).click();
    await page.getByText("Il documento è agli atti").waitFor({ timeout: patienceMs });
    const card = page.getByRole("region", { name: "Documenti" });
    await card.getByText("Guarda il documento").click();
    const item = card.getByRole("listitem").filter({ hasText: "Invito a un incontro" }).first();
    await item.getByText(/scritto con il modello «Lettera di convocazione», versione 1/).waitFor();
    const file = await item.getByRole("link", { name: /^Versione 1/ }).getAttribute("href");
    const bytes = await page.evaluate(async (to) => (await (await fetch(to)).text()).slice(0, 5), file ?? "");
    expect(bytes).toBe("%PDF-");
    // Written again, it is the next version of the same document.
    await item.getByRole("link", { name: "Scrivi una nuova versione" }).press("Enter");
    await page.getByText(/^Diventa la versione 2 del documento/).waitFor({ timeout: patienceMs });
    await page.getByLabel(/^Luogo dell'appuntamento/).fill("Municipio, secondo piano");
    expect(await worker.findBarriers()).toEqual([]);
    await page.getByRole("button", { name: "Metti agli atti" }).click();
    await preview.getByText("Se va bene così, premi di nuovo").waitFor({ timeout: patienceMs });
    await page.getByRole("button", { name: "Metti agli atti" }).click();
    await page.getByText("Il documento è agli atti").first().waitFor({ timeout: patienceMs });
    await card.getByText("Guarda il documento").click();
    await item.getByRole("link", { name: /^Versione 2/ }).waitFor();
    expect(await card.getByRole("listitem").filter({ hasText: "Invito a un incontro" }).count()).toBeGreaterThan(0);
    expect(await item.getByRole("link", { name: /^Versione/ }).count()).toBe(2);

    await item.getByRole("button", { name: "Registra il protocollo" }).click();
    const dialog = page.getByRole("dialog", { name: "Registra il protocollo" });
    await dialog.getByLabel("Numero di protocollo").fill("77/esempio");
    await dialog
      .getByLabel("Data di protocollo")
      .fill(await page.evaluate(() => new Date().toLocaleDateString("it-IT")));
    await dialog.getByRole("button", { name: "Registra il protocollo" }).click();
    await dialog.waitFor({ state: "hidden" });
    await item.getByText(/prot\. 77\/esempio/).waitFor();

    // It leaves and is delivered: a letter that starts no term, then a notice that starts one.
    const day = await page.evaluate(() => new Date().toLocaleDateString("it-IT"));
    await item.getByRole("button", { name: "Registra l'invio" }).click();
    const sending = page.getByRole("dialog", { name: "Registra l'invio" });
    await sending.getByLabel("Inviato per").selectOption("registeredMail");
    await sending.getByLabel("Inviato il").fill(day);
    expect(await sending.getByLabel("Numero di protocollo").inputValue()).toBe("77/esempio");
    await sending.getByRole("button", { name: "Registra l'invio" }).click();
    await sending.waitFor({ state: "hidden" });
    await item.getByText(/^Spedito il/).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(worker.faults).toEqual([]);
    await worker.close();
  },
);

test("a notice is written, sent and delivered, and its term begins", { timeout: 240_000 }, async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const { page } = worker;
  const { caseId, path } = await openContact(page, "Esempio Preavviso", "adults");
  const report = { reportSource: "self", reportText: "Chiede un contributo (esempio)", protocolNumber: "11/esempio" };
  await sendAs(page, { caseId, expectedSeq: 1, type: "REPORT", payload: report });
  const notice = { requestText: "Contributo economico", obstaclesText: "I requisiti non sono raggiunti (esempio)." };
  await sendAs(page, { caseId, expectedSeq: 2, type: "SEND_REFUSAL_NOTICE", payload: notice });
  await page.goto(`${demo.url}${path}/lettera/refusal-notice`);
  await page.getByRole("heading", { level: 1, name: /^Preavviso di rigetto/ }).waitFor({ timeout: patienceMs });
  // What the case already says stands in it.
  expect(await page.getByLabel(/^Motivi che non consentono/).inputValue()).toBe(notice.obstaclesText);
  expect(await page.getByLabel(/^Giorni per le osservazioni/).inputValue()).toBe("10");
  await page.getByRole("button", { name: "Metti agli atti" }).click();
  await page.getByText("Se va bene così, premi di nuovo").waitFor({ timeout: patienceMs });
  await page.getByRole("button", { name: "Metti agli atti" }).click();
  const card = page.getByRole("region", { name: "Documenti" });
  await card.getByText("Guarda il documento").click({ timeout: patienceMs });
  const item = card.getByRole("listitem").filter({ hasText: "Motivi che non consentono" }).first();

  const day = await page.evaluate(() => new Date().toLocaleDateString("it-IT"));
  const term = "Osservazioni al preavviso di rigetto";
  await item.getByRole("button", { name: "Registra l'invio" }).click();
  const sending = page.getByRole("dialog", { name: "Registra l'invio" });
  await sending.getByLabel(term).check();
  await sending.getByLabel("Inviato per").selectOption({ label: "PEC" });
  await sending.getByLabel("Inviato il").fill(day);
  await sending.getByRole("button", { name: "Registra l'invio" }).click();
  await sending.waitFor({ state: "hidden" });
  await item.getByText(/^Spedito il .* \(pec\) · termine: Osservazioni/).waitFor();

  // From its term: the document that was sent is chosen already.
  const due = page.getByRole("region", { name: "Scadenze" }).getByRole("listitem").filter({ hasText: term });
  await due.getByRole("button", { name: "Registra la consegna" }).click();
  const delivery = page.getByRole("dialog", { name: "Registra la consegna" });
  await delivery.getByLabel(/^Motivi che non consentono/).waitFor();
  expect(await delivery.getByLabel(/^Motivi che non consentono/).isChecked()).toBe(true);
  await delivery.getByLabel("Consegnato il").fill(day);
  await delivery.getByLabel("Prova della consegna").selectOption({ label: "Ricevuta di consegna PEC" });
  expect(await worker.findBarriers()).toEqual([]);
  await delivery.getByRole("button", { name: "Registra la consegna" }).click();
  await delivery.waitFor({ state: "hidden" });
  await item.getByText(/^Consegnato il .*ricevuta di consegna pec/).waitFor();
  await due.getByText(/^Scade tra 1\d giorni/).waitFor();
  const told = page.locator(".timeline > li").filter({ hasText: "Consegna registrata" });
  await told.getByText(/^Documento: Lettera inviata del/).waitFor();
  expect(worker.faults).toEqual([]);
  await worker.close();
});
