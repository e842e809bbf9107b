// Search as one types, by keyboard alone: `/` from any page, a name with a slip, arrows, Enter; the number of a case; what
// finds nothing says what to try; Esc gives the focus back. In both languages, on a desk and on a phone.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const words = {
  it: { button: "cerca persone e pratiche", title: "Cerca", none: "Nessun risultato" },
  en: { button: "search persons and cases", title: "Search", none: "Nothing found" },
} as const;

/** Name and number of the first of one's own cases that shows both. */
async function ownCase(page: Page): Promise<{ surname: string; name: string; number: string }> {
  // The list of a phone has no room for the number.
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${demo.url}/#/lavoro?view=mine`);
  const rows = page.getByRole("grid").getByRole("row");
  await expect.poll(() => rows.count()).toBeGreaterThan(2);
  for (const row of await rows.allInnerTexts()) {
    const [, surname, givenName] = /^\s*(\p{Lu}\p{Ll}{5,}) (\p{Lu}\p{Ll}+)/mu.exec(row) ?? [];
    const [number] = /\d{4}-\d{6}/.exec(row) ?? [];
    if (!surname || !givenName || !number) continue;
    if (size) await page.setViewportSize(size);
    return { surname, name: `${surname} ${givenName}`, number };
  }
  throw new Error("no row of the list shows a name and a number");
}

const visits = [
  ["it", 1280],
  ["en", 1280],
  ["it", 360],
  ["en", 360],
] as const;

test.each(visits)("search by keyboard in %s at %i px", async (language, width) => {
  const { page, faults, findBarriers, close } = await demo.signIn(browser, "socialWorker", { width });
  const text = words[language];
  const { surname, name, number } = await ownCase(page);
  if (language === "en") {
    await page.getByRole("button", { name: "Switch to English" }).click();
    await page.getByRole("button", { name: text.button }).waitFor();
  }
  await page.goto(`${demo.url}/#/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("main").focus();

  await page.keyboard.press("/");
  const field = page.getByRole("dialog", { name: text.title }).getByRole("combobox");
  await field.waitFor();
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);

  // Two letters swapped in the middle of the surname.
  const slip = `${surname.slice(0, 2)}${surname[3]}${surname[2]}${surname.slice(4)}`;
  await page.keyboard.type(slip, { delay: 40 });
  const found = page.getByRole("option").filter({ hasText: name });
  await found.first().waitFor();
  expect(await findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  await field.fill("");
  await page.keyboard.type("qzwxk");
  await page.getByRole("dialog").getByText(text.none).waitFor();
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "hidden" });

  await page.getByRole("button", { name: text.button }).focus();
  await page.keyboard.press("Enter");
  await field.waitFor();
  await page.keyboard.type(number);
  const ofNumber = page.getByRole("option").filter({ hasText: number });
  await ofNumber.first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  expect(await page.getByRole("option", { selected: true }).textContent()).toContain(number);
  await page.keyboard.press("Enter");
  await expect.poll(() => page.url()).toContain("/pratiche/");
  // No word of a search stands in an address.
  expect(page.url()).not.toContain(number);
  await page.getByRole("heading", { level: 1 }).waitFor();

  await page.keyboard.press("/");
  await field.waitFor();
  await page.keyboard.type(name);
  await found.first().waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.url()).toContain("/persone/");
  await page.getByRole("heading", { level: 1 }).filter({ hasText: surname }).waitFor();
  expect(faults).toEqual([]);
  await close();
});

test("what is written in one's own cases is found when it is asked for", async () => {
  const { page, faults, findBarriers, close } = await demo.signIn(browser, "socialWorker", { width: 360 });
  const { number } = await ownCase(page);
  await page.goto(`${demo.url}/#/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("/");
  const dialog = page.getByRole("dialog", { name: "Cerca" });
  await dialog.getByRole("combobox").waitFor();
  await page.keyboard.type(number);
  await page.getByRole("option").filter({ hasText: number }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1 }).waitFor();

  await page.getByRole("button", { name: "Scrivi nel diario" }).first().click();
  await page.getByLabel("Tipo di nota").selectOption({ index: 1 });
  await page.getByLabel("Testo").fill("La zia Filomena può tenere i bambini il giovedì.");
  await page.keyboard.press("Control+Enter");
  await page.getByText("La zia Filomena").first().waitFor();

  await page.getByRole("main").focus();
  await page.keyboard.press("/");
  await dialog.getByRole("combobox").waitFor();
  await page.keyboard.type("giovedi filomena");
  await dialog.getByText("Nessun risultato").waitFor();
  const ask = dialog.getByRole("button", { name: /^Cerca «giovedi filomena» in quello che è scritto/ });
  await ask.focus();
  await page.keyboard.press("Enter");
  const place = dialog.getByRole("listitem").filter({ hasText: "La zia Filomena può tenere i bambini il giovedì" });
  await place.waitFor();
  expect(await place.locator("mark").allTextContents()).toEqual(["Filomena", "giovedì"]);
  expect(await findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await place.getByRole("link").press("Enter");
  await expect.poll(() => page.url()).toContain("/pratiche/");
  await dialog.waitFor({ state: "hidden" });
  expect(faults).toEqual([]);
  await close();
});
