// Events across cases: who, when, which act, from which step to which. Filters stand in the address; nothing here
// tells what was written.
import { useNavigate, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import { type HistoryAddress, links } from "../links.ts";
import { createRead } from "../query.ts";
import { historyText } from "../text/history.ts";
import { trpc } from "../trpc.ts";
import { dayOf, formatDay, formatInstant } from "../ui/format.ts";
import { Await, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { HistoryFilters } from "./history-filters.tsx";

export type HistoryQuestion = NonNullable<Parameters<typeof trpc.history.listEvents.query>[0]>;
type Page = Awaited<ReturnType<typeof trpc.history.listEvents.query>>;
type Line = Page["events"][number];

const filters = ["actor", "kind", "type", "territory", "from", "to"] as const;

function readAddress(params: Partial<Record<string, string | string[]>>): HistoryAddress {
  const address: HistoryAddress = {};
  for (const key of filters) {
    const value = params[key];
    if (typeof value === "string" && value !== "") address[key] = value;
  }
  return address;
}

function Row(props: { line: Line; names: Record<string, string> }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const step = () => {
    const { kind, stateBefore, stateAfter } = props.line;
    const to = workflows.state(kind, stateAfter);
    return stateBefore === stateAfter || stateBefore === "unopened"
      ? to
      : `${workflows.state(kind, stateBefore)} → ${to}`;
  };
  const isLate = () => dayOf(props.line.recordedAt) !== props.line.occurredOn;
  return (
    <tr>
      <td class="nowrap">
        {formatInstant(props.line.recordedAt)}
        <Show when={isLate()}>
          <div class="muted small-text">{historyText().occurredOn(formatDay(props.line.occurredOn))}</div>
        </Show>
      </td>
      <td>{props.names[props.line.actor] ?? props.line.actor}</td>
      <td>
        <strong>{workflows.done(props.line.kind, props.line.type)}</strong>
        <div class="muted small-text">{step()}</div>
      </td>
      <td>
        <a href={`#${links.caseHistory(props.line.caseId)}`} class="number">
          {props.line.number}
        </a>
        <div class="muted small-text">
          {workflows.name(props.line.kind)}, {comuneName(desk(), props.line.territory)}
        </div>
      </td>
    </tr>
  );
}

export default function HistoryPage(): JSX.Element {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const address = createMemo(() => readAddress(params), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const [earlier, setEarlier] = createSignal<readonly Page[]>([]);
  const [isLoading, setIsLoading] = createSignal(false);
  const first = createRead(
    "history",
    "listEvents",
    () => address() as HistoryQuestion,
    (input, signal) => trpc.history.listEvents.query(input, { signal }),
    { keepBefore: true },
  );
  createEffect(on(address, () => setEarlier([]), { defer: true }));
  const pages = (data: Page): readonly Page[] => {
    const [oldest] = earlier();
    // What came in live since the earlier pages were read stands on top; nothing is shown twice.
    const top = oldest ? { ...data, events: data.events.filter((one) => one.pos >= (topEnd() ?? 0)) } : data;
    return [top, ...earlier()];
  };
  const [topEnd, setTopEnd] = createSignal<number>();
  const below = (data: Page) => (earlier().length > 0 ? earlier().at(-1)?.below : data.below);

  async function more(data: Page): Promise<void> {
    const from = below(data);
    if (from === undefined || isLoading()) return;
    setIsLoading(true);
    try {
      const page = await trpc.history.listEvents.query({ ...(address() as HistoryQuestion), below: from });
      if (earlier().length === 0) setTopEnd(from);
      setEarlier((before) => [...before, page]);
    } finally {
      setIsLoading(false);
    }
  }

  return (
    <>
      <div class="page-head">
        <div>
          <h1>{historyText().title}</h1>
          <p class="muted">{historyText().intro}</p>
        </div>
      </div>
      <HistoryFilters
        address={address()}
        onChange={(by) => navigate(links.history({ ...address(), ...by }), { scroll: false })}
      />
      <Await query={first}>
        {(data) => (
          <>
            <Show
              when={pages(data()).some((page) => page.events.length > 0)}
              fallback={
                <Empty title={below(data()) === undefined ? historyText().nothing : historyText().stillLooking}>
                  <p>{below(data()) === undefined ? historyText().nothingHelp : historyText().stillLookingHelp}</p>
                </Empty>
              }
            >
              <div class="figures-scroll">
                <table class="figures stacks">
                  <thead>
                    <tr>
                      <th scope="col">{historyText().when}</th>
                      <th scope="col">{historyText().actor}</th>
                      <th scope="col">{historyText().what}</th>
                      <th scope="col">{historyText().case}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={pages(data())}>
                      {(page) => <For each={page.events}>{(line) => <Row line={line} names={page.names} />}</For>}
                    </For>
                  </tbody>
                </table>
              </div>
            </Show>
            <Show when={below(data()) !== undefined}>
              <button
                type="button"
                class="btn btn-outline-primary"
                disabled={isLoading()}
                onClick={() => void more(data())}
              >
                {historyText().more}
              </button>
            </Show>
          </>
        )}
      </Await>
    </>
  );
}
