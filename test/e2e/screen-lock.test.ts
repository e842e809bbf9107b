// A shared desk: the screen is locked with half a note typed, shows nothing, not after loading anew either, and the PIN brings
// everything back.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { chooseAct, openContact } from "../support/journey.ts";

const anna = "anna.assistente@demo.ambito.example";
const note = "Scrivi nel diario";
const typed = "La vicina porta la spesa il martedì (esempio)";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each([1280, 360])("a locked screen opens by PIN with what was typed at %i px", async (width) => {
  const worker = await demo.signIn(browser, anna, { width });
  const { page } = worker;
  const { path } = await openContact(page, `Esempio Chiusa${width}`, "elderly");
  await page.goto(`${demo.url}${path}`);
  const dialog = await chooseAct(page, note);
  await dialog.getByRole("textbox", { name: "Testo" }).fill(typed);
  await page.waitForTimeout(800);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  const pin = width === 360 ? "270318" : "180327";
  if (width === 360) {
    // It has a PIN already, and chooses another by the palette.
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("pin");
    await page.keyboard.press("Enter");
  } else {
    await page.getByRole("button", { name: "Blocca", exact: true }).press("Enter");
  }
  const choose = page.getByRole("dialog", { name: "Scegli il PIN di sblocco" });
  await choose.getByLabel("La tua password").fill(demo.passwords.get(anna) ?? "");
  await choose.getByLabel("Nuovo PIN, sei cifre").fill("123456");
  await choose.getByLabel("Ripeti il PIN").fill("123456");
  await page.keyboard.press("Enter");
  await choose.getByText("Questo PIN si indovina subito").waitFor();
  await choose.getByLabel("Nuovo PIN, sei cifre").fill(pin);
  await choose.getByLabel("Ripeti il PIN").fill("111111");
  await page.keyboard.press("Enter");
  await choose.getByText("I due PIN non sono uguali.").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await choose.getByLabel("Ripeti il PIN").fill(pin);
  await page.keyboard.press("Enter");
  await choose.waitFor({ state: "hidden" });

  // On a phone it is in the menu.
  if (width === 360) await page.getByRole("button", { name: "Menu" }).press("Enter");
  await page.getByRole("button", { name: "Blocca", exact: true }).press("Enter");
  const lock = page.getByRole("dialog", { name: "Accedi" });
  await lock.getByText("Schermo bloccato.").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  // Loaded anew, the desk is as closed as before.
  await page.reload();
  await page.getByText("Schermo bloccato.").waitFor();
  expect(await page.getByText("Esempio Chiusa").count()).toBe(0);
  await page.getByLabel("PIN di sei cifre").fill("908172");
  await page.keyboard.press("Enter");
  await page.getByText("PIN sbagliato.").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await page.getByLabel("PIN di sei cifre").fill(pin);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: `Esempio Chiusa${width}` }).waitFor();
  const again = await chooseAct(page, note);
  expect(await again.getByRole("textbox", { name: "Testo" }).inputValue()).toBe(typed);
  expect(worker.faults).toEqual([]);
  await worker.close();
});
