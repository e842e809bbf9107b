// The frozen rows of a ranking: position, application number, points. On paper and for publication there are never
// names; on screen they may be added as a column that is not printed.
import { createSignal, For, type JSX, Show } from "solid-js";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import { housingText } from "../text/housing.ts";
import { shellText } from "../text/shell.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatNumber } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";

/** More rows than these are drawn when asked for: a real call has 100 to 150. */
const firstRows = 1000;

export const partialNames = [
  "residenceComune",
  "residenceRegion",
  "residence",
  "family",
  "housing",
  "economic",
] as const;

const isRecord = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const pointsText = (value: Json | undefined): string =>
  typeof value === "number" ? formatNumber(value, 2) : "";
export const partialsOf = (row: JsonObject): JsonObject => (isRecord(row.partials) ? row.partials : {});

export function RankingTable(props: {
  title: string;
  rows: readonly JsonObject[];
  /** Names by application id; empty: no column. */
  names: Record<string, string>;
}): JSX.Element {
  const text = housingText;
  const workflows = useWorkflows();
  const [all, setAll] = createSignal(false);
  const shown = () => (all() ? props.rows : props.rows.slice(0, firstRows));
  // What the platform gives for nobody takes no column.
  const partials = () => partialNames.filter((name) => props.rows.some((row) => partialsOf(row)[name] !== undefined));
  const hasNames = () => Object.keys(props.names).length > 0;
  const categories = (row: JsonObject) =>
    (Array.isArray(row.categories) ? row.categories : [])
      .map((one) => workflows.option("housing-application", "categories", String(one)))
      .join(", ");
  return (
    <>
      <WideTable label={props.title} narrowFirst>
        <thead>
          <tr>
            <th scope="col">{text().position}</th>
            <th scope="col">{text().number}</th>
            <Show when={hasNames()}>
              <th scope="col" class="no-print">
                {text().name}
              </th>
            </Show>
            <th scope="col" class="right">
              {text().score}
            </th>
            <For each={partials()}>
              {(name) => (
                <th scope="col" class="right">
                  {text()[name]}
                </th>
              )}
            </For>
            <th scope="col">{text().indigent}</th>
            <th scope="col">{text().categories}</th>
          </tr>
        </thead>
        <tbody>
          <For each={shown()}>
            {(row) => (
              <tr>
                <th scope="row">
                  {String(row.position)}
                  <Show when={row.drawn === true}>
                    {" "}
                    <span class="muted small-text">({text().drawn})</span>
                  </Show>
                </th>
                <td class="number nowrap">{String(row.number)}</td>
                <Show when={hasNames()}>
                  <td class="no-print nowrap">{props.names[String(row.applicationId)] ?? ""}</td>
                </Show>
                <td class="right sum">{pointsText(row.score)}</td>
                <For each={partials()}>{(name) => <td class="right">{pointsText(partialsOf(row)[name])}</td>}</For>
                <td>{row.indigent === true ? shellText().yes : ""}</td>
                <td>{categories(row)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </WideTable>
      <Show when={shown().length < props.rows.length}>
        <p class="no-print">
          {text().rowsShown(shown().length, props.rows.length)}{" "}
          <button type="button" class="link-button" onClick={() => setAll(true)}>
            {text().showAll}
          </button>
        </p>
      </Show>
    </>
  );
}
