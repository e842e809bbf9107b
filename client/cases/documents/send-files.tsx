// The files of an act that is recorded, sent one after the other: what arrived, what is on its way, what did not go and why.
import { createSignal, For, type JSX, onMount, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { readProblem } from "../../problem.ts";
import { queryClient } from "../../query.ts";
import { documentsText } from "../../text/documents.ts";
import { shellText } from "../../text/shell.ts";
import { fetchKeeper, keepFile } from "../../ui/form/waiting.ts";
import { problemText } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import { type ChosenFile, titleOf } from "./attach-slot.tsx";
import { refusedWords, sendFile } from "./send-file.ts";

interface State {
  isDone: boolean;
  /** It waits on the device for the network. */
  isKept?: boolean;
  /** Of its bytes, while they are on their way. */
  share?: number | undefined;
  problem?: string | undefined;
}

export default function SendFiles(props: {
  caseId: string;
  kind: string;
  /** Of the act they go with. */
  seq: number;
  files: readonly ChosenFile[];
  onClose: () => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const [states, setStates] = createStore<State[]>(props.files.map(() => ({ isDone: false })));
  const [isSending, setIsSending] = createSignal(true);
  void fetchKeeper();

  async function sendOne(at: number, one: ChosenFile, expectedSeq: number): Promise<number> {
    setStates(at, { share: 0, problem: undefined });
    const about = {
      commandId: one.commandId,
      title: titleOf(one),
      documentKind: one.kind,
      documentClass: one.class,
      withSeq: props.seq,
    };
    try {
      const { seq } = await sendFile(props.caseId, { ...about, expectedSeq }, one.file, (share) =>
        setStates(at, { share }),
      );
      setStates(at, { isDone: true, share: undefined });
      return seq;
    } catch (error) {
      const found = readProblem(error);
      // Without network it waits on the device, and goes by itself.
      if (found.code === "OFFLINE" && (await keepFile({ caseId: props.caseId, about, file: one.file })))
        setStates(at, { isKept: true, share: undefined });
      else
        setStates(at, { share: undefined, problem: refusedWords(workflows, props.kind, error) ?? problemText(found) });
      return expectedSeq;
    }
  }

  async function sendAll(): Promise<void> {
    setIsSending(true);
    let expectedSeq = props.seq;
    for (const [at, one] of props.files.entries())
      if (!states[at]?.isDone && !states[at]?.isKept) expectedSeq = await sendOne(at, one, expectedSeq);
    await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
    setIsSending(false);
    if (states.every((one) => one.isDone)) props.onClose();
  }
  onMount(() => void sendAll());

  const stateText = ({ isDone, isKept, share, problem }: State): string => {
    if (isKept) return shellText().files.kept;
    if (isDone) return documentsText().slot.done;
    if (problem !== undefined) return problem;
    return share === undefined ? documentsText().slot.waiting : documentsText().sending(Math.round(share * 100));
  };
  return (
    <>
      <p>{documentsText().slot.recorded}</p>
      <ul class="document-list" aria-live="polite">
        <For each={props.files}>
          {(one, i) => (
            <li>
              <strong>{titleOf(one)}</strong>: {stateText(states[i()] ?? { isDone: false })}
            </li>
          )}
        </For>
      </ul>
      <Show when={!isSending()}>
        <div class="toolbar">
          <Show when={states.some((one) => !one.isDone && !one.isKept)}>
            <button type="button" class="btn btn-primary" onClick={() => void sendAll()}>
              {documentsText().slot.again}
            </button>
          </Show>
          <button type="button" class="btn btn-outline-primary" onClick={() => props.onClose()}>
            {states.every((one) => one.isDone || one.isKept)
              ? documentsText().slot.close
              : documentsText().slot.closeWithout}
          </button>
        </div>
      </Show>
    </>
  );
}
