// The door for a scanner of malware: a program of the installation (setting SCAN_COMMAND) that reads the file from its standard
// input and ends with 0 when it is clean, 1 when it is not. Without one nothing is looked at, and the answer says so.
import { spawn } from "node:child_process";

export type Scanned = "clean" | "infected" | "notScanned";
export type ScanFile = (bytes: Uint8Array) => Promise<Scanned>;

const waitMs = 60_000;

/** @param command program and arguments, separated by blanks; undefined: none is installed. Throws when it cannot be asked. */
export function createScanFile(command: string | undefined): ScanFile {
  if (!command) return () => Promise.resolve("notScanned");
  const [program = "", ...args] = command.split(/\s+/);
  return (bytes) =>
    new Promise((done, fail) => {
      const child = spawn(program, args, { stdio: ["pipe", "ignore", "ignore"], timeout: waitMs });
      child.once("error", fail);
      // It may have seen enough before it read all.
      child.stdin.once("error", () => {});
      child.once("close", (code) => {
        if (code === 0) done("clean");
        else if (code === 1) done("infected");
        else fail(new Error(`the scanner ended with ${code ?? "a signal"}`));
      });
      child.stdin.end(bytes);
    });
}
