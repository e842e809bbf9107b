// Keyboard shortcuts of the whole page; the help lists them. Single keys act only outside fields, and not at all where
// somebody switched them off (WCAG 2.1.4).
import { createSignal, onCleanup } from "solid-js";

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

/** A box that is ticked is no field: keys act from there too. */
const isTick = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === "checkbox";

const storageKey = "ambito.singleKeys";

function remembered(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "off";
  } catch {
    return true; // Storage may be forbidden on a shared desk.
  }
}

const [singleKeys, setSignal] = createSignal(remembered());

/** Whether letters act by themselves. */
export { singleKeys };

/** Remembered on this machine. */
export function setSingleKeys(on: boolean): void {
  setSignal(on);
  try {
    localStorage.setItem(storageKey, on ? "on" : "off");
  } catch {
    // Not remembered, but switched.
  }
}

type Actions = Record<string, () => void>;

/** The latest layer that knows a key has it: a screen may give `/` a meaning of its own while it is open. */
const layers: Actions[] = [];
/** Whether the key was pressed in a dialog, which may be gone when the page hears of it. */
let inDialog = false;

const note = (): void => {
  inDialog = document.querySelector("[role=dialog]") !== null;
};

/** A sign that is typed with AltGr, as brackets are on an Italian keyboard, or with Option on a Mac; Windows says Ctrl and
 * Alt of it. */
const isTypedSign = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && event.altKey && (event.getModifierState("AltGraph") || "[]".includes(event.key));

function listen(event: KeyboardEvent): void {
  const { ctrlKey, metaKey, altKey, key } = event;
  const isSign = isTypedSign(event);
  if ((altKey && !isSign) || event.defaultPrevented || inDialog) return;
  const isCombined = (ctrlKey || metaKey) && !isSign;
  if (!isCombined && typing(event.target) && !isTick(event.target)) return;
  if (!isCombined && key.length === 1 && (!singleKeys() || (key === " " && isTick(event.target)))) return;
  const name = isCombined ? `Ctrl+${key}` : key;
  const action = layers.findLast((layer) => layer[name])?.[name];
  if (!action) return;
  event.preventDefault();
  action();
}

/** Listens while its owner lives. Keys as in KeyboardEvent.key, or `Ctrl+k`; nothing fires while a dialog is open. */
export function createShortcuts(actions: Actions): void {
  if (layers.length === 0) {
    document.addEventListener("keydown", note, true);
    document.addEventListener("keydown", listen);
  }
  layers.push(actions);
  onCleanup(() => {
    layers.splice(layers.indexOf(actions), 1);
    if (layers.length > 0) return;
    document.removeEventListener("keydown", note, true);
    document.removeEventListener("keydown", listen);
  });
}
