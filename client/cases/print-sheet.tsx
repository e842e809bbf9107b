// Printing what is shown of a case: it is recorded as an export first; then that part alone goes on paper, under the number of the
// case. Who printed and when stands at the foot, as on every page.
import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { may, useDesk } from "../desk.ts";
import { readProblem } from "../problem.ts";
import { caseText } from "../text/cases.ts";
import { trpc } from "../trpc.ts";
import { notify } from "../ui/notices.tsx";
import { problemText } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";

type Printed = Awaited<ReturnType<typeof trpc.cases.recordPrint.mutate>>;

export interface Printing {
  printed: () => Printed | undefined;
  isBusy: () => boolean;
  start: (caseId: string) => Promise<void>;
}

export function createPrinting(): Printing {
  const [printed, setPrinted] = createSignal<Printed>();
  const [isBusy, setIsBusy] = createSignal(false);
  const over = () => setPrinted(undefined);
  addEventListener("afterprint", over);
  onCleanup(() => removeEventListener("afterprint", over));
  async function start(caseId: string): Promise<void> {
    if (isBusy()) return;
    setIsBusy(true);
    try {
      setPrinted(await trpc.cases.recordPrint.mutate({ caseId }));
      // Drawn first.
      requestAnimationFrame(() => setTimeout(() => print(), 0));
    } catch (error) {
      notify(problemText(readProblem(error)), "warning");
    } finally {
      setIsBusy(false);
    }
  }
  return { printed, isBusy, start };
}

/** Only for who may take data away. */
export function PrintButton(props: { caseId: string; printing: Printing; label: string }): JSX.Element {
  const desk = useDesk();
  return (
    <Show when={may(desk(), "exports")}>
      <button
        type="button"
        class="btn btn-outline-primary small no-print"
        disabled={props.printing.isBusy()}
        title={caseText().printRecorded}
        onClick={() => void props.printing.start(props.caseId)}
      >
        {props.label}
      </button>
    </Show>
  );
}

/** On paper only: which case, and what else is to be said of the sheet. */
export function PrintHead(props: { printing: Printing; title: string; about: readonly string[] }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <Show when={props.printing.printed()}>
      {(one) => (
        <div class="print-head">
          <p>
            <strong>
              {workflows.name(one().kind)} {one().number}: {props.title}
            </strong>
          </p>
          <p class="small-text">{props.about.join(" ")}</p>
        </div>
      )}
    </Show>
  );
}
