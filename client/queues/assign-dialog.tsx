// Giving a case to somebody: those who may follow it, one press each. An ordinary ASSIGN through the gate.
import { For, type JSX, Show } from "solid-js";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { boardText } from "../text/board.ts";
import { queueText } from "../text/queues.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { formatNumber } from "../ui/format.ts";
import { Await, Empty, problemText, SendProblem } from "../ui/states.tsx";
import type { ListRow } from "./fetch-page.ts";
import { createRowAct } from "./row-act.ts";

export default function AssignDialog(props: { row: ListRow; onClose: () => void }): JSX.Element {
  const { act, failed, isSending } = createRowAct(props);
  const eligible = createRead(
    "cases",
    "listEligible",
    () => ({ caseId: props.row.id }),
    (input, signal) => trpc.board.listEligible.query(input, { signal }),
  );

  const assign = (to: { accountId: string; name: string }) =>
    act({ type: "ASSIGN", payload: { assignee: to.accountId } }, boardText().assigned(to.name));

  return (
    <Dialog
      open
      title={boardText().assignTitle(props.row.number)}
      subject={props.row.person ?? undefined}
      size="narrow"
      onClose={props.onClose}
    >
      <p class="muted">{boardText().assignHelp}</p>
      <SendProblem of={failed()} say={(error) => problemText(readProblem(error))} />
      <Await query={eligible}>
        {(data) => (
          <Show
            when={data().length > 0}
            fallback={
              <Empty title={boardText().nobodyEligible}>
                <p>{boardText().nobodyEligibleHelp}</p>
              </Empty>
            }
          >
            <ul class="row-list two-sides">
              <For each={data().filter((one) => one.accountId !== props.row.assignee)}>
                {(one) => (
                  <li>
                    <div>
                      <strong>{one.name}</strong>
                      <div class="muted small-text">
                        {one.roles
                          .map((role) => (shellText().roles as Record<string, string>)[role] ?? role)
                          .join(", ")}
                        <Show when={one.weight !== undefined}>
                          {" · "}
                          {boardText().carries(formatNumber(one.weight ?? 0), formatNumber(one.cases ?? 0))}
                        </Show>
                      </div>
                    </div>
                    <button
                      type="button"
                      class="btn btn-outline-primary small end"
                      disabled={isSending()}
                      aria-label={`${queueText().assign}: ${one.name}`}
                      onClick={() => void assign(one)}
                    >
                      {queueText().assign}
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Await>
    </Dialog>
  );
}
