// Why one sees this case, and which kinds of its data: folded away until somebody wants to know.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { caseText } from "../text/cases.ts";
import { shellText } from "../text/shell.ts";
import type { SkeletonCase } from "./case-head.tsx";

export function WhySeen(props: { view: SkeletonCase }): JSX.Element {
  const desk = useDesk();
  const why = () => props.view.why;
  const reasons = () => {
    const text = caseText().why;
    const { isAssignee, isReader, standsInFor, roles, byBrokenGlass } = why();
    return [
      isAssignee ? text.assignee : "",
      isReader ? text.reader : "",
      standsInFor === undefined ? "" : text.standsIn(props.view.names[standsInFor] ?? ""),
      byBrokenGlass ? text.glass : "",
      roles.length > 0 ? text.roles(roles.map((role) => shellText().roles[role]).join(", ")) : "",
    ].filter(Boolean);
  };
  const sealed = ["identity", "contact", "social", "health", "judicial", "economic"] as const;
  const named = (isSeen: boolean) =>
    sealed
      .filter((one) => why().classes.includes(one) === isSeen)
      .map((one) => caseText().classes[one])
      .join(", ");
  return (
    <details class="why-seen no-print">
      <summary>{caseText().why.title}</summary>
      <ul>
        <For each={reasons()}>{(reason) => <li>{reason}</li>}</For>
        <li>
          <Show when={props.view.level === "content"} fallback={caseText().why.skeleton}>
            {caseText().why.seen(named(true))} {named(false) === "" ? "" : caseText().why.unseen(named(false))}
          </Show>
        </li>
      </ul>
      <p class="muted small-text">{caseText().why.recorded}</p>
      <Show when={may(desk(), "readLog")}>
        <A class="small-text" href={links.readsOf(props.view.caseId)}>
          {caseText().why.whoRead}
        </A>
      </Show>
    </details>
  );
}
