// Makes an empty demo folder usable before the server opens it: accounts, then the simulated district.
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { DataFolder } from "../data-folder.ts";
import type { WriterData } from "../engine/writer-data.ts";

export interface PrepareDemoOptions extends WriterData {
  config: Config;
  folder: DataFolder;
  clock: Clock;
  random: (size: number) => Uint8Array;
  secret: string;
  say: (line: string) => void;
}

/** Lines to print once the server listens: who may sign in and how. */
export async function prepareDemo(_options: PrepareDemoOptions): Promise<string[]> {
  return [];
}
