// One browser page on the application, which remembers what must not happen: errors of scripts, refused resources,
// answers of the server with 5xx. Tests of journeys look by role and name only.
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { expect, onTestFailed } from "vitest";

export interface WatchedPage {
  page: Page;
  /** Errors seen so far, in words. */
  faults: string[];
  /** What axe-core finds serious or critical on what is shown now, as `rule: selectors`. */
  findBarriers(): Promise<string[]>;
  close(): Promise<void>;
}

export interface PageOptions {
  /** Width in px, default 1280. */
  width?: number;
  locale?: string;
}

/** What stood on the page when its test failed: the report of a run elsewhere has no picture of it. */
async function describePage(page: Page, faults: readonly string[]): Promise<string> {
  const focus = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? "");
  const alerts = await page.getByRole("alert").allInnerTexts();
  const text = await page.getByRole("main").ariaSnapshot({ timeout: 2_000 });
  return [
    `Where: ${new URL(page.url()).hash}`,
    `Focus: ${focus}`,
    `Alerts: ${alerts.join(" | ")}`,
    `Faults: ${faults.join(" | ")}`,
    text.slice(0, 3_000),
  ].join("\n");
}

/** Says on the console when what stood on the page went and came again while somebody stayed there and stood in it: her place was taken
 * away, and what she typed meanwhile. */
function watchRedraws(): void {
  let focused: EventTarget | null = null;
  addEventListener("focusin", ({ target }) => (focused = target), { capture: true });
  const gone = new WeakMap<Node, string>();
  new MutationObserver((records) => {
    for (const { target, removedNodes, addedNodes } of records) {
      if (!(target instanceof Element) || target.id !== "main") continue;
      for (const node of addedNodes) {
        if (gone.get(node) !== location.hash) continue;
        console.error(`drawn anew under the focus: ${location.hash} ${(focused as Element).outerHTML.slice(0, 160)}`);
      }
      for (const node of removedNodes) {
        if (focused instanceof Node && node.contains(focused)) gone.set(node, location.hash);
      }
    }
  }).observe(document, { subtree: true, childList: true });
}

/** A page in a browser context of its own (own cookies), at `url`. */
export async function openPage(browser: Browser, url: string, options: PageOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    locale: options.locale ?? "it-IT",
    timezoneId: "Europe/Rome",
    viewport: { width: options.width ?? 1280, height: 800 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("console", (message) => {
    // A 4xx is an answer the page shows; the browser reports it as an error of its own.
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
  });
  page.on("response", (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
  });
  // Pages opened before a file's first test belong to none.
  if (expect.getState().currentTestName !== undefined) {
    onTestFailed(async () => {
      if (!page.isClosed()) console.error(await describePage(page, faults).catch(String));
    });
  }
  await page.addInitScript(watchRedraws);
  await page.goto(url);

  const findBarriers = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  };
  return { page, faults, findBarriers, close: () => context.close() };
}

/** The page holds at its width, without barriers and without faults so far. */
export async function looksRight({ page, findBarriers, faults }: WatchedPage): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await findBarriers()).toEqual([]);
  expect(faults).toEqual([]);
}
