// Who runs a service in a comune on a day, and every change of hands with its act. The day stands in the address.
import { useSearchParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { isDay } from "../../workflows/kernel/ids.ts";
import { comuneName, useDesk } from "../desk.ts";
import { createRead, queryClient } from "../query.ts";
import { planText } from "../text/plan.ts";
import { trpc } from "../trpc.ts";
import { DayInput } from "../ui/day-input.tsx";
import { WideTable } from "../ui/figures.tsx";
import { formatDay, formatInstant } from "../ui/format.ts";
import { Await } from "../ui/states.tsx";
import { HandOverForm } from "./hand-over-form.tsx";

type Data = Awaited<ReturnType<typeof trpc.plan.listMandates.query>>;

export function Mandates(): JSX.Element {
  const [params, setParams] = useSearchParams();
  const [isAdding, setIsAdding] = createSignal(false);
  const on = () => (typeof params.giorno === "string" && isDay(params.giorno) ? params.giorno : undefined);
  const query = createRead(
    "plan",
    "listMandates",
    () => (on() === undefined ? {} : { on: on() }),
    (input, signal) => trpc.plan.listMandates.query(input, { signal }),
    { keepBefore: true },
  );
  return (
    <>
      <p class="muted">{planText().mandatesHelp}</p>
      <div class="no-print">
        <DayInput
          label={planText().mandatesOn}
          value={on()}
          onChoose={(day) => setParams({ giorno: day }, { replace: true })}
        />
      </div>
      <Await query={query}>
        {(data) => (
          <>
            <h2>{planText().mandatesOf(formatDay(data().on))}</h2>
            <Bodies data={data()} />
            <div class="toolbar spread">
              <h2>{planText().handOvers}</h2>
              <Show when={data().mayRecord && !isAdding()}>
                <button type="button" class="btn btn-outline-primary no-print" onClick={() => setIsAdding(true)}>
                  {planText().addHandOver}
                </button>
              </Show>
            </div>
            <Show when={isAdding()}>
              <HandOverForm
                services={data().services}
                onSaved={() => {
                  setIsAdding(false);
                  void queryClient.invalidateQueries({ queryKey: ["plan"] });
                }}
                onCancel={() => setIsAdding(false)}
              />
            </Show>
            <HandOvers data={data()} />
          </>
        )}
      </Await>
    </>
  );
}

const serviceName = (service: string): string => planText().services[service] ?? service;

function Bodies(props: { data: Data }): JSX.Element {
  return (
    <WideTable label={planText().mandatesOf(formatDay(props.data.on))}>
      <thead>
        <tr>
          <th scope="col">{planText().comune}</th>
          <For each={props.data.services}>{(service) => <th scope="col">{serviceName(service)}</th>}</For>
        </tr>
      </thead>
      <tbody>
        <For each={props.data.comuni}>
          {(comune) => (
            <tr>
              <th scope="row">{comune.name}</th>
              <For each={comune.bodies}>{(body) => <td>{body?.bodyName ?? planText().nobodyRuns}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
    </WideTable>
  );
}

function HandOvers(props: { data: Data }): JSX.Element {
  const desk = useDesk();
  const comuni = (istats: readonly string[]): string =>
    istats.length === props.data.comuni.length
      ? planText().allComuni
      : istats.map((istat) => comuneName(desk(), istat)).join(", ");
  return (
    <WideTable label={planText().handOvers}>
      <thead>
        <tr>
          <th scope="col">{planText().service}</th>
          <th scope="col">{planText().runBy}</th>
          <th scope="col">{planText().fromTo}</th>
          <th scope="col">{planText().act}</th>
          <th scope="col">{planText().comuni}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.data.spans}>
          {(span) => (
            <tr>
              <th scope="row">{serviceName(span.service)}</th>
              <td>{span.body === "comune" ? planText().comuneItself : span.bodyName}</td>
              <td>
                {planText().span(formatDay(span.validFrom), span.validTo === null ? "" : formatDay(span.validTo))}
              </td>
              <td>
                {span.act}
                <Show when={span.by}>
                  {(by) => (
                    <>
                      <br />
                      <span class="muted">
                        {planText().recordedBy(props.data.names[by()] ?? "", formatInstant(span.at ?? ""))}
                      </span>
                    </>
                  )}
                </Show>
              </td>
              <td>{comuni(span.territories)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </WideTable>
  );
}
