// Under which name a document being written is kept until it is put on file, and what is brought to it from elsewhere.
import { findDraft, keepDraft } from "../../ui/form/drafts.ts";

/** `document`: of which it becomes a further version. */
export const letterDraftKey = (caseId: string, template: string, version: number, document?: string): string =>
  [`${caseId}/letter:${template}/${version}`, document].filter(Boolean).join("/");

/** Texts by field; what was written there already stays above them. `address` is that of its page. */
export function addToLetter(
  key: string,
  texts: Readonly<Record<string, string>>,
  label: string,
  address: string,
): void {
  const { typed = {}, start = {} } = findDraft(key) ?? {};
  const added = Object.entries(texts).map(([field, text]) => {
    const before = typed[field];
    const above = typeof before === "string" && before !== "" && !before.includes(text) ? [before] : [];
    const kept = typeof before === "string" && before.includes(text) ? before : text;
    return [field, [...above, kept].join("\n\n")];
  });
  keepDraft(key, { ...typed, ...Object.fromEntries(added) }, start, label, { address: `#${address}`, page: label });
}
