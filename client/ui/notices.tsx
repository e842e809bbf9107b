// Short messages after an act ("registrato"): announced politely, gone after a while, never the only trace of an error.
import { createSignal, For, type JSX } from "solid-js";

interface Notice {
  id: number;
  text: string;
  kind: "success" | "warning";
}

const shownMs = 6000;
const [notices, setNotices] = createSignal<readonly Notice[]>([]);
let lastId = 0;

export function notify(text: string, kind: Notice["kind"] = "success"): void {
  lastId += 1;
  const id = lastId;
  setNotices((before) => [...before.slice(-2), { id, text, kind }]);
  setTimeout(() => setNotices((before) => before.filter((one) => one.id !== id)), shownMs);
}

export function Notices(): JSX.Element {
  return (
    <div class="notices no-print" role="status" aria-live="polite">
      <For each={notices()}>{(notice) => <div class={`alert alert-${notice.kind}`}>{notice.text}</div>}</For>
    </div>
  );
}
