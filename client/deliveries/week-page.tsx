// The week of deliveries: for a provider its own, for a worker those she follows, for who plans all of them. Week and filters stand in the
// address; each entry leads to its delivery. Seven columns where there is room, a list by day where there is not.
import { A, useSearchParams } from "@solidjs/router";
import { createMemo, For, type JSX, Show } from "solid-js";
import { isDay } from "../../workflows/kernel/ids.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { formatMinutes, formatQuantity } from "../../workflows/rules/deliveries/say-month.ts";
import { services } from "../../workflows/rules/deliveries/services.ts";
import { daysOfWeek, mondayOf, sumOfDay, type WeekEntry } from "../../workflows/rules/deliveries/week.ts";
import { comuneName, hasRole, may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { costSharingText } from "../text/cost-sharing.ts";
import { deliveriesText } from "../text/deliveries.ts";
import { language } from "../text/language.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { formatDay } from "../ui/format.ts";
import { createShortcuts } from "../ui/keys.tsx";
import { Await, Empty } from "../ui/states.tsx";
import "../ui/styles/week.scss";
import { oneParam } from "../one-param.ts";
import { useWorkflows } from "../workflows.ts";

const dayTitle = (day: string): string =>
  new Intl.DateTimeFormat(language() === "en" ? "en-GB" : "it-IT", {
    ...{ weekday: "long", day: "numeric", month: "long", timeZone: "UTC" },
  }).format(new Date(`${day}T12:00:00Z`));

type Service = (typeof services)[number];

export default function WeekPage(): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const [params, setParams] = useSearchParams();
  const today = () => desk().today;
  const monday = createMemo(() => mondayOf(isDay(oneParam(params.dal)) ? oneParam(params.dal) : today()));
  /** Who follows cases begins with her own. */
  const follows = () => hasRole(desk(), "socialWorker", "protectionWorker");
  const mine = () => (oneParam(params.quali) === "" ? follows() : oneParam(params.quali) === "miei");
  const service = () => services.find((id) => id === oneParam(params.servizio));
  const question = () => ({
    ...{ day: monday(), mine: mine() },
    ...(oneParam(params.comune) ? { comune: oneParam(params.comune) } : {}),
    ...(service() ? { service: service() as Service } : {}),
  });
  const query = createRead(
    "deliveries",
    "getWeek",
    question,
    (input, signal) => trpc.deliveries.getWeek.query(input, { signal }),
    { keepBefore: true },
  );
  const set = (change: Record<string, string | undefined>) => setParams(change, { replace: true });
  const go = (days: number) => () => set({ dal: addDays(monday(), days) });
  const toToday = () => set({ dal: undefined });
  createShortcuts({ ArrowLeft: go(-7), ArrowRight: go(7), t: toToday });
  const step = (text: string, onClick: () => void) => (
    <button type="button" class="btn btn-outline-primary small" onClick={onClick}>
      {text}
    </button>
  );
  return (
    <>
      <header class="page-head">
        <h1>{deliveriesText().week}</h1>
      </header>
      <p class="no-print">
        {deliveriesText().weekAbout}{" "}
        <Show when={may(desk(), "payments")}>
          <A href={links.payment()}>{deliveriesText().toPayment}</A>
        </Show>{" "}
        <A href={links.tariffs()}>{costSharingText().toTariffs}</A>
      </p>
      <div class="filters list-filters no-print">
        <Show when={follows()}>
          <Choice
            label={deliveriesText().whose}
            value={mine() ? "miei" : "tutti"}
            options={[
              { value: "miei", label: deliveriesText().mine },
              { value: "tutti", label: deliveriesText().all },
            ]}
            onChoose={(value) => set({ quali: value })}
          />
        </Show>
        <Choice
          label={deliveriesText().comune}
          none={deliveriesText().any}
          value={oneParam(params.comune) || undefined}
          options={desk().comuni.map(({ istat, name }) => ({ value: istat, label: name }))}
          onChoose={(value) => set({ comune: value })}
        />
        <Choice
          label={deliveriesText().service}
          none={deliveriesText().any}
          value={service()}
          options={services.map((value) => ({ value, label: workflows.option("delivery", "service", value) }))}
          onChoose={(value) => set({ servizio: value })}
        />
      </div>
      <div class="toolbar">
        <span class="no-print">
          {step(deliveriesText().before, go(-7))} {step(deliveriesText().today, toToday)}{" "}
          {step(deliveriesText().after, go(7))}
        </span>
        <strong role="status">{deliveriesText().weekOf(formatDay(monday()), formatDay(addDays(monday(), 6)))}</strong>
      </div>
      <p class="small-text muted no-print">{deliveriesText().keys}</p>
      <Await query={query}>
        {(week) => (
          <Show
            when={week().entries.length > 0}
            fallback={
              <Empty title={week().isFull ? deliveriesText().tooMany : deliveriesText().emptyWeek}>
                <p>{week().isFull ? deliveriesText().tooManyHelp : deliveriesText().emptyWeekHelp}</p>
              </Empty>
            }
          >
            <ol class="week-days">
              <For each={daysOfWeek(week().monday)}>
                {(day) => (
                  <Day
                    day={day}
                    isToday={day === today()}
                    entries={week().entries.filter((entry) => entry.day === day)}
                    persons={week().persons}
                  />
                )}
              </For>
            </ol>
          </Show>
        )}
      </Await>
    </>
  );
}

function Day(props: {
  day: string;
  isToday: boolean;
  entries: readonly WeekEntry[];
  persons: Record<string, string>;
}): JSX.Element {
  const sum = () => {
    const { minutes, pieces } = sumOfDay(props.entries);
    return deliveriesText().daySum(minutes > 0 ? formatMinutes(minutes) : "", pieces);
  };
  return (
    <li classList={{ "is-today": props.isToday }} aria-current={props.isToday ? "date" : undefined}>
      <h2>{dayTitle(props.day)}</h2>
      <p class="small-text muted">{props.entries.length === 0 ? deliveriesText().noEntries : sum()}</p>
      <ul>
        <For each={props.entries}>{(entry) => <Entry entry={entry} person={props.persons[entry.caseId]} />}</For>
      </ul>
    </li>
  );
}

function Entry(props: { entry: WeekEntry; person: string | undefined }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const said = (field: string, value: string) => workflows.option("delivery", field, value);
  const given = () => (props.entry.given === undefined ? "" : formatQuantity(props.entry.unit, props.entry.given));
  const state = () =>
    [
      [deliveriesText().standing[props.entry.standing], given()].filter(Boolean).join(" "),
      props.entry.deviation ? said("deviation", props.entry.deviation) : "",
      props.entry.suspension && props.entry.standing === "suspended"
        ? said("suspensionKind", props.entry.suspension)
        : "",
    ]
      .filter(Boolean)
      .join(": ");
  return (
    <li classList={{ "is-off": ["off", "suspended"].includes(props.entry.standing) }}>
      <A href={links.case(props.entry.caseId)}>{props.person ?? props.entry.number}</A>
      <div class="small-text">
        {[
          props.entry.part ? said("partOfDay", props.entry.part) : "",
          formatQuantity(props.entry.unit, props.entry.quantity),
        ]
          .filter(Boolean)
          .join(", ")}
      </div>
      <div class="small-text muted">
        {said("service", props.entry.service)}, {comuneName(desk(), props.entry.comune)}
      </div>
      <Show when={state()}>
        <span class="tag">{state()}</span>
      </Show>
    </li>
  );
}
