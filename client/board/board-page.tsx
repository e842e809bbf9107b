// The board: workflow by step, comune by comune, load by worker. Every figure opens the list it counts.
import { useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { comuneName, hasRole, useDesk } from "../desk.ts";
import { areaOptions, comuneOptions } from "../filter-options.ts";
import { links } from "../links.ts";
import type { ListAddress } from "../list-address.ts";
import { createRead } from "../query.ts";
import { boardText } from "../text/board.ts";
import { pastText } from "../text/past.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { addressMinute, formatDay, formatNumber } from "../ui/format.ts";
import { PastBar } from "../ui/past-bar.tsx";
import { Await, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { LoadTable } from "./load-table.tsx";

type Figures = Awaited<ReturnType<typeof trpc.board.getFigures.query>>;
type Step = Figures["steps"][number];

type Narrowed = Pick<ListAddress, "comune" | "area" | "at">;

/** A figure that opens its list; a zero opens nothing. */
function Figure(props: { value: number; to: Partial<ListAddress>; late?: boolean; label: string }): JSX.Element {
  return (
    <Show when={props.value > 0} fallback={<span class="muted">0</span>}>
      <a
        href={`#${links.work(props.to)}`}
        classList={{ "tag late": props.late === true }}
        aria-label={`${props.label}: ${props.value}`}
      >
        {formatNumber(props.value)}
      </a>
    </Show>
  );
}

function KindTable(props: { kind: string; steps: readonly Step[]; narrowed: Narrowed }): JSX.Element {
  const workflows = useWorkflows();
  const order = createMemo(() => Object.keys(workflows.find(props.kind)?.states ?? {}));
  const steps = () => [...props.steps].sort((a, b) => order().indexOf(a.state) - order().indexOf(b.state));
  const sum = (key: "open" | "overdue" | "unassigned") => props.steps.reduce((total, step) => total + step[key], 0);
  const to = (more: Partial<ListAddress>): Partial<ListAddress> => ({
    view: "all",
    kind: props.kind,
    ...props.narrowed,
    ...more,
  });
  const name = () => workflows.find(props.kind)?.texts.plural ?? props.kind;
  return (
    <section class="figures-scroll">
      <table class="figures">
        <caption>{name()}</caption>
        <thead>
          <tr>
            <th scope="col">{boardText().state}</th>
            <th scope="col" class="right">
              {boardText().open}
            </th>
            <th scope="col" class="right">
              {boardText().overdue}
            </th>
            <th scope="col" class="right">
              {boardText().unassigned}
            </th>
            <th scope="col" class="right less-on-phone">
              {boardText().oldest}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={steps()}>
            {(step) => {
              const label = () => workflows.state(step.kind, step.state);
              const { state } = step;
              return (
                <tr>
                  <th scope="row">{label()}</th>
                  <td class="right">
                    <Figure value={step.open} to={to({ state })} label={`${label()}, ${boardText().open}`} />
                  </td>
                  <td class="right">
                    <Figure
                      value={step.overdue}
                      to={to({ state, overdue: true })}
                      late
                      label={`${label()}, ${boardText().overdue}`}
                    />
                  </td>
                  <td class="right">
                    <Figure
                      value={step.unassigned}
                      to={to({ state, view: "unassigned" })}
                      label={`${label()}, ${boardText().unassigned}`}
                    />
                  </td>
                  <td class="right less-on-phone">
                    <Show when={step.oldestOn}>
                      {(day) => (
                        <Show when={props.narrowed.at === undefined} fallback={formatDay(day())}>
                          <a href={`#${links.work(to({ state, sort: "oldest" }))}`} title={boardText().openedOn}>
                            {formatDay(day())}
                          </a>
                        </Show>
                      )}
                    </Show>
                  </td>
                </tr>
              );
            }}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{boardText().total}</th>
            <td class="right">
              <Figure value={sum("open")} to={to({})} label={`${name()}, ${boardText().open}`} />
            </td>
            <td class="right">
              <Figure
                value={sum("overdue")}
                to={to({ overdue: true })}
                late
                label={`${name()}, ${boardText().overdue}`}
              />
            </td>
            <td class="right">
              <Figure
                value={sum("unassigned")}
                to={to({ view: "unassigned" })}
                label={`${name()}, ${boardText().unassigned}`}
              />
            </td>
            <td class="less-on-phone" />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** Comune by kind: open cases, with the overdue ones beside. */
function PlaceTable(props: { places: Figures["places"]; kinds: readonly string[]; narrowed: Narrowed }) {
  const desk = useDesk();
  const workflows = useWorkflows();
  const territories = createMemo(() =>
    [...new Set(props.places.map((place) => place.territory))]
      .map((territory) => ({ territory, name: comuneName(desk(), territory) }))
      .sort((a, b) => a.name.localeCompare(b.name, "it")),
  );
  const at = (territory: string, kind: string) =>
    props.places.find((place) => place.territory === territory && place.kind === kind);
  return (
    <section class="figures-scroll">
      <table class="figures">
        <caption>{boardText().byComune}</caption>
        <thead>
          <tr>
            <th scope="col">{boardText().comune}</th>
            <For each={props.kinds}>
              {(kind) => (
                <th scope="col" class="right">
                  {workflows.find(kind)?.texts.plural ?? kind}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={territories()}>
            {({ territory, name }) => (
              <tr>
                <th scope="row">{name}</th>
                <For each={props.kinds}>
                  {(kind) => {
                    const { area, at: moment } = props.narrowed;
                    const to = { view: "all" as const, kind, comune: territory, area, at: moment };
                    return (
                      <td class="right">
                        <Figure value={at(territory, kind)?.open ?? 0} to={to} label={`${name}, ${boardText().open}`} />
                        <Show when={(at(territory, kind)?.overdue ?? 0) > 0}>
                          {" "}
                          <Figure
                            value={at(territory, kind)?.overdue ?? 0}
                            to={{ ...to, overdue: true }}
                            late
                            label={`${name}, ${boardText().overdue}`}
                          />
                        </Show>
                      </td>
                    );
                  }}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

function Narrow(props: { narrowed: Narrowed; onChange: (narrowed: Narrowed) => void }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  return (
    <div class="filters">
      <Choice
        label={boardText().comune}
        none={boardText().allComuni}
        value={props.narrowed.comune}
        options={comuneOptions(desk())}
        onChoose={(comune) => props.onChange({ ...props.narrowed, comune })}
      />
      <Choice
        label={boardText().area}
        none={boardText().allAreas}
        value={props.narrowed.area}
        options={areaOptions(workflows)}
        onChoose={(area) => props.onChange({ ...props.narrowed, area })}
      />
    </div>
  );
}

export default function BoardPage(): JSX.Element {
  const desk = useDesk();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const at = () => addressMinute(params.at);
  const [narrowed, setNarrowed] = createSignal<Narrowed>({});
  /** With the moment that is shown, which the lists behind the figures share. */
  const shown = (): Narrowed => ({ ...narrowed(), at: at() });
  const input = () => {
    const { comune, area } = narrowed();
    return {
      ...(comune ? { territory: comune } : {}),
      ...(area ? { area: area as NonNullable<Parameters<typeof trpc.board.getFigures.query>[0]["area"]> } : {}),
    };
  };
  const figures = createRead(
    "board",
    "getFigures",
    () => ({ ...input(), ...(at() === undefined ? {} : { at: at() }) }),
    (asked, signal) => trpc.board.getFigures.query(asked, { signal }),
    { keepBefore: true },
  );
  const kindsOf = (steps: readonly Step[]) => [...new Set(steps.map((step) => step.kind))];
  return (
    <>
      <div class="page-head">
        <h1>{boardText().title}</h1>
      </div>
      <PastBar at={at()} onChange={(to) => navigate(links.board(to), { scroll: false })} />
      <Narrow narrowed={narrowed()} onChange={setNarrowed} />
      <Await query={figures}>
        {(data) => (
          <Show
            when={data().steps.length > 0}
            fallback={
              <Empty title={at() === undefined ? boardText().nothing : pastText().empty}>
                <p>{at() === undefined ? boardText().nothingHelp : pastText().emptyHelp}</p>
              </Empty>
            }
          >
            <div class="blocks packed">
              <For each={kindsOf(data().steps)}>
                {(kind) => (
                  <KindTable kind={kind} steps={data().steps.filter((step) => step.kind === kind)} narrowed={shown()} />
                )}
              </For>
            </div>
            <Show when={hasRole(desk(), "supervisor")}>
              <Show when={at() === undefined} fallback={<p class="muted past-bar">{pastText().noLoad}</p>}>
                <LoadTable input={input()} narrowed={narrowed()} />
              </Show>
            </Show>
            <Show when={data().places.length > 0}>
              <PlaceTable places={data().places} kinds={kindsOf(data().steps)} narrowed={shown()} />
            </Show>
          </Show>
        )}
      </Await>
    </>
  );
}
