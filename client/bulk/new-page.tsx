// A new act on many cases: which cases, which step, its form; then the preview. Offered is what the cases could get as they
// stand; what each case answers is the server's to say.
import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import type { Form } from "../../workflows/kernel/form.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type BulkFilter, bulkChoice, filterOf } from "../bulk-choice.ts";
import { bulkProblem } from "../bulk-problem.ts";
import { useDesk } from "../desk.ts";
import { formWords } from "../form-words.ts";
import { links } from "../links.ts";
import { readAddress, toQuestion } from "../list-address.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { bulkText } from "../text/bulk.ts";
import { trpc } from "../trpc.ts";
import { EventForm } from "../ui/form/event-form.tsx";
import { formatNumber } from "../ui/format.ts";
import { Alert, Await, Empty, SendProblem } from "../ui/states.tsx";
import { useWorkflows, type Workflows } from "../workflows.ts";
import { type Act, ActPicker, AloneList, actKey } from "./act-picker.tsx";
import { FilterWords } from "./filter-words.tsx";

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

function ActForm(props: { offered: Act; target: Parameters<typeof trpc.bulk.preview.mutate>[0]["target"] }) {
  const workflows = useWorkflows();
  const desk = useDesk();
  const navigate = useNavigate();
  const [failed, setFailed] = createSignal<unknown>();
  const draftKey = () => `bulk/${actKey(props.offered)}`;
  const read = createRead(
    "bulk",
    "getForm",
    () => ({ event: props.offered.event, kinds: props.offered.kinds }),
    (input, signal) => trpc.bulk.getForm.query(input, { signal }),
    { fixed: true },
  );
  async function look(payload: JsonObject, occurredOn: string) {
    setFailed(undefined);
    try {
      const { event, kinds } = props.offered;
      const asked = { event, kinds, payload, occurredOn, target: props.target };
      const { previewId } = await trpc.bulk.preview.mutate(asked);
      // What was filled in waits until the act starts, and is there again for who leaves the preview.
      navigate(links.bulkPreview(previewId), { state: { draft: draftKey() } });
      return [];
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
            <SendProblem of={failed()} say={(error) => bulkProblem(readProblem(error))} />
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
              draftKey={draftKey()}
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

export default function NewBulkPage(): JSX.Element {
  const [params, setParams] = useSearchParams();
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
  const read = createRead(
    "bulk",
    "listActs",
    () => ({ target: target() }),
    (input, signal) => trpc.bulk.listActs.query(input, { signal }),
  );
  // In the address, so that coming back from the preview finds it.
  const key = () => (typeof params.act === "string" ? params.act : undefined);
  const choose = (act: string | undefined) => setParams({ act }, { replace: true, scroll: false });
  return (
    <>
      <h1>{bulkText().newTitle}</h1>
      <p>
        <Show when={ids()} fallback={<FilterWords filter={filter()} searched={(filter().text ?? "") !== ""} />}>
          {(some) => bulkText().onChosen(formatNumber(some().length))}
        </Show>
      </p>
      <Await query={read}>
        {(told) => (
          <Show
            when={!told().tooMany}
            fallback={<Alert kind="danger">{bulkText().tooMany(formatNumber(told().limit))}</Alert>}
          >
            <Show
              when={told().acts.length > 0}
              fallback={
                <Empty title={bulkText().noEvent}>
                  <p>
                    {bulkText().noEventHelp} <A href={links.work()}>{bulkText().toWork}</A>
                  </p>
                </Empty>
              }
            >
              <section class="card-box">
                <ActPicker told={told()} chosen={key()} onChoose={choose} />
                <Show when={key()} keyed>
                  {(chosen) => (
                    // Asked again, the same act may come with another count: its form stays.
                    <Show when={told().acts.find((one) => actKey(one) === chosen)}>
                      {(one) => <ActForm offered={one()} target={target()} />}
                    </Show>
                  )}
                </Show>
              </section>
              <AloneList alone={told().alone} />
            </Show>
          </Show>
        )}
      </Await>
    </>
  );
}
