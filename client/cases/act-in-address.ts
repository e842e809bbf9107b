// An act that a link asked for: its form opens with the case, once, and the address forgets it, so that going back or loading anew opens
// nothing. Where the act is not possible the page says why, as a key would.
import { useSearchParams } from "@solidjs/router";
import { createEffect } from "solid-js";
import { oneParam } from "../one-param.ts";
import { caseText } from "../text/cases.ts";
import { notify } from "../ui/notices.tsx";
import { useWorkflows } from "../workflows.ts";
import type { Chosen, ContentCase } from "./action-panel.tsx";
import { linesIn } from "./adapt-budget.ts";

/** What the address asks for of a case: the act with what its form begins with, or why it is not possible. */
export function actAsked(
  { actions, context }: Pick<ContentCase, "actions" | "context">,
  { atto, impegno }: { atto: string; impegno: string },
): Chosen | { event: string; reasons: readonly string[] } {
  const action = actions.find((act) => act.event === atto);
  if (!action?.possible) return { event: atto, reasons: action?.reasons ?? [] };
  // One that was released meanwhile is no choice of the form any more.
  const isOpen = linesIn(context).some(
    ({ commitment, releasedOn }) => String(commitment) === impegno && releasedOn === undefined,
  );
  return isOpen ? { event: atto, initial: { commitment: impegno } } : { event: atto };
}

/** `view`: undefined where the case is not to be acted on. */
export function openActOfAddress(view: () => ContentCase | undefined, choose: (chosen: Chosen) => void): void {
  const workflows = useWorkflows();
  const [search, setSearch] = useSearchParams();
  createEffect(() => {
    const found = view();
    const atto = oneParam(search.atto);
    if (!found || atto === "") return;
    const asked = actAsked(found, { atto, impegno: oneParam(search.impegno) });
    setSearch({ atto: undefined, impegno: undefined }, { replace: true });
    if (!("reasons" in asked)) return choose(asked);
    const why = asked.reasons.map((id) => workflows.reason(found.kind, id)).join(" · ");
    notify(why || caseText().notYours, "warning");
  });
}
