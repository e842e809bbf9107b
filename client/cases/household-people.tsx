// On the page of a household: who lives there, or lived there on a day that is asked for, where who left lives now; of one that is no
// more first of all what became of it.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { householdsText } from "../text/households.ts";
import { trpc } from "../trpc.ts";
import { formatDay, formatInstant } from "../ui/format.ts";
import { Alert, Await } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { createDayAsked } from "./person/day-asked.tsx";
import { memberName } from "./person/household-name.ts";
import { MembersOn, PlaceOn } from "./person/members-on.tsx";

type Shown = Awaited<ReturnType<typeof trpc.people.getHousehold.query>>;
type Former = Shown["former"][number];

const kind = "household";

export default function HouseholdPeople(props: {
  householdId: string;
  at?: string | undefined;
  /** This reader may still take back what ended it. */
  mayTurnBack: boolean;
}): JSX.Element {
  const day = createDayAsked();
  const query = createRead(
    "people",
    "getHousehold",
    () => ({
      ...{ householdId: props.householdId, ...day.input() },
      ...(props.at === undefined ? {} : { at: props.at }),
    }),
    (input, signal) => trpc.people.getHousehold.query(input, { signal }),
    { keepBefore: true },
  );
  return (
    <section class="card-box" aria-labelledby="household-people">
      <Await query={query}>
        {(data) => (
          <>
            <h2 id="household-people">
              {data().isOver ? householdsText().page.titleOver : householdsText().page.title}
            </h2>
            <Became of={data()} isNow={props.at === undefined} mayTurnBack={props.mayTurnBack} />
            <Show when={data().isCut}>
              <Alert kind="warning">{householdsText().cut}</Alert>
            </Show>
            <Show when={day.on()} fallback={<Present of={data()} />}>
              <OnDay of={data()} on={day.on() ?? ""} />
            </Show>
            <FormerMembers of={data()} />
          </>
        )}
      </Await>
      <day.Choice />
    </section>
  );
}

function Became(props: { of: Shown; isNow: boolean; mayTurnBack: boolean }): JSX.Element {
  const workflows = useWorkflows();
  const text = () => householdsText().became;
  const said = (became: NonNullable<Shown["became"]>): string => {
    if (became.how === "undone") return text().undone;
    if (became.how === "emptied") return text().emptied(formatDay(became.on));
    const who = props.of.names[became.by] ?? text().somebody;
    const when = formatInstant(became.at);
    if (became.how === "dissolved") return text().dissolved(formatDay(became.on), who, when);
    const reason = workflows.option(kind, "mistakeReason", became.reason);
    return `${text().mistake(who, when)} ${reason.toLowerCase()}.`;
  };
  return (
    <Show when={props.of.became}>
      {(became) => (
        <Alert kind="info">
          <p>{said(became())}</p>
          <Show when={props.isNow && props.of.isOver}>
            <p>
              {text().help} {props.mayTurnBack ? text().turnBack : ""}
            </p>
          </Show>
        </Alert>
      )}
    </Show>
  );
}

function Present(props: { of: Shown }): JSX.Element {
  return (
    <Show
      when={props.of.members.length > 0}
      fallback={
        <Show when={props.of.became === undefined}>
          <p class="muted">{householdsText().page.nobody}</p>
        </Show>
      }
    >
      <MembersOn members={props.of.members} names={props.of.names} household={props.of.household} />
    </Show>
  );
}

/** Of the day before while the next one is on its way. */
function OnDay(props: { of: Shown; on: string }): JSX.Element {
  return (
    <Show when={props.of.day}>
      {(one) => (
        <Show
          when={one().members.length > 0}
          fallback={<p class="muted">{householdsText().nobodyOn(formatDay(props.on))}</p>}
        >
          <p>
            <PlaceOn of={one()} />
          </p>
          <MembersOn members={one().members} names={props.of.names} />
        </Show>
      )}
    </Show>
  );
}

function FormerMembers(props: { of: Shown }): JSX.Element {
  const isMistake = () => props.of.became?.how === "mistake";
  const title = () =>
    isMistake() ? householdsText().page.meant : householdsText().page.former(props.of.former.length);
  return (
    <Show when={props.of.former.length > 0}>
      <h3>{title()}</h3>
      <ul class="row-list">
        <For each={props.of.former}>{(one) => <FormerRow one={one} names={props.of.names} />}</For>
      </ul>
    </Show>
  );
}

function FormerRow(props: { one: Former; names: Record<string, string> }): JSX.Element {
  const workflows = useWorkflows();
  const text = () => householdsText().page;
  const why = ({ why: code }: Former) => {
    if (code === "split") return text().splitOff;
    if (code === "went") return text().went;
    if (code === "dissolved") return text().dissolved;
    return code ? workflows.option(kind, "endReason", code).toLowerCase() : undefined;
  };
  const left = () =>
    [props.one.until && text().until(formatDay(props.one.until)), why(props.one), props.one.died && text().died]
      .filter(Boolean)
      .join(", ");
  /** Of who may not be seen nothing more is said. */
  const isKnown = () => props.names[props.one.person] !== undefined;
  return (
    <li>
      <Show when={isKnown()} fallback={memberName(props.one.person, props.names)}>
        <A href={links.person(props.one.person)}>{memberName(props.one.person, props.names)}</A>
      </Show>
      <span class="muted small-text">{left()}</span>
      <Show when={props.one.goesOnIn}>
        {(other) => (
          <span class="small-text">
            {text().goesOn} <A href={links.person(other())}>{memberName(other(), props.names)}</A>
          </span>
        )}
      </Show>
      <Show when={isKnown() && !props.one.died}>
        <span class="small-text">
          <Show when={props.one.now.length > 0} fallback={text().nowNowhere}>
            {text().now}{" "}
            <For each={props.one.now}>
              {(where, i) => (
                <>
                  {i() > 0 ? ", " : ""}
                  <A href={links.case(where.household)}>
                    {workflows.option(kind, "householdKind", where.kind)}
                    {where.household === props.one.split ? ` (${text().elsewhere})` : ""}
                  </A>
                </>
              )}
            </For>
          </Show>
        </span>
      </Show>
    </li>
  );
}
