// The budget of a project on the page of a case: every commitment with its source, what was spent and what is left, the
// totals by source, and the alarms in words. Which sums and alarms, says the rule; nothing is computed here.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { Json } from "../../workflows/kernel/json.ts";
import type { ApprovedStand } from "../../workflows/rules/budget/approved.ts";
import { type BudgetRow, budgetOf, type Commitment, type DecidedShare } from "../../workflows/rules/budget/budget.ts";
import type { KeptShare } from "../../workflows/rules/cost-sharing/share.ts";
import { comuneName, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { keptShareText, noShareWords, percentText, type ShareNames, useShareNames } from "../share-words.ts";
import { budgetText } from "../text/budget.ts";
import { costSharingText } from "../text/cost-sharing.ts";
import { trpc } from "../trpc.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatCents, formatDay } from "../ui/format.ts";
import { Alert } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { AidBudget } from "./aid-budget.tsx";

type Changed = Awaited<ReturnType<typeof trpc.costSharing.listShares.query>>["shares"][number];

export interface BudgetCardProps {
  kind: string;
  /** As the case carries them. */
  lines: Json;
  /** What the actions of the project cost together. */
  projectCents?: number | undefined;
  /** How the project stands against what was approved. */
  stand?: ApprovedStand | undefined;
  today: string;
  /** Asked what has changed for its shares; absent for a case as it was. */
  caseId?: string | undefined;
}

/** How the share was computed, why another was taken, and what would be different today. */
function ShareLine(props: {
  kind: string;
  share: KeptShare;
  changed: Changed | undefined;
  names: ShareNames;
}): JSX.Element {
  const workflows = useWorkflows();
  const text = () => costSharingText().line;
  const now = () => {
    const found = props.changed?.now;
    if (!found?.answer) return found ? noShareWords(found, props.names) : "";
    const { unit, unitCents, hundredths } = found.answer;
    if (unitCents !== undefined) return text().nowIs(formatCents(unitCents), costSharingText().each[unit]);
    return hundredths === undefined ? "" : text().nowPercent(percentText(hundredths));
  };
  return (
    <div class="muted small-text">
      {keptShareText(workflows, props.kind, props.share)}
      <Show when={(props.changed?.changes.length ?? 0) > 0}>
        <div>
          <span class="tag late">{text().again}</span>{" "}
          {props.changed?.changes.map((one) => costSharingText().changes[one]).join(", ")}
          <Show when={now()}>{(words) => <>; {words()}</>}</Show>
          <div>{text().againHelp}</div>
        </div>
      </Show>
    </div>
  );
}

/** What an act decided, by which act and why; beside it what the tariff gave, where one applies. */
function DecidedLine(props: { kind: string; decided: DecidedShare; computed: KeptShare | undefined }): JSX.Element {
  const workflows = useWorkflows();
  const text = () => costSharingText().line;
  const each = () => workflows.option(props.kind, "shareDecidedEach", props.decided.each);
  const computed = () => {
    const { unitCents, proposedCents, reason } = props.computed ?? {};
    if (unitCents === undefined) return text().noneComputed;
    const why = reason === "band" || reason === "above" ? text().byBand : text().maximum;
    const whole = proposedCents === undefined ? "" : ` (${formatCents(proposedCents)})`;
    return `${text().computed(formatCents(unitCents))}${whole}, ${why}`;
  };
  return (
    <div class="muted small-text">
      <div>
        {text().decided(formatCents(props.decided.cents), each())},{" "}
        {text().byAct(props.decided.actNumber, formatDay(props.decided.actOn))}:{" "}
        {workflows.option(props.kind, "shareOverride", props.decided.why)}
      </div>
      <div>{computed()}</div>
    </div>
  );
}

export default function BudgetCard(props: BudgetCardProps): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const budget = () => budgetOf(props.lines as unknown as Commitment[], props.today, props.projectCents);
  const names = useShareNames();
  const changed = createRead(
    "costSharing",
    "listShares",
    () =>
      props.caseId !== undefined && budget().rows.some(({ share }) => share) ? { caseId: props.caseId } : undefined,
    (input, signal) => trpc.costSharing.listShares.query(input, { signal }),
  );
  const changesOf = (row: BudgetRow) =>
    changed.isPending ? undefined : changed.data?.shares.find((one) => one.commitment === row.commitment);
  const sourceName = (source: string) => workflows.option(props.kind, "budgetSource", source);
  const payerOf = ({ fund, territory }: BudgetRow) =>
    fund ? workflows.option(props.kind, "budgetFund", fund) : territory ? comuneName(desk(), territory) : "";
  const alarmsOf = (row: BudgetRow) => row.alarms.map((one) => budgetText().alarm[one]).join(", ");
  return (
    <section class="card-box" aria-labelledby="budget-title">
      <h2 id="budget-title">{budgetText().title}</h2>
      <Show when={budget().overProjectCents > 0}>
        <Alert kind="warning" title={budgetText().overProject(formatCents(budget().overProjectCents))} />
      </Show>
      <Show when={props.stand}>
        {(stand) => (
          <>
            <Show when={stand().leftCents < 0}>
              <Alert kind="warning" title={budgetText().beyondApproved(formatCents(-stand().leftCents))} />
            </Show>
            <p class="small-text">
              {budgetText().approved(
                formatCents(stand().approvedCents),
                formatCents(stand().boundCents),
                formatCents(stand().leftCents),
              )}
            </p>
          </>
        )}
      </Show>
      <Show when={props.projectCents}>
        {(cents) => <p class="muted small-text">{budgetText().planned(formatCents(cents()))}</p>}
      </Show>
      <WideTable label={budgetText().title} narrowFirst cards>
        <thead>
          <tr>
            <th scope="col">{budgetText().commitment}</th>
            <th scope="col">{budgetText().source}</th>
            <th scope="col">{budgetText().service}</th>
            <th scope="col">{budgetText().period}</th>
            <th scope="col" class="right">
              {budgetText().committed}
            </th>
            <th scope="col" class="right">
              {budgetText().spent}
            </th>
            <th scope="col" class="right">
              {budgetText().left}
            </th>
            <th scope="col">{budgetText().alarms}</th>
          </tr>
        </thead>
        <tbody>
          <For each={budget().rows}>
            {(row) => (
              <tr>
                <th scope="row">
                  <span class="on-cards">{budgetText().commitment} </span>
                  {row.commitment}
                </th>
                <td data-label={budgetText().source}>
                  {sourceName(row.source)}
                  <Show when={payerOf(row)}>{(payer) => <div class="muted small-text">{payer()}</div>}</Show>
                  <Show when={row.decided}>
                    {(decided) => <DecidedLine kind={props.kind} decided={decided()} computed={row.share} />}
                  </Show>
                  <Show when={row.decided === undefined && row.share}>
                    {(share) => <ShareLine kind={props.kind} share={share()} changed={changesOf(row)} names={names} />}
                  </Show>
                </td>
                <td data-label={budgetText().service}>{workflows.option(props.kind, "service", row.service)}</td>
                <td data-label={budgetText().period}>
                  {budgetText().days(formatDay(row.from), formatDay(row.to))}
                  <Show when={row.releasedOn}>
                    {(day) => <div class="muted small-text">{budgetText().released(formatDay(day()))}</div>}
                  </Show>
                </td>
                <td class="right" data-label={budgetText().committed}>
                  {formatCents(row.committedCents)}
                </td>
                <td class="right" data-label={budgetText().spent}>
                  {formatCents(row.spentCents)}
                </td>
                <td class="right" data-label={budgetText().left}>
                  {formatCents(row.leftCents)}
                </td>
                <td data-label={budgetText().alarms}>
                  <Show when={row.alarms.length > 0}>
                    <span
                      class="tag"
                      classList={{ late: row.alarms.includes("over") || row.alarms.includes("expired") }}
                    >
                      {alarmsOf(row)}
                    </span>
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <For each={budget().sources}>
            {(one) => (
              <tr>
                <td />
                <th scope="row" colspan={3}>
                  {sourceName(one.source)}
                </th>
                <td class="right" data-label={budgetText().committed}>
                  {formatCents(one.committedCents)}
                </td>
                <td class="right" data-label={budgetText().spent}>
                  {formatCents(one.spentCents)}
                </td>
                <td class="right" data-label={budgetText().left}>
                  {formatCents(one.leftCents)}
                </td>
                <td />
              </tr>
            )}
          </For>
          <tr>
            <td />
            <th scope="row" colspan={3}>
              {budgetText().total}
            </th>
            <td class="right" data-label={budgetText().committed}>
              {formatCents(budget().total.committedCents)}
            </td>
            <td class="right" data-label={budgetText().spent}>
              {formatCents(budget().total.spentCents)}
            </td>
            <td class="right" data-label={budgetText().left}>
              {formatCents(budget().total.leftCents)}
            </td>
            <td />
          </tr>
        </tfoot>
      </WideTable>
      <AidBudget caseId={props.kind === "case-intake" ? props.caseId : undefined} />
      <p class="small-text no-print">
        <A href={links.tariffs()}>{costSharingText().toTariffs}</A>
      </p>
    </section>
  );
}
