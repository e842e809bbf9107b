// What is missing, in the place where it would stand: who sees to it, by which day, and the act that completes it. Also what
// was declared and is still to be verified.
import { type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { caseText } from "../text/cases.ts";
import { formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import type { Chosen, ContentCase } from "./action-panel.tsx";

export type MissingItem = ContentCase["todo"][number];

/** `onChoose`: opens the form; absent where nothing can be done from here. */
export function MissingLine(props: {
  kind: string;
  item: MissingItem;
  /** As it stands beside it, for who hears the button alone. */
  name: string;
  names: Record<string, string>;
  /** Something stands there: it is to be looked at, and not missing. */
  stands?: boolean;
  onChoose?: ((chosen: Chosen) => void) | undefined;
}): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const isLate = () => props.item.dueOn < desk().today;
  const said = () => {
    const { owner, event, dueOn } = props.item;
    const who = (owner && props.names[owner]) || caseText().unassigned.toLowerCase();
    const what = event === "VERIFY_FACT" ? "verify" : props.stands ? "check" : "missing";
    return caseText().missing(what, who, formatDay(dueOn));
  };
  return (
    <div class="missing">
      <span class="small-text">{said()}</span>{" "}
      <Show when={isLate()}>
        <span class="tag late">{caseText().missingLate}</span>{" "}
      </Show>
      <Show when={props.onChoose && props.item.by}>
        {(by) => (
          <button
            type="button"
            class="link-button small-text no-print"
            onClick={() => props.onChoose?.(chosenBy(props.item, by()))}
          >
            {workflows.event(props.kind, by().event)}
            <span class="visually-hidden">: {props.name}</span>
          </button>
        )}
      </Show>
    </div>
  );
}

export const chosenBy = (item: MissingItem, by: NonNullable<MissingItem["by"]>): Chosen => ({
  event: by.event,
  focusOn: item.field,
  ...(by.initial ? { initial: by.initial } : {}),
});
