// Who signs for a person, who may be told, who gets copies and who must not know the address, each with its reason, and the
// acts behind it. On the person's page, and on the page of a case for whom the case is about.
import { For, type JSX, Show } from "solid-js";
import { createRead } from "../../query.ts";
import { rightsText } from "../../text/rights.ts";
import { trpc } from "../../trpc.ts";
import { formatDay } from "../../ui/format.ts";
import { LongText } from "../../ui/long-text.tsx";
import { Alert, Await } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import { createDayAsked } from "./day-asked.tsx";

type Shown = Awaited<ReturnType<typeof trpc.people.getRights.query>>;
type Holder = Shown["rights"]["holders"][number];
type Act = Shown["acts"][number];

const kind = "person";

export default function RightsCard(props: {
  personId: string;
  /** The minute of the past that is shown. */
  at?: string | undefined;
  /** Opens the form to record an act; absent where it cannot be recorded here. */
  onRecord?: (() => void) | undefined;
}): JSX.Element {
  const day = createDayAsked();
  const query = createRead(
    "people",
    "getRights",
    () => ({ personId: props.personId, ...(props.at === undefined ? {} : { at: props.at }), ...day.input() }),
    (input, signal) => trpc.people.getRights.query(input, { signal }),
    { keepBefore: true },
  );
  return (
    <>
      <Await query={query}>{(data) => <RightsBody data={data()} onRecord={props.onRecord} />}</Await>
      <day.Choice />
    </>
  );
}

function RightsBody(props: { data: Shown; onRecord: (() => void) | undefined }): JSX.Element {
  const words = createWords(() => props.data);
  const rights = () => props.data.rights;
  return (
    <>
      <Show when={props.data.deceased}>
        <Alert kind="info">{rightsText().deceased}</Alert>
      </Show>
      <p class="muted small-text">{rightsText().help(formatDay(props.data.on))}</p>
      <For each={rights().gaps}>{(gap) => <Alert kind="warning">{rightsText().gaps[gap]}</Alert>}</For>
      <ul class="row-list rights">
        <HolderRow holder={rights().subject} data={props.data} />
        <For each={rights().holders}>{(holder) => <HolderRow holder={holder} data={props.data} />}</For>
      </ul>
      <Show when={props.data.acts.length > 0}>
        <details>
          <summary>{rightsText().acts(props.data.acts.length)}</summary>
          <ul class="row-list">
            <For each={props.data.acts}>
              {(act) => (
                <li>
                  <strong>{words.nameOf(act)}</strong>
                  <span class="tag">{words.role(act)}</span>
                  <span class="muted small-text">
                    {words.said(act)}
                    {", "}
                    {rightsText().from(formatDay(act.from))}
                    <Show when={act.until}>{(day) => <> {rightsText().until(formatDay(day()))}</>}</Show>
                    <Show when={act.endedOn}>{(day) => <>, {words.ended(act, day())}</>}</Show>
                  </span>
                  <Show when={act.text}>{(text) => <LongText text={text()} />}</Show>
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
      <Show when={props.onRecord}>
        {(record) => (
          <button type="button" class="btn btn-outline-primary small no-print" onClick={() => record()()}>
            {rightsText().record}
          </button>
        )}
      </Show>
    </>
  );
}

/** How acts and their holders are called. */
function createWords(data: () => Shown) {
  const workflows = useWorkflows();
  const option = (field: string, value: string) => workflows.option(kind, field, value);
  return {
    nameOf: (act: Act): string =>
      (act.person === undefined ? act.name : data().names[act.person]) ?? rightsText().unnamed,
    role: (act: Act): string =>
      [option("actRole", act.role), act.responsibility && option("responsibility", act.responsibility)]
        .filter(Boolean)
        .join(": "),
    said: (act: Act): string =>
      rightsText().actOf(option("authority", act.authority), act.number ?? "", formatDay(act.actOn)),
    ended: (act: Act, day: string): string =>
      rightsText().ended(formatDay(day), act.end === undefined ? "" : option("actEnd", act.end)),
    power: (power: string): string => option("actPowers", power),
  };
}

function HolderRow(props: { holder: Holder; data: Shown }): JSX.Element {
  const words = createWords(() => props.data);
  const acts = () => props.holder.acts.flatMap((number) => props.data.acts.find((one) => one.act === number) ?? []);
  const name = () => {
    const [first] = acts();
    return first ? words.nameOf(first) : (props.data.names[props.data.personId] ?? rightsText().subject);
  };
  const runsOut = () => acts().filter((one) => props.data.runningOut.includes(one.act));
  return (
    <li class="rights-holder">
      <div class="toolbar">
        <strong>{name()}</strong>
        <Show when={acts().length === 0}>
          <span class="tag">{rightsText().subject}</span>
        </Show>
        <For each={acts()}>{(act) => <span class="tag">{words.role(act)}</span>}</For>
        <For each={runsOut()}>
          {(act) => <span class="tag soon">{rightsText().runsOut(formatDay(act.endedOn ?? act.until ?? ""))}</span>}
        </For>
      </div>
      <dl class="facts">
        <Right name={rightsText().signs} say={props.holder.signs} data={props.data} />
        <Right name={rightsText().told} say={props.holder.told} data={props.data} />
        <Right name={rightsText().copies} say={unexplained(props.holder.copies)} data={props.data} />
        <Right name={rightsText().address} say={props.holder.address} data={props.data} isAddress />
        <Show when={props.holder.powers.length > 0}>
          <div>
            <dt>{rightsText().powers}</dt>
            <dd>{props.holder.powers.map(words.power).join(", ")}</dd>
          </div>
        </Show>
      </dl>
    </li>
  );
}

/** Copies follow what may be told: the reason stands there. */
const unexplained = (say: Holder["copies"]): Holder["copies"] => ({ ...say, reasons: [] });

function Right(props: { name: string; say: Holder["signs"]; data: Shown; isAddress?: true }): JSX.Element {
  const words = createWords(() => props.data);
  const answers = () => (props.isAddress ? rightsText().addressAnswers : rightsText().answers);
  const reason = (one: Holder["signs"]["reasons"][number]): string => {
    const act = props.data.acts.find(({ act: number }) => number === one.act);
    return [rightsText().reasons[one.id], act && words.said(act)].filter(Boolean).join(" · ");
  };
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <Show
          when={props.isAddress && props.say.answer === "no"}
          fallback={<strong>{answers()[props.say.answer]}</strong>}
        >
          <span class="tag court">{answers().no}</span>
        </Show>
        <For each={props.isAddress && props.say.answer !== "no" ? [] : props.say.reasons}>
          {(one) => <div class="muted small-text">{reason(one)}</div>}
        </For>
      </dd>
    </div>
  );
}
