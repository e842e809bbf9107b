// What was typed and waits to be recorded, each with the way back to its page: in the header, before leaving, and where
// only starting anew would help.
import { createSignal, For, type JSX, Show } from "solid-js";
import { shellText } from "../text/shell.ts";
import { Dialog } from "./dialog.tsx";
import { areDraftsKept, listDrafts } from "./form/drafts.ts";
import { dropWaiting, sendWaiting, waitingFiles } from "./form/waiting.ts";

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

/** Files that wait for the network, or for somebody to see why the office did not take them. */
export function KeptFiles(): JSX.Element {
  return (
    <Show when={waitingFiles().length > 0}>
      <p class="muted">{shellText().files.help}</p>
      <ul class="row-list">
        <For each={waitingFiles()}>
          {(one) => (
            <li>
              <strong>{one.title}</strong>
              <Show when={one.problem}>{(text) => <span class="small-text">{text()}</span>}</Show>
              <button type="button" class="link-button small-text" onClick={() => void dropWaiting(one.commandId)}>
                {shellText().files.drop}
                <span class="visually-hidden">: {one.title}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <button type="button" class="btn btn-outline-primary small" onClick={() => void sendWaiting()}>
        {shellText().files.sendNow}
      </button>
    </Show>
  );
}

/** Stands in the header while something typed is out of sight. */
export function DraftReminder(): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  const count = () => listDrafts("hidden").length;
  const label = () =>
    [
      count() > 0 ? shellText().drafts.count(count()) : "",
      waitingFiles().length > 0 ? shellText().files.count(waitingFiles().length) : "",
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <>
      <Show when={label()}>
        {(text) => (
          <button type="button" class="header-button draft-reminder" onClick={() => setIsOpen(true)}>
            <span class="draft-words">{text()}</span>
            <span class="draft-count" aria-hidden="true">
              ✎{count() + waitingFiles().length}
            </span>
          </button>
        )}
      </Show>
      <Dialog open={isOpen()} title={shellText().drafts.title} size="narrow" onClose={() => setIsOpen(false)}>
        <Show when={count() > 0}>
          <p class="muted">{areDraftsKept() ? shellText().drafts.helpKept : shellText().drafts.help}</p>
          <KeptDrafts which="hidden" onGo={() => setIsOpen(false)} />
        </Show>
        <KeptFiles />
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
      <KeptFiles />
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
