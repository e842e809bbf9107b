// The page and its stream of hints: one that nobody looks at listens no more, one that had to give way says so and
// comes back when it is used, and a server that falls silent without closing anything is noticed.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { maxStreams } from "../../server/live/hub.ts";
import { launchBrowser } from "../support/browser.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { patienceMs } from "../support/journey.ts";
import type { WatchedPage } from "../support/page.ts";

let demo: Demo;
let browser: Browser;
let worker: WatchedPage;

const connected = /^Collegato/;
const interrupted = /^Aggiornamento automatico interrotto/;
const paused = /^Hai molte pagine aperte/;
const dot = (name: RegExp) => worker.page.getByRole("img", { name });

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  await dot(connected).waitFor();
});
afterAll(async () => {
  await worker?.close();
  await browser?.close();
  await demo?.end();
});

async function streams(): Promise<number> {
  const figures = await (await fetch(`${demo.url}/metrics`)).text();
  return Number(/^ambito_live_streams (\d+)/m.exec(figures)?.[1]);
}
const untilStreams = (count: number) =>
  vi.waitFor(async () => expect(await streams()).toBe(count), { timeout: patienceMs, interval: 200 });

/** As when the tab is covered by another: a headless page is never hidden by itself. */
const show = (visible: boolean) =>
  worker.page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, !visible);

test("a page that nobody looks at holds no connection, and listens again when it is seen", async () => {
  await untilStreams(1);
  await show(false);
  await untilStreams(0);
  const asked = worker.page.waitForRequest(/queues\.page|queues\.counts/, { timeout: patienceMs });
  await show(true);
  await dot(connected).waitFor({ timeout: patienceMs });
  // What happened meanwhile is asked for.
  await asked;
  await untilStreams(1);
});

test("a page that gives way to many others says so, and comes back when it is used", async () => {
  const cookies = await worker.page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const others = Array.from({ length: maxStreams }, () => new AbortController());
  // Kept: an answer nobody holds is thrown away, and its connection with it.
  const answers: Response[] = [];
  for (const { signal } of others)
    answers.push(
      await fetch(`${demo.url}/trpc/live.hints`, { signal, headers: { cookie, accept: "text/event-stream" } }),
    );
  await dot(paused).waitFor({ timeout: patienceMs });
  expect(await worker.findBarriers()).toEqual([]);
  await untilStreams(maxStreams);
  expect(answers.map((answer) => answer.status)).toEqual(others.map(() => 200));
  await worker.page.keyboard.press("Tab");
  await dot(connected).waitFor({ timeout: patienceMs });
  for (const one of others) one.abort();
  await untilStreams(1);
});

test("a server that falls silent is noticed, and heard again", { timeout: 120_000 }, async () => {
  demo.process.kill("SIGSTOP");
  await dot(interrupted).waitFor({ timeout: 60_000 });
  demo.process.kill("SIGCONT");
  await dot(connected).waitFor({ timeout: patienceMs });
  expect(worker.faults).toEqual([]);
});
