// What one carries oneself, above one's own cases: the same figure the supervisor sees, with what it is for.
import { type JSX, Show } from "solid-js";
import { createRead } from "../query.ts";
import { boardText } from "../text/board.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";

export default function OwnLoad(props: { accountId: string }): JSX.Element {
  const read = createRead(
    "board",
    "getLoad",
    () => ({}),
    (input, signal) => trpc.board.getLoad.query(input, { signal }),
    { keepBefore: true },
  );
  const own = () =>
    read.isPending ? undefined : read.data?.workers.find((worker) => worker.accountId === props.accountId);
  return (
    <Show when={own()}>
      {(load) => (
        <details class="own-load">
          <summary>{boardText().ownLoad(formatNumber(load().weight), formatNumber(load().cases))}</summary>
          <p class="muted small-text">{boardText().loadNote}</p>
        </details>
      )}
    </Show>
  );
}
