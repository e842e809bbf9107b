// The built application as a process of its own, on a free port of loopback and a data folder of its own.
// For the browser tests, the kill tests and the bench: nothing here reaches into the server's code.
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./source-files.ts";

export interface App {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** All that it has printed so far. */
  output(): string;
  /** Asks it to stop and waits; resolves to the exit code, or null when it had to be killed. */
  stop(): Promise<number | null>;
}

/** A port that was free a moment ago. */
export function findFreePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? done(address.port) : fail(new Error("no port"))));
    });
  });
}

/** Settings of the shell that runs the tests must not reach the server under test. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const keep = ["PATH", "HOME", "LANG", "TMPDIR", "SystemRoot"];
  return Object.fromEntries(keep.map((name) => [name, process.env[name]]));
}

/**
 * Starts build/server/main.js and waits until /readyz answers 200.
 * @param options.dataDir folder to use; it is left where it is
 * @param options.port port to listen on; a free one by default
 * @param options.env settings beside PORT, HOST and DATA_DIR
 * @throws Error with what the server printed, when it ends or is not ready within `readyWithinMs` (default 90,000)
 */
export async function startApp(options: {
  dataDir: string;
  port?: number;
  env?: Record<string, string>;
  readyWithinMs?: number;
  /** Flags of Node. */
  nodeArgs?: readonly string[];
  /** A program that becomes the server: it is given Node and its arguments. */
  through?: readonly string[];
  /** Told of the process before it is ready. */
  onSpawn?: (child: ChildProcess) => void;
}): Promise<App> {
  const port = options.port ?? (await findFreePort());
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...cleanEnvironment(),
    NODE_ENV: "production",
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: options.dataDir,
    ...options.env,
  };
  const node = [process.execPath, ...(options.nodeArgs ?? []), join(root, "build/server/main.js")];
  const [program = "", ...args] = [...(options.through ?? []), ...node];
  const child = spawn(program, args, { cwd: root, env });
  options.onSpawn?.(child);
  let text = "";
  const read = (data: Buffer) => {
    text += data.toString();
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  const ended = new Promise<number | null>((done) => child.once("close", (code) => done(code)));

  const until = Date.now() + (options.readyWithinMs ?? 90_000);
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The server ended with code ${child.exitCode ?? child.signalCode}:\n${text}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) break;
    if (Date.now() > until) {
      child.kill("SIGKILL");
      throw new Error(`The server was not ready in time:\n${text}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }

  const stop = async () => {
    child.kill("SIGTERM");
    const killer = setTimeout(() => child.kill("SIGKILL"), 20_000);
    const code = await ended;
    clearTimeout(killer);
    return code;
  };
  return { url, dataDir: options.dataDir, process: child, output: () => text, stop };
}

/** A fresh folder below the system's temporary one, or a copy of `from`. */
export function makeFolder(from?: string): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "ambito-test-"));
  if (from !== undefined) cpSync(from, path, { recursive: true });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
