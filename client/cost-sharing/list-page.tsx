// What households pay for services, comune by comune: the tariff that is applied, those adopted and not applied, and the earlier ones, each
// with its act, its bands and who recorded it. Who plans adds the next version; nothing is written over.
import { A, useSearchParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { hundredthsOf, type Share } from "../../workflows/rules/cost-sharing/tariff.ts";
import { services as allServices } from "../../workflows/rules/deliveries/services.ts";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { oneParam } from "../one-param.ts";
import { createRead, queryClient } from "../query.ts";
import { costSharingText } from "../text/cost-sharing.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { download } from "../ui/download.ts";
import { formatCents, formatDay, formatInstant, formatNumber } from "../ui/format.ts";
import { Await, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { ImportCard } from "./import-card.tsx";
import { fileOf } from "./tariff-file.ts";
import { TariffForm } from "./tariff-form.tsx";
import ToCompute from "./to-compute.tsx";

type Listed = Awaited<ReturnType<typeof trpc.costSharing.listTariffs.query>>;
type Shown = Listed["tariffs"][number];

const kind = "case-intake";
/** By which the address names the list of shares to be computed again. */
const computing = "da-ricalcolare";
const isFormer = ({ standing }: Shown): boolean => standing === "replaced" || standing === "ended";
const shareWords = (share: Share): string =>
  "percent" in share
    ? costSharingText().ofCost(
        formatNumber((hundredthsOf(share.percent) ?? 0) / 100, Number.isInteger(share.percent) ? 0 : 2),
      )
    : formatCents(share.unitCents);

function TariffCard(props: {
  tariff: Shown;
  placeName: (territory: string) => string;
  names: Record<string, string>;
  onNext: (() => void) | undefined;
}): JSX.Element {
  const workflows = useWorkflows();
  const text = () => costSharingText();
  const title = () =>
    `${workflows.option(kind, "service", props.tariff.service)} – ${props.placeName(props.tariff.territory)}`;
  const applied = () => {
    const { appliesFrom, until } = props.tariff;
    if (appliesFrom === undefined) return text().notYet;
    return until === undefined
      ? text().from(formatDay(appliesFrom))
      : text().fromTo(formatDay(appliesFrom), formatDay(until));
  };
  return (
    <li class="card-box">
      <div class="toolbar spread">
        <h3>{title()}</h3>
        <span class="tag" classList={{ late: props.tariff.standing === "notApplied" }}>
          {text().standing[props.tariff.standing]}
        </span>
      </div>
      <Show when={props.tariff.example}>
        <p>
          <strong>{text().example}</strong>
        </p>
      </Show>
      <dl class="facts">
        <div>
          <dt>{text().act}</dt>
          <dd>{text().adopted(props.tariff.act, formatDay(props.tariff.adoptedOn))}</dd>
        </div>
        <div>
          <dt>{text().applies}</dt>
          <dd>{applied()}</dd>
        </div>
        <div>
          <dt>{text().unit}</dt>
          <dd>{text().units[props.tariff.unit]}</dd>
        </div>
        <div>
          <dt>{text().kinds}</dt>
          <dd>{props.tariff.iseeKinds.map((each) => workflows.option("person", "iseeKind", each)).join(", ")}</dd>
        </div>
        <div>
          <dt>{text().bands}</dt>
          <dd>
            <ul class="plain-list">
              <For each={props.tariff.bands}>
                {(band) => (
                  <li>
                    {text().upTo(formatCents(band.upToCents))}: {shareWords(band)}
                  </li>
                )}
              </For>
              <li>
                {text().maximum}: {shareWords(props.tariff.maximum)}
              </li>
            </ul>
          </dd>
        </div>
      </dl>
      <Show when={props.tariff.isLinear}>
        <p class="small-text">{text().linear}</p>
      </Show>
      <Show when={props.tariff.graceDays}>{(days) => <p class="small-text">{text().grace(days())}</p>}</Show>
      <Show when={props.tariff.note}>{(note) => <p class="small-text pre">{note()}</p>}</Show>
      <p class="muted small-text">
        {text().version(props.tariff.version)}
        <Show when={props.tariff.by}>
          {(by) => <> · {text().recorded(props.names[by()] ?? "", formatInstant(props.tariff.at))}</>}
        </Show>
        <Show when={props.onNext}>
          {(next) => (
            <>
              {" "}
              <button
                type="button"
                class="link-button no-print"
                aria-label={`${text().next}: ${title()}`}
                onClick={() => next()()}
              >
                {text().next}
              </button>
            </>
          )}
        </Show>
      </p>
    </li>
  );
}

export default function TariffsPage(): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const [params, setParams] = useSearchParams();
  const [writing, setWriting] = createSignal<{ from: Shown | undefined }>();
  const text = () => costSharingText();
  const isList = () => oneParam(params.vista) !== computing;
  const read = createRead(
    "costSharing",
    "listTariffs",
    () => ({}),
    (_, signal) => trpc.costSharing.listTariffs.query(undefined, { signal }),
  );
  const placeName = (territory: string): string =>
    territory === "district" ? text().district : (read.data?.places[territory] ?? territory);
  const shown = (): Shown[] =>
    (read.data?.tariffs ?? [])
      .filter((tariff) => oneParam(params.comune) === "" || tariff.territory === oneParam(params.comune))
      .filter((tariff) => oneParam(params.servizio) === "" || tariff.service === oneParam(params.servizio))
      .sort(
        (a, b) =>
          a.service.localeCompare(b.service) ||
          placeName(a.territory).localeCompare(placeName(b.territory), "it") ||
          (b.appliesFrom ?? "").localeCompare(a.appliesFrom ?? "") ||
          b.version - a.version,
      );
  const renew = () => queryClient.invalidateQueries({ queryKey: ["costSharing"] });
  const save = () =>
    download({ name: "tariffe-compartecipazione.json", type: "application/json", content: fileOf(shown()) });
  const list = (tariffs: readonly Shown[]) => (
    <ul class="plain-list">
      <For each={tariffs}>
        {(tariff) => (
          <TariffCard
            tariff={tariff}
            placeName={placeName}
            names={read.data?.names ?? {}}
            onNext={read.data?.mayAdd ? () => setWriting({ from: tariff }) : undefined}
          />
        )}
      </For>
    </ul>
  );
  return (
    <>
      <div class="page-head">
        <h1>{text().title}</h1>
        <div class="toolbar no-print">
          <Show when={isList() && shown().length > 0}>
            <button type="button" class="btn btn-outline-primary small" onClick={save}>
              {text().exportFile}
            </button>
          </Show>
          <Show when={isList() && read.data?.mayAdd}>
            <ImportCard
              known={read.data?.tariffs ?? []}
              places={Object.keys(read.data?.places ?? {})}
              onSaved={() => void renew()}
            />
            <button type="button" class="btn btn-primary small" onClick={() => setWriting({ from: undefined })}>
              {text().add}
            </button>
          </Show>
        </div>
      </div>
      <nav class="toolbar no-print" aria-label={text().title}>
        <A href={links.tariffs()} aria-current={isList() ? "page" : undefined}>
          {text().toCompute.toTariffs}
        </A>
        <A href={`${links.tariffs()}?vista=${computing}`} aria-current={isList() ? undefined : "page"}>
          {text().toCompute.title}
        </A>
      </nav>
      <Show when={isList()} fallback={<ToCompute />}>
        <p class="muted">{text().about}</p>
        <Show when={writing()} keyed>
          {({ from }) => (
            <TariffForm
              from={from}
              onSaved={() => {
                setWriting(undefined);
                void renew();
              }}
              onCancel={() => setWriting(undefined)}
            />
          )}
        </Show>
        <div class="filters list-filters no-print">
          <Choice
            label={text().comune}
            none={text().any}
            value={oneParam(params.comune) || undefined}
            options={[
              { value: "district", label: text().district },
              ...desk().comuni.map(({ istat, name }) => ({ value: istat, label: name })),
            ]}
            onChoose={(comune) => setParams({ comune }, { replace: true })}
          />
          <Choice
            label={text().service}
            none={text().any}
            value={oneParam(params.servizio) || undefined}
            options={allServices.map((value) => ({ value, label: workflows.option(kind, "service", value) }))}
            onChoose={(servizio) => setParams({ servizio }, { replace: true })}
          />
        </div>
        <Await query={read}>
          {() => (
            <Show when={shown().length > 0} fallback={<Empty title={text().none}>{text().noneHelp}</Empty>}>
              <section aria-labelledby="current-tariffs">
                <h2 id="current-tariffs">{text().current}</h2>
                {list(shown().filter((tariff) => !isFormer(tariff)))}
              </section>
              <Show when={shown().some(isFormer)}>
                <details>
                  <summary>{text().former(shown().filter(isFormer).length)}</summary>
                  {list(shown().filter(isFormer))}
                </details>
              </Show>
            </Show>
          )}
        </Await>
      </Show>
    </>
  );
}
