// "Presa visione": who of the heads read the diary last, how much came since, and the button of those who may say so. It changes
// nothing that is written.
import { createSignal, type JSX, Show } from "solid-js";
import { readProblem } from "../problem.ts";
import { queryClient } from "../query.ts";
import { createSend } from "../send-once.ts";
import { caseText } from "../text/cases.ts";
import { diaryText } from "../text/diary.ts";
import type { trpc } from "../trpc.ts";
import { formatDay } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { problemText, SendProblem } from "../ui/states.tsx";

type Diary = Awaited<ReturnType<typeof trpc.cases.listDiary.query>>;

export function ReadMark(props: { caseId: string; diary: Diary }): JSX.Element {
  const [isSending, setIsSending] = createSignal(false);
  const [failed, setFailed] = createSignal<unknown>();
  const send = createSend();

  async function mark(): Promise<void> {
    if (isSending()) return;
    setIsSending(true);
    setFailed(undefined);
    try {
      const { caseId } = props;
      await send({ caseId, expectedSeq: props.diary.seq, event: { type: "MARK_READ", payload: {} } });
      notify(caseText().recorded);
    } catch (error) {
      setFailed(() => error);
    } finally {
      // Also after a refusal: what was written meanwhile is to be read first.
      await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
      setIsSending(false);
    }
  }

  return (
    <>
      <SendProblem of={failed()} say={(error) => problemText(readProblem(error))} kind="warning" />
      <Show when={props.diary.lastRead || props.diary.mayMarkRead}>
        <div class="toolbar read-mark">
          <Show when={props.diary.lastRead}>
            {(read) => (
              <span class="muted">
                {diaryText().lastRead(
                  props.diary.names[read().actor] ?? read().actor,
                  formatDay(read().occurredOn),
                  read().notesSince,
                )}
              </span>
            )}
          </Show>
          <Show when={props.diary.mayMarkRead}>
            <button
              type="button"
              class="btn btn-outline-primary small no-print"
              aria-disabled={isSending()}
              onClick={() => void mark()}
            >
              {diaryText().markRead}
            </button>
          </Show>
        </div>
      </Show>
    </>
  );
}
