// Where a person resides, is domiciled and stays, and which comune pays, each answer with its reason. What is earlier is folded.
import { For, type JSX, Show } from "solid-js";
import { createRead } from "../../query.ts";
import { payerText } from "../../text/payer.ts";
import { planText } from "../../text/plan.ts";
import { trpc } from "../../trpc.ts";
import { formatDay } from "../../ui/format.ts";
import { Alert, Await } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import { createDayAsked } from "./day-asked.tsx";

type Shown = Awaited<ReturnType<typeof trpc.people.getPayer.query>>;
type Answer = Shown["ordinary"];

const checkEvent = "CHECK_PAYER";

export default function PayerCard(props: {
  personId: string;
  /** The minute of the past that is shown. */
  at?: string | undefined;
  /** Opens the form of an act; absent where nothing may be recorded. */
  onAct?: ((event: string) => void) | undefined;
}): JSX.Element {
  const workflows = useWorkflows();
  const day = createDayAsked();
  const query = createRead(
    "people",
    "getPayer",
    () => ({ personId: props.personId, ...(props.at === undefined ? {} : { at: props.at }), ...day.input() }),
    (input, signal) => trpc.people.getPayer.query(input, { signal }),
    { keepBefore: true },
  );
  const kindOf = (kind: string) => workflows.option("person", "stayKind", kind);
  return (
    <Await query={query}>
      {(data) => (
        <>
          <Show when={day.on() === undefined && data().checkDueOn}>
            {(due) => (
              <Alert kind={due() < data().on ? "warning" : "info"}>
                {payerText().check(formatDay(due()))}{" "}
                <Show when={props.onAct}>
                  {(act) => (
                    <button type="button" class="link-button no-print" onClick={() => act()(checkEvent)}>
                      {payerText().checkNow}
                    </button>
                  )}
                </Show>
              </Alert>
            )}
          </Show>
          <Lives data={data()} />
          <Show when={data().isHidden}>
            <p>{payerText().hidden}</p>
          </Show>
          <ul class="row-list">
            <Show when={!data().isHidden}>
              <li class="rights-holder">
                <Payer name={payerText().ordinary} answer={data().ordinary} data={data()} />
              </li>
            </Show>
            <For each={data().stays.filter((one) => one.answer !== undefined)}>
              {(stay) => (
                <li class="rights-holder">
                  <Show when={stay.answer}>
                    {(answer) => (
                      <Payer
                        name={payerText().stay(kindOf(stay.kind), formatDay(stay.from))}
                        answer={answer()}
                        data={data()}
                      />
                    )}
                  </Show>
                  <span class="muted small-text">
                    <Show when={stay.noticeOn} fallback={payerText().noNotice}>
                      {(day) => payerText().notice(placeIn(data(), stay.noticeTo), formatDay(day()))}
                    </Show>
                  </span>
                </li>
              )}
            </For>
          </ul>
          <Show when={data().runBy.length > 0}>
            <details>
              <summary>{payerText().runBy(placeIn(data(), data().ordinary.payer))}</summary>
              <ul class="small-text">
                <For each={data().runBy}>
                  {(one) => (
                    <li>
                      {planText().services[one.service] ?? one.service}: {one.bodyName}{" "}
                      <span class="muted">({payerText().mandate(one.act, formatDay(one.from))})</span>
                    </li>
                  )}
                </For>
              </ul>
            </details>
          </Show>
          <Earlier data={data()} />
          <day.Choice />
        </>
      )}
    </Await>
  );
}

const placeIn = (data: Shown, code = ""): string => data.places[code] ?? code;

/** Where a residence is; outside the district, not the comune that follows. */
const homeIn = (data: Shown, { outside, territory }: { outside?: string; territory: string }): string =>
  outside === undefined ? placeIn(data, territory) : payerText().outside(placeIn(data, outside));

function Lives(props: { data: Shown }): JSX.Element {
  const current = () =>
    props.data.domiciles.find(
      (one) => one.from <= props.data.on && (one.until === undefined || props.data.on <= one.until),
    );
  return (
    <p class="small-text">
      <Show when={props.data.since}>
        {(since) => {
          const place = () => homeIn(props.data, since());
          const day = () => formatDay(since().from);
          return (
            <>{since().sinceUnknown ? payerText().sinceUnknown(place(), day()) : payerText().since(place(), day())}</>
          );
        }}
      </Show>
      <Show when={current()}>
        {(one) => <> · {payerText().domiciled(placeIn(props.data, one().territory), formatDay(one().from))}</>}
      </Show>
    </p>
  );
}

function Payer(props: { name: string; answer: Answer; data: Shown }): JSX.Element {
  const place = (istat: string) => placeIn(props.data, istat);
  const reason = (): string => {
    const { answer, data } = props;
    const act = data.payerActs.find(({ payerAct }) => payerAct === answer.payerAct);
    return [
      act ? payerText().act(act.number ?? "", formatDay(act.actOn)) : payerText().reasons[answer.reason],
      answer.formerly && payerText().formerly(place(answer.formerly)),
      answer.among && payerText().among(answer.among.map(place).join(", ")),
    ]
      .filter(Boolean)
      .join(" · ");
  };
  const moves = () =>
    props.answer.ignored.map((one) => payerText().residence(homeIn(props.data, one), formatDay(one.from)));
  return (
    <>
      <div class="toolbar">
        <span class="muted">{props.name}</span>
        <Show
          when={props.answer.payer ?? props.answer.outside}
          fallback={<span class="tag soon">{payerText().unknown}</span>}
        >
          {(code) => <strong>{place(code())}</strong>}
        </Show>
        <Show when={props.answer.outside}>
          <span class="tag soon">{payerText().notOurs}</span>
        </Show>
      </div>
      <span class="muted small-text">{reason()}</span>
      <Show when={moves().length > 0}>
        <span class="muted small-text">{payerText().ignored(moves().join("; "))}</span>
      </Show>
    </>
  );
}

function Earlier(props: { data: Shown }): JSX.Element {
  const workflows = useWorkflows();
  const place = (istat: string) => placeIn(props.data, istat);
  const lines = (): string[] => [
    ...props.data.residences
      .slice(0, -1)
      .map((one) =>
        one.sinceUnknown
          ? payerText().residenceBefore(homeIn(props.data, one))
          : payerText().residence(homeIn(props.data, one), formatDay(one.from)),
      ),
    ...props.data.domiciles.flatMap((one) =>
      one.until === undefined
        ? []
        : [payerText().domicileEnded(place(one.territory), formatDay(one.from), formatDay(one.until))],
    ),
    ...props.data.stays.flatMap((one) =>
      one.endedOn === undefined
        ? []
        : [
            payerText().stayEnded(
              workflows.option("person", "stayKind", one.kind),
              formatDay(one.from),
              formatDay(one.endedOn),
            ),
          ],
    ),
  ];
  return (
    <Show when={lines().length > 0}>
      <details>
        <summary>{payerText().history(lines().length)}</summary>
        <ul class="small-text">
          <For each={lines()}>{(line) => <li>{line}</li>}</For>
        </ul>
      </details>
    </Show>
  );
}
