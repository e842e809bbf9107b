// Files of documents in backups: sealed where they lie and never written again, they are copied as they are.
import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { isStoredName } from "../documents/file-store.ts";

/**
 * Copies what is not there yet. A file that `beside` holds too gets a second name for the same bytes, where the disk allows
 * it: another night's copy costs no room then, and stays apart from the files in use.
 */
export function copyFiles(from: string, to: string, beside?: string): void {
  if (!existsSync(from)) return;
  for (const folder of readdirSync(from)) {
    mkdirSync(join(to, folder), { recursive: true, mode: 0o700 });
    for (const file of readdirSync(join(from, folder)).filter(isStoredName)) {
      const target = join(to, folder, file);
      const other = beside && join(beside, folder, file);
      if (other && existsSync(other) && isLinked(other, target)) continue;
      // Swept away meanwhile: it was no document's.
      if (existsSync(join(from, folder, file))) cpSync(join(from, folder, file), target);
    }
  }
}

function isLinked(source: string, target: string): boolean {
  try {
    linkSync(source, target);
    return true;
  } catch {
    return false;
  }
}

/** Bytes of the documents that a copy beside `beside` would take. */
export function bytesToCopy(from: string, beside?: string): number {
  if (!existsSync(from)) return 0;
  return readdirSync(from)
    .flatMap((folder) => readdirSync(join(from, folder)).map((file) => join(folder, file)))
    .filter((file) => !beside || !existsSync(join(beside, file)))
    .reduce((sum, file) => sum + (statSync(join(from, file), { throwIfNoEntry: false })?.size ?? 0), 0);
}
