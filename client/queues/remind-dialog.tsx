// A reminder to whom a case waits for: how it was sent, one press. An ordinary REMIND through the gate.
import { For, type JSX, Show } from "solid-js";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { dayText } from "../text/day.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { daysBetween, formatDay } from "../ui/format.ts";
import { Alert, Await, problemText } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { awaited } from "./awaited.ts";
import type { ListRow } from "./fetch-page.ts";
import { createRowAct } from "./row-act.ts";

const via = "remindedVia";

export default function RemindDialog(props: { row: ListRow; today: string; onClose: () => void }): JSX.Element {
  const workflows = useWorkflows();
  const { act, failed, isSending } = createRowAct(props);
  const form = createRead(
    "cases",
    "getForm",
    () => ({ kind: props.row.kind, version: workflows.find(props.row.kind)?.current ?? 1, event: "REMIND" }),
    (input, signal) => trpc.cases.getForm.query(input, { signal }),
    { fixed: true },
  );
  const who = () => awaited(workflows, { ...props.row, waitingFor: props.row.waitingFor ?? "" });

  const remind = (channel: string) => act({ type: "REMIND", payload: { [via]: channel } }, dayText().reminded(who()));

  return (
    <Dialog
      open
      title={dayText().remindTitle(who())}
      subject={[props.row.person, props.row.number].filter(Boolean).join(" · ")}
      size="narrow"
      onClose={props.onClose}
    >
      <p class="muted">
        <Show when={props.row.waitingSince}>
          {(since) => dayText().waitingLong(daysBetween(since(), props.today), formatDay(since()))}
        </Show>{" "}
        <Show when={props.row.remindedOn} fallback={dayText().neverReminded}>
          {(on) => dayText().remindedOn(formatDay(on()))}
        </Show>
      </p>
      <p>{dayText().remindHelp}</p>
      <Show when={failed()}>{(error) => <Alert kind="danger">{problemText(readProblem(error()))}</Alert>}</Show>
      <Await query={form}>
        {(found) => (
          <div class="toolbar">
            <For each={found().form.fields.find(({ name }) => name === via)?.options ?? []}>
              {(channel, i) => (
                <button
                  ref={(button) => i() === 0 && setTimeout(() => button.focus(), 0)}
                  data-first
                  type="button"
                  class="btn btn-outline-primary small"
                  disabled={isSending()}
                  onClick={() => void remind(channel)}
                >
                  {workflows.option(props.row.kind, via, channel)}
                </button>
              )}
            </For>
          </div>
        )}
      </Await>
    </Dialog>
  );
}
