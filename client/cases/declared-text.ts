// "Dichiarato il … ; verificato il … presso …: esito" of a fact that another body holds. A verified one says so even where nobody
// had declared it.
import { caseText } from "../text/cases.ts";
import { formatDay } from "../ui/format.ts";
import type { ContentCase } from "./action-panel.tsx";

export function declaredText(
  { declaredOn, verified }: ContentCase["facts"][number],
  option: (field: string, value: string) => string,
): string {
  const words = caseText().declared;
  const parts = [
    ...(declaredOn === undefined ? [] : [words.declaredOn(formatDay(declaredOn))]),
    verified ? words.verifiedOn(formatDay(verified.on), option("verifiedWith", verified.with)) : words.notVerified,
  ];
  const outcome = verified?.outcome === undefined ? "" : option("verifyOutcome", verified.outcome).toLowerCase();
  return `${parts.join("; ")}${outcome === "" ? "" : `: ${outcome}`}`;
}
