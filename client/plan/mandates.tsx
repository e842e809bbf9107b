// Who runs a service in a comune on a day, and every change of hands with its act. The day stands in the address.
import { useSearchParams } from "@solidjs/router";
import { For, type JSX } from "solid-js";
import { isDay } from "../../workflows/kernel/ids.ts";
import { comuneName, useDesk } from "../desk.ts";
import { createRead } from "../query.ts";
import { planText } from "../text/plan.ts";
import { trpc } from "../trpc.ts";
import { DayInput } from "../ui/day-input.tsx";
import { WideTable } from "../ui/figures.tsx";
import { formatDay } from "../ui/format.ts";
import { Await } from "../ui/states.tsx";

type Data = Awaited<ReturnType<typeof trpc.plan.listMandates.query>>;

export function Mandates(): JSX.Element {
  const [params, setParams] = useSearchParams();
  const on = () => (typeof params.giorno === "string" && isDay(params.giorno) ? params.giorno : undefined);
  const query = createRead(
    "plan",
    "listMandates",
    () => (on() === undefined ? {} : { on: on() }),
    (input, signal) => trpc.plan.listMandates.query(input, { signal }),
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
            <h2>{planText().handOvers}</h2>
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
              <td>{span.act}</td>
              <td>{comuni(span.territories)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </WideTable>
  );
}
