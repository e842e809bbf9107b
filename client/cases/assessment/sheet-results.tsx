// One tool as it was filled in over time: items by area, a column each time, and what changed from the first to the last. A result
// of an area closed to the reader is said to be closed, never shown as unanswered.
import { For, type JSX, Show } from "solid-js";
import { answerGroups, answersIn, areaChanges, changeOf } from "../../../workflows/rules/assessment/answers.ts";
import type { Tool, ToolArea } from "../../../workflows/rules/assessment/tool.ts";
import { assessmentText } from "../../text/assessment.ts";
import type { trpc } from "../../trpc.ts";
import { WideTable } from "../../ui/figures.tsx";
import { formatDay } from "../../ui/format.ts";
import { LongText } from "../../ui/long-text.tsx";
import { sayWords } from "./say.ts";

export type Sheets = Awaited<ReturnType<typeof trpc.cases.getAssessments.query>>;
type FilledAct = Sheets["filled"][number];

/** Tools with what was filled in by them, the one used last first. */
export function resultsOf({ filled, tools }: Sheets): { tool: Tool; acts: FilledAct[] }[] {
  return tools
    .map((tool) => ({
      tool,
      acts: filled.filter(({ values }) => values.tool === tool.id && values.toolVersion === tool.version),
    }))
    .sort((a, b) => (b.acts.at(-1)?.seq ?? 0) - (a.acts.at(-1)?.seq ?? 0));
}

/** Columns of a table; of more the first and the newest. */
const mostColumns = 4;

const shownOf = (filled: readonly FilledAct[]): readonly FilledAct[] =>
  filled.length <= mostColumns ? filled : [...filled.slice(0, 1), ...filled.slice(1 - mostColumns)];

const text = (act: FilledAct, field: string): string => {
  const value = act.values[field];
  return typeof value === "string" ? value : "";
};

export function SheetResults(props: {
  tool: Tool;
  /** Oldest first, all by this tool. */
  filled: readonly FilledAct[];
  names: Record<string, string>;
  /** Every time it was filled in, as the file of a case holds it. */
  whole?: boolean;
}): JSX.Element {
  const shown = () => (props.whole ? props.filled : shownOf(props.filled));
  const answers = () => shown().map(({ values }) => answersIn(values));
  const isClosed = (act: FilledAct, area: ToolArea) =>
    act.values[answerGroups[area.class]] === undefined && act.closed?.includes(area.class) === true;
  const levelText = (area: ToolArea, item: ToolArea["items"][number], at: number) => {
    const act = shown()[at];
    if (act && isClosed(act, area)) return assessmentText().closedArea;
    const level = answers()[at]?.get(item.id);
    const words = level === undefined ? undefined : props.tool.scales[item.scale]?.[level];
    return words ? sayWords(words) : assessmentText().notAnswered;
  };
  const first = () => answers()[0] ?? new Map<string, number>();
  const last = () => answers().at(-1) ?? new Map<string, number>();
  const isRepeated = () => shown().length > 1;
  const counts = (area: ToolArea) => {
    const found = areaChanges(props.tool, first(), last()).find((one) => one.area.id === area.id);
    return found ? assessmentText().counts(found.better, found.worse, found.same) : "";
  };
  const byOf = (act: FilledAct) => assessmentText().filledOn(formatDay(act.occurredOn), props.names[act.actor] ?? "");
  return (
    <section class="card-box" aria-labelledby={`sheet-${props.tool.id}-${props.tool.version}`}>
      <h2 id={`sheet-${props.tool.id}-${props.tool.version}`}>{sayWords(props.tool.words)}</h2>
      <p class="muted small-text">{sayWords(props.tool.about)}</p>
      <Show when={props.filled.length > shown().length}>
        <p class="muted small-text">{assessmentText().earlier(props.filled.length - shown().length)}</p>
      </Show>
      <WideTable label={sayWords(props.tool.words)}>
        <thead>
          <tr>
            <th scope="col">{assessmentText().item}</th>
            <For each={shown()}>{(act) => <th scope="col">{byOf(act)}</th>}</For>
            <Show when={isRepeated()}>
              <th scope="col">{assessmentText().change}</th>
            </Show>
          </tr>
        </thead>
        <For each={props.tool.areas}>
          {(area) => (
            <tbody>
              <tr class="area-row">
                <th scope="rowgroup" colspan={shown().length + 1}>
                  <strong>{sayWords(area.words)}</strong>
                </th>
                <Show when={isRepeated()}>
                  <td class="muted small-text">{counts(area)}</td>
                </Show>
              </tr>
              <For each={area.items}>
                {(item) => (
                  <tr>
                    <th scope="row">{sayWords(item.words)}</th>
                    <For each={shown()}>{(_, at) => <td>{levelText(area, item, at())}</td>}</For>
                    <Show when={isRepeated()}>
                      <td>
                        <ChangeTag from={first().get(item.id)} to={last().get(item.id)} />
                      </td>
                    </Show>
                  </tr>
                )}
              </For>
            </tbody>
          )}
        </For>
      </WideTable>
      <dl class="facts">
        <For each={[...shown()].reverse()}>
          {(act) => (
            <For
              each={[
                { name: assessmentText().ownWords, said: text(act, "ownWords") },
                { name: assessmentText().added, said: text(act, "toolText") },
                { name: assessmentText().disagreement, said: text(act, "disagreementText") },
              ].filter(({ said }) => said !== "")}
            >
              {({ name, said }) => (
                <div class="long">
                  <dt>
                    {name} ({formatDay(act.occurredOn)})
                  </dt>
                  <dd>
                    <LongText text={said} />
                  </dd>
                </div>
              )}
            </For>
          )}
        </For>
      </dl>
    </section>
  );
}

function ChangeTag(props: { from: number | undefined; to: number | undefined }): JSX.Element {
  return (
    <Show when={changeOf(props.from, props.to)}>
      {(change) => (
        <span class="tag" classList={{ plain: change() === "same", done: change() === "better" }}>
          {assessmentText().changes[change()]}
        </span>
      )}
    </Show>
  );
}
