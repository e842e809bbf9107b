// What comes out of the printer: title, contents, who printed it and when; nothing to press, and no link that looks like one.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

/** What stands on paper and helps nobody there. */
const useless = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = (one: Element) => one.checkVisibility({ visibilityProperty: true });
    const heads = (one: Element) => one.closest("th, [role=columnheader]") !== null || one.matches("[role=tab]");
    const pressed = [...document.querySelectorAll("button, .btn, nav")].filter((one) => shown(one) && !heads(one));
    const blue = [...document.querySelectorAll("a")].filter(
      (one) => shown(one) && getComputedStyle(one).textDecorationLine !== "none",
    );
    return [...pressed, ...blue].map((one) => one.outerHTML.slice(0, 120));
  });

test.each([
  ["socialWorker", "/#/lavoro?view=all"],
  ["socialWorker", "/#/assenze"],
  ["supervisor", "/#/"],
  ["supervisor", "/#/quadro"],
  ["supervisor", "/#/conta"],
  ["coordinator", "/#/piano"],
  ["coordinator", "/#/spesa"],
  ["coordinator", "/#/storia"],
])("%s prints %s without what is pressed", async (role, address) => {
  const { page, close } = await demo.signIn(browser, role);
  await page.goto(`${demo.url}${address}`);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.getByText("Caricamento in corso…").first().waitFor({ state: "hidden" });
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("heading", { level: 1 }).first().isVisible()).toBe(true);
  expect(
    await page
      .getByText(/^(Stampato|Fatto) da /)
      .filter({ visible: true })
      .count(),
  ).toBe(1);
  expect(await useless(page)).toEqual([]);
  await close();
});

test("a case and its person on paper have number and name, and nothing to press", async () => {
  const { page, close } = await demo.signIn(browser, "socialWorker");
  await page.goto(`${demo.url}/#/lavoro?view=all`);
  await page.getByRole("grid").getByRole("row").nth(2).click();
  await page.getByRole("heading", { name: "Che cosa è successo" }).waitFor();
  await page.emulateMedia({ media: "print" });
  expect(
    await page
      .getByText(/\d{4}-\d{6}/)
      .first()
      .isVisible(),
  ).toBe(true);
  expect(await useless(page)).toEqual([]);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "Cartella sociale" }).first().click();
  await page.getByText("Cartella sociale").first().waitFor();
  await page.getByRole("heading", { name: "Pratiche e prese in carico" }).waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await useless(page)).toEqual([]);
  await close();
});
