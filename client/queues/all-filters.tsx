// All filters of a work list at once: selects for what is asked most, and every other condition as a chip that can be
// taken away or added. Fetched when it is wanted.
import { createSignal, For, type JSX, Show } from "solid-js";
import {
  type ListCondition,
  type ListFieldId,
  maxConditions,
  overdueCondition,
} from "../../workflows/kernel/list-condition.ts";
import { sayCondition } from "../../workflows/kernel/say-condition.ts";
import { conditionNames } from "../condition-words.ts";
import { useDesk } from "../desk.ts";
import { areaOptions, comuneOptions, kindOptions } from "../filter-options.ts";
import { addressOf, conditionsOf, type ListSort, sortsOf } from "../list-address.ts";
import { createRead } from "../query.ts";
import { queueText } from "../text/queues.ts";
import { viewsText } from "../text/views.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { useWorkflows } from "../workflows.ts";
import { ConditionEditor, type ConditionEditorProps } from "./condition-editor.tsx";
import { countText } from "./count-text.ts";
import type { FilterProps } from "./list-filters.tsx";

/** Stands for "nobody" in the choice of a worker, where an empty value means anyone. */
const nobody = "-";

const isSame = (a: ListCondition, b: ListCondition) =>
  a.field === b.field && a.op === b.op && a.values.join() === b.values.join();
const isOverdue = (one: ListCondition) => isSame(one, overdueCondition);

interface ConditionsProps extends Pick<ConditionEditorProps, "names" | "colleagues" | "without"> {
  all: readonly ListCondition[];
  /** Those that no select shows. */
  others: readonly ListCondition[];
  onPut: (where: readonly ListCondition[]) => void;
}

function Conditions(props: ConditionsProps): JSX.Element {
  const [isAdding, setIsAdding] = createSignal(false);
  let opener: HTMLButtonElement | undefined;
  const close = () => {
    setIsAdding(false);
    queueMicrotask(() => opener?.focus());
  };
  const add = (condition: ListCondition) => {
    props.onPut([...props.all.filter((one) => !isSame(one, condition)), condition]);
    close();
  };
  return (
    <div class="conditions">
      <Show when={props.others.length > 0}>
        <ul aria-label={viewsText().conditions}>
          <For each={props.others}>
            {(one) => (
              <li class="tag plain">
                {sayCondition(props.names, one)}{" "}
                <button
                  type="button"
                  class="link-button"
                  aria-label={viewsText().remove(sayCondition(props.names, one))}
                  onClick={() => props.onPut(props.all.filter((other) => !isSame(one, other)))}
                >
                  ×
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show
        when={isAdding()}
        fallback={
          <Show
            when={props.all.length < maxConditions - 1}
            fallback={<p class="muted small-text">{viewsText().full(String(maxConditions - 1))}</p>}
          >
            <button ref={opener} type="button" class="link-button small-text" onClick={() => setIsAdding(true)}>
              {viewsText().add}
            </button>
          </Show>
        }
      >
        <ConditionEditor
          names={props.names}
          colleagues={props.colleagues}
          without={props.without}
          onAdd={add}
          onCancel={close}
        />
      </Show>
    </div>
  );
}

export default function AllFilters(props: FilterProps): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const colleagues = createRead(
    "cases",
    "listColleagues",
    () => (props.address.view === "all" ? {} : undefined),
    (_, signal) => trpc.cases.listColleagues.query(undefined, { signal }),
    { fixed: true },
  );
  const known = () => (colleagues.isPending ? [] : (colleagues.data ?? []));
  const states = () => {
    const kind = props.address.kind ? workflows.find(props.address.kind) : undefined;
    return Object.entries(kind?.states ?? {})
      .filter(([state, info]) => state !== "unopened" && info.closed === (props.address.status === "closed"))
      .map(([state]) => ({ value: state, label: workflows.state(kind?.id ?? "", state) }));
  };
  const sorts = () => sortsOf(props.address).map((sort) => ({ value: sort, label: queueText().sorts[sort] }));
  const conditions = () => conditionsOf(props.address);
  /** What one select can show: nothing, or one value. */
  const isSimple = (field: ListFieldId) => {
    const [one, ...more] = conditions().filter((condition) => condition.field === field);
    return more.length === 0 && (!one || (one.op === "is" && one.values.length === 1));
  };
  const simple: readonly ListFieldId[] = ["kind", "state", "comune", "area", "assignee"];
  const isShown = (one: ListCondition) => simple.includes(one.field) && isSimple(one.field);
  const others = () => conditions().filter((one) => !isShown(one) && !isOverdue(one));
  const names = () => conditionNames(workflows, desk, (id) => known().find((one) => one.accountId === id)?.name ?? id);
  const put = (where: readonly ListCondition[]) => props.onChange(addressOf(where));
  return (
    <div class="filters list-filters">
      <Show when={isSimple("kind")}>
        <Choice
          label={queueText().kind}
          none={queueText().any}
          value={props.address.kind}
          options={kindOptions(workflows)}
          onChoose={(kind) => props.onChange({ kind, state: undefined })}
        />
      </Show>
      <Show when={states().length > 0 && isSimple("state")}>
        <Choice
          label={queueText().state}
          none={queueText().anyState}
          value={props.address.state}
          options={states()}
          onChoose={(state) => props.onChange({ state })}
        />
      </Show>
      <Show when={isSimple("comune")}>
        <Choice
          label={queueText().comune}
          none={queueText().any}
          value={props.address.comune}
          options={comuneOptions(desk())}
          onChoose={(comune) => props.onChange({ comune })}
        />
      </Show>
      <Show when={isSimple("area")}>
        <Choice
          label={queueText().area}
          none={queueText().anyState}
          value={props.address.area}
          options={areaOptions(workflows)}
          onChoose={(area) => props.onChange({ area })}
        />
      </Show>
      <Show when={props.address.view === "all" && isSimple("assignee")}>
        <Choice
          label={queueText().assignee}
          none={queueText().anyone}
          value={props.address.assignee}
          options={[
            { value: nobody, label: queueText().nobody },
            ...known().map((one) => ({
              value: one.accountId,
              label: one.name,
            })),
          ]}
          onChoose={(assignee) =>
            props.onChange(assignee === nobody ? { view: "unassigned", assignee: undefined } : { assignee })
          }
        />
      </Show>
      <Choice
        label={queueText().status}
        value={props.address.status}
        options={[
          { value: "open", label: queueText().open },
          { value: "closed", label: queueText().closed },
        ]}
        onChoose={(status) => props.onChange({ status: status === "closed" ? "closed" : "open", state: undefined })}
      />
      <Show when={props.address.at === undefined} fallback={<p class="muted small-text">{queueText().pastOrder}</p>}>
        <Choice
          label={queueText().sort}
          value={props.address.sort}
          options={sorts()}
          onChoose={(sort) => props.onChange({ sort: (sort ?? "dueOn") as ListSort })}
        />
      </Show>
      <label class="list-check">
        <input
          type="checkbox"
          checked={props.address.overdue === true}
          onChange={(event) => props.onChange({ overdue: event.currentTarget.checked })}
        />
        {queueText().overdueOnly}
        <Show when={props.counts}>
          {(counts) => <span class="tag late">{countText(counts(), counts().overdue, false)}</span>}
        </Show>
      </label>
      <Conditions
        all={conditions()}
        others={others()}
        names={names()}
        colleagues={known()}
        without={[
          ...(props.address.view === "all" ? [] : ["assignee" as const]),
          ...(props.address.at === undefined ? [] : ["number" as const]),
        ]}
        onPut={put}
      />
    </div>
  );
}
