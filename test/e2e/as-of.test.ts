// Looking back, in the browser and by keyboard: the supervisor chooses a minute on the board, follows a figure to its
// list and a row to its case, all as they were; nothing can be done there; one press brings back today.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

/** The first of this month of the year before: the demo has two years. */
const dayBefore = () => {
  const now = new Date();
  return `01/${String(now.getMonth() + 1).padStart(2, "0")}/${now.getFullYear() - 1}`;
};

test("board, list and case as they were, by keyboard, and back to today", { timeout: 240_000 }, async () => {
  const { page, findBarriers } = await demo.signIn(browser, "sara.responsabile@demo.ambito.example");
  await page.goto(`${demo.url}/#/quadro`);
  const opener = page.getByRole("button", { name: "Come era il…" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const day = page.getByRole("textbox", { name: "Giorno" });
  await expect.poll(() => day.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("31/12/2099");
  await page.keyboard.press("Enter");
  await page.getByText("Scegli un momento già passato.").waitFor();
  expect(await findBarriers()).toEqual([]);
  await day.fill(dayBefore());
  await page.keyboard.press("Tab");
  await page.keyboard.type("9.30");
  await page.keyboard.press("Enter");
  const banner = page.getByRole("status").filter({ hasText: `Com’era il ${dayBefore()} alle 09:30` });
  await banner.getByText(/permessi e le cancellazioni di oggi/).waitFor();
  expect(page.url()).toMatch(/quadro\?at=\d{4}-\d{2}-01T09:30$/);
  expect(await findBarriers()).toEqual([]);
  expect(await page.getByText("Il carico di lavoro si mostra solo per oggi").count()).toBe(1);

  const total = page.getByRole("link", { name: /^Prese in carico, Aperte: / });
  const open = Number((await total.getAttribute("aria-label"))?.split(": ")[1]);
  expect(open).toBeGreaterThan(0);
  await total.focus();
  await page.keyboard.press("Enter");
  await banner.waitFor();
  const grid = page.getByRole("grid");
  await grid.waitFor();
  await expect.poll(() => grid.getAttribute("aria-rowcount")).toBe(String(open + 1));
  expect(await page.getByRole("button", { name: /^Assegna/ }).count()).toBe(0);

  await grid.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await banner.waitFor();
  await page.getByRole("heading", { level: 2, name: "Che cosa è successo" }).waitFor();
  expect(page.url()).toMatch(/pratiche\/.*\?at=/);
  expect(await page.getByRole("heading", { level: 2, name: "Cosa posso fare" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: /Correggi/ }).count()).toBe(0);
  expect(await findBarriers()).toEqual([]);

  await page.setViewportSize({ width: 360, height: 740 });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(wide).toBeLessThanOrEqual(360);
  await page.getByRole("button", { name: "Un altro momento…" }).click();
  expect(await wide()).toBeLessThanOrEqual(360);
  await page.keyboard.press("Escape");
  // Before the case was opened there is none.
  await page.goto(`${page.url().split("?")[0]}?at=2000-01-01T00:00`);
  await page.getByText("In quel momento questa pratica non c’era ancora.").waitFor();
  await page.getByRole("button", { name: "Switch to English" }).click();
  await page.getByText("As it was on 01/01/2000 at 00:00").waitFor();
  await page.getByRole("button", { name: "Back to today" }).click();
  await page.getByRole("button", { name: "As it was on…" }).waitFor();
  expect(page.url()).not.toContain("at=");
});
