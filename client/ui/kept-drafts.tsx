// What was typed and waits to be recorded, each with the way back to its page: in the header, before leaving, and where
// only starting anew would help.
import { createSignal, For, type JSX, Show } from "solid-js";
import { shellText } from "../text/shell.ts";
import { Dialog } from "./dialog.tsx";
import { areDraftsKept, listDrafts } from "./form/drafts.ts";

export function KeptDrafts(props: { which?: "hidden"; onGo?: () => void }): JSX.Element {
  return (
    <ul class="row-list">
      <For each={listDrafts(props.which ?? "all")}>
        {(draft) => (
          <li>
            <a href={draft.address} onClick={() => props.onGo?.()}>
              {draft.label}
            </a>
            <Show when={draft.page !== draft.label}>
              <span class="muted small-text">{draft.page}</span>
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}

/** Stands in the header while something typed is out of sight. */
export function DraftReminder(): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  const count = () => listDrafts("hidden").length;
  return (
    <>
      <Show when={count() > 0}>
        <button type="button" class="header-button draft-reminder" onClick={() => setIsOpen(true)}>
          {shellText().drafts.count(count())}
        </button>
      </Show>
      <Dialog open={isOpen()} title={shellText().drafts.title} size="narrow" onClose={() => setIsOpen(false)}>
        <p class="muted">{areDraftsKept() ? shellText().drafts.helpKept : shellText().drafts.help}</p>
        <KeptDrafts which="hidden" onGo={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

/** Asked before logging out with something typed: going is the person's own choice. */
export function LeaveDialog(props: { open: boolean; onGo: () => void; onStay: () => void }): JSX.Element {
  return (
    <Dialog open={props.open} title={shellText().drafts.leaveTitle} size="narrow" onClose={props.onStay}>
      <p>{shellText().drafts.leaveHelp}</p>
      <KeptDrafts onGo={props.onStay} />
      <div class="form-buttons">
        <button type="button" class="btn btn-primary" onClick={props.onStay}>
          {shellText().drafts.stay}
        </button>
        <button type="button" class="btn btn-outline-primary" onClick={props.onGo}>
          {shellText().drafts.go}
        </button>
      </div>
    </Dialog>
  );
}
