// Load by worker, only to spread work: weights of open cases and terms, no times, no ranking. The small print says so.
import { For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import type { ListAddress } from "../list-address.ts";
import { createRead } from "../query.ts";
import { boardText } from "../text/board.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { Await, Empty } from "../ui/states.tsx";

type Input = Parameters<typeof trpc.board.getLoad.query>[0];

export function LoadTable(props: { input: Input; narrowed: Pick<ListAddress, "comune" | "area"> }): JSX.Element {
  const load = createRead(
    "board",
    "getLoad",
    () => props.input,
    (asked, signal) => trpc.board.getLoad.query(asked, { signal }),
    { keepBefore: true },
  );
  const href = (accountId: string, overdue = false) =>
    `#${links.work({ view: "all", assignee: accountId, overdue, ...props.narrowed })}`;
  return (
    <section class="figures-scroll">
      <Await query={load}>
        {(data) => (
          <Show
            when={data().workers.length > 0}
            fallback={
              <Empty title={boardText().noLoad}>
                <p>{boardText().noLoadHelp}</p>
              </Empty>
            }
          >
            <table class="figures">
              <caption>{boardText().load}</caption>
              <thead>
                <tr>
                  <th scope="col">{boardText().worker}</th>
                  <th scope="col" class="right">
                    {boardText().weight}
                  </th>
                  <th scope="col" class="right">
                    {boardText().cases}
                  </th>
                  <th scope="col" class="right">
                    {boardText().overdue}
                  </th>
                  <th scope="col" class="right">
                    {boardText().dueSoon(data().soonDays)}
                  </th>
                </tr>
              </thead>
              <tbody>
                {/* By name: an order by load would be a ranking of people. */}
                <For each={[...data().workers].sort((a, b) => a.name.localeCompare(b.name, "it"))}>
                  {(worker) => (
                    <tr>
                      <th scope="row">{worker.name || worker.accountId}</th>
                      <td class="right">{formatNumber(worker.weight)}</td>
                      <td class="right">
                        <a href={href(worker.accountId)} aria-label={`${worker.name}: ${worker.cases}`}>
                          {formatNumber(worker.cases)}
                        </a>
                      </td>
                      <td class="right">
                        <Show when={worker.overdue > 0} fallback={<span class="muted">0</span>}>
                          <a class="tag late" href={href(worker.accountId, true)}>
                            {formatNumber(worker.overdue)}
                          </a>
                        </Show>
                      </td>
                      <td class="right">{formatNumber(worker.dueSoon)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </Show>
        )}
      </Await>
      <p class="muted small-text figures-note">{boardText().loadNote}</p>
    </section>
  );
}
