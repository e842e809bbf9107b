// The head of a page of a call's rankings: which call, where it stands, and the way to its case.
import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { links } from "./links.ts";
import { housingText } from "./text/housing.ts";
import { useWorkflows } from "./workflows.ts";

export function RankingHead(props: {
  kind: string;
  caseId: string;
  call: { number: string; state: string; title: string };
}): JSX.Element {
  const workflows = useWorkflows();
  return (
    <header class="page-head">
      <div>
        <p class="page-kicker">
          {workflows.name(props.kind)} · <span class="number">{props.call.number}</span>
        </p>
        <h1>{props.call.title}</h1>
      </div>
      <div class="toolbar">
        <span class="tag">{workflows.state(props.kind, props.call.state)}</span>
        <A class="btn btn-outline-primary small no-print" href={links.case(props.caseId)}>
          {housingText().toCase}
        </A>
      </div>
    </header>
  );
}
