// What was chosen and written on the page of a household that split, and not started yet: kept as any draft is, so that looking at the
// preview and coming back, or a session that ends, loses nothing. The preview drops it when the act starts.
import { type Accessor, createEffect, createMemo, onCleanup } from "solid-js";
import { dropDraft, findDraft, keepDraft, showForm } from "../../ui/form/drafts.ts";

export const followDraftKey = (household: string): string => `${household}/follow`;

const reasonField = "reason";

export interface KeptChoices {
  /** The household chosen for a case: "" where it is left for later, undefined where nobody chose. */
  toOf: (caseId: string) => string | undefined;
  reason: () => string;
  choose: (caseId: string, to: string) => void;
  write: (reason: string) => void;
}

/** `label`: the words of its button, for the reminder of what is not recorded. */
export function keepChoices(household: Accessor<string>, label: () => string): KeptChoices {
  const key = createMemo(() => followDraftKey(household()));
  const typed = createMemo(() => findDraft(key())?.typed ?? {});
  createEffect(() => onCleanup(showForm(key())));
  const textOf = (field: string): string | undefined => {
    const value = typed()[field];
    return typeof value === "string" ? value : undefined;
  };
  const keep = (field: string, value: string) => {
    const all = { ...typed(), [field]: value };
    const isEmpty = Object.entries(all).every(([name, one]) => name === reasonField && one === "");
    if (isEmpty) dropDraft(key());
    else keepDraft(key(), all, {}, label());
  };
  return {
    toOf: textOf,
    reason: () => textOf(reasonField) ?? "",
    choose: keep,
    write: (reason) => keep(reasonField, reason),
  };
}
