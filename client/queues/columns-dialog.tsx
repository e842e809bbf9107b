// Laying out a list: which columns, in which order, how wide, whether the first stays in place, how high rows are. By keyboard
// as by pointer; kept on the server for who chose it.
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { readProblem } from "../problem.ts";
import { queryClient } from "../query.ts";
import { columnsText } from "../text/columns.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { notify } from "../ui/notices.tsx";
import { Radios } from "../ui/radios.tsx";
import { problemText, SendProblem } from "../ui/states.tsx";
import { type Columns, type ColumnWidth, fixedColumn, type Layout, widths } from "./layout.ts";

interface Item {
  id: string;
  name: string;
  isOn: boolean;
  width: ColumnWidth | undefined;
}

export interface ColumnsDialogProps {
  /** The saved view, or the list that is always there. */
  list: string;
  /** All there are, by id. */
  names: ReadonlyMap<string, string>;
  /** As they come. */
  usual: readonly string[];
  layout: Layout | undefined;
  onClose: () => void;
}

/** What is shown, in its order; then what could be. */
function itemsOf({ names, usual, layout }: ColumnsDialogProps): Item[] {
  const shown: Columns = (layout?.columns ?? usual.map((id) => ({ id }))).filter(({ id }) => names.has(id));
  const rest = [...names.keys()].filter((id) => !shown.some((one) => one.id === id)).map((id) => ({ id }));
  return [...shown, ...rest].map(({ id, width }: Columns[number], i) => ({
    ...{ id, width, name: names.get(id) ?? id },
    isOn: i < shown.length || id === fixedColumn,
  }));
}

function wordsOf(error: unknown): string {
  const problem = readProblem(error);
  const reason = (problem.details as { reason?: string } | undefined)?.reason;
  return reason === "layouts" ? columnsText().tooMany : problemText(problem);
}

function Items(props: { items: readonly Item[]; onChange: (id: string, by: Partial<Item>) => void; onMove: Move }) {
  const id = createUniqueId();
  const mayMove = (i: number, by: number) => i + by >= 0 && i + by < props.items.length;
  return (
    <ol class="column-choice" aria-label={columnsText().list}>
      <For each={props.items}>
        {(item, i) => (
          <li>
            <div class="check">
              <input
                type="checkbox"
                id={`${id}-${item.id}`}
                checked={item.isOn}
                disabled={item.id === fixedColumn}
                onChange={(event) => props.onChange(item.id, { isOn: event.currentTarget.checked })}
              />
              <label for={`${id}-${item.id}`}>
                {item.name}
                <Show when={item.id === fixedColumn}>
                  <span class="muted small-text"> ({columnsText().always})</span>
                </Show>
              </label>
            </div>
            <select
              class="form-select"
              aria-label={columnsText().width(item.name)}
              disabled={!item.isOn}
              value={item.width ?? "usual"}
              onChange={(event) => {
                const chosen = event.currentTarget.value;
                props.onChange(item.id, { width: chosen in widths ? (chosen as ColumnWidth) : undefined });
              }}
            >
              <For each={["usual", "narrow", "medium", "wide"] as const}>
                {(width) => (
                  <option value={width} selected={width === (item.width ?? "usual")}>
                    {columnsText().widths[width]}
                  </option>
                )}
              </For>
            </select>
            <For each={[-1, 1] as const}>
              {(by) => (
                <button
                  type="button"
                  class="btn btn-outline-primary small"
                  // Not disabled at the end, which would take the focus from whoever moves it there.
                  aria-disabled={!mayMove(i(), by)}
                  aria-label={by < 0 ? columnsText().earlier(item.name) : columnsText().later(item.name)}
                  onClick={(event) => mayMove(i(), by) && props.onMove(i(), by, event.currentTarget)}
                >
                  {by < 0 ? "↑" : "↓"}
                </button>
              )}
            </For>
          </li>
        )}
      </For>
    </ol>
  );
}

type Move = (from: number, by: -1 | 1, button: HTMLButtonElement) => void;

export default function ColumnsDialog(props: ColumnsDialogProps): JSX.Element {
  const id = createUniqueId();
  const [items, setItems] = createStore(itemsOf(props));
  const [pinned, setPinned] = createSignal(props.layout?.pinned === true);
  const [density, setDensity] = createSignal<NonNullable<Layout["density"]>>(props.layout?.density ?? "comfortable");
  const [moved, setMoved] = createSignal("");
  const [failed, setFailed] = createSignal<unknown>();

  const move: Move = (from, by, button) => {
    const next = [...items];
    const [item] = next.splice(from, 1);
    if (!item) return;
    next.splice(from + by, 0, item);
    setItems(next);
    setMoved(columnsText().place(item.name, from + by + 1, next.length));
    // What is moved loses the focus.
    button.focus();
  };

  async function keep(layout: Layout | null, said: string): Promise<void> {
    setFailed(undefined);
    try {
      await trpc.views.setLayout.mutate({ list: props.list as "mine", layout });
      await queryClient.invalidateQueries({ queryKey: ["desk", "getDesk"] });
      notify(said);
      props.onClose();
    } catch (error) {
      setFailed(error);
    }
  }
  function save(event: SubmitEvent): void {
    event.preventDefault();
    const columns = items
      .filter((item) => item.isOn)
      .map((item) => ({ id: item.id, ...(item.width ? { width: item.width } : {}) }));
    // Who only wants lower rows keeps the columns as they come with each filter.
    const isUsual =
      columns.length === props.usual.length &&
      columns.every(({ id, width }, i) => id === props.usual[i] && width === undefined);
    void keep({ ...(isUsual ? {} : { columns }), pinned: pinned(), density: density() }, columnsText().saved);
  }

  return (
    <Dialog open title={columnsText().title} onClose={props.onClose}>
      <form onSubmit={save}>
        <p class="muted">{columnsText().help}</p>
        <SendProblem of={failed()} say={wordsOf} />
        <Items items={items} onChange={(itemId, by) => setItems((one) => one.id === itemId, by)} onMove={move} />
        <p class="visually-hidden" role="status">
          {moved()}
        </p>
        <div class="field check">
          <input
            type="checkbox"
            id={`${id}-pinned`}
            checked={pinned()}
            onChange={(event) => setPinned(event.currentTarget.checked)}
          />
          <label for={`${id}-pinned`}>{columnsText().pinned}</label>
        </div>
        <Radios
          label={columnsText().density}
          values={["comfortable", "compact"]}
          value={density()}
          words={columnsText().densities}
          onChoose={setDensity}
        />
        <div class="toolbar">
          <button type="submit" class="btn btn-primary">
            {columnsText().save}
          </button>
          <Show when={props.layout}>
            <button
              type="button"
              class="btn btn-outline-primary"
              onClick={() => void keep(null, columnsText().wasReset)}
            >
              {columnsText().reset}
            </button>
          </Show>
        </div>
      </form>
    </Dialog>
  );
}
