// The first page of the day. Blocks appear with the data behind them: the search of persons, and what this session may
// open.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { caseText } from "../text/cases.ts";
import { shellText } from "../text/shell.ts";
import { formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import { GlassAlarm } from "./glass-alarm.tsx";

export default function HomePage(): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const openable = () => desk().openable.filter((one) => workflows.find(one.kind)?.list === "cases");
  return (
    <>
      <div class="page-head">
        <div>
          <p class="page-kicker">
            {desk()
              .roles.map((role) => shellText().roles[role])
              .join(" · ")}
          </p>
          <h1>
            {shellText().nav.home}, {formatDay(desk().today)}
          </h1>
        </div>
        <Show when={may(desk(), "cases")}>
          <A class="btn btn-primary" href={links.people()}>
            {caseText().searchPeople}
          </A>
        </Show>
      </div>
      <Show when={may(desk(), "glassAlarms")}>
        <GlassAlarm />
      </Show>
      <div class="blocks">
        <Show when={openable().length > 0}>
          <section class="card-box" aria-labelledby="home-new">
            <h2 id="home-new">{caseText().newCase}</h2>
            <div class="actions">
              <For each={openable()}>
                {(one) => (
                  <A class="btn btn-outline-primary" href={links.newCase(one.kind)}>
                    {workflows.event(one.kind, one.event)}
                  </A>
                )}
              </For>
            </div>
          </section>
        </Show>
      </div>
    </>
  );
}
