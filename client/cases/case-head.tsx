// Above everything on the page of a case: whom it is about, in which step, who follows it, and the ways to what belongs to it.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { caseDoor, doorsOf } from "../case-doors.ts";
import { comuneName, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { caseText } from "../text/cases.ts";
import { householdsText } from "../text/households.ts";
import { shellText } from "../text/shell.ts";
import type { trpc } from "../trpc.ts";
import { daysBetween, formatDay } from "../ui/format.ts";
import { Alert } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import type { ContentCase } from "./action-panel.tsx";
import { derivedFacts } from "./case-facts.tsx";
import { householdName } from "./person/household-name.ts";

type CaseView = Awaited<ReturnType<typeof trpc.cases.getCase.query>>;
export type SkeletonCase = Extract<CaseView, { level: "content" | "skeleton" }>;

export const contentOf = (view: SkeletonCase): ContentCase | undefined => (view.level === "content" ? view : undefined);

/** Whom the case is about; cases without a person may carry a title. */
export function nameOf(view: SkeletonCase): string | undefined {
  const title = contentOf(view)?.columns.title;
  return (
    view.names[view.head.personId ?? ""] ?? contentOf(view)?.subject ?? (typeof title === "string" ? title : undefined)
  );
}

export function CaseHead(props: { view: SkeletonCase; isNow: boolean }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const head = () => props.view.head;
  const waiting = () => {
    const { waitingFor, waitingSince } = head();
    if (!waitingFor) return undefined;
    const since = waitingSince ? daysBetween(waitingSince, props.view.today) : 0;
    return caseText().waitingFor(workflows.waiting(props.view.kind, waitingFor), since);
  };
  const followed = () => {
    const household = contentOf(props.view)?.household;
    const one = household?.choices.find((choice) => choice.household === household.followed);
    return one && householdName(workflows, one, props.view.names);
  };
  const derived = () => {
    const { kind, names, closed } = props.view;
    const columns = closed ? undefined : contentOf(props.view)?.columns;
    return columns ? derivedFacts({ workflows, desk: desk(), kind, names }, columns) : [];
  };
  return (
    <>
      <div class="page-head">
        <div>
          <p class="page-kicker">
            {workflows.name(props.view.kind)} · <span class="number">{props.view.number || caseText().notOpen}</span>
          </p>
          <h1>{nameOf(props.view) ?? workflows.name(props.view.kind)}</h1>
          <div class="toolbar head-tags">
            <span class="tag state" classList={{ done: props.view.closed }}>
              {workflows.state(props.view.kind, props.view.state)}
            </span>
            <Show when={head().priority}>
              {(priority) => <span class="tag late">{priority() > 1 ? caseText().emergency : caseText().urgent}</span>}
            </Show>
            <Show when={head().restricted}>
              <span class="tag court">{caseText().restricted}</span>
            </Show>
            <Show when={waiting()}>{(text) => <span class="muted">{text()}</span>}</Show>
          </div>
        </div>
        <div class="toolbar">
          <Show when={props.isNow && caseDoor(props.view.kind, props.view.caseId)}>
            {(door) => (
              <A class="btn btn-outline-primary small" href={door().href}>
                {door().label}
              </A>
            )}
          </Show>
          <For each={doorsOf(contentOf(props.view))}>
            {(door) => (
              <A class="btn btn-outline-primary small" href={door.href}>
                {door.label}
              </A>
            )}
          </For>
          <Show when={props.view.names[head().personId ?? ""] && head().personId}>
            {(personId) => (
              <A class="btn btn-outline-primary small" href={links.person(personId())}>
                {caseText().record}
              </A>
            )}
          </Show>
        </div>
      </div>
      <Show when={props.view.byBrokenGlass}>
        <Alert kind="warning">{caseText().byBrokenGlass}</Alert>
      </Show>
      <section class="case-summary" aria-label={caseText().summary}>
        <dl class="facts">
          <Fact name={caseText().assignee} text={props.view.names[head().assignee ?? ""] ?? caseText().unassigned} />
          <Fact name={caseText().territory} text={comuneName(desk(), head().territory)} />
          <Fact name={caseText().area} text={shellText().areas[head().area]} />
          <Fact name={caseText().openedOn} text={formatDay(head().openedOn)} />
          <Show when={followed()}>{(name) => <Fact name={householdsText().followed} text={name()} />}</Show>
          <For each={derived()}>{(fact) => <Fact name={fact.name} text={fact.text} />}</For>
        </dl>
      </section>
    </>
  );
}

function Fact(props: { name: string; text: string }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.text}</dd>
    </div>
  );
}
