// Who names whom, as a draft sees it: cases that may refer to a record, and commands that would tie something to one that was taken
// out of use.
import type { Driver } from "../../db/driver/driver.ts";
import { listNaming } from "../../db/log/mentions.ts";
import type { CaseSnapshot, Workflow } from "../../workflows/kernel/definition.ts";
import { isWithdrawn, namedIn } from "../../workflows/kernel/referring.ts";
import type { Answer, Command } from "./command.ts";
import type { HotCases } from "./hot-cases.ts";
import type { Overlay } from "./overlay.ts";

type Find = (id: string) => Promise<CaseSnapshot | undefined>;

/** Those that named it in the log or in this draft, each as the draft sees it. */
export const namingWith =
  (driver: Driver, draft: Overlay, find: Find) =>
  async (id: string): Promise<CaseSnapshot[]> => {
    const ids = new Set([...(await listNaming(driver, id)), ...draft.naming(id)]);
    const found: CaseSnapshot[] = [];
    for (const one of ids) {
      const snapshot = await find(one);
      if (snapshot) found.push(snapshot);
    }
    return found;
  };

/**
 * Whether it would tie something to a record that was taken out of use a moment ago: one that was for longer the gate has refused. Word
 * among cases is not asked.
 */
export function namesWithdrawn(
  { hot, workflows }: { hot: Pick<HotCases, "find">; workflows: ReadonlyMap<string, Workflow> },
  draft: Overlay,
  { internal, open }: Command,
): boolean {
  if (internal) return false;
  for (const id of namedIn(open)) {
    const named = (draft.findCase(id) ?? hot.find(id))?.snapshot;
    if (named && isWithdrawn(workflows.get(named.kind)?.versions[named.workflowVersion], named)) return true;
  }
  return false;
}

export const withdrawnAnswer = ({ caseId, state }: CaseSnapshot): Answer => ({
  ok: false,
  code: "REFUSED",
  caseId,
  refusal: { refused: true, code: "guard", state, reasons: ["namesWithdrawn"], allowed: [] },
});
