// A Chromium for the tests: the system's, else Debian's by apt when we are root, else Playwright's download.
// Without one it fails and says what to install; a browser test is never skipped.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { root } from "./source-files.ts";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const knownPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findSystemChromium(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...knownPlaces].find(isExecutable);
}

function tryRun(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { cwd: root, stdio: "ignore", env, timeout: 240_000 }).status === 0;
}

function installByApt(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const install = () => tryRun("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  if (!install() && !(tryRun("apt-get", ["update"]) && install())) return undefined;
  return findSystemChromium();
}

function installByPlaywright(): string | undefined {
  const downloaded = () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined);
  if (downloaded()) return downloaded();
  tryRun(process.execPath, [join(root, "node_modules/playwright-core/cli.js"), "install", "chromium"]);
  return downloaded();
}

/**
 * Starts a headless Chromium.
 * @throws Error naming what to install, when none is there and none can be fetched
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findSystemChromium() ?? installByApt() ?? installByPlaywright();
  if (executablePath === undefined) {
    throw new Error(
      "The browser tests need Chromium. Install it (Debian, Ubuntu: `apt-get install chromium`), " +
        "or run `npx playwright-core install chromium`, then run the tests again.",
    );
  }
  const args = ["--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"];
  // Chromium's sandbox cannot be used by root, which is what containers of a test pipeline usually run as.
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return chromium.launch({ executablePath, args });
}
