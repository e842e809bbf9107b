// How large a file is, as people say it.
import { language } from "../../text/language.ts";

/** kB and MB of 1,000. */
export function sizeText(bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  const value = isLarge ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1_000));
  return `${value.toLocaleString(language(), { maximumFractionDigits: 1 })} ${isLarge ? "MB" : "kB"}`;
}
