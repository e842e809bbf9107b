// The first page of the day: what is due, what waits, what may be opened, by role. A block appears only with the data
// behind it.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { hasRole, may, useDesk, worksOnCases } from "../desk.ts";
import { links } from "../links.ts";
import { type ListAddress, listHref } from "../list-address.ts";
import { navOf } from "../nav.ts";
import { createRead } from "../query.ts";
import { caseText } from "../text/cases.ts";
import { homeText } from "../text/home.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { formatDay, formatNumber } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import { GlassAlarm } from "./glass-alarm.tsx";
import { JobsAlarm } from "./jobs-alarm.tsx";
import { ShortList } from "./short-list.tsx";

export default function HomePage(): JSX.Element {
  const desk = useDesk();
  const works = () => worksOnCases(desk());
  const assigns = () => hasRole(desk(), "supervisor", "frontDesk");
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
        <Show when={works()}>
          <A class="btn btn-primary" href={links.people()}>
            {caseText().searchPeople}
          </A>
        </Show>
      </div>
      <Show when={may(desk(), "glassAlarms")}>
        <GlassAlarm />
      </Show>
      <Show when={may(desk(), "jobs")}>
        <JobsAlarm />
      </Show>
      <Show when={works()} fallback={<Doors />}>
        <Counts />
        <div class="columns">
          <div>
            <Show when={assigns()}>
              <ShortList title={homeText().unassignedNext} view="unassigned" />
            </Show>
            <ShortList title={homeText().mineNext} view="mine" />
            <ShortList title={homeText().waitingLongest} view="waiting" />
          </div>
          <aside>
            <Openings />
            <Doors />
          </aside>
        </div>
      </Show>
    </>
  );
}

interface Figure {
  label: string;
  value: number;
  address: Partial<ListAddress>;
  late?: boolean;
}

/** Each figure opens the list it counts. */
function Counts(): JSX.Element {
  const counts = createRead(
    "queues",
    "counts",
    () => ({ view: "mine" as const }),
    (input, signal) => trpc.queues.counts.query(input, { signal }),
  );
  const figures = (): Figure[] => {
    const data = counts.isPending ? undefined : counts.data;
    if (!data) return [];
    const text = homeText();
    const all: Figure[] = [
      { label: text.overdue, value: data.overdue, address: { view: "mine", overdue: true }, late: true },
      { label: text.todo, value: data.views.todo, address: { view: "todo" } },
      { label: text.mine, value: data.views.mine, address: { view: "mine" } },
      { label: text.waiting, value: data.views.waiting, address: { view: "waiting" } },
      { label: text.unassigned, value: data.views.unassigned, address: { view: "unassigned" } },
      { label: text.all, value: data.views.all, address: { view: "all" } },
    ];
    return all.filter((one) => one.value > 0);
  };
  return (
    <Show when={figures().length > 0}>
      <section class="figures-row" aria-label={homeText().counts}>
        <For each={figures()}>
          {(one) => (
            <A class="card-box figure" href={listHref(one.address)}>
              <span class="block-number" classList={{ late: one.late === true }}>
                {formatNumber(one.value)}
              </span>
              <span>{one.label}</span>
            </A>
          )}
        </For>
      </section>
    </Show>
  );
}

function Openings(): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const openable = () => desk().openable.filter((one) => workflows.find(one.kind)?.list === "cases");
  return (
    <Show when={openable().length > 0}>
      <section class="card-box" aria-labelledby="home-new">
        <h2 id="home-new">{homeText().open}</h2>
        <div class="actions">
          <For each={openable()}>
            {(one, i) => (
              <A
                class="btn"
                classList={{ "btn-primary": i() === 0, "btn-outline-primary": i() > 0 }}
                href={links.newCase(one.kind)}
              >
                {workflows.event(one.kind, one.event)}
              </A>
            )}
          </For>
        </div>
      </section>
    </Show>
  );
}

/** For roles without cases the home is the way to what they look after. */
function Doors(): JSX.Element {
  const desk = useDesk();
  const doors = () => navOf(desk()).filter((one) => one.href !== links.home());
  return (
    <Show when={!worksOnCases(desk())}>
      <section class="card-box" aria-labelledby="home-doors">
        <h2 id="home-doors">{homeText().district}</h2>
        <div class="actions">
          <For each={doors()}>
            {(one) => (
              <A class="btn btn-outline-primary" href={one.href}>
                {one.label}
              </A>
            )}
          </For>
        </div>
      </section>
    </Show>
  );
}
