// What was typed and not yet recorded, by form: kept in memory only, so that a lost session, a STALE answer or another
// page loses nothing. It is never written to the device and goes at log-out.
import { createSignal } from "solid-js";
import type { TypedRow } from "./read-values.ts";

interface Draft {
  typed: TypedRow;
  /** What its form records, in the words of its button. */
  label: string;
  /** The page where it was typed: its address with the #, and its heading. */
  address: string;
  page: string;
}

const [drafts, setDrafts] = createSignal<ReadonlyMap<string, Draft>>(new Map());
/** Forms on the screen now: their drafts need no reminder. */
const [openForms, setOpenForms] = createSignal<readonly string[]>([]);

export const findDraft = (key: string): TypedRow | undefined => drafts().get(key)?.typed;

export function keepDraft(key: string, typed: TypedRow, label: string): void {
  const page = document.querySelector("main h1")?.textContent ?? "";
  setDrafts((before) => new Map(before).set(key, { typed, label, address: location.hash, page }));
}

export function dropDraft(key: string): void {
  if (!drafts().has(key)) return;
  setDrafts((before) => new Map([...before].filter(([one]) => one !== key)));
}

/** Called at log-out: nothing readable stays. */
export function forgetDrafts(): void {
  setDrafts(new Map());
}

/** Throws a draft away; the answer, if there was one, brings it back. */
export function discardDraft(key: string): (() => void) | undefined {
  const draft = drafts().get(key);
  if (!draft) return undefined;
  dropDraft(key);
  return () => setDrafts((before) => new Map(before).set(key, draft));
}

export const hasDrafts = (): boolean => drafts().size > 0;

/** What waits to be recorded, the latest first; `hidden`: whose form is not on the screen. */
export function listDrafts(which: "all" | "hidden"): readonly Omit<Draft, "typed">[] {
  return [...drafts()]
    .filter(([key]) => which === "all" || !openForms().includes(key))
    .map(([, { typed: _, ...rest }]) => rest)
    .reverse();
}

/** Says that the form of this key is on the screen; the answer says that it has left. */
export function showForm(key: string): () => void {
  setOpenForms((before) => [...before, key]);
  return () =>
    setOpenForms((before) => {
      const at = before.indexOf(key);
      return before.filter((_, i) => i !== at);
    });
}
