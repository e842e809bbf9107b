// What is shown where a case may not be opened: for staff on duty, the way to open it in an emergency, for an hour and
// before the eyes of the supervisors.
import { createSignal, type JSX, Show } from "solid-js";
import type { Problem } from "../../workflows/kernel/evaluate.ts";
import type { Form } from "../../workflows/kernel/form.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { may, useDesk } from "../desk.ts";
import { readProblem } from "../problem.ts";
import { queryClient } from "../query.ts";
import { sessionLost } from "../session-state.ts";
import { accessText } from "../text/access.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { EventForm } from "../ui/form/event-form.tsx";
import { problemText, SendProblem } from "../ui/states.tsx";

const form: Form = {
  fields: [{ name: "reason", kind: "longText", class: "open", required: true, maxLength: 2000 }],
};
/** As the server asks: enough to say why. */
const shortest = 10;

/** Shows nothing unless `error` says that the case is not there for this reader. */
export function EmergencyOpening(props: { caseId: string; error: unknown }): JSX.Element {
  const desk = useDesk();
  const [open, setOpen] = createSignal(false);
  const [problem, setProblem] = createSignal("");

  async function ask(payload: JsonObject): Promise<readonly Problem[] | undefined> {
    const reason = String(payload.reason ?? "").trim();
    if (reason.length < shortest) {
      setProblem(accessText().glass.reasonShort);
      return [];
    }
    setProblem("");
    try {
      await trpc.access.breakGlass.mutate({ caseId: props.caseId, reason });
      setOpen(false);
      await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
      return undefined;
    } catch (error) {
      const found = readProblem(error);
      if (found.code === "UNAUTHORIZED") sessionLost();
      setProblem(problemText(found));
      return [];
    }
  }
  return (
    <Show when={props.error && readProblem(props.error).code === "NOT_FOUND" && may(desk(), "brokenGlass")}>
      <button type="button" class="btn btn-outline-primary" onClick={() => setOpen(true)}>
        {accessText().glass.ask}
      </button>
      <Dialog open={open()} title={accessText().glass.askTitle} onClose={() => setOpen(false)}>
        <p>{accessText().glass.askHelp}</p>
        <SendProblem of={problem()} />
        <EventForm
          form={form}
          words={{ fields: accessText().form.fields, options: {} }}
          draftKey={`${props.caseId}/breakGlass`}
          around={{ today: desk().today }}
          submitLabel={accessText().glass.go}
          withoutDay
          onRecord={ask}
          onCancel={() => setOpen(false)}
        />
      </Dialog>
    </Show>
  );
}
