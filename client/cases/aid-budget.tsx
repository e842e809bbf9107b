// What the aids of a case come to, beneath the budget of its project: read from the aids, by the comune that pays and its chapter. They
// are granted by acts of their own, so that they count in no total of the project.
import { For, type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import { aidText } from "../text/aid.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatCents, formatNumber } from "../ui/format.ts";
import { createAidsOfCase } from "./case-aids.tsx";

export function AidBudget(props: { caseId: string | undefined }): JSX.Element {
  const desk = useDesk();
  const query = createAidsOfCase(() => props.caseId);
  const sums = () => (query.isPending ? [] : (query.data?.sums ?? []));
  return (
    <Show when={sums().length > 0}>
      <h3>{aidText().inBudget}</h3>
      <p class="muted small-text">{aidText().inBudgetHelp}</p>
      <WideTable label={aidText().inBudget} narrowFirst cards>
        <thead>
          <tr>
            <th scope="col">{aidText().comune}</th>
            <th scope="col">{aidText().chapter}</th>
            <th scope="col">{aidText().aids}</th>
            <th scope="col" class="right">
              {aidText().granted}
            </th>
            <th scope="col" class="right">
              {aidText().paid}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={sums()}>
            {(sum) => (
              <tr>
                <th scope="row">{comuneName(desk(), sum.comune)}</th>
                <td data-label={aidText().chapter}>{sum.chapter}</td>
                <td data-label={aidText().aids}>{formatNumber(sum.aids)}</td>
                <td class="right" data-label={aidText().granted}>
                  {formatCents(sum.grantedCents)}
                </td>
                <td class="right" data-label={aidText().paid}>
                  {formatCents(sum.paidCents)}
                  <Show when={sum.repaidCents > 0}>
                    <div class="muted small-text">{aidText().cameBack(formatCents(sum.repaidCents))}</div>
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </WideTable>
    </Show>
  );
}
