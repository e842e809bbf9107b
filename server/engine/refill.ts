// What the gate had written into an event, computed again where a correction changes what it was computed from. The preview of a
// correction asks the same, so that what is shown is what is decided.
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { correctedFields } from "../../workflows/kernel/replay.ts";
import type { Asking } from "../cost-sharing/declarations.ts";
import { asksShare, fillShare } from "../cost-sharing/fill-share.ts";
import type { Correction } from "./correction.ts";
import type { Mended } from "./mend-command.ts";

/** The open part of the correction, with the share as it is computed today; where there is none, the earlier one goes. */
export async function refilled(
  asking: Asking,
  snapshot: CaseSnapshot,
  { info }: Mended,
  { open, values }: Pick<Correction, "open" | "values">,
): Promise<JsonObject> {
  if (info.fills !== "costSharing" || !asksShare(correctedFields(open))) return open;
  const filled = await fillShare(asking, snapshot, values);
  if (filled.share !== undefined) return { ...open, ...filled };
  return { ...open, cleared: [...(Array.isArray(open.cleared) ? open.cleared : []), "share"] };
}
