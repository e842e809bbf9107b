// The page of a long case as somebody at the screen waits for it, in Chromium with a processor four times slower: from the
// navigation until its acts are shown and a key is answered; and from opening a form until what was typed before is back.
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { openPage } from "../support/page.ts";
import { type Figure, figureOf, median, quantile } from "./figure.ts";
import type { OneCase } from "./one-case.ts";

const visits = 20;
const restores = 30;
const slowdown = 4;
const limitMs = 1_000;
const typed = "Telefonata con la scuola: torna giovedì (esempio)";

interface Times {
  /** The buttons of its acts are painted. */
  shown?: number;
  /** The key pressed then has its answer. */
  answered?: number;
}

/** In the page, from its first moment: presses `a` once acts are there and looks for the box that answers. Times since
 * the navigation began. */
function watchVisit(): void {
  const times: Times = {};
  Object.assign(globalThis, { benchTimes: times });
  const look = () => {
    if (times.shown === undefined) {
      if (document.querySelector(".actions button")?.checkVisibility()) {
        times.shown = performance.now();
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true, cancelable: true }));
      }
    } else if (document.querySelector("[role=dialog] [role=option]")?.checkVisibility()) {
      times.answered = performance.now();
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Asked in a few words past Playwright, whose own script would be read in the page, slowed down, while it is measured. */
async function visit({ page, session }: SlowPage, address: string): Promise<Required<Times>> {
  await page.goto("about:blank");
  await page.goto(address);
  const until = Date.now() + 15_000;
  while (Date.now() < until) {
    const expression = "globalThis.benchTimes?.answered && benchTimes";
    const { result } = await session.send("Runtime.evaluate", { expression, returnByValue: true });
    if (result.type === "object") return result.value;
    await sleep(50);
  }
  throw new Error("The page of the case answered no key within 15 s.");
}

interface SlowPage {
  page: Page;
  session: CDPSession;
}

/** A page of the worker with the processor slowed down. */
async function openSlow(browser: Browser, { url, cookie }: OneCase): Promise<SlowPage> {
  const { page } = await openPage(browser, "about:blank");
  const pairs = cookie.split("; ").map((pair) => pair.split("="));
  await page.context().addCookies(pairs.map(([name = "", ...value]) => ({ name, value: value.join("="), url })));
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  return { page, session };
}

/** From the key that opens the diary's form until its field shows what was typed before the reload, ms. */
async function restore(page: Page): Promise<number> {
  await page.reload();
  await page.locator(".actions button").first().waitFor();
  return page.evaluate(
    (text) =>
      new Promise<number>((done) => {
        const started = performance.now();
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true, cancelable: true }));
        const look = () => {
          const fields = [...document.querySelectorAll<HTMLTextAreaElement>("[role=dialog] textarea")];
          if (fields.some((field) => field.value === text)) done(performance.now() - started);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    typed,
  );
}

/** Types into the diary's form, and waits until the device has it. */
async function typeDraft(page: Page, address: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(address);
  await page.locator(".actions button").first().waitFor();
  await page.keyboard.press("n");
  await page.getByRole("dialog").getByRole("textbox", { name: "Testo" }).fill(typed);
  await page.waitForFunction(
    () =>
      new Promise<boolean>((done, failed) => {
        const opening = indexedDB.open("ambito");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const asked = db.objectStoreNames.contains("drafts")
            ? db.transaction("drafts").objectStore("drafts").count()
            : undefined;
          if (!asked) return done(false);
          asked.onsuccess = () => {
            db.close();
            done(asked.result > 0);
          };
        };
      }),
  );
}

export async function caseScreenFigures(made: OneCase, what: string): Promise<Figure[]> {
  const browser = await launchBrowser();
  try {
    const address = `${made.url}/#/pratiche/${made.caseId}`;
    const slow = await openSlow(browser, made);
    await slow.page.addInitScript(watchVisit);
    const first = await visit(slow, address);
    const times: Required<Times>[] = [];
    for (let i = 0; i < visits; i++) times.push(await visit(slow, address));
    await slow.page.context().close();

    const { page: writer } = await openSlow(browser, made);
    await typeDraft(writer, address);
    const waits: number[] = [];
    for (let i = 0; i < restores; i++) waits.push(await restore(writer));
    await writer.context().close();

    const answered = times.map((one) => one.answered);
    const shown = times.map((one) => one.shown);
    const how = `processor slowed ${slowdown} times`;
    return [
      figureOf({
        figure: "case.interactive_ms",
        value: median(answered),
        limit: limitMs,
        unit: "ms",
        n: `median of ${visits} visits to ${what}, ${how}: from the navigation of an empty tab to a key answered, scripts in the browser’s cache; p95 ${quantile(answered, 0.95).toFixed(0)}, acts shown at ${median(shown).toFixed(0)}, the very first visit ${first.answered.toFixed(0)}; limit = aim`,
      }),
      figureOf({
        figure: "case.draft_restore_ms",
        value: quantile(waits, 0.99),
        unit: "ms",
        n: `p99 of ${restores} reloads of ${what}, ${how}: from the key that opens the form to the typed text in its field, which is compared; median ${median(waits).toFixed(0)}`,
      }),
    ];
  } finally {
    await browser.close();
  }
}
