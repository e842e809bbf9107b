// A reminder to whom a case waits for: of several who were asked the one meant, and how it was sent, one press. An ordinary
// REMIND through the gate, which names the request.
import { createSignal, For, type JSX, Show } from "solid-js";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { dayText } from "../text/day.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { daysBetween, formatDay } from "../ui/format.ts";
import { Radios } from "../ui/radios.tsx";
import { Await, problemText, SendProblem } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { awaited } from "./awaited.ts";
import type { ListRow } from "./fetch-page.ts";
import { createRowAct } from "./row-act.ts";

const via = "remindedVia";

export default function RemindDialog(props: { row: ListRow; today: string; onClose: () => void }): JSX.Element {
  const workflows = useWorkflows();
  const { act, failed, isSending } = createRowAct(props);
  const open = createRead(
    "cases",
    "getAwaited",
    () => ({ caseId: props.row.id }),
    (input, signal) => trpc.cases.getAwaited.query(input, { signal }),
  );
  const form = createRead(
    "cases",
    "getForm",
    () => open.data && { kind: props.row.kind, version: open.data.version, event: "REMIND" },
    (input, signal) => trpc.cases.getForm.query(input, { signal }),
    { fixed: true },
  );
  const [chosen, setChosen] = createSignal<string>();
  const asked = () => open.data?.asked ?? [];
  /** Who was asked first, as the row has it, until another is chosen; one that answered meanwhile is nobody's choice. */
  const meant = () => asked().find(({ key }) => key === chosen()) ?? asked()[0];
  const who = () => {
    const one = meant();
    return one
      ? workflows.option(props.row.kind, one.request, one.of)
      : awaited(workflows, { ...props.row, waitingFor: props.row.waitingFor ?? "" });
  };
  const since = () => meant()?.since ?? props.row.waitingSince;
  const remindedOn = () => (meant() ? meant()?.remindedOn : props.row.remindedOn);

  const remind = (channel: string) => {
    const one = meant();
    const payload = { ...(one ? { request: one.key } : {}), [via]: channel };
    return act({ type: "REMIND", payload }, dayText().reminded(who()));
  };

  return (
    <Dialog
      open
      title={dayText().remindTitle(who())}
      subject={[props.row.person, props.row.number].filter(Boolean).join(" · ")}
      size="narrow"
      onClose={props.onClose}
    >
      <Await query={open}>
        {() => (
          <>
            <Show when={asked().length > 1}>
              <Radios
                label={dayText().remindWhom}
                values={asked().map(({ key }) => key)}
                value={meant()?.key ?? ""}
                words={Object.fromEntries(
                  asked().map((one) => [
                    one.key,
                    dayText().remindChoice(workflows.option(props.row.kind, one.request, one.of), formatDay(one.since)),
                  ]),
                )}
                onChoose={setChosen}
              />
            </Show>
            <p class="muted">
              <Show when={since()}>
                {(day) => dayText().waitingLong(daysBetween(day(), props.today), formatDay(day()))}
              </Show>{" "}
              <Show when={remindedOn()} fallback={dayText().neverReminded}>
                {(on) => dayText().remindedOn(formatDay(on()))}
              </Show>
            </p>
            <p>{dayText().remindHelp}</p>
            <SendProblem of={failed()} say={(error) => problemText(readProblem(error))} />
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
          </>
        )}
      </Await>
    </Dialog>
  );
}
