// Commands of an import or of its undoing, decided as the gate would, in memory: what one of them would change is there for those that
// rest on it, and nothing is written.
import type { Session } from "../access/session.ts";
import { type Outcome, outcomeOfAnswer, outcomeOfError } from "../bulk/row.ts";
import type { HotCases } from "../engine/hot-cases.ts";
import type { Overlay } from "../engine/overlay.ts";
import { rehearse } from "../engine/rehearse.ts";
import { passGate } from "../engine/send.ts";
import type { GateServices } from "../services.ts";
import { type MeantEnvelope, meantNow } from "./meant.ts";

export interface Rehearsal {
  services: GateServices;
  session: Session;
  hot: HotCases;
  draft: Overlay;
}

/** Undefined when all would be taken, one after the other; else what came of the first that would not. */
export async function tryOut(
  { services, session, hot, draft }: Rehearsal,
  envelopes: readonly MeantEnvelope[],
): Promise<(Outcome & { kind: string }) | undefined> {
  const { driver, tables, workflows, clock } = services;
  const staged = (id: string) => draft.findCase(id)?.snapshot;
  for (const one of envelopes) {
    const kind = one.kind ?? "";
    try {
      await hot.load(driver, [one.caseId]);
      const stored = draft.findCase(one.caseId) ?? hot.find(one.caseId);
      const found = stored ? { stored, known: undefined } : undefined;
      const meant = await meantNow(driver, one, staged(one.caseId)?.seq);
      const passed = await passGate(services, session, meant, found, staged);
      if ("answer" in passed) return { ...outcomeOfAnswer(passed.answer), kind };
      const context = { driver, tables, workflows, hot, recordedAt: clock.now(), today: clock.today() };
      const refused = await rehearse(context, draft, passed.command, { keeps: true });
      if (refused) return { ...outcomeOfAnswer(refused), kind };
    } catch (error) {
      return { ...outcomeOfError(error), kind };
    }
  }
  return undefined;
}
