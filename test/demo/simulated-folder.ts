// A folder filled by the simulation, for tests that look at what it made.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { KeyReader } from "../../db/keys/key-file.ts";
import type { DemoScale } from "../../server/demo/scale.ts";
import { type SimulateOptions, simulate } from "../../server/demo/simulate.ts";
import type { SimulationReport } from "../../server/demo/simulation.ts";
import { workflows } from "../../workflows/registry.ts";

export interface SimulatedFolder {
  dir: string;
  made: DemoScale & SimulationReport;
  driver: EmbeddedDriver;
  keys: KeyReader;
  masterKey: Uint8Array;
  close: () => void;
}

export async function simulatedFolder(
  options: Partial<SimulateOptions> & Pick<SimulateOptions, "today">,
): Promise<SimulatedFolder> {
  const dir = mkdtempSync(join(tmpdir(), "ambito-demo-"));
  const masterKey = randomBytes(32);
  const databaseFile = join(dir, "ambito.db");
  const keyFile = join(dir, "keys.db");
  const made = await simulate({
    root: resolve(import.meta.dirname, "../.."),
    databaseFile,
    keyFile,
    masterKey,
    workflows,
    random: (size) => randomBytes(size),
    secret: "a secret of the tests, long enough",
    ...options,
  });
  const driver = EmbeddedDriver.open(databaseFile, { mode: "read" });
  const keys = KeyReader.open(keyFile, masterKey);
  const close = () => {
    keys.close();
    driver.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { dir, made, driver, keys, masterKey, close };
}
