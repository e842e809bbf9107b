// What the writer would answer to a command, decided in memory on the committed state: refusals of the kernel, taken
// claims, companions. Nothing is written; a draft lets rows of one rehearsal see each other's claims.
import type { Answer, Command } from "./command.ts";
import { Overlay } from "./overlay.ts";
import { type DecideContext, type Decided, decideFor, withCompanions } from "./stage.ts";

type Refused = Exclude<Answer, { ok: true }>;

/** Claims that the rows of one rehearsal would have taken. */
export const emptyDraft = (): Overlay => new Overlay(0, 0);

/** Undefined when the command would be taken; its claims are then held in `draft`, with `keeps` its cases too. */
export async function rehearse(
  context: DecideContext,
  draft: Overlay,
  command: Command,
  { depth = 0, keeps = false }: { depth?: number; keeps?: boolean } = {},
): Promise<Refused | undefined> {
  const own = draft.draft();
  const decided = await decideFor(context, own, command);
  if ("answer" in decided) return decided.answer.ok ? undefined : decided.answer;
  const failed = await withCompanions(command, decided.decision, depth, async (companion) => {
    const refused = await rehearse(context, own, companion, { depth: depth + 1, keeps });
    return refused ?? { ok: true, caseId: companion.caseId, number: "", seq: 0, pos: 0, state: "", repeated: false };
  });
  if (failed && !failed.ok) return failed;
  draft.takeClaims(own);
  if (keeps) keep(draft, own, command, decided);
  return undefined;
}

/** The case as it would stand, for the commands of the same rehearsal that come after. */
function keep(
  draft: Overlay,
  own: Overlay,
  { caseId }: Command,
  { before, decision }: Exclude<Decided, { answer: Answer }>,
): void {
  for (const [id, stored] of own.cases) draft.cases.set(id, stored);
  const { stateAfter: state, docAfter: doc, workflowVersion = before.workflowVersion } = decision;
  const snapshot = { ...before, caseId, workflowVersion, seq: before.seq + 1, state, doc };
  draft.cases.set(caseId, { snapshot, lastHash: "", lastPos: 0 });
}
