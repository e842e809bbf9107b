// On the page of a record that stands: the records of the same person that go on in it, and what each says otherwise, so that it
// can be corrected here by the ordinary acts.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useDesk } from "../../desk.ts";
import { links } from "../../links.ts";
import { mergingText } from "../../text/merging.ts";
import { useWorkflows } from "../../workflows.ts";
import type { SocialRecord } from "../record-page.tsx";
import { saidOf } from "./said-of.ts";

export default function MergedCard(props: {
  record: SocialRecord;
  /** Opens the form that has a record stand by itself again. */
  onUndo: (of: { personId: string; name: string }) => void;
}): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const said = (one: Parameters<typeof saidOf>[0]) => saidOf(one, props.record.names, { workflows, desk: desk() });
  /** What it says that this record does not say. */
  const otherwise = (one: SocialRecord["merged"][number]) => {
    const here = new Map(said(props.record).map(({ field, text }) => [field, text]));
    return said(one).filter(({ field, text, isClosed }) => text !== "" && !isClosed && here.get(field) !== text);
  };
  return (
    <Show when={props.record.merged.length > 0}>
      <section class="card-box" aria-labelledby="record-merged">
        <h2 id="record-merged">{mergingText().mergedTitle}</h2>
        <p class="field-help">{mergingText().mergedHelp}</p>
        <ul class="row-list">
          <For each={props.record.merged}>
            {(one) => (
              <li>
                <A href={links.person(one.personId)}>
                  <strong>{one.name}</strong>
                </A>
                <Show when={one.mayUndo}>
                  <button
                    type="button"
                    class="btn btn-outline-primary small no-print"
                    onClick={() => props.onUndo({ personId: one.personId, name: one.name })}
                  >
                    {mergingText().undo}
                    <span class="visually-hidden">: {one.name}</span>
                  </button>
                </Show>
                <span class="alike-why">
                  <Show when={otherwise(one).length > 0} fallback={mergingText().saysSame}>
                    {mergingText().saysAlso}{" "}
                    {otherwise(one)
                      .map(({ field, text }) => `${workflows.field("person", field)} ${text}`)
                      .join(" · ")}
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
