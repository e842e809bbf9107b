// The keys of an open case, what it offers to the palette, and the line that leads on to the next case of the list one came
// from and back to the same row.
import { A, useNavigate } from "@solidjs/router";
import { createEffect, type JSX, on, Show } from "solid-js";
import { links } from "../links.ts";
import { stepFrom, takeWish, walk, walkSees } from "../list-walk.ts";
import { caseText } from "../text/cases.ts";
import { createShortcuts } from "../ui/keys.tsx";
import { notify } from "../ui/notices.tsx";
import { type Command, offerCommands, openPalette } from "../ui/palette.tsx";
import { useWorkflows } from "../workflows.ts";
import type { Chosen, ContentCase } from "./action-panel.tsx";

const backKey = "Esc";

/** `view`: undefined where the case is not to be acted on. */
export function createCaseKeys(
  caseId: () => string,
  view: () => ContentCase | undefined,
  choose: (chosen: Chosen) => void,
): void {
  const workflows = useWorkflows();
  const navigate = useNavigate();
  const possible = () => (view()?.actions ?? []).filter((one) => one.possible);
  const wanted: Record<string, string> = { NOTE: "n", REMIND: "r" };
  /** Says why not, as the panel does. */
  const act = (event: string) => () => {
    const found = view();
    const action = found?.actions.find((one) => one.event === event);
    if (!found || !action) return notify(caseText().notYours, "warning");
    if (action.possible) return choose({ event });
    notify(action.reasons.map((id) => workflows.reason(found.kind, id)).join(" · "), "warning");
  };
  const toStep = (by: 1 | -1) => () => {
    if (!isOfList()) return;
    const step = stepFrom(caseId(), by);
    if (step === "end") notify(by > 0 ? caseText().lastOfList : caseText().firstOfList, "warning");
    else if (step) navigate(links.case(step.id));
    else notify(caseText().moreInList, "warning");
  };
  const isOfList = () => walk()?.steps.some((step) => step.id === caseId()) === true;
  const back = () => {
    const from = walk();
    if (from && isOfList()) navigate(from.href);
  };
  offerCommands((): Command[] => {
    const found = view();
    if (!found) return [];
    const { kind } = found;
    // What usually comes next stands first.
    const next = workflows.find(kind)?.states[found.state]?.next ?? [];
    const place = (event: string) => (next.includes(event) ? next.indexOf(event) : next.length);
    const sorted = possible().sort((a, b) => place(a.event) - place(b.event));
    return sorted.map(({ event }) => ({
      label: workflows.event(kind, event),
      key: wanted[event],
      run: () => choose({ event }),
    }));
  });
  createShortcuts({
    a: () => (possible().length > 0 ? openPalette("acts") : notify(caseText().nothingToDo, "warning")),
    n: act("NOTE"),
    r: act("REMIND"),
    j: toStep(1),
    k: toStep(-1),
    "]": toStep(1),
    "[": toStep(-1),
    Escape: back,
  });
  createEffect(on(caseId, walkSees));
  // What a key of the list asked for, once the case is here.
  createEffect(
    on(view, (found) => {
      const wished = found && takeWish(found.caseId);
      if (wished === "acts") openPalette("acts");
      else if (wished) act(wished)();
    }),
  );
}

export function WalkLine(props: { caseId: string }): JSX.Element {
  const isOfList = () => walk()?.steps.some((step) => step.id === props.caseId) === true;
  const beside = () => stepFrom(props.caseId, 1);
  const isLast = () => beside() === "end";
  const next = () => {
    const step = beside();
    return step === "end" ? undefined : step;
  };
  return (
    <Show when={isOfList() && walk()}>
      {(from) => (
        <nav class="walk-line no-print" aria-label={caseText().walk}>
          <A href={from().href}>
            {caseText().backTo(from().title)} <kbd>{backKey}</kbd>
          </A>
          <Show
            when={next()}
            fallback={<Show when={isLast()}>{<span class="muted">{caseText().lastOfList}</span>}</Show>}
          >
            {(step) => (
              <A href={links.case(step().id)}>
                {caseText().nextOfList(step().person ?? step().number)} <kbd>j</kbd>
              </A>
            )}
          </Show>
        </nav>
      )}
    </Show>
  );
}
