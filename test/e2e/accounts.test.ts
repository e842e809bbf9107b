// Letting somebody in and out, in real browsers: the administrator with a second factor makes an account, its person
// chooses a password behind the one-time link, works, and is put out while working; and a file opened in an emergency
// alarms the supervisor and stands in the dpo's log.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { totpCode } from "../../server/access/totp.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { openPage } from "../support/page.ts";
import { secretOfKey } from "../support/totp-key.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const chosen = "una frase lunga di prova";
const door = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Navigazione principale" }).getByRole("link", { name, exact: true });
const oggi = (page: Page) => page.getByRole("heading", { level: 1, name: /^Oggi/ });

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole("textbox", { name: "Posta elettronica di servizio" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Accedi" }).click();
}

async function administrator() {
  const email = demo.emailOf("administrator");
  const watched = await openPage(browser, demo.url);
  await fillSignIn(watched.page, email, demo.passwords.get(email) ?? "");
  const key = /key ([A-Z2-7]+), code now/.exec(demo.output())?.[1] ?? "";
  await watched.page.getByLabel(/Codice a 6 cifre/).fill(totpCode(secretOfKey(key), Date.now()));
  await watched.page.getByRole("button", { name: "Accedi" }).click();
  await oggi(watched.page).waitFor();
  return watched;
}

test("an account is made, its person gets in by the link, and is put out at once", async () => {
  const admin = await administrator();
  await door(admin.page, "Utenti").click();
  await admin.page.getByRole("grid", { name: "Utenti" }).waitFor();
  expect(await admin.findBarriers()).toEqual([]);
  await admin.page.getByRole("button", { name: "Nuovo utente" }).click();
  const dialog = admin.page.getByRole("dialog", { name: "Nuovo utente" });
  await dialog.getByRole("textbox", { name: "Nome e cognome" }).fill("Amelia Prova");
  await dialog.getByRole("textbox", { name: "Posta elettronica di servizio" }).fill("amelia.prova@demo.ambito.example");
  await dialog.getByRole("combobox", { name: "Incarico" }).selectOption({ label: "Assistente sociale" });
  expect(await admin.findBarriers()).toEqual([]);
  await dialog.getByRole("button", { name: "Nuovo utente" }).click();
  const link = await admin.page.getByRole("textbox", { name: "Collegamento per la password" }).inputValue();
  await admin.page.getByRole("button", { name: "Ho consegnato il collegamento" }).click();

  const amelia = await openPage(browser, link);
  await amelia.page.getByLabel("Nuova password").fill(chosen);
  await amelia.page.getByLabel("Ripeti la password").fill(chosen);
  await amelia.page.getByRole("button", { name: "Salva e accedi" }).click();
  await oggi(amelia.page).waitFor();

  await admin.page.getByRole("row", { name: /Amelia Prova/ }).click();
  const card = admin.page.getByRole("dialog", { name: "Amelia Prova" });
  await card.getByText("password scelta").waitFor();
  await card.getByRole("button", { name: "Disattiva l’utente" }).click();
  await card.getByRole("combobox", { name: "Motivo" }).selectOption({ label: "ha lasciato l’ufficio" });
  await card.getByRole("button", { name: "Disattiva l’utente" }).last().click();
  await card.getByText("disattivato", { exact: true }).waitFor();

  await door(amelia.page, "Persone").click();
  await amelia.page.getByRole("searchbox").fill("rossi");
  await amelia.page.getByRole("dialog", { name: "Accedi" }).waitFor();
  expect([...admin.faults, ...amelia.faults]).toEqual([]);
  await Promise.all([admin.close(), amelia.close()]);
});

test("an emergency opening shows the file for an hour, alarms the supervisor and is in the dpo's log", async () => {
  const anna = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  await anna.page.goto(`${demo.url}/#/nuova/person`);
  await anna.page.getByRole("textbox", { name: "Cognome" }).fill("Provadurgenza");
  await anna.page.getByRole("combobox", { name: "Comune" }).first().selectOption({ label: "Ostiglia" });
  await anna.page
    .getByRole("button", { name: /Registra|Apri|persona/ })
    .last()
    .click();
  await anna.page.waitForURL(/#\/persone\/[0-9a-f-]{36}/);
  const address = anna.page.url();

  const chiara = await demo.signIn(browser, "chiara.assistente@demo.ambito.example");
  await chiara.page.goto(address);
  await chiara.page.getByRole("button", { name: "È urgente e devo aprirla" }).click();
  const dialog = chiara.page.getByRole("dialog", { name: "Accesso straordinario motivato" });
  await dialog
    .getByRole("textbox", { name: "Perché è necessario aprirla ora" })
    .fill("Accesso notturno dei carabinieri");
  expect(await chiara.findBarriers()).toEqual([]);
  await dialog.getByRole("button", { name: "Apri per un’ora" }).click();
  await chiara.page.getByRole("heading", { level: 1, name: /Provadurgenza/ }).waitFor();

  const sara = await demo.signIn(browser, "sara.responsabile@demo.ambito.example");
  await sara.page.getByRole("link", { name: "Guarda gli accessi straordinari" }).click();
  await sara.page.getByText("Accesso notturno dei carabinieri").waitFor();
  expect(await sara.findBarriers()).toEqual([]);
  await sara.page.getByRole("button", { name: "Segna come visto" }).click();
  await sara.page.getByText("Visto", { exact: true }).waitFor();

  const dario = await demo.signIn(browser, "dario.dpo@demo.ambito.example");
  await door(dario.page, "Registro degli accessi").click();
  await dario.page.getByRole("checkbox", { name: "Solo accessi straordinari" }).check();
  await dario.page
    .getByRole("row", { name: /Chiara Bolognesi.*accesso straordinario/ })
    .first()
    .waitFor();
  expect(await dario.page.getByText("Provadurgenza").count()).toBe(0);
  expect(await dario.findBarriers()).toEqual([]);
  expect([...anna.faults, ...chiara.faults, ...sara.faults, ...dario.faults]).toEqual([]);
  await Promise.all([anna, chiara, sara, dario].map((one) => one.close()));
});
