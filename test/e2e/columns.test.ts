// The columns of a list, chosen by keyboard: which, in which order, how wide, the first held in place, lower rows. They stand
// for this reader and this list, are there after a new log-in, and go back to how they come.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const headings = (page: Page) => page.getByRole("grid").getByRole("columnheader").allTextContents();
const toList = async (page: Page, view: string) => {
  await page.goto(`${demo.url}/#/lavoro?view=${view}`);
  await page.getByRole("grid").waitFor();
};
const firstRowPx = (page: Page) =>
  page
    .getByRole("grid")
    .locator("[data-index='0']")
    .evaluate((row) => row.getBoundingClientRect().height);

async function openDialog(page: Page) {
  await page.getByRole("button", { name: "Altro", exact: true }).press("Enter");
  await page.getByRole("button", { name: "Colonne", exact: true }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Colonne di questo elenco" });
  await dialog.waitFor();
  return dialog;
}

test("columns are chosen by keyboard, kept on the server, and put back", async () => {
  const one = await demo.signIn(browser, "socialWorker");
  const { page } = one;
  await toList(page, "mine");
  const usual = await headings(page);
  const usualPx = await firstRowPx(page);
  const last = usual.at(-1) ?? "";

  let dialog = await openDialog(page);
  expect(await one.findBarriers()).toEqual([]);
  // The area was not shown; the last column goes before the second, and the term becomes narrow.
  await dialog.getByRole("checkbox", { name: "Area" }).press("Space");
  const earlier = dialog.getByRole("button", { name: `Sposta ${last} più a sinistra` });
  for (let place = usual.length; place > 2; place--) await earlier.press("Enter");
  await expect.poll(() => earlier.evaluate((button) => button === document.activeElement)).toBe(true);
  await dialog.getByText(`${last}: colonna 2 di`).waitFor({ state: "attached" });
  await dialog.getByLabel("Larghezza di Scadenza").selectOption({ label: "stretta" });
  await dialog.getByRole("checkbox", { name: /^Tieni ferma/ }).press("Space");
  await dialog.getByRole("radio", { name: "compatta" }).press("Space");
  await dialog.getByRole("button", { name: "Usa queste colonne" }).press("Enter");
  await dialog.waitFor({ state: "hidden" });

  const chosen = [usual[0], last, ...usual.slice(1, -1), "Area"];
  await expect.poll(() => headings(page)).toEqual(chosen);
  expect(await firstRowPx(page)).toBeLessThan(usualPx);
  // What is lower leaves no gap.
  const gaps = () =>
    page.getByRole("grid").evaluate((grid) => {
      const boxes = [...grid.querySelectorAll("tbody tr")].map((row) => row.getBoundingClientRect());
      boxes.sort((a, b) => a.top - b.top);
      return boxes.slice(1).map((box, i) => Math.round(box.top - (boxes[i]?.bottom ?? 0)));
    });
  await expect.poll(async () => new Set(await gaps())).toEqual(new Set([0]));
  expect(await one.findBarriers()).toEqual([]);

  // Scrolled sideways in a narrow window, whose case it is stays where it was.
  await page.setViewportSize({ width: 800, height: 700 });
  const box = page.locator(".grid").first();
  const leftOf = () =>
    page
      .getByRole("grid")
      .locator("[data-index='1'] td")
      .first()
      .evaluate((cell) => cell.getBoundingClientRect().left);
  const before = await leftOf();
  await box.evaluate((grid) => grid.scrollTo(200, 0));
  await expect.poll(() => box.evaluate((grid) => grid.scrollLeft)).toBe(200);
  expect(Math.abs((await leftOf()) - before)).toBeLessThan(2);
  // On a phone the list is as it always is.
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });

  // Another list is as it comes.
  await toList(page, "todo");
  expect(await headings(page)).toEqual(usual);
  expect(one.faults).toEqual([]);
  await one.close();

  const again = await demo.signIn(browser, "socialWorker");
  await toList(again.page, "mine");
  await expect.poll(() => headings(again.page)).toEqual(chosen);
  dialog = await openDialog(again.page);
  await dialog.getByRole("button", { name: "Rimetti come vengono" }).press("Enter");
  await expect.poll(() => headings(again.page)).toEqual(usual);
  await expect.poll(() => firstRowPx(again.page)).toBe(usualPx);
  expect(again.faults).toEqual([]);
  await again.close();
});

test("all cases of a supervisor fit the window, with the number where there is room for it", async () => {
  const { page, findBarriers, close } = await demo.signIn(browser, "supervisor");
  for (const [width, number] of [
    [1280, false],
    [1440, true],
    [360, false],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await toList(page, "all");
    await page.getByRole("grid").locator("[data-index='0']").waitFor();
    const beyond = () =>
      page
        .locator(".grid")
        .first()
        .evaluate((box) => box.scrollWidth - box.clientWidth);
    await expect.poll(beyond, { message: `${width} px` }).toBeLessThanOrEqual(0);
    expect(
      (await headings(page)).some((one) => one.startsWith("Numero")),
      `${width} px`,
    ).toBe(number);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/list-${width}.png` });
    expect(await findBarriers()).toEqual([]);
  }
  await close();
});
