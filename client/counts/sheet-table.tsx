// A sheet of figures as it stands on screen and on paper: title, table, and in words what it counts, who made it and when.
import { For, type JSX, Show } from "solid-js";
import {
  type CountSheet,
  groupName,
  type SheetNames,
  sheetDefinition,
  sheetTexts,
  sheetTitle,
} from "../../workflows/rules/counts/sheet.ts";
import { countsText } from "../text/counts.ts";
import { language } from "../text/language.ts";
import { WideTable } from "../ui/figures.tsx";
import { dayOf, formatDay, formatInstant, formatNumber } from "../ui/format.ts";
import { Empty } from "../ui/states.tsx";
import { useSheetNames } from "./names.ts";

/** A figure, or the mark of one that is covered. */
export function Value(props: { value: number | null | undefined; strong?: boolean }): JSX.Element {
  return (
    <td class="right" classList={{ sum: props.strong === true }}>
      <Show
        when={typeof props.value === "number"}
        fallback={
          <>
            <span aria-hidden="true">{countsText().coveredMark}</span>
            <span class="visually-hidden">{sheetTexts(language()).covered}</span>
          </>
        }
      >
        {formatNumber(props.value ?? 0)}
      </Show>
    </td>
  );
}

/** What the figures say, sentence by sentence, and the stamp. */
export function Definition(props: { lines: readonly string[]; by: string; at: string }): JSX.Element {
  const texts = () => sheetTexts(language());
  const time = () => formatInstant(props.at).slice(-5);
  return (
    <section class="count-definition">
      <h3>{texts().definition}</h3>
      <ul>
        <For each={props.lines}>{(line) => <li>{line}</li>}</For>
      </ul>
      <p class="small-text muted">{texts().madeBy(props.by, formatDay(dayOf(props.at)), time())}</p>
    </section>
  );
}

function Table(props: { sheet: CountSheet; names: SheetNames }): JSX.Element {
  const texts = () => sheetTexts(language());
  const by = () => props.sheet.ask.columns;
  const columns = () => {
    const dimension = by();
    return dimension ? props.sheet.columns.map((key) => groupName(dimension, key, language(), props.names)) : [];
  };
  const row = (key: string) => groupName(props.sheet.ask.rows, key, language(), props.names);
  return (
    <WideTable label={countsText().table}>
      <thead>
        <tr>
          <th scope="col" class="count-corner">
            {texts().dimensions[props.sheet.ask.rows]}
          </th>
          <For each={columns()}>
            {(name) => (
              <th scope="col" class="right">
                {name}
              </th>
            )}
          </For>
          <th scope="col" class="right">
            {texts().total}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.sheet.rows}>
          {(key, i) => (
            <tr>
              <th scope="row">{row(key)}</th>
              <Show when={by()}>
                <For each={props.sheet.cells[i()] ?? []}>{(value) => <Value value={value} />}</For>
              </Show>
              <Value value={props.sheet.rowTotals[i()]} strong />
            </tr>
          )}
        </For>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{texts().total}</th>
          <Show when={by()}>
            <For each={props.sheet.columnTotals}>{(value) => <Value value={value} strong />}</For>
          </Show>
          <Value value={props.sheet.total} strong />
        </tr>
      </tfoot>
    </WideTable>
  );
}

export function SheetView(props: { sheet: CountSheet }): JSX.Element {
  const names = useSheetNames();
  return (
    <section class="count-sheet">
      <h2>{sheetTitle(props.sheet, language())}</h2>
      <Show
        when={props.sheet.rows.length > 0}
        fallback={
          <Empty title={countsText().empty}>
            <p>{countsText().emptyHelp}</p>
          </Empty>
        }
      >
        {/* Keyed by its columns, which change as a whole. */}
        <Show when={JSON.stringify([props.sheet.ask, props.sheet.columns])} keyed>
          <Table sheet={props.sheet} names={names} />
        </Show>
      </Show>
      <Definition lines={sheetDefinition(props.sheet, language(), names)} by={props.sheet.by} at={props.sheet.at} />
    </section>
  );
}
