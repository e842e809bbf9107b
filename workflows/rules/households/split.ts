// The id of the household that others open when they leave one: made out of the old one's and of the number of the act, so that
// one split never opens two, whoever sends it twice. Version 8 of RFC 9562, which is free for such ids.
import { sha256Hex } from "../../kernel/sha256.ts";

export function householdOfSplit(householdId: string, split: number): string {
  const hex = sha256Hex(`household/${householdId}/${split}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
