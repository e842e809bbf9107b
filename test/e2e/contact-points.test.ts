// By what a person is reached, in a real browser: the number she came with is not to be called, another is used first and only in the
// morning; both stand in words on her page and on her case's; made secret, the desk hears only that there is one.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each([
  [1280, "Recapitoni"],
  [360, "Recapitini"],
])("the contact to use stands first with its warnings, at %i px", async (width, surname) => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const { page } = worker;
  const isNarrow = async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.goto(`${demo.url}/#/`);
  const [person, caseId] = [randomUUID(), randomUUID()];
  const known = {
    surname,
    givenName: "Ezia",
    birthOn: "1981-04-02",
    territory: "020038",
    fiscalCodeMissing: "unknown",
  };
  const opened = { caseId: person, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" };
  await sendAs(page, { ...opened, payload: { ...known, phone: "+39 000 0000021" } });
  const contact = {
    person,
    territory: "020038",
    area: "adults",
    need: "careAtHome",
    channel: "desk",
    requester: "self",
  };
  const intake = { caseId, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" };
  await sendAs(page, { ...intake, payload: { ...contact, contactReason: "Prova" } });
  await page.goto(`${demo.url}/#/persone/${person}`);
  const card = page.getByRole("region", { name: "Recapiti" });
  const dialog = page.getByRole("dialog");
  // What the record was opened with is said more precisely, beginning with the number.
  await card.getByRole("button", { name: /^Precisa/ }).press("Enter");
  expect(await dialog.getByLabel("Numero", { exact: true }).inputValue()).toBe("+39 000 0000021");
  await dialog.getByLabel("Non chiamare").check();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow();
  await dialog.getByRole("button", { name: "Aggiungi un recapito" }).click();
  const first = card.getByRole("listitem").filter({ hasText: "+39 000 0000021" });
  await first.getByText("Non chiamare").waitFor();
  expect(await first.getByRole("link").count()).toBe(0);
  await card.getByRole("button", { name: "Aggiungi un recapito" }).press("Enter");
  await dialog.getByLabel("Cellulare").check();
  await dialog.getByLabel("Numero", { exact: true }).fill("+39 000 0000022");
  await dialog.getByLabel("Da usare per primo").check();
  await dialog.getByLabel("Chiamare solo dalle ore").fill("9");
  await dialog.getByLabel("Chiamare solo fino alle ore").fill("12");
  await dialog.getByLabel("Non lasciare messaggi").check();
  await dialog.getByRole("button", { name: "Aggiungi un recapito" }).click();
  const told = ["Chiama solo tra le 9 e le 12", "Non lasciare messaggi"];
  const head = page.getByRole("main").locator(".contact-to-use");
  await head.getByRole("link", { name: "+39 000 0000022" }).waitFor();
  for (const text of told) await head.getByText(text).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow();
  // The same on the page of her case, before anything else of it.
  await page.goto(`${demo.url}/#/pratiche/${caseId}`);
  const onCase = page.getByRole("region", { name: "Come contattare la persona" });
  expect(await onCase.getByRole("link", { name: "+39 000 0000022" }).getAttribute("href")).toBe("tel:+390000000022");
  for (const text of told) await onCase.getByText(text).waitFor();
  await onCase.getByText("Tutti i recapiti").click();
  await onCase.getByText("Non chiamare").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow();
  // Made secret, it is for who follows her: nobody was given the case yet.
  await onCase.getByRole("button", { name: "Rendi segreto +39 000 0000022" }).press("Enter");
  await dialog.getByRole("button", { name: "Rendi segreto un recapito" }).click();

  await onCase.getByText("C’è un recapito segreto: lo conosce chi segue la persona.").first().waitFor();
  expect(worker.faults).toEqual([]);
  await worker.close();
  const leads = await demo.signIn(browser, "sara.responsabile@demo.ambito.example", { width });
  await leads.page.goto(`${demo.url}/#/persone/${person}`);
  const toUse = leads.page.getByRole("main").locator(".contact-to-use");
  await toUse.getByText("Segreto: non dirlo a nessuno").waitFor();
  await toUse.getByRole("link", { name: "+39 000 0000022" }).waitFor();
  await leads.close();
  const desk = await demo.signIn(browser, "ivo.segretariato@demo.ambito.example", { width });
  await desk.page.goto(`${demo.url}/#/persone/${person}`);
  const main = desk.page.getByRole("main");
  await main.getByText("C’è un recapito segreto: lo conosce chi segue la persona.").first().waitFor();
  await main.getByText("Nessun recapito che si possa usare.").waitFor();
  expect(await main.textContent()).not.toContain("0000022");
  expect(desk.faults).toEqual([]);
  await desk.close();
});
