// Goals and actions of a project as tables: what is aimed at and how it stands, what is done by whom, when and at whose cost.
import { For, type JSX, Show } from "solid-js";
import type { Json } from "../../../workflows/kernel/json.ts";
import { projectText } from "../../text/project.ts";
import { WideTable } from "../../ui/figures.tsx";
import { formatCents, formatDay, formatNumber } from "../../ui/format.ts";
import { goalNow, type ProjectVersion, rowsIn, textIn } from "./versions.ts";

interface TableProps {
  version: ProjectVersion;
  option: (field: string, value: Json | undefined) => string;
}

const numberText = (value: Json | undefined): string =>
  typeof value === "number" ? formatNumber(value, Number.isInteger(value) ? 0 : 2) : "";

export function GoalTable(props: TableProps): JSX.Element {
  const goals = () => rowsIn(props.version.draft.values, "goals");
  return (
    <Show when={goals().length > 0} fallback={<p class="muted">{projectText().closedGoals}</p>}>
      <WideTable label={projectText().goals} cards>
        <thead>
          <tr>
            <th scope="col">{projectText().goal}</th>
            <th scope="col">{projectText().indicator}</th>
            <th scope="col" class="right">
              {projectText().start}
            </th>
            <th scope="col" class="right">
              {projectText().aim}
            </th>
            <th scope="col">{projectText().by}</th>
            <th scope="col" class="right">
              {projectText().reached}
            </th>
            <th scope="col">{projectText().outcome}</th>
          </tr>
        </thead>
        <tbody>
          <For each={goals()}>
            {(goal, i) => {
              const now = () => goalNow(props.version, i() + 1);
              return (
                <tr>
                  <th scope="row">
                    {i() + 1}. {textIn(goal, "goalText")}
                  </th>
                  <td data-label={projectText().indicator}>{textIn(goal, "indicatorText")}</td>
                  <td class="right" data-label={projectText().start}>
                    {numberText(goal.startValue)}
                  </td>
                  <td class="right" data-label={projectText().aim}>
                    {numberText(goal.aimValue)}
                  </td>
                  <td data-label={projectText().by}>{formatDay(textIn(goal, "goalBy"))}</td>
                  <td class="right" data-label={projectText().reached}>
                    {numberText(now()?.value)}
                  </td>
                  <td data-label={projectText().outcome}>
                    <Show when={now()}>
                      {(one) => (
                        <>
                          {props.option("goalOutcome", one().outcome)}
                          <div class="muted small-text">{formatDay(one().on)}</div>
                        </>
                      )}
                    </Show>
                  </td>
                </tr>
              );
            }}
          </For>
        </tbody>
      </WideTable>
    </Show>
  );
}

export function ActionTable(props: TableProps): JSX.Element {
  const actions = () => rowsIn(props.version.draft.values, "actions");
  const hasCosts = () => props.version.costCents > 0;
  const period = (from: string, to: string) =>
    [from ? projectText().from(formatDay(from)) : "", to ? projectText().to(formatDay(to)) : ""]
      .filter(Boolean)
      .join(" ");
  return (
    <WideTable label={projectText().actions} cards>
      <thead>
        <tr>
          <th scope="col">{projectText().action}</th>
          <th scope="col">{projectText().forGoal}</th>
          <th scope="col">{projectText().who}</th>
          <th scope="col">{projectText().period}</th>
          <th scope="col">{projectText().often}</th>
          <Show when={hasCosts()}>
            <th scope="col" class="right">
              {projectText().cost}
            </th>
            <th scope="col">{projectText().payer}</th>
          </Show>
        </tr>
      </thead>
      <tbody>
        <For each={actions()}>
          {(row) => (
            <tr>
              <th scope="row">{props.option("service", row.service)}</th>
              <td data-label={projectText().forGoal}>
                {typeof row.forGoal === "number" ? projectText().goalNo(row.forGoal) : ""}
              </td>
              <td data-label={projectText().who}>{props.option("who", row.who)}</td>
              <td data-label={projectText().period}>{period(textIn(row, "startOn"), textIn(row, "endOn"))}</td>
              <td data-label={projectText().often}>
                {typeof row.times === "number"
                  ? `${row.times} × ${props.option("timesPer", row.timesPer).toLowerCase()}`
                  : ""}
              </td>
              <Show when={hasCosts()}>
                <td class="right" data-label={projectText().cost}>
                  {typeof row.costCents === "number" ? formatCents(row.costCents) : ""}
                </td>
                <td data-label={projectText().payer}>{props.option("payer", row.payer)}</td>
              </Show>
            </tr>
          )}
        </For>
      </tbody>
      <Show when={hasCosts()}>
        <tfoot>
          <tr>
            <th scope="row" colspan={5}>
              {projectText().total}
            </th>
            <td class="right" data-label={projectText().cost}>
              {formatCents(props.version.costCents)}
            </td>
            <td />
          </tr>
        </tfoot>
      </Show>
    </WideTable>
  );
}
