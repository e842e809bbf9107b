// One ranking of an avviso: position, protocol number, points, outcome. On paper there are never names; on screen they may be added.
import { For, type JSX, Show } from "solid-js";
import { careText } from "../text/care.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatCents, formatNumber } from "../ui/format.ts";
import type { Call } from "./call-page.tsx";

type Section = Call["sections"][number];

export function SectionTable(props: { section: Section; names: Record<string, string> }): JSX.Element {
  const text = careText;
  const hasNames = () => Object.keys(props.names).length > 0;
  const outcome = (row: Section["rows"][number]) => text().outcomes[String(row.outcome)] ?? String(row.outcome);
  return (
    <>
      <h3>{props.section.name}</h3>
      <Show when={props.section.rows.length > 0} fallback={<p class="muted">{text().empty}</p>}>
        <WideTable label={props.section.name} narrowFirst cards>
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
              <th scope="col">{text().outcome}</th>
              <th scope="col" class="right">
                {text().amount}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.section.rows}>
              {(row) => (
                <tr>
                  <th scope="row">{typeof row.position === "number" ? row.position : "–"}</th>
                  <td class="number nowrap" data-label={text().number}>
                    {String(row.number)}
                  </td>
                  <Show when={hasNames()}>
                    <td class="no-print" data-label={text().name}>
                      {props.names[String(row.applicationId)] ?? ""}
                    </td>
                  </Show>
                  <td class="right" data-label={text().score}>
                    {typeof row.score === "number" ? formatNumber(row.score, 0) : ""}
                  </td>
                  <td data-label={text().outcome}>
                    {outcome(row)}
                    <Show when={row.isNew === true}>
                      {" "}
                      <span class="tag plain">{text().isNew}</span>
                    </Show>
                  </td>
                  <td class="right" data-label={text().amount}>
                    {typeof row.cents === "number" && row.cents > 0 ? formatCents(row.cents) : ""}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </WideTable>
      </Show>
    </>
  );
}
