// Everybody's first minute: each role signs in to the demo and opens every door of its menu, on a desk and on a phone.
// No page has a barrier, breaks, or shows a door that leads nowhere; every page says that its data are invented.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const visits = [
  ["frontDesk", 1280],
  ["socialWorker", 1280],
  ["socialWorker", 360],
  ["fosterTeam", 1280],
  ["housingClerk", 1280],
  ["supervisor", 1280],
  ["coordinator", 1280],
  ["dpo", 1280],
] as const;

test.each(visits)("%s opens every door of the menu at %i px", async (role, width) => {
  const { page, faults, findBarriers, close } = await demo.signIn(browser, role, { width });
  const menu = page.getByRole("button", { name: "Menu" });
  if (await menu.isVisible()) await menu.click();
  const navigation = page.getByRole("navigation", { name: "Navigazione principale" });
  const addresses = await navigation
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses.length).toBeGreaterThan(0);
  const wrong: string[] = [];
  for (const address of addresses) {
    await page.goto(`${demo.url}${address}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.getByText("Caricamento in corso…").first().waitFor({ state: "hidden" });
    wrong.push(...(await findBarriers()).map((barrier) => `${address} ${barrier}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) wrong.push(`${address} scrolls ${overflow} px sideways`);
    if ((await page.getByText(/dati inventati/i).count()) === 0)
      wrong.push(`${address} does not say that it is a demo`);
  }
  expect([...wrong, ...faults]).toEqual([]);
  await close();
});

test("a list has its rows again after an empty one", async () => {
  const { page, faults, close } = await demo.signIn(browser, "supervisor");
  const views = page.getByRole("navigation", { name: "Elenchi di lavoro" });
  await page.getByRole("link", { name: "Da fare", exact: true }).click();
  const showsRows = async () => {
    await views.getByRole("link", { name: /^Tutte/ }).click();
    const rows = page.getByRole("grid", { name: /^Tutte/ }).getByRole("row");
    await expect.poll(() => rows.count()).toBeGreaterThan(5);
  };
  await showsRows();
  await views.getByRole("link", { name: /^Le mie pratiche/ }).click();
  await page.getByText("Nessuna pratica è assegnata a te.").waitFor();
  await showsRows();
  expect(faults).toEqual([]);
  await close();
});
