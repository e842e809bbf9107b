// Drafts on the device, from log-in to log-out: opened beside the first reads of the page, and never in the way of it.
import { createSignal } from "solid-js";
import { trpc } from "./trpc.ts";
import type { DraftStore } from "./ui/form/draft-store.ts";
import { forgetDrafts } from "./ui/form/drafts.ts";

let store: Promise<DraftStore> | undefined;
const [isOpen, setIsOpen] = createSignal(false);

/** Whether what the device kept is here, or never will be: forms opened before would not find it. */
export const areDraftsHere = isOpen;

/** ⚙ A device that does not answer keeps nobody waiting for longer. */
const patienceMs = 2_000;
/** Where the first attempt failed. */
const againMs = 30_000;

/** Without a database of the browser, or a key, drafts are in memory only. */
export function openDrafts(): void {
  // An address without TLS has neither.
  if (!globalThis.isSecureContext || typeof indexedDB === "undefined") {
    setIsOpen(true);
    return;
  }
  if (store) return;
  store = Promise.all([import("./ui/form/draft-store.ts"), trpc.home.getDraftKey.query()]).then(
    ([{ openDraftStore, browserShelf }, key]) => openDraftStore(key, browserShelf()),
  );
  const opened = () => setIsOpen(true);
  void store.then(opened, () => {
    opened();
    store = undefined;
    setTimeout(openDrafts, againMs);
  });
  setTimeout(opened, patienceMs);
}

const withStore = async (act: (store: DraftStore) => Promise<void>): Promise<void> => {
  const opened = await store?.catch(() => undefined);
  if (opened) await act(opened).catch(() => undefined);
  forgetDrafts();
};

/** Another account takes the desk: what was typed stays on the device, for its own account alone. */
export const leaveDrafts = (): Promise<void> => withStore((opened) => opened.close());

/** Log-out: nothing stays. */
export const dropAllDrafts = (): Promise<void> => withStore((opened) => opened.forget());
