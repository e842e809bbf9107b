// A demo whose server is killed in the middle of a journey and started again on the same folder and port.
import { once } from "node:events";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type App, startApp } from "./app.ts";
import { launchBrowser } from "./browser.ts";
import { type Demo, startDemo } from "./demo.ts";

export interface MortalDemo {
  demo: Demo;
  browser: Browser;
  /** Without a word, as power fails. */
  kill: () => Promise<void>;
  startAgain: () => Promise<App>;
}

/** `take` gets it once, before the first test. */
export function withMortalDemo(take: (made: MortalDemo) => void): void {
  let made: Pick<MortalDemo, "demo" | "browser"> | undefined;
  let again: App | undefined;
  beforeAll(async () => {
    const [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
    made = { demo, browser };
    const kill = async () => {
      const ended = once(demo.process, "close");
      demo.process.kill("SIGKILL");
      await ended;
    };
    const startAgain = async () => {
      again = await startApp({ dataDir: demo.dataDir, port: Number(new URL(demo.url).port) });
      return again;
    };
    take({ demo, browser, kill, startAgain });
  });
  afterAll(async () => {
    await made?.browser.close();
    await again?.stop();
    await made?.demo.end();
  });
}
