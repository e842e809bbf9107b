// Help from any screen: its page beside the work, the keys with it, closed by Escape with the focus where it was; on a
// desk and at 360 px, in both languages, and on paper alone.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each([1280, 360])("a page of help opens beside its screen at %i px, and closes", async (width) => {
  const { page, faults, findBarriers, close } = await demo.signIn(browser, "socialWorker", { width });
  await page.goto(`${demo.url}/#/lavoro`);
  // A page that comes takes the focus to its main column.
  await page.getByRole("grid").waitFor();
  const door = page.getByRole("button", { name: "Aiuto" });
  await door.click();
  const help = page.getByRole("dialog", { name: "Aiuto" });
  await help.getByRole("heading", { name: "Da fare", exact: true }).waitFor();
  const box = await help.boundingBox();
  expect(Math.round((box?.x ?? 0) + (box?.width ?? 0))).toBe(width);
  if (width === 360) expect(box?.width).toBe(360);
  expect(await findBarriers()).toEqual([]);

  await help.getByRole("tab", { name: "Tasti rapidi" }).click();
  await help.getByText("riga su o giù").waitFor();
  await help.getByRole("tab", { name: "Altre pagine" }).click();
  await help.getByRole("button", { name: "Conta", exact: true }).click();
  await help.getByRole("heading", { name: "Conta", exact: true }).waitFor();
  await help.getByRole("button", { name: "pronta" }).click();
  await help.getByRole("heading", { name: "Una pagina per il sindaco" }).waitFor();

  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
  await expect.poll(() => door.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(page.url()).toContain("/lavoro");
  expect(faults).toEqual([]);
  await close();
});

test("the key opens the page of the screen in front, in the language of the switch, and paper has it alone", async () => {
  const { page, faults, close } = await demo.signIn(browser, "supervisor");
  await page.goto(`${demo.url}/#/quadro`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: "Switch to English" }).click();
  await page.getByRole("heading", { level: 1, name: "Board of the area" }).waitFor();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Help" });
  await help.getByRole("heading", { name: "Board of the area" }).waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("heading", { level: 1, includeHidden: true }).isVisible()).toBe(false);
  expect(await help.getByRole("heading", { name: "Board of the area" }).isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await close();
});

test("who is not in yet finds help on getting in", async () => {
  const page = await browser.newPage();
  await page.goto(demo.url);
  await page.getByRole("button", { name: "Aiuto" }).click();
  await page.getByRole("dialog", { name: "Aiuto" }).getByText("l’hai dimenticata").waitFor();
  await page.close();
});
