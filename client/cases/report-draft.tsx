// A report drafted from what was picked in the diary: in order of date, with who wrote it; changed here and copied into the
// document it is for. Nothing of it is recorded or kept.
import { createSignal, createUniqueId, type JSX } from "solid-js";
import { diaryText } from "../text/diary.ts";
import { Dialog } from "../ui/dialog.tsx";
import { formatDay } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { type ValueWords, valueText } from "../value-text.ts";
import type { TimelineEntry } from "./timeline.tsx";

/** `10/03/2026 – Nota di diario (Sara Lugli)`, then each field with its words; the day and kinds of a note are no words. */
function paragraphOf(entry: TimelineEntry, words: ValueWords): string {
  const { workflows, kind, names } = words;
  const head = `${formatDay(entry.occurredOn)} – ${workflows.done(kind, entry.type)} (${names[entry.actor] ?? entry.actor})`;
  const given = (entry.given ?? [])
    .map(({ field, value }) => ({ name: workflows.field(kind, field), text: valueText(words, field, value) }))
    .filter(({ text }) => text !== "")
    .map(({ name, text }) => `${name}: ${text}`);
  return [head, ...given].join("\n");
}

/** Oldest first. */
export const draftOf = (entries: readonly TimelineEntry[], words: ValueWords): string =>
  [...entries]
    .sort((a, b) => a.occurredOn.localeCompare(b.occurredOn) || a.seq - b.seq)
    .map((entry) => paragraphOf(entry, words))
    .join("\n\n");

export function ReportDraft(props: { text: string; onClose: () => void }): JSX.Element {
  const id = createUniqueId();
  const [text, setText] = createSignal(props.text);
  let area: HTMLTextAreaElement | undefined;
  async function copy(): Promise<void> {
    const copied = await navigator.clipboard?.writeText(text()).then(
      () => true,
      () => false,
    );
    if (copied) notify(diaryText().report.copied);
    else {
      area?.select();
      notify(diaryText().report.notCopied, "warning");
    }
  }
  return (
    <Dialog open title={diaryText().report.draft} size="wide" onClose={props.onClose}>
      <p class="muted">{diaryText().report.draftHelp}</p>
      <div class="field">
        <label for={id}>{diaryText().report.text}</label>
        <textarea
          ref={area}
          id={id}
          data-first
          class="form-control report-draft"
          rows={16}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div class="toolbar">
        <button type="button" class="btn btn-primary" onClick={() => void copy()}>
          {diaryText().report.copy}
        </button>
      </div>
    </Dialog>
  );
}
