// Somebody without an account writes to the social service, on a phone and at a desk: numbers to call come first and instead of the
// form where there is danger; the code of the receipt tells how far the request is; the desk finds it, and answers.
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { contact } from "../../workflows/contact/index.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, stage } from "../support/journey.ts";
import { openPage } from "../support/page.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const said = "Non riesco a pagare la bolletta (esempio)";

test.each([1280, 360])("a request, its receipt and its answer at %i px", async (width) => {
  const anybody = await openPage(browser, `${demo.url}/#/`, { width });
  const { page } = anybody;
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.getByRole("link", { name: "Cerchi il servizio sociale? Scrivi da qui, senza accesso" }).click();
  await page.getByRole("heading", { level: 1, name: "Scrivi al servizio sociale" }).waitFor();
  for (const number of ["112", "1522", "114"]) await page.getByRole("link", { name: number, exact: true }).waitFor();
  await page.getByText("art. 6, paragrafo 1, lettera e del GDPR").waitFor();
  expect(await page.getByRole("checkbox").count()).toBe(0);
  expect(await anybody.findBarriers()).toEqual([]);
  expect(await overflow()).toBeLessThanOrEqual(0);

  await page.getByText("scegli il comune e qui leggi quale").waitFor();
  const send = page.getByRole("button", { name: "Invia la richiesta" });
  await page.getByLabel("Di che cosa si tratta").selectOption({ label: "Violenza, minacce o paura di qualcuno" });
  await page.getByText("Per questo non si scrive da qui").waitFor();
  expect(await send.count()).toBe(0);
  await page.getByLabel("Di che cosa si tratta").selectOption({ label: "Soldi che non bastano" });
  await send.click();
  await page.getByText("Scegli il comune.").waitFor();
  await page.getByText("Scrivi un telefono o una posta elettronica.").waitFor();
  expect(await anybody.findBarriers()).toEqual([]);
  await page.getByLabel("In quale comune abita la persona").selectOption({ label: "Ostiglia" });
  await page.getByText("Li tratta Azienda Sociale Destra Secchia.").waitFor();
  await page.getByText("Per le domande sui tuoi dati: privacy@azienda.example (esempio).").waitFor();
  await page.getByLabel("Che cosa vuoi chiedere").fill(`${said} ${width}`);
  await page.getByLabel("Telefono", { exact: true }).fill("0000 123456");
  await send.click();
  await page.getByRole("heading", { level: 2, name: "Richiesta ricevuta" }).waitFor();
  const code = (await page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).textContent()) ?? "";
  expect(await anybody.findBarriers()).toEqual([]);
  expect(await overflow()).toBeLessThanOrEqual(0);

  await page.getByRole("link", { name: "Guarda a che punto è" }).click();
  const look = async (typed: string) => {
    await page.getByLabel("Codice della ricevuta").fill(typed);
    await page.getByRole("button", { name: "Guarda", exact: true }).click();
  };
  await look("0000-0000-0000-0000");
  await page.getByText("Questo codice non c’è").waitFor();
  await look(code.toLowerCase());
  await page.getByText("L’abbiamo ricevuta.").waitFor();
  expect(page.url()).not.toContain(code.slice(0, 4));
  expect(await page.getByRole("main").textContent()).not.toMatch(/bolletta|123456|Ostiglia/);
  expect(await anybody.findBarriers()).toEqual([]);

  const clerk = await demo.signIn(browser, "ivo.segretariato@demo.ambito.example");
  await clerk.page.goto(`${demo.url}/#/lavoro?view=all&kind=contact&sort=updatedOn`);
  await clerk.page.getByRole("grid").getByRole("row").filter({ hasText: "Ostiglia" }).first().click();
  await stage(clerk.page, contact, "received");
  await clerk.page.getByText(`${said} ${width}`).first().waitFor();
  await act(clerk.page, contact, "ANSWER_CONTACT", { answer: "orientation" });
  await stage(clerk.page, contact, "answered");
  expect(clerk.faults).toEqual([]);
  await clerk.close();

  await look(code);
  await page.getByText("Ti abbiamo risposto.").waitFor();
  expect(anybody.faults).toEqual([]);
  await anybody.close();
});

