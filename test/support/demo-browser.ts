// A journey's two things: a demo of its own and a browser, there before the first test of the file and gone after the last.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type Demo, startDemo } from "./demo.ts";

/** `take` gets them once, before the first test. `env`: settings of the demo. */
export function withDemo(take: (demo: Demo, browser: Browser) => void, env: Record<string, string> = {}): void {
  let demo: Demo | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    const made = await Promise.all([startDemo(env), launchBrowser()]);
    [demo, browser] = made;
    take(...made);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.end();
  });
}
