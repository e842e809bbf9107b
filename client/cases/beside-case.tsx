// Pages beside the page of a case, such as its file, project and sheets: the same read of the case, and the same head, which says
// whose it is and leads back.
import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { caseAsked, readCase } from "../case-read.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { caseText } from "../text/cases.ts";
import { useWorkflows } from "../workflows.ts";
import type { ContentCase } from "./action-panel.tsx";

/** What a page beside a case says of it. */
export interface NamedCase {
  kind: string;
  number: string;
  name?: string | undefined;
}

/** The case as it is now; `content` where the reader may see what it holds. */
export function createCaseBeside(caseId: () => string) {
  const view = createRead("cases", "getCase", () => caseAsked(caseId(), undefined), readCase);
  const content = (): ContentCase | undefined => {
    const data = view.isPending ? undefined : view.data;
    return data?.level === "content" ? data : undefined;
  };
  const named = (): NamedCase | undefined => {
    const one = content();
    if (!one) return undefined;
    const { kind, number, names, head } = one;
    return { kind, number, name: names[head.personId ?? ""] };
  };
  return { view, content, named };
}

/** `back`: where it leads, when not to the case. */
export function BesideHead(props: {
  caseId: string;
  of: NamedCase | undefined;
  title: string;
  back?: { href: string; label: string };
  children?: JSX.Element;
}): JSX.Element {
  const workflows = useWorkflows();
  const back = () => props.back ?? { href: links.case(props.caseId), label: caseText().toCase };
  return (
    <div class="page-head">
      <div>
        <Show when={props.of}>
          {(one) => (
            <p class="page-kicker">
              {workflows.name(one().kind)} · <span class="number">{one().number}</span>
              <Show when={one().name}>{(name) => <> · {name()}</>}</Show>
            </p>
          )}
        </Show>
        <h1>{props.title}</h1>
      </div>
      <div class="toolbar no-print">
        <A class="btn btn-outline-primary small" href={back().href}>
          {back().label}
        </A>
        {props.children}
      </div>
    </div>
  );
}
