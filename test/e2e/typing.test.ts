// Who types a name, rests and types on finds all she typed in the field, and herself in it: what a search brings draws nothing anew that
// stood there before.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each(["persone", "nuclei/componi"])("what is typed after a rest stays in the field, on %s", async (where) => {
  const desk = await demo.signIn(browser, "teresa.segretariato@demo.ambito.example");
  const { page } = desk;
  await page.goto(`${demo.url}/#/${where}`);
  const main = page.getByRole("main");
  const field = main.getByRole("searchbox");
  await field.focus();
  // Words of its own for each page: what one has found the other would have at once.
  const [first, rest] = where === "persone" ? ["ga", "l"] : ["fo", "n"];
  await page.keyboard.type(first);
  await main
    .getByText(first === "ga" ? /^Ga/ : /^Fo/)
    .first()
    .waitFor();
  await page.keyboard.type(rest);
  expect(await field.inputValue()).toBe(first + rest);
  await main
    .getByText(first === "ga" ? /^Gal/ : /^Fon/)
    .first()
    .waitFor();
  expect(await field.evaluate((one) => document.activeElement === one)).toBe(true);
  expect(desk.faults).toEqual([]);
  await desk.close();
});
