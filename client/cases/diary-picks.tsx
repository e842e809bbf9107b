// Picking entries of a diary for a report, under one filter after another; the draft of what was picked.
import { createSignal, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { diaryText } from "../text/diary.ts";
import { formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import { draftOf, ReportDraft } from "./report-draft.tsx";
import type { TimelineEntry } from "./timeline.tsx";

interface Picked {
  entry: TimelineEntry;
  names: Record<string, string>;
}

export function createPicks() {
  const [isOn, setIsOn] = createSignal(false);
  const [picked, setPicked] = createSignal<ReadonlyMap<number, Picked>>(new Map());
  return {
    isOn,
    turn: () => {
      setIsOn((is) => !is);
      setPicked(new Map());
    },
    has: (seq: number) => picked().has(seq),
    all: () => [...picked().values()],
    toggle: (entry: TimelineEntry, names: Record<string, string>) =>
      setPicked((before) => {
        const after = new Map(before);
        if (!after.delete(entry.seq)) after.set(entry.seq, { entry, names });
        return after;
      }),
  };
}

export type Picks = ReturnType<typeof createPicks>;

export function PickBox(props: { picks: Picks; kind: string; entry: TimelineEntry; names: Record<string, string> }) {
  const workflows = useWorkflows();
  const label = () =>
    diaryText().report.pick(workflows.done(props.kind, props.entry.type), formatDay(props.entry.occurredOn));
  return (
    <input
      type="checkbox"
      class="no-print"
      aria-label={label()}
      checked={props.picks.has(props.entry.seq)}
      onChange={() => props.picks.toggle(props.entry, props.names)}
    />
  );
}

export function PickBar(props: { picks: Picks; caseId: string; kind: string }): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const [draft, setDraft] = createSignal<string>();
  const all = () => props.picks.all();
  function compose(): void {
    const names = Object.assign({}, ...all().map((one) => one.names)) as Record<string, string>;
    const entries = all().map((one) => one.entry);
    setDraft(draftOf(entries, { workflows, desk: desk(), kind: props.kind, names }));
  }
  return (
    <Show when={props.picks.isOn()}>
      <div class="toolbar no-print">
        <span role="status">
          {all().length === 0 ? diaryText().report.help : diaryText().report.chosen(all().length)}
        </span>
        <button type="button" class="btn btn-primary small" disabled={all().length === 0} onClick={compose}>
          {diaryText().report.compose}
        </button>
      </div>
      <Show when={draft()}>
        {(text) => <ReportDraft caseId={props.caseId} text={text()} onClose={() => setDraft(undefined)} />}
      </Show>
    </Show>
  );
}
