// The first screen anybody sees, in a real browser: it can be read, used by keyboard and on a narrow screen, says no
// to a wrong password without saying why, and breaks no rule of the content security policy.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { openPage } from "../support/page.ts";

let app: Demo;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemo(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await app?.end();
});

test.each([1280, 360])("the log-in has no barrier at %i px and does not scroll sideways", async (width) => {
  const { page, faults, findBarriers, close } = await openPage(browser, app.url, { width });
  await page.getByRole("textbox", { name: "Posta elettronica di servizio" }).waitFor();
  expect(await findBarriers()).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await page.locator("html").getAttribute("lang")).toBe("it");
  expect(faults).toEqual([]);
  await close();
});

test("by keyboard alone, an unknown account and a wrong password get the same answer", async () => {
  const { page, faults, close } = await openPage(browser, app.url);
  await page.getByRole("textbox", { name: "Posta elettronica di servizio" }).focus();
  await page.keyboard.type("nessuno@example.org");
  await page.keyboard.press("Tab");
  await page.keyboard.type("una parola qualsiasi");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").textContent()).toMatch(/accesso non riuscito/i);
  expect(faults).toEqual([]);
  await close();
});
