// What is missing or runs out in the record of the person a case is about, and the way to complete it without leaving the case: the
// record is read when the form is opened, and that reading is recorded like any other.
import { createSignal, For, type JSX, Show } from "solid-js";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { caseText } from "../text/cases.ts";
import { papersText } from "../text/papers.ts";
import { trpc } from "../trpc.ts";
import { formatDay } from "../ui/format.ts";
import { Alert, problemText } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { ActionDialog } from "./action-dialog.tsx";
import type { Chosen, ContentCase } from "./action-panel.tsx";
import { chosenBy, MissingLine } from "./missing-line.tsx";

export function PersonMissing(props: { view: ContentCase; isNow: boolean }): JSX.Element {
  const workflows = useWorkflows();
  const [wanted, setWanted] = createSignal<string>();
  const person = createRead(
    "cases",
    "getCase",
    () => (wanted() === undefined ? undefined : { caseId: props.view.head.personId ?? "" }),
    (input, signal) => trpc.cases.getCase.query(input, { signal }),
  );
  const record = () => {
    const data = wanted() === undefined || person.isPending ? undefined : person.data;
    return data?.level === "content" ? data : undefined;
  };
  const chosen = (): Chosen | undefined => {
    const item = record()?.todo.find((one) => one.field === wanted());
    return item?.by && chosenBy(item, item.by);
  };
  const isPast = (day: string) => day < props.view.today;
  const name = () => props.view.names[props.view.head.personId ?? ""];
  return (
    <>
      <Show when={props.view.personDue.ofAgeOn}>
        {(on) => (
          <Alert kind="info" title={papersText().ofAge(name() ?? "", formatDay(on()))}>
            <p>{papersText().ofAgeHelp}</p>
          </Alert>
        )}
      </Show>
      <Show when={props.view.personExpiring.length + props.view.personDue.actsEnding.length > 0}>
        <h3 class="space-above">{papersText().runsOut(name() ?? "")}</h3>
        <ul class="row-list">
          <For each={props.view.personExpiring}>
            {(one) => (
              <li>
                <span>{papersText().sorts[one.about]}</span>
                <span class="tag" classList={{ late: one.isOver, soon: !one.isOver }}>
                  {one.isOver ? papersText().over(formatDay(one.until)) : papersText().soon(formatDay(one.until))}
                </span>
              </li>
            )}
          </For>
          <For each={props.view.personDue.actsEnding}>
            {(one) => (
              <li>
                <span>{workflows.option("person", "actRole", one.role)}</span>
                <span class="tag" classList={{ late: isPast(one.until), soon: !isPast(one.until) }}>
                  {isPast(one.until)
                    ? papersText().over(formatDay(one.until))
                    : papersText().soon(formatDay(one.until))}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.view.personTodo.length > 0}>
        <h3>{caseText().missingOfPerson(name() ?? "")}</h3>
        <dl class="facts">
          <For each={props.view.personTodo}>
            {(item) => (
              <div>
                <dt>{workflows.field("person", item.field)}</dt>
                <dd>
                  <MissingLine
                    kind="person"
                    item={item}
                    name={workflows.field("person", item.field)}
                    names={props.view.names}
                  />
                  <Show when={props.isNow}>
                    <button type="button" class="link-button small-text no-print" onClick={() => setWanted(item.field)}>
                      {caseText().complete}
                      <span class="visually-hidden">: {workflows.field("person", item.field)}</span>
                    </button>
                  </Show>
                </dd>
              </div>
            )}
          </For>
        </dl>
        <Show when={wanted() !== undefined && person.error}>
          {(error) => <Alert kind="danger">{problemText(readProblem(error()))}</Alert>}
        </Show>
        <Show when={wanted() !== undefined && record() && chosen() === undefined}>
          <p class="muted small-text" role="status">
            {caseText().cannotComplete}
          </p>
        </Show>
        <Show when={record()}>
          {(view) => (
            <ActionDialog view={view()} chosen={chosen()} subject={name()} onClose={() => setWanted(undefined)} />
          )}
        </Show>
      </Show>
    </>
  );
}
