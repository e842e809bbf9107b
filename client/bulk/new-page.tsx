// A new act on many cases: which cases, which step, its form; then the preview. Only steps that ask no judgment case by
// case are offered; what each case answers is the server's to say.
import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import type { Form } from "../../workflows/kernel/form.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type BulkFilter, bulkChoice, filterOf } from "../bulk-choice.ts";
import { useDesk } from "../desk.ts";
import { formWords } from "../form-words.ts";
import { links } from "../links.ts";
import { readAddress, toQuestion } from "../list-address.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { bulkText } from "../text/bulk.ts";
import { formText } from "../text/form.ts";
import { trpc } from "../trpc.ts";
import { EventForm } from "../ui/form/event-form.tsx";
import { formatNumber } from "../ui/format.ts";
import { Alert, Await, Empty } from "../ui/states.tsx";
import { useWorkflows, type Workflows } from "../workflows.ts";
import { FilterWords } from "./filter-words.tsx";
import { bulkProblem } from "./problem.ts";

interface Offered {
  event: string;
  kinds: string[];
}

/** Steps that some of the kinds take in bulk. */
function offered(workflows: Workflows, kinds: readonly string[]): Offered[] {
  const shapes = workflows.listed().filter((one) => kinds.length === 0 || kinds.includes(one.id));
  const events = new Set(
    shapes.flatMap((one) => Object.entries(one.events).flatMap(([event, { bulk }]) => (bulk ? [event] : []))),
  );
  return [...events].map((event) => ({
    event,
    kinds: shapes.filter((one) => one.events[event]?.bulk).map((one) => one.id),
  }));
}

/** Terms and their grounds are known by id: here they are chosen among those of the workflows. */
function withChoices(workflows: Workflows, kinds: readonly string[], form: Form) {
  const names = (of: "deadlines" | "grounds"): [string, string][] =>
    kinds.flatMap((kind) => Object.entries(workflows.find(kind)?.texts[of] ?? {}));
  const choices: Record<string, Map<string, string>> = {
    deadline: new Map(names("deadlines")),
    ground: new Map(names("grounds")),
    extensionGround: new Map(names("grounds")),
  };
  const fields = form.fields.map((field) => {
    const some = field.kind === "text" ? choices[field.name] : undefined;
    return some ? { ...field, kind: "choice" as const, options: [...some.keys()] } : field;
  });
  const options = Object.entries(choices).flatMap(([name, some]) =>
    [...some].map(([id, words]): [string, string] => [`${name}.${id}`, words]),
  );
  return { form: { ...form, fields }, options: Object.fromEntries(options) };
}

function ActForm(props: { offered: Offered; target: Parameters<typeof trpc.bulk.preview.mutate>[0]["target"] }) {
  const workflows = useWorkflows();
  const desk = useDesk();
  const navigate = useNavigate();
  const [failed, setFailed] = createSignal<unknown>();
  const read = createRead(
    "bulk",
    "getForm",
    () => props.offered,
    (input, signal) => trpc.bulk.getForm.query(input, { signal }),
    { fixed: true },
  );
  async function look(payload: JsonObject, occurredOn: string) {
    setFailed(undefined);
    try {
      const { event } = props.offered;
      const { previewId } = await trpc.bulk.preview.mutate({ event, payload, occurredOn, target: props.target });
      navigate(links.bulkPreview(previewId));
      return undefined;
    } catch (error) {
      setFailed(error);
      return [];
    }
  }
  return (
    <Await query={read}>
      {(data) => {
        const drawn = createMemo(() => withChoices(workflows, props.offered.kinds, data().form));
        return (
          <>
            <Show when={failed()}>{(error) => <Alert kind="danger">{bulkProblem(readProblem(error()))}</Alert>}</Show>
            <Show when={data().irrevocable}>
              {(reason) => (
                <Alert kind="warning">
                  {bulkText().irrevocable} {workflows.reason(props.offered.kinds[0] ?? "", reason())}
                </Alert>
              )}
            </Show>
            <EventForm
              form={drawn().form}
              words={formWords(workflows, props.offered.kinds[0] ?? "", drawn().options)}
              draftKey={`bulk/${props.offered.event}`}
              around={{ today: desk().today }}
              name={workflows.event(props.offered.kinds[0] ?? "", props.offered.event)}
              submitLabel={bulkText().toPreview}
              onRecord={look}
            />
          </>
        );
      }}
    </Await>
  );
}

/** Kinds a filter fixes. */
const kindsOf = ({ where = [] }: BulkFilter): readonly string[] =>
  where.find(({ field, op }) => field === "kind" && op === "is")?.values ?? [];

export default function NewBulkPage(): JSX.Element {
  const workflows = useWorkflows();
  const [params] = useSearchParams();
  const filter = (): BulkFilter => {
    const choice = bulkChoice();
    return choice && "filter" in choice ? choice.filter : filterOf(toQuestion(readAddress(params), ""));
  };
  const ids = (): readonly string[] | undefined => {
    const choice = bulkChoice();
    return choice && "ids" in choice ? choice.ids : undefined;
  };
  const target = () => {
    const some = ids();
    return some ? { ids: [...some] } : { filter: filter() };
  };
  const all = createMemo(() => offered(workflows, ids() ? [] : kindsOf(filter())));
  const kinds = createMemo(() => Math.max(0, ...all().map((one) => one.kinds.length)));
  const [event, setEvent] = createSignal<string>();
  const chosen = createMemo(() => all().find((one) => one.event === event()));
  const label = (one: Offered) => {
    const words = workflows.event(one.kinds[0] ?? "", one.event);
    return one.kinds.length === kinds() ? words : bulkText().onlyFor(words, one.kinds.map(workflows.name).join(", "));
  };
  return (
    <>
      <h1>{bulkText().newTitle}</h1>
      <p>
        <Show when={ids()} fallback={<FilterWords filter={filter()} searched={(filter().text ?? "") !== ""} />}>
          {(some) => bulkText().onChosen(formatNumber(some().length))}
        </Show>
      </p>
      <Show
        when={all().length > 0}
        fallback={
          <Empty title={bulkText().noEvent}>
            <p>
              {bulkText().noEventHelp} <A href={links.work()}>{bulkText().toWork}</A>
            </p>
          </Empty>
        }
      >
        <section class="card-box">
          <div class="field">
            <label for="bulk-event">{bulkText().which}</label>
            <select
              id="bulk-event"
              class="form-select"
              aria-describedby="bulk-event-help"
              onChange={(change) => setEvent(change.currentTarget.value || undefined)}
            >
              <option value="">{formText().chooseOne}</option>
              <For each={all()}>
                {(one) => (
                  <option value={one.event} selected={one.event === event()}>
                    {label(one)}
                  </option>
                )}
              </For>
            </select>
            <p id="bulk-event-help" class="small-text muted">
              {bulkText().whichHelp}
            </p>
          </div>
          <Show when={chosen()} keyed>
            {(one) => <ActForm offered={one} target={target()} />}
          </Show>
        </section>
      </Show>
    </>
  );
}
