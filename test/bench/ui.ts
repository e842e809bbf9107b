// What somebody at the screen waits for, in Chromium on the built server, in a work list of up to a million cases: weight and
// first paint, frames while scrolling, jumps until painted, keys until painted, a colleague's change until painted.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { type LongList, startLongList } from "../support/long-list.ts";
import { root } from "../support/source-files.ts";
import { type Figure, figureOf, quantile } from "./figure.ts";

const address = "/#/lavoro?view=all&sort=number";
const jumps = 80;
const keys = 60;
const changes = 40;
/** Open streams of hints; one account holds twenty. */
const subscribers = 39;

/** Script bytes of a first visit after gzip, kB, and the largest paint with a processor four times slower, ms. */
async function firstLoad(list: LongList, browser: Browser): Promise<{ kb: number; lcpMs: number }> {
  const { page, close } = await list.openPage(browser, "/");
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  // What the page before was still fetching is not part of it.
  await page.goto("about:blank");
  const scripts = new Set<string>();
  page.on("response", (answer) => {
    if (/\/assets\/.*\.js$/.test(answer.url())) scripts.add(new URL(answer.url()).pathname);
  });
  await page.goto(`${list.app.url}${address}`);
  await page.locator("tbody tr[id]").first().waitFor();
  const lcpMs = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((all) => done(all.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );
  await close();
  const kb = [...scripts].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(root, "build/client", path))).length,
    0,
  );
  return { kb: kb / 1000, lcpMs };
}

/** Milliseconds between frames while the list is scrolled by a hand that does not rest. */
const scrollFrames = (page: Page): Promise<number[]> =>
  page.evaluate(
    () =>
      new Promise<number[]>((done) => {
        const box = document.querySelector(".grid");
        const times: number[] = [];
        let before = performance.now();
        const step = () => {
          const now = performance.now();
          times.push(now - before);
          before = now;
          box?.scrollBy(0, times.length % 120 < 60 ? 40 : -40);
          if (times.length < 360) requestAnimationFrame(step);
          else done(times.slice(5));
        };
        requestAnimationFrame(step);
      }),
  );

/** From a jump of the bar until all rows in sight are painted, ms. */
const jump = (page: Page, part: number): Promise<number> =>
  page.evaluate(
    (share) =>
      new Promise<number>((done) => {
        const box = document.querySelector(".grid");
        if (!box) return;
        const started = performance.now();
        box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
        const look = () => {
          const { top, bottom } = box.getBoundingClientRect();
          const rows = [...box.querySelectorAll("tbody tr")].filter((row) => {
            const at = row.getBoundingClientRect();
            return at.bottom > top + 41 && at.top < bottom;
          });
          if (rows.length > 5 && rows.every((row) => row.id)) done(performance.now() - started);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    part,
  );

/** From a key until the frame after it, ms. */
const press = (page: Page, key: string): Promise<number> =>
  page.evaluate(
    (name) =>
      new Promise<number>((done) => {
        const started = performance.now();
        document
          .querySelector("[role=grid]")
          ?.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
      }),
    key,
  );

/** From a colleague's command until its row is painted anew, ms; as many streams of hints as asked are open beside. */
async function liveTimes(list: LongList, browser: Browser): Promise<number[]> {
  const others = Array.from({ length: subscribers - 1 }, () => new AbortController());
  const accounts = [list.reader.cookie, list.colleague.cookie];
  const open = others.map(({ signal }, i) =>
    fetch(`${list.app.url}/trpc/live.hints`, {
      signal,
      headers: { cookie: accounts[i % 2] ?? "", accept: "text/event-stream" },
    }),
  );
  const kept = await Promise.all(open);
  const watched = await list.openPage(browser, "/#/lavoro?view=all&sort=openedOn");
  const { page } = watched;
  await page.locator("tbody tr[id]").first().waitFor();
  const caseId = await list.openCase();
  await page.locator(`#row-${caseId}`).waitFor();
  const times: number[] = [];
  for (let i = 0; i < changes; i++) {
    const to = i % 2 === 0 ? "colleague" : "reader";
    await page.waitForTimeout(400);
    const painted = page.evaluate(
      ([id, name]) =>
        new Promise<number>((done) => {
          const look = () => {
            if (document.getElementById(id ?? "")?.textContent?.includes(name ?? "")) done(Date.now());
            else requestAnimationFrame(look);
          };
          look();
        }),
      [`row-${caseId}`, to === "colleague" ? "Prova collega" : "Prova socialWorker"],
    );
    const started = Date.now();
    await list.give(caseId, i + 1, to);
    times.push((await painted) - started);
  }
  for (const one of others) one.abort();
  await Promise.allSettled(kept.map((answer) => answer.body?.cancel()));
  await watched.close();
  return times;
}

export async function uiSuite(cases: number): Promise<Figure[]> {
  const list = await startLongList(cases);
  const browser = await launchBrowser();
  try {
    const { kb, lcpMs } = await firstLoad(list, browser);
    const watched = await list.openPage(browser, address);
    const { page } = watched;
    await page.locator("tbody tr[id]").first().waitFor();
    const first = await jump(page, 0.5);
    await page.waitForTimeout(1000);
    const frames = await scrollFrames(page);
    const times: number[] = [];
    for (let i = 1; i <= jumps; i++) times.push(await jump(page, (i * 0.618034) % 1));
    await page.getByRole("grid").focus();
    const waits: number[] = [];
    for (let i = 0; i < keys; i++) waits.push(await press(page, i % 10 === 9 ? "PageUp" : i % 3 === 0 ? "k" : "j"));
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    await watched.close();
    const live = await liveTimes(list, browser);
    const n = `${cases} cases`;
    const ms = (figure: string, value: number, limit: number, what: string) =>
      figureOf({ figure, value, limit, unit: "ms", n: `${n}, ${what}; limit = aim` });
    return [
      figureOf({
        figure: "ui.initial_js_gzip_kb",
        value: kb,
        limit: 90,
        unit: "kB",
        n: "scripts of a first visit; limit = aim",
      }),
      ms("ui.lcp_ms", lcpMs, 2500, "work list, processor slowed four times"),
      ms("ui.frame_ms_p99", quantile(frames, 0.99), 33, `${frames.length} frames scrolling a loaded list`),
      ms(
        "ui.jump_painted_p99_ms",
        quantile(times, 0.99),
        100,
        `${times.length} jumps, p50 ${quantile(times, 0.5).toFixed(0)}, the first ${first.toFixed(0)}`,
      ),
      figureOf({
        figure: "ui.heap_mb",
        value: usedSize / 1e6,
        limit: 150,
        unit: "MB",
        n: `${n}, after ${jumps} jumps; limit = aim`,
      }),
      ms("ui.interaction_p95_ms", quantile(waits, 0.95), 200, `${waits.length} keys in the list`),
      ms(
        "ui.live_p99_ms",
        quantile(live, 0.99),
        150,
        `${live.length} changes by a colleague, ${subscribers} open streams, p50 ${quantile(live, 0.5).toFixed(0)}`,
      ),
    ];
  } finally {
    await browser.close();
    await list.end();
  }
}
