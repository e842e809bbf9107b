// How a ranking is called on screen: its owner and its comune.
import { comuneName, type Desk } from "../desk.ts";
import { housingText } from "../text/housing.ts";

/** `comune/020038` -> "Comune, Ostiglia". */
export function rankingName(desk: Desk, key: string): string {
  const [owner = "", comune = ""] = key.split("/");
  return housingText().ranking(housingText().owners[owner] ?? owner, comuneName(desk, comune));
}
