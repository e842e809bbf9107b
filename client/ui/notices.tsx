// Short messages after an act ("registrato"): announced politely, gone after a while, never the only trace of an error.
// One may offer a way back, and then stays longer.
import { createSignal, For, type JSX, Show } from "solid-js";

interface Notice {
  id: number;
  text: string;
  kind: "success" | "warning";
  action?: NoticeAction;
}

export interface NoticeAction {
  label: string;
  run: () => void;
}

const shownMs = 6_000;
const shownWithActionMs = 20_000;
const [notices, setNotices] = createSignal<readonly Notice[]>([]);
let lastId = 0;

const remove = (id: number) => setNotices((before) => before.filter((one) => one.id !== id));

export function notify(text: string, kind: Notice["kind"] = "success", action?: NoticeAction): void {
  lastId += 1;
  const id = lastId;
  setNotices((before) => [...before.slice(-2), { id, text, kind, ...(action ? { action } : {}) }]);
  setTimeout(() => remove(id), action ? shownWithActionMs : shownMs);
}

export function Notices(): JSX.Element {
  return (
    <div class="notices no-print" role="status" aria-live="polite">
      <For each={notices()}>
        {(notice) => (
          <div class={`alert alert-${notice.kind}`}>
            {notice.text}
            <Show when={notice.action}>
              {(action) => (
                <>
                  {" "}
                  <button
                    type="button"
                    class="link-button"
                    onClick={() => {
                      action().run();
                      remove(notice.id);
                    }}
                  >
                    {action().label}
                  </button>
                </>
              )}
            </Show>
          </div>
        )}
      </For>
    </div>
  );
}
