// Budgets of projects that ask for somebody: cases the reader may see, open or closed in the year, by comune, source and what is wrong,
// each with what was approved, committed and spent, and the way to its budget. Filters stand in the address; alarms are those of the case's own card.
import { A, useSearchParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { budgetSources } from "../../workflows/rules/budget/sources.ts";
import { comuneName, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { oneParam } from "../one-param.ts";
import { createRead } from "../query.ts";
import { budgetText } from "../text/budget.ts";
import { spendingText } from "../text/spending.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { WideTable } from "../ui/figures.tsx";
import { formatCents, formatDay } from "../ui/format.ts";
import { Await, Empty } from "../ui/states.tsx";
import { WalkPlaces } from "../ui/walk-places.tsx";
import { useWorkflows } from "../workflows.ts";

type Answer = Awaited<ReturnType<typeof trpc.spending.listBudgetAlarms.query>>;
type Row = Answer["rows"][number];
type Place = NonNullable<Answer["next"]>;

const kind = "case-intake";
const wrongs = ["over", "near", "expiring", "expired", "beyond", "left"] as const;
const wrongName = (wrong: (typeof wrongs)[number]): string =>
  wrong === "beyond" || wrong === "left" ? spendingText().budgets[wrong] : budgetText().alarm[wrong];
export default function BudgetAlarms(): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const [params, setParams] = useSearchParams();
  const [places, setPlaces] = createSignal<readonly Place[]>([]);
  const text = () => spendingText().budgets;
  const choose = (change: Record<string, string | undefined>) => {
    setPlaces([]);
    setParams(change, { replace: true });
  };
  const wrong = () => wrongs.find((known) => known === oneParam(params.avviso));
  const read = createRead(
    "spending",
    "listBudgetAlarms",
    () => {
      const after = places().at(-1);
      const [territory, source, asked] = [oneParam(params.comune), oneParam(params.fonte), wrong()];
      return {
        mine: oneParam(params.mie) === "1",
        ...(territory ? { territory } : {}),
        ...(source ? { source } : {}),
        ...(asked ? { wrong: asked } : {}),
        ...(after ? { after } : {}),
      };
    },
    (input, signal) => trpc.spending.listBudgetAlarms.query(input, { signal }),
  );
  return (
    <section aria-labelledby="budget-alarms">
      <h2 id="budget-alarms">{text().title}</h2>
      <p class="muted">{text().about}</p>
      <div class="filters list-filters no-print">
        <Choice
          label={text().comune}
          none={text().any}
          value={oneParam(params.comune) || undefined}
          options={desk().comuni.map(({ istat, name }) => ({ value: istat, label: name }))}
          onChoose={(comune) => choose({ comune })}
        />
        <Choice
          label={budgetText().source}
          none={text().any}
          value={oneParam(params.fonte) || undefined}
          options={budgetSources.map((value) => ({ value, label: workflows.option(kind, "budgetSource", value) }))}
          onChoose={(fonte) => choose({ fonte })}
        />
        <Choice
          label={text().wrong}
          none={text().any}
          value={wrong()}
          options={wrongs.map((value) => ({
            value,
            label: wrongName(value),
          }))}
          onChoose={(avviso) => choose({ avviso })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={oneParam(params.mie) === "1"}
            onChange={(event) => choose({ mie: event.currentTarget.checked ? "1" : undefined })}
          />
          {text().mine}
        </label>
      </div>
      <Await query={read}>
        {(data) => (
          <>
            <Show
              when={data().rows.length > 0}
              fallback={<Empty title={data().next ? text().noneHere : text().none}>{text().noneHelp}</Empty>}
            >
              <AlarmTable rows={data().rows} names={data().names} comune={(istat) => comuneName(desk(), istat)} />
            </Show>
            <WalkPlaces places={places()} next={data().next} onGo={setPlaces} words={text()} />
          </>
        )}
      </Await>
    </section>
  );
}

/** What is wrong, each with its source and day. */
function Wrongs(props: { row: Row; comune: (istat: string) => string }): JSX.Element {
  const workflows = useWorkflows();
  const payer = ({ fund, territory }: Row["lines"][number]) =>
    fund ? workflows.option(kind, "budgetFund", fund) : territory ? props.comune(territory) : "";
  return (
    <ul class="plain-list">
      <Show when={props.row.beyondCents > 0}>
        <li>
          <span class="tag late">{spendingText().budgets.beyondBy(formatCents(props.row.beyondCents))}</span>
        </li>
      </Show>
      <For each={props.row.lines}>
        {(line) => (
          <li>
            <span
              class="tag"
              classList={{ late: line.alarms.some((one) => ["over", "expired", "left"].includes(one)) }}
            >
              {line.alarms.map(wrongName).join(", ")}
            </span>{" "}
            {[workflows.option(kind, "budgetSource", line.source), payer(line)].filter(Boolean).join(", ")} ·{" "}
            {workflows.option(kind, "service", line.service)} ·{" "}
            {spendingText().budgets.line(
              line.commitment,
              formatCents(line.committedCents),
              formatCents(line.spentCents),
              formatDay(line.to),
            )}
          </li>
        )}
      </For>
    </ul>
  );
}

function AlarmTable(props: {
  rows: readonly Row[];
  names: Record<string, string>;
  comune: (istat: string) => string;
}): JSX.Element {
  const text = () => spendingText().budgets;
  return (
    <WideTable label={text().page}>
      <thead>
        <tr>
          <th scope="col">{text().case}</th>
          <th scope="col">{text().wrong}</th>
          <th scope="col">{text().comune}</th>
          <th scope="col" class="right">
            {text().approved}
          </th>
          <th scope="col" class="right">
            {budgetText().committed}
          </th>
          <th scope="col" class="right">
            {budgetText().spent}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <th scope="row">
                <A href={links.case(row.caseId)}>{row.person ?? row.number}</A>
                <Show when={row.closedOn}>
                  {(day) => (
                    <div>
                      <span class="tag plain">{text().closedOn(formatDay(day()))}</span>
                    </div>
                  )}
                </Show>
                <div class="muted small-text">
                  {row.number} · {row.assignee ? (props.names[row.assignee] ?? row.assignee) : text().nobody}
                </div>
              </th>
              <td>
                <Wrongs row={row} comune={props.comune} />
              </td>
              <td>{props.comune(row.territory)}</td>
              <td class="right">
                {row.approvedCents === undefined ? text().notApproved : formatCents(row.approvedCents)}
              </td>
              <td class="right">{formatCents(row.committedCents)}</td>
              <td class="right">{formatCents(row.spentCents)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </WideTable>
  );
}
