// Whose saved columns are, since when, and whether they are shared.
import { importText } from "../text/imports.ts";
import { formatInstant } from "../ui/format.ts";

export function savedWords(one: { by: string; savedAt: string; isOwn: boolean; isShared: boolean }): string {
  const when = one.savedAt === "" ? "" : formatInstant(one.savedAt);
  if (!one.isOwn) return importText().savedBy(one.by, when);
  return one.isShared ? importText().savedOwnShared(when) : importText().savedOwn(when);
}
