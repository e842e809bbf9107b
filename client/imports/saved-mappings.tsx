// Saved mappings, one's own and those shared in the office: used for the table at hand, thrown away, or this one saved under a name.
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { readProblem } from "../problem.ts";
import { queryClient } from "../query.ts";
import { importText } from "../text/imports.ts";
import { trpc } from "../trpc.ts";
import { notify } from "../ui/notices.tsx";
import type { Layout, Table } from "./columns-page.tsx";
import { importProblem } from "./problem.ts";
import { savedWords } from "./saved-words.ts";

export function SavedMappings(props: {
  table: Table;
  importId: string;
  layout: Layout;
  onUse: (layout: Partial<Layout>) => void;
}): JSX.Element {
  const id = createUniqueId();
  const [chosen, setChosen] = createSignal(props.table.saved.find((one) => one.fits)?.id ?? "");
  const [name, setName] = createSignal("");
  const [isShared, setIsShared] = createSignal(false);
  function use(mappingId: string): void {
    setChosen(mappingId);
    const found = props.table.saved.find((one) => one.id === mappingId);
    if (!found) return;
    // Of another table: as many columns as this one has.
    const columns = props.table.headers.map((_, i) => found.layout.columns[i] ?? "");
    props.onUse({ ...found.layout, headerLine: props.table.headerLine, columns });
  }
  async function doing(act: () => Promise<unknown>, done?: string): Promise<void> {
    try {
      await act();
      if (done) notify(done, "success");
      await queryClient.invalidateQueries({ queryKey: ["imports", "getTable"] });
      await queryClient.invalidateQueries({ queryKey: ["imports", "listMappings"] });
    } catch (error) {
      notify(importProblem(readProblem(error)), "warning");
    }
  }
  const current = () => props.table.saved.find((one) => one.id === chosen());
  const save = () => {
    const { importId, layout } = props;
    const asked = { importId, name: name().trim(), layout, isShared: isShared() };
    return doing(() => trpc.imports.saveMapping.mutate(asked), importText().savedNow);
  };
  const drop = () => doing(() => trpc.imports.dropMapping.mutate({ id: chosen() })).then(() => setChosen(""));
  return (
    <div class="import-saved">
      <Show when={props.table.saved.length > 0}>
        <div class="field">
          <label for={`${id}-saved`}>{importText().saved}</label>
          <select id={`${id}-saved`} class="form-select" onChange={(event) => use(event.currentTarget.value)}>
            <option value="">{importText().none}</option>
            <For each={props.table.saved}>
              {(one) => (
                <option value={one.id} selected={one.id === chosen()}>
                  {one.fits ? importText().savedFits(one.name) : one.name}
                </option>
              )}
            </For>
          </select>
          <Show when={current()}>{(one) => <p class="field-help">{savedWords(one())}</p>}</Show>
          <Show when={current()?.mayDrop}>
            <button type="button" class="btn btn-outline-primary small" onClick={() => void drop()}>
              {importText().drop}
            </button>
          </Show>
        </div>
      </Show>
      <div class="field">
        <label for={`${id}-name`}>{importText().saveAs}</label>
        <div class="toolbar">
          <input
            id={`${id}-name`}
            class="form-control import-choice"
            maxLength={60}
            autocomplete="off"
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button
            type="button"
            class="btn btn-outline-primary"
            disabled={name().trim() === ""}
            onClick={() => void save()}
          >
            {importText().save}
          </button>
        </div>
        <div class="form-check">
          <input
            id={`${id}-share`}
            type="checkbox"
            checked={isShared()}
            onChange={(event) => setIsShared(event.currentTarget.checked)}
          />
          <label for={`${id}-share`}>{importText().share}</label>
        </div>
      </div>
    </div>
  );
}
