// What is wrong with a tariff, each with its place: the field as the form calls it, the band by its number.
import { For, type JSX, Show } from "solid-js";
import type { TariffProblem } from "../../workflows/rules/cost-sharing/tariff.ts";
import { costSharingText } from "../text/cost-sharing.ts";
import { Alert } from "../ui/states.tsx";

/** `bands.1.percent` -> "Fasce di ISEE 2: Quota in percento del costo". */
export function placeWords(path: string): string {
  const fields: Record<string, string> = costSharingText().fields;
  const said: string[] = [];
  for (const part of path.split(".")) {
    if (/^\d+$/.test(part) && said.length > 0) said[said.length - 1] += ` ${Number(part) + 1}`;
    else said.push(fields[part] ?? part);
  }
  return said.filter(Boolean).join(": ");
}

export function faultWords({ path, code, limit }: TariffProblem): string {
  const fault = costSharingText().faults[code];
  const what = typeof fault === "function" ? fault(limit ?? 0) : fault;
  return path === "" ? what : `${placeWords(path)}: ${what}`;
}

export function Faults(props: { problems: readonly TariffProblem[]; title?: string }): JSX.Element {
  return (
    <Show when={props.problems.length > 0}>
      <Alert kind="danger" title={props.title ?? costSharingText().wrong}>
        <ul>
          <For each={props.problems}>{(one) => <li>{faultWords(one)}</li>}</For>
        </ul>
      </Alert>
    </Show>
  );
}
