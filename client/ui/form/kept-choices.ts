// What was chosen on a page that leads to a preview, and not started yet: kept as any draft is, so that looking at the preview and
// coming back, or a session that ends, loses nothing. The preview drops it when the act starts.
import { type Accessor, createEffect, createMemo, onCleanup } from "solid-js";
import { dropDraft, findDraft, keepDraft, showForm } from "./drafts.ts";

export interface KeptChoices {
  /** Undefined where nobody chose; "" is a choice too. */
  of: (name: string) => string | undefined;
  /** `undefined` takes the choice back. */
  choose: (name: string, value: string | undefined) => void;
  /** Whether there is any. */
  isAny: Accessor<boolean>;
  forget: () => void;
}

/** `label`: the words of the page's button, for the reminder of what is not recorded. */
export function keepChoices(key: Accessor<string>, label: () => string): KeptChoices {
  const typed = createMemo(() => findDraft(key())?.typed ?? {});
  createEffect(() => onCleanup(showForm(key())));
  return {
    of: (name) => {
      const value = typed()[name];
      return typeof value === "string" ? value : undefined;
    },
    choose: (name, value) => {
      const { [name]: _before, ...others } = typed();
      const all = value === undefined ? others : { ...others, [name]: value };
      if (Object.keys(all).length === 0) dropDraft(key());
      else keepDraft(key(), all, {}, label());
    },
    isAny: () => Object.keys(typed()).length > 0,
    forget: () => dropDraft(key()),
  };
}
