// What the writer would answer to a command, decided in memory on the committed state: refusals of the kernel, taken
// claims, companions. Nothing is written; a draft lets rows of one rehearsal see each other's claims.
import type { Answer, Command } from "./command.ts";
import { Overlay } from "./overlay.ts";
import { type DecideContext, decideFor, withCompanions } from "./stage.ts";

type Refused = Exclude<Answer, { ok: true }>;

/** Claims that the rows of one rehearsal would have taken. */
export const emptyDraft = (): Overlay => new Overlay(0, 0);

/** Undefined when the command would be taken; its claims are then held in `draft`. */
export async function rehearse(
  context: DecideContext,
  draft: Overlay,
  command: Command,
  depth = 0,
): Promise<Refused | undefined> {
  const own = draft.draft();
  const decided = await decideFor(context, own, command);
  if ("answer" in decided) return decided.answer.ok ? undefined : decided.answer;
  const failed = await withCompanions(command, decided.decision, depth, async (companion) => {
    const refused = await rehearse(context, own, companion, depth + 1);
    return refused ?? { ok: true, caseId: companion.caseId, number: "", seq: 0, pos: 0, state: "", repeated: false };
  });
  if (failed && !failed.ok) return failed;
  draft.takeClaims(own);
  return undefined;
}
