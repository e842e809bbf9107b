// Keyboard shortcuts of the whole page and the help that lists them (`?`). Single keys act only outside fields.
import { createSignal, For, type JSX, onCleanup } from "solid-js";
import { shellText } from "../text/shell.ts";
import { Dialog } from "./dialog.tsx";

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

/** The latest layer that knows a key has it: a screen may give `/` a meaning of its own while it is open. */
const layers: Record<string, () => void>[] = [];

function listen(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  if (document.querySelector("[role=dialog]")) return;
  const action = layers.findLast((layer) => layer[event.key])?.[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

/** Listens while its owner lives. Keys as in KeyboardEvent.key; nothing fires while a dialog is open. */
export function createShortcuts(actions: Record<string, () => void>): void {
  if (layers.length === 0) document.addEventListener("keydown", listen);
  layers.push(actions);
  onCleanup(() => {
    layers.splice(layers.indexOf(actions), 1);
    if (layers.length === 0) document.removeEventListener("keydown", listen);
  });
}

const [helpOpen, setHelpOpen] = createSignal(false);
export const openKeyHelp = () => setHelpOpen(true);

export function KeyHelp(): JSX.Element {
  const rows = (): [string, string][] => {
    const text = shellText().keys;
    return [
      ["?", text.help],
      ["/", text.search],
      ["g", text.home],
      ["l", text.work],
      ["↑ ↓", text.up],
      ["⏎", text.open],
      ["Esc", text.escape],
      ["Ctrl + ⏎", text.save],
    ];
  };
  return (
    <Dialog open={helpOpen()} title={shellText().keys.title} size="narrow" onClose={() => setHelpOpen(false)}>
      <ul class="row-list">
        <For each={rows()}>
          {([key, meaning]) => (
            <li>
              <kbd>{key}</kbd> <span>{meaning}</span>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  );
}
