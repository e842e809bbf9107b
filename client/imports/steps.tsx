// Where one is in an import: four steps, the one shown marked; and what is said where the file is no longer here.
import { A } from "@solidjs/router";
import { For, type JSX } from "solid-js";
import { links } from "../links.ts";
import { importText } from "../text/imports.ts";
import { Empty } from "../ui/states.tsx";

const steps = ["file", "columns", "preview", "result"] as const;

export function Steps(props: { at: (typeof steps)[number] }): JSX.Element {
  return (
    <nav aria-label={importText().stepsLabel} class="no-print">
      <ol class="import-steps">
        <For each={steps}>
          {(step, i) => (
            <li aria-current={step === props.at ? "step" : undefined}>
              {i() + 1}. {importText().steps[step]}
            </li>
          )}
        </For>
      </ol>
    </nav>
  );
}

export function Gone(): JSX.Element {
  return (
    <Empty level="h1" title={importText().gone}>
      <p>{importText().goneHelp}</p>
      <A href={links.imports()}>{importText().again}</A>
    </Empty>
  );
}
