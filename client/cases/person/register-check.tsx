// Asks the register of the population who somebody is, and puts its answer beside what stands, field by field: what the worker chooses
// goes into a form, and is recorded as any other act. Where no register is connected it says so, and nothing is filled in.
import { createSignal, createUniqueId, For, type JSX, Match, Show, Switch } from "solid-js";
import { useDesk } from "../../desk.ts";
import { readProblem } from "../../problem.ts";
import { registerText } from "../../text/population-register.ts";
import { trpc } from "../../trpc.ts";
import { Alert, problemText } from "../../ui/states.tsx";
import { valueText } from "../../value-text.ts";
import { useWorkflows } from "../../workflows.ts";

type Answer = Awaited<ReturnType<typeof trpc.people.lookUp.mutate>>;
type Found = Extract<Answer, { rows: unknown }>;
type Row = Found["rows"][number];
export type RegisterField = Row["field"];

/** Fields that go into one form. */
export interface Group {
  label: string;
  fields: readonly RegisterField[];
  onTake: (values: Partial<Record<RegisterField, string>>) => void;
}

const leastReason = 3;

export function RegisterCheck(props: {
  /** Undefined while it is not known whom to ask about. */
  about: { personId: string } | { fiscalCode: string } | undefined;
  /** What stands, where the server does not know it: a form that is being filled in. */
  standing?: (field: RegisterField) => string | undefined;
  groups: readonly Group[];
}): JSX.Element {
  const id = createUniqueId();
  const [reason, setReason] = createSignal("");
  const [answer, setAnswer] = createSignal<Answer>();
  const [problem, setProblem] = createSignal<unknown>();
  const [isAsking, setIsAsking] = createSignal(false);
  const mayAsk = () => props.about !== undefined && reason().trim().length >= leastReason && !isAsking();
  async function ask(): Promise<void> {
    const { about } = props;
    if (!about || !mayAsk()) return;
    setIsAsking(true);
    setProblem(undefined);
    setAnswer(undefined);
    try {
      setAnswer(await trpc.people.lookUp.mutate({ ...about, reason: reason().trim() }));
    } catch (error) {
      setProblem(error);
    } finally {
      setIsAsking(false);
    }
  }
  const found = () => {
    const one = answer();
    return one?.status === "found" ? one : undefined;
  };
  return (
    <div class="register-check no-print">
      <label for={id}>{registerText().reason}</label>
      <input
        id={id}
        type="text"
        class="form-control"
        maxLength={300}
        aria-describedby={`${id}-help`}
        value={reason()}
        onInput={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // The form around it is not meant.
          event.preventDefault();
          void ask();
        }}
      />
      <p class="field-help" id={`${id}-help`}>
        {props.about ? registerText().reasonHelp : registerText().noCode}
      </p>
      <button type="button" class="btn btn-outline-primary small" disabled={!mayAsk()} onClick={() => void ask()}>
        {registerText().ask}
      </button>
      <div aria-live="polite">
        <Show when={problem()}>{(error) => <Alert kind="danger">{problemText(readProblem(error()))}</Alert>}</Show>
        <Switch>
          <Match when={answer()?.status === "notConnected"}>
            <Alert kind="info">{registerText().notConnected(answer()?.register ?? "")}</Alert>
          </Match>
          <Match when={answer()?.status === "notFound"}>
            <Alert kind="warning">{registerText().notFound(answer()?.register ?? "")}</Alert>
          </Match>
          <Match when={answer()?.status === "unavailable"}>
            <Alert kind="warning">{registerText().unavailable(answer()?.register ?? "")}</Alert>
          </Match>
          <Match when={found()}>
            {(one) => (
              <For each={props.groups}>
                {(group) => <GroupRows group={group} answer={one()} standing={props.standing} />}
              </For>
            )}
          </Match>
        </Switch>
      </div>
    </div>
  );
}

function GroupRows(props: {
  group: Group;
  answer: Found;
  standing?: ((field: RegisterField) => string | undefined) | undefined;
}): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const [chosen, setChosen] = createSignal<readonly RegisterField[]>([]);
  const rows = () => props.answer.rows.filter(({ field }) => props.group.fields.includes(field));
  const said = (field: RegisterField, value: string) =>
    valueText({ workflows, desk: desk(), kind: "person", names: {} }, field, value);
  const here = (row: Row) => (props.standing ? props.standing(row.field) : row.here) ?? "";
  const differs = (row: Row) => here(row).trim().toLowerCase() !== row.there.toLowerCase();
  const toggle = (field: RegisterField, on: boolean) =>
    setChosen((before) => (on ? [...before, field] : before.filter((one) => one !== field)));
  const take = () =>
    props.group.onTake(
      Object.fromEntries(
        rows()
          .filter(({ field }) => chosen().includes(field))
          .map(({ field, there }) => [field, there]),
      ),
    );
  return (
    <Show when={rows().length > 0}>
      <fieldset>
        <legend>{props.group.label}</legend>
        <ul class="row-list">
          <For each={rows()}>
            {(row) => (
              <li>
                <strong>{workflows.field("person", row.field)}</strong>
                <span class="small-text">
                  {registerText().here}: {here(row) === "" ? registerText().nothing : said(row.field, here(row))}
                </span>
                <span class="small-text">
                  {registerText().there(props.answer.register)}: {said(row.field, row.there)}
                </span>
                <Show when={differs(row)} fallback={<span class="tag done">{registerText().same}</span>}>
                  <label>
                    <input
                      type="checkbox"
                      checked={chosen().includes(row.field)}
                      onChange={(event) => toggle(row.field, event.currentTarget.checked)}
                    />{" "}
                    {registerText().choose}
                    <span class="visually-hidden">: {workflows.field("person", row.field)}</span>
                  </label>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <button
          type="button"
          class="btn btn-outline-primary small"
          disabled={chosen().length === 0}
          onClick={() => take()}
        >
          {registerText().take}
          <span class="visually-hidden">: {props.group.label}</span>
        </button>
      </fieldset>
    </Show>
  );
}
