// What was typed and not yet recorded, by form, so that a lost session, a STALE answer or another page loses nothing. Kept in
// memory here; draft-store.ts keeps it on the device too, encrypted, where the house allows it. It goes at log-out.
import { createSignal } from "solid-js";
import { newId } from "../../uuid.ts";
import type { TypedRow } from "./read-values.ts";

export interface Draft {
  typed: TypedRow;
  /** What the form said before anything was typed; of a contested field, before the case changed too. */
  start: TypedRow;
  /** Of this draft alone, whatever becomes of it: what is recorded of it twice is recorded once. */
  once: string;
  /** What its form records, in the words of its button. */
  label: string;
  /** The page where it was typed: its address with the #, and its heading. */
  address: string;
  page: string;
}

const [drafts, setDrafts] = createSignal<ReadonlyMap<string, Draft>>(new Map());
/** Forms on the screen now: their drafts need no reminder. */
const [openForms, setOpenForms] = createSignal<readonly string[]>([]);

export const findDraft = (key: string): Draft | undefined => drafts().get(key);
/** All of them, by form; a signal. */
export const allDrafts = drafts;

/** `place`: of a form on another page. */
export function keepDraft(
  key: string,
  typed: TypedRow,
  start: TypedRow,
  label: string,
  place?: Pick<Draft, "address" | "page">,
): void {
  const here = { address: location.hash, page: document.querySelector("main h1")?.textContent ?? "" };
  const once = drafts().get(key)?.once ?? newId();
  setDrafts((before) => new Map(before).set(key, { typed, start, once, label, ...(place ?? here) }));
}

export function dropDraft(key: string): void {
  if (!drafts().has(key)) return;
  setDrafts((before) => new Map([...before].filter(([one]) => one !== key)));
}

/** Called at log-out: nothing readable stays. */
export function forgetDrafts(): void {
  setDrafts(new Map());
}

/** Those the device kept; what was typed since wins over them. */
export function restoreDrafts(kept: ReadonlyMap<string, Draft>): void {
  if (kept.size > 0) setDrafts((before) => new Map([...kept, ...before]));
}

/** Throws a draft away; the answer, if there was one, brings it back. */
export function discardDraft(key: string): (() => void) | undefined {
  const draft = drafts().get(key);
  if (!draft) return undefined;
  dropDraft(key);
  return () => setDrafts((before) => new Map(before).set(key, draft));
}

export const hasDrafts = (): boolean => drafts().size > 0;

const [isKept, setDraftsKept] = createSignal(false);
/** Whether the device keeps them too. */
export const areDraftsKept = isKept;
export { setDraftsKept };
/** Leaving the document would lose some. */
export const mayLoseDrafts = (): boolean => hasDrafts() && !isKept();

/** What waits to be recorded, the latest first; `hidden`: whose form is not on the screen. */
export function listDrafts(which: "all" | "hidden"): readonly Pick<Draft, "label" | "address" | "page">[] {
  return [...drafts()]
    .filter(([key]) => which === "all" || !openForms().includes(key))
    .map(([, { label, address, page }]) => ({ label, address, page }))
    .reverse();
}

export const isOnScreen = (key: string): boolean => openForms().includes(key);

/** Says that the form of this key is on the screen; the answer says that it has left. */
export function showForm(key: string): () => void {
  setOpenForms((before) => [...before, key]);
  return () =>
    setOpenForms((before) => {
      const at = before.indexOf(key);
      return before.filter((_, i) => i !== at);
    });
}
