// The first page of the day: what is due, what waits, what may be opened, by role. A block appears only with the data
// behind it.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { fieldIs } from "../../workflows/kernel/list-condition.ts";
import { type Desk, hasRole, may, useDesk, worksOnCases } from "../desk.ts";
import { links } from "../links.ts";
import { type ListAddress, listHref } from "../list-address.ts";
import { navOf } from "../nav.ts";
import { createRead } from "../query.ts";
import { homeText } from "../text/home.ts";
import { peopleText } from "../text/people.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { formatLongDay, formatNumber } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import { GlassAlarm } from "./glass-alarm.tsx";
import { JobsAlarm } from "./jobs-alarm.tsx";
import { MergeAsksAlarm } from "./merge-asks-alarm.tsx";
import { ShortList, type ShortListProps } from "./short-list.tsx";
import { UnheardAlarm } from "./unheard-alarm.tsx";

export default function HomePage(): JSX.Element {
  const desk = useDesk();
  const works = () => worksOnCases(desk());
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
            {shellText().nav.home}, {formatLongDay(desk().today)}
          </h1>
        </div>
        <Show when={works()}>
          <FirstActs />
        </Show>
      </div>
      <Show when={may(desk(), "glassAlarms")}>
        <GlassAlarm />
      </Show>
      <Show when={may(desk(), "jobs")}>
        <JobsAlarm />
      </Show>
      <Show when={may(desk(), "unheardAsks")}>
        <UnheardAlarm />
      </Show>
      <Show when={works()}>
        <MergeAsksAlarm />
      </Show>
      <Show when={may(desk(), "cases")}>
        <Counts />
      </Show>
      <Show when={works()} fallback={<Doors />}>
        <Lists />
      </Show>
    </>
  );
}

/** What most visits begin with: a new file, or the search of a person. */
function FirstActs(): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const openable = () => desk().openable.filter((one) => workflows.find(one.kind)?.list === "cases");
  return (
    <div class="toolbar">
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
      <A
        class="btn"
        classList={{ "btn-primary": openable().length === 0, "btn-outline-primary": openable().length > 0 }}
        href={links.people()}
      >
        {peopleText().searchPeople}
      </A>
    </div>
  );
}

/** Open contacts in one step: the one that waits longest first. */
const contactsIn = (state: string) => [fieldIs("kind", "contact"), fieldIs("state", state)];

/** Who gives cases out sees what waits for that; who follows cases sees their own; the others what moved last. */
function Lists(): JSX.Element {
  const desk = useDesk();
  const lists = (): ShortListProps[] => {
    const text = homeText();
    const has = (...roles: Desk["roles"]) => hasRole(desk(), ...roles);
    const found: ShortListProps[] = [];
    if (has("supervisor"))
      found.push(
        { title: text.unassignedNext, view: "unassigned", empty: text.nothingUnassigned },
        { title: text.overdueLongest, view: "all", overdue: true, empty: text.nothingOverdue },
      );
    if (has("frontDesk"))
      found.push(
        { title: text.contacts, view: "all", where: contactsIn("received"), sort: "openedOn", empty: text.noContacts },
        { title: text.contactsReferred, view: "all", where: contactsIn("referred"), sort: "openedOn" },
      );
    if (has("socialWorker", "protectionWorker", "fosterTeam", "housingClerk"))
      found.push({ title: text.mineNext, view: "mine", empty: text.nothingMine });
    else found.push({ title: text.mineNext, view: "mine" });
    found.push({ title: text.waitingLongest, view: "waiting" });
    if (has("psychologist", "adminClerk", "trainee"))
      found.push({ title: text.latest, view: "all", sort: "updatedOn", empty: text.none });
    if (has("provider", "educator")) found.push({ title: text.given, view: "all", empty: text.none });
    return found;
  };
  return (
    <div class="blocks wide">
      <For each={lists()}>{(list) => <ShortList {...list} />}</For>
    </div>
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
  const desk = useDesk();
  // Who answers for an area counts what is late in all of it.
  const ownView = () => (hasRole(desk(), "supervisor", "coordinator") ? ("all" as const) : ("mine" as const));
  const counts = createRead(
    "queues",
    "counts",
    () => ({ view: ownView() }),
    (input, signal) => trpc.queues.counts.query(input, { signal }),
  );
  const figures = (): Figure[] => {
    const data = counts.isPending ? undefined : counts.data;
    if (!data) return [];
    const text = homeText();
    const all: Figure[] = [
      { label: text.overdue, value: data.overdue, address: { view: ownView(), overdue: true }, late: true },
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

/** For roles without cases the home is the way to what they look after. */
function Doors(): JSX.Element {
  const desk = useDesk();
  const doors = () => navOf(desk()).filter((one) => one.href !== links.home());
  return (
    <ul class="doors" aria-label={homeText().district}>
      <For each={doors()}>
        {(one) => (
          <li>
            <A class="card-box door" href={one.href}>
              <strong>{one.label}</strong>
              <span class="muted small-text">{one.about}</span>
            </A>
          </li>
        )}
      </For>
    </ul>
  );
}
