// Tariffs out of a file: what is wrong in it is said entry by entry, what is new in it is recorded once somebody has looked.
import { createSignal, For, type JSX, Show } from "solid-js";
import type { Tariff } from "../../workflows/rules/cost-sharing/tariff.ts";
import { readProblem } from "../problem.ts";
import { costSharingText } from "../text/cost-sharing.ts";
import { trpc } from "../trpc.ts";
import { notify } from "../ui/notices.tsx";
import { problemText, SendProblem } from "../ui/states.tsx";
import { Faults } from "./faults.tsx";
import { mostBytes, type ReadFile, readFile } from "./tariff-file.ts";

export function ImportCard(props: {
  known: readonly Tariff[];
  places: readonly string[];
  onSaved: () => void;
}): JSX.Element {
  const [read, setRead] = createSignal<ReadFile>();
  const [problem, setProblem] = createSignal("");
  const [isSending, setIsSending] = createSignal(false);
  const text = () => costSharingText();

  async function look(file: File | undefined): Promise<void> {
    setRead(undefined);
    setProblem("");
    if (!file) return;
    if (file.size > mostBytes) return void setProblem(text().tooLarge);
    const found = readFile(await file.text(), props);
    if (found) setRead(found);
    else setProblem(text().noJson);
  }

  async function takeIn({ fresh }: ReadFile): Promise<void> {
    if (isSending()) return;
    setIsSending(true);
    try {
      for (const [i, one] of fresh.entries()) {
        const { problems } = await trpc.costSharing.addTariff.mutate(one);
        if (problems.length === 0) continue;
        // What came before it is recorded; read again, it is known.
        setRead({ fresh: [], known: 0, wrong: [{ entry: i + 1, problems }] });
        return;
      }
      notify(text().imported(fresh.length));
      setRead(undefined);
    } catch (error) {
      setProblem(problemText(readProblem(error)));
    } finally {
      setIsSending(false);
      props.onSaved();
    }
  }

  return (
    <div class="no-print">
      <label class="btn btn-outline-primary small">
        {text().importFile}
        <input
          type="file"
          class="visually-hidden"
          accept="application/json,.json"
          onChange={(event) => {
            void look(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </label>
      <div aria-live="polite">
        <SendProblem of={problem()} />
        <Show when={read()}>
          {(found) => (
            <>
              <For each={found().wrong}>
                {({ entry, problems }) => <Faults title={text().entry(entry)} problems={problems} />}
              </For>
              <Show when={found().wrong.length === 0}>
                <p>{text().found(found().fresh.length, found().known)}</p>
                <Show when={found().fresh.length > 0}>
                  <button
                    type="button"
                    class="btn btn-primary small"
                    aria-disabled={isSending()}
                    onClick={() => void takeIn(found())}
                  >
                    {text().takeIn(found().fresh.length)}
                  </button>
                </Show>
              </Show>
            </>
          )}
        </Show>
      </div>
    </div>
  );
}
