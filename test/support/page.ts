// One browser page on the application, which remembers what must not happen: errors of scripts, refused resources,
// answers of the server with 5xx. Tests of journeys look by role and name only.
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";

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
  await page.goto(url);

  const findBarriers = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  };
  return { page, faults, findBarriers, close: () => context.close() };
}
