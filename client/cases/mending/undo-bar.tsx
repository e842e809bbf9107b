// Above a case, for some minutes after one's own last act: take it back with one click, or read why that is not possible.

import { createMemo, createSignal, type JSX, onCleanup, Show } from "solid-js";
import { readProblem } from "../../problem.ts";
import { queryClient } from "../../query.ts";
import { sessionLost } from "../../session-state.ts";
import { mendingText } from "../../text/mending.ts";
import { sendCommand } from "../../trpc.ts";
import { rememberFocus } from "../../ui/keep-focus.ts";
import { notify } from "../../ui/notices.tsx";
import { problemText, SendProblem } from "../../ui/states.tsx";
import { newId } from "../../uuid.ts";
import { useWorkflows } from "../../workflows.ts";
import type { ContentCase } from "../action-panel.tsx";

const tickMs = 15_000;

/** The instant of this machine, again and again: the server alone decides whether the window is still open. */
function createNow(): () => number {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), tickMs);
  onCleanup(() => clearInterval(timer));
  return now;
}

export function UndoBar(props: { view: ContentCase }): JSX.Element {
  const workflows = useWorkflows();
  const now = createNow();
  const [sending, setSending] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const undo = () => props.view.mending.undo;
  /** When the window closes by the clock of this machine, whatever day the office has. */
  const closesMs = createMemo(() => Date.now() + (undo()?.leftMs ?? 0));
  const minutes = () => Math.ceil((closesMs() - Math.max(now(), closesMs() - (undo()?.leftMs ?? 0))) / 60_000);

  async function takeBack(seq: number): Promise<void> {
    if (sending()) return;
    const giveBack = rememberFocus();
    setSending(true);
    setProblem(undefined);
    try {
      await sendCommand({
        caseId: props.view.caseId,
        commandId: newId(),
        expectedSeq: props.view.seq,
        event: { type: "UNDO", payload: { undoes: seq } },
      });
      notify(mendingText().undone);
      await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
    } catch (error) {
      const found = readProblem(error);
      if (found.code === "UNAUTHORIZED") sessionLost();
      const { refusal } = (found.details ?? {}) as { refusal?: { reasons: string[] } };
      const reasons = refusal?.reasons.map((id) => workflows.reason(props.view.kind, id)).join(" ");
      setProblem(reasons ?? problemText(found));
      await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
    } finally {
      setSending(false);
      queueMicrotask(giveBack);
    }
  }

  return (
    <>
      <SendProblem of={problem()} kind="warning" />
      <Show when={minutes() > 0 && undo()}>
        {(one) => (
          <div class="undo-bar no-print" role="status">
            <span>{mendingText().justDone(workflows.done(props.view.kind, one().type))}</span>
            <Show
              when={one().possible}
              fallback={
                <span class="muted">
                  {mendingText().cannotUndo}:{" "}
                  {one()
                    .reasons.map((id) => workflows.reason(props.view.kind, id))
                    .join(" ")}
                </span>
              }
            >
              <button
                type="button"
                class="btn btn-outline-primary small"
                aria-disabled={sending()}
                onClick={() => void takeBack(one().seq)}
              >
                {mendingText().undo}
              </button>
              <span class="muted small-text">{mendingText().undoFor(minutes())}</span>
            </Show>
          </div>
        )}
      </Show>
    </>
  );
}
