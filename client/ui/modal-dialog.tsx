// The heavy half of the dialog (focus trap, portal, escape): only ui/dialog.tsx loads it.
import { Dialog as Kobalte } from "@kobalte/core/dialog";
import { type JSX, onCleanup, Show } from "solid-js";
import { shellText } from "../text/shell.ts";
import type { DialogProps } from "./dialog.tsx";
import { keepFocusIn, rememberFocus } from "./keep-focus.ts";

export default function ModalDialog(props: DialogProps): JSX.Element {
  // Whoever opened it gets the focus back: there is no trigger the dialog knows of, and an act draws it anew.
  const giveBack = rememberFocus();
  let content: HTMLDivElement | undefined;
  onCleanup(() => setTimeout(giveBack, 0));
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose?.()} modal>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-overlay" classList={{ veil: props.veil === true }} />
        <div class="dialog-place">
          <Kobalte.Content
            class={`dialog ${props.size ?? ""}`}
            // What was typed must not be lost by a click beside the dialog.
            onPointerDownOutside={(event) => event.preventDefault()}
            onFocusOutside={(event) => event.preventDefault()}
            ref={(made) => {
              content = made;
              keepFocusIn(made);
            }}
            onOpenAutoFocus={(event) => {
              // What a dialog is opened for, where it says so; else its first control.
              const first = content?.querySelector<HTMLElement>("[data-first]");
              if (!first) return;
              event.preventDefault();
              first.focus();
            }}
          >
            <div class="dialog-head">
              <div>
                <Kobalte.Title as="h2">{props.title}</Kobalte.Title>
                <Show when={props.subject}>
                  <Kobalte.Description class="dialog-subject">{props.subject}</Kobalte.Description>
                </Show>
              </div>
              <Show when={props.onClose}>
                <Kobalte.CloseButton class="dialog-close" aria-label={shellText().close}>
                  ×
                </Kobalte.CloseButton>
              </Show>
            </div>
            <div class="dialog-body">{props.children}</div>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  );
}