test("the way out opens another page and leaves none to go back to", async () => {
  const anybody = await openPage(browser, `${demo.url}/#/ricevuta`, { width: 360 });
  const { page } = anybody;
  // From one page to the other: no step of it stays behind.
  await page.getByRole("link", { name: "Scrivi al servizio sociale" }).click();
  await page.route("https://www.meteoam.it/", (route) => route.fulfill({ contentType: "text/html", body: "meteo" }));
  await page.getByLabel("Che cosa vuoi chiedere").fill(said);
  await page.getByRole("button", { name: "Esci subito" }).click();
  await page.waitForURL("https://www.meteoam.it/");
  await page.goBack();
  expect(page.url()).not.toContain("primo-contatto");
  await anybody.close();
});

test("a language the coordinator opens is spoken by the pages, from the form to the receipt", async () => {
  const mirrored = { language: "ar", direction: "rtl", name: "العربية" };
  const rosa = await demo.signIn(browser, "elisa.coordinatrice@demo.ambito.example");
  await rosa.page.goto(`${demo.url}/#/lingue`);
  await rosa.page.getByLabel("Lingua", { exact: true }).selectOption("ar");
  const [taken] = await Promise.all([
    rosa.page.waitForEvent("download"),
    rosa.page.getByRole("button", { name: "Scarica il file da tradurre", exact: true }).click(),
  ]);
  const file = JSON.parse(await readFile(await taken.path(), "utf8")) as { words: { it: string; text: string }[] };
  const words = file.words.map((one) => ({ ...one, text: `ع ${one.it}` }));
  await rosa.page.getByRole("button", { name: "Porta il file tradotto" }).click();
  const bring = (content: object) =>
    rosa.page.getByLabel("File tradotto").setInputFiles({
      ...{ name: "lingua-ar.json", mimeType: "application/json" },
      buffer: Buffer.from(JSON.stringify(content)),
    });
  const save = rosa.page.getByRole("button", { name: "Salva", exact: true });
  await bring({ ...file, ...mirrored, words: words.map((one) => ({ ...one, text: one.text.replace("{day}", "") })) });
  await save.click();
  await rosa.page.getByText("Non è stato salvato niente").waitFor();
  await rosa.page.getByText("«Richiesta arrivata il {day}.»").waitFor();
  await bring({ ...file, ...mirrored, words });
  await rosa.page.getByLabel("Validata da").fill("Mediatrice culturale (esempio)");
  await rosa.page.getByLabel("Validata il").fill("01/11/2026");
  await rosa.page.getByLabel("Aperta a tutti").check();
  expect(await rosa.findBarriers()).toEqual([]);
  await save.click();
  await rosa.page.getByText("Validata da Mediatrice culturale (esempio) il 01/11/2026").waitFor();
  expect(await rosa.findBarriers()).toEqual([]);
  expect(rosa.faults).toEqual([]);
  await rosa.close();

  const anybody = await openPage(browser, `${demo.url}/#/ricevuta`, { width: 360 });
  const { page } = anybody;
  await page.getByLabel("Lingua", { exact: true }).selectOption({ label: "العربية" });
  await page.getByRole("heading", { level: 1, name: "ع A che punto è la richiesta" }).waitFor();
  expect(await page.locator("section.public-page").getAttribute("dir")).toBe("rtl");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(await anybody.findBarriers()).toEqual([]);
  await page.getByRole("link", { name: "ع Scrivi al servizio sociale" }).click();
  await page.getByLabel("ع In quale comune abita la persona").selectOption({ label: "Ostiglia" });
  await page.getByLabel("ع Di che cosa si tratta").selectOption({ label: "ع Lavoro" });
  await page.getByLabel("ع Che cosa vuoi chiedere").fill("Cerco lavoro (esempio)");
  await page.getByLabel("ع Telefono", { exact: true }).fill("0000 654321");
  await page.getByText("ع Traduzione validata da Mediatrice culturale (esempio) il 01/11/2026.").waitFor();
  await page.getByRole("button", { name: "ع Invia la richiesta" }).click();
  await page.getByRole("heading", { level: 2, name: "ع Richiesta ricevuta" }).waitFor();
  expect(anybody.faults).toEqual([]);
  await anybody.close();

  const clerk = await demo.signIn(browser, "ivo.segretariato@demo.ambito.example");
  await clerk.page.goto(`${demo.url}/#/lavoro?view=all&kind=contact&sort=updatedOn`);
  await clerk.page.getByRole("grid").getByRole("row").filter({ hasText: "Ostiglia" }).first().click();
  await clerk.page.getByText("Cerco lavoro (esempio)").first().waitFor();
  await clerk.page.getByText(/Arabo/).first().waitFor();
  expect(clerk.faults).toEqual([]);
  await clerk.close();
});
