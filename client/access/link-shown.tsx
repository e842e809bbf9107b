// A one-time link, shown this once: to be copied and handed over. Nothing keeps it.
import { createSignal, type JSX, Show } from "solid-js";
import { accessText } from "../text/access.ts";
import { Dialog } from "../ui/dialog.tsx";

export function LinkShown(props: { link: string | undefined; onClose: () => void }): JSX.Element {
  const [copied, setCopied] = createSignal(false);
  let field: HTMLInputElement | undefined;
  async function copy(): Promise<void> {
    field?.select();
    await navigator.clipboard?.writeText(props.link ?? "").then(
      () => setCopied(true),
      () => setCopied(false), // Forbidden by the browser: the selection can be copied by hand.
    );
  }
  return (
    <Dialog open={props.link !== undefined} title={accessText().link.title} onClose={props.onClose}>
      <p>{accessText().link.help}</p>
      <div class="field">
        <label for="one-time-link">{accessText().link.title}</label>
        <input ref={field} id="one-time-link" class="form-control" readOnly value={props.link ?? ""} />
      </div>
      <div class="form-buttons">
        <button type="button" class="btn btn-primary" onClick={() => void copy()}>
          {accessText().link.copy}
        </button>
        <button type="button" class="btn btn-outline-primary" onClick={() => props.onClose()}>
          {accessText().link.close}
        </button>
      </div>
      <Show when={copied()}>
        <p role="status">{accessText().link.copied}</p>
      </Show>
    </Dialog>
  );
}
