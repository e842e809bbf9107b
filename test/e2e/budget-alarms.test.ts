// Budgets that ask for somebody, as the head of an area finds them on the page of spending: narrowed by what is wrong, each leads to the
// budget of its case; on a desk and at 360 px without barriers.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each([1280, 360])("budgets with an alarm are found and opened at %i px", { timeout: 120_000 }, async (width) => {
  const head = await demo.signIn(browser, "sara.responsabile@demo.ambito.example", { width });
  const { page, findBarriers, faults } = head;
  await page.goto(`${demo.url}/#/spesa?vista=budget`);
  const table = page.getByRole("region", { name: "Budget di progetto", exact: true });
  await table.getByRole("row").nth(1).waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/budget-${width}.png` });
  await page.getByLabel("Che cosa non va").selectOption({ label: "speso più dell'impegnato" });
  await page.waitForURL(/avviso=over/);
  await table.getByText("speso più dell'impegnato").first().waitFor();
  expect(await findBarriers()).toEqual([]);
  await table.getByRole("link").first().click();
  await page.getByRole("heading", { name: "Budget di progetto", level: 2, exact: true }).waitFor();
  await page.getByText(/^Approvati per il progetto:/).waitFor();
  expect(await findBarriers()).toEqual([]);
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/budget-case-${width}.png`, fullPage: true });
  expect(faults).toEqual([]);
  await head.close();
});
