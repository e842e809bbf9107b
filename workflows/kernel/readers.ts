// Who reads a case by name: those of a restricted one, and the provider it is entrusted to.
import type { Head } from "./definition.ts";
import type { AccountId } from "./ids.ts";

export function readersOf({ readers = [], provider }: Pick<Head, "readers" | "provider">): AccountId[] {
  return provider === undefined || readers.includes(provider) ? readers : [...readers, provider];
}
