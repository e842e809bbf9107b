// Where there is nothing a page says what that means and what one does then, in words or as a way on.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each([
  ["coordinator", "/#/spesa?testo=zzzz", "Nessun servizio con questi filtri", /Cancella le parole cercate/],
  ["coordinator", "/#/storia?from=2001-01-01&to=2001-01-02", "Nessun atto in questo periodo", /Allarga i giorni/],
  ["supervisor", "/#/in-blocco", "Nessun passaggio in blocco", /Vai a Da fare/],
  [
    "supervisor",
    "/#/in-blocco/anteprima/0190a000-0000-7000-8000-000000000000",
    "L’anteprima non c’è più",
    /Si ricomincia dall’elenco.*Vai a Da fare/,
  ],
  ["socialWorker", "/#/lavoro?view=todo&kind=person", "Nessuna pratica con questi filtri", /Togli i filtri/],
])("%s at %s is told what to do", async (role, address, title, help) => {
  const { page, faults, close } = await demo.signIn(browser, role);
  await page.goto(`${demo.url}${address}`);
  const empty = page.locator(".empty");
  await empty.getByText(title).waitFor();
  expect(await empty.textContent()).toMatch(help);
  expect(faults).toEqual([]);
  await close();
});

test("a person who is not found may be searched otherwise, or opened", async () => {
  const { page, faults, close } = await demo.signIn(browser, "frontDesk");
  await page.goto(`${demo.url}/#/persone`);
  await page.getByRole("searchbox", { name: "Cognome e nome, oppure codice fiscale" }).fill("Zzqxw");
  await page.getByText("Nessuna persona trovata").waitFor();
  await page.getByText("Prova con il solo cognome").waitFor();
  await page.getByRole("link", { name: "Nuova persona" }).waitFor();
  expect(faults).toEqual([]);
  await close();
});
