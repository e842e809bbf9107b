// With whom a person lives, household by household: who, since when, in which relation, what became of it, and the acts on it. The
// household's own record is read when a form is wanted, and that reading is recorded like any other.
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show, Suspense } from "solid-js";
import { comuneName, useDesk } from "../../desk.ts";
import { links } from "../../links.ts";
import { readProblem } from "../../problem.ts";
import { createRead } from "../../query.ts";
import { householdsText } from "../../text/households.ts";
import { payerText } from "../../text/payer.ts";
import { trpc } from "../../trpc.ts";
import { formatDay } from "../../ui/format.ts";
import { latePart } from "../../ui/late-part.tsx";
import { Alert, Await, problemText, SendProblem } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import { ActionDialog } from "../action-dialog.tsx";
import { UndoBar } from "../mending/undo-bar.tsx";
import { createDayAsked } from "./day-asked.tsx";
import { householdName, memberName } from "./household-name.ts";
import { createGoesOn } from "./member-goes-on.tsx";

const CasesWaiting = latePart(() => import("./cases-waiting.tsx"));
const HouseholdsOn = latePart(() => import("./households-on.tsx"), { wanted: true });

type Shown = Awaited<ReturnType<typeof trpc.people.getHouseholds.query>>;
type Household = Shown["households"][number];

const kind = "household";

export default function HouseholdCard(props: {
  personId: string;
  /** The minute of the past that is shown: nothing is done there. */
  at?: string | undefined;
}): JSX.Element {
  const query = createRead(
    "people",
    "getHouseholds",
    () => ({ personId: props.personId, ...(props.at === undefined ? {} : { at: props.at }) }),
    (input, signal) => trpc.people.getHouseholds.query(input, { signal }),
  );
  const day = createDayAsked();
  return (
    <>
      <Show when={day.on()} fallback={<Await query={query}>{(data) => <Present data={data()} {...props} />}</Await>}>
        {(on) => (
          <Suspense>
            <HouseholdsOn personId={props.personId} at={props.at} on={on()} />
          </Suspense>
        )}
      </Show>
      <day.Choice />
    </>
  );
}

/** As of today, or of the minute. */
function Present(props: { data: Shown; personId: string }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const opening = () => desk().openable.find((one) => one.kind === kind);
  return (
    <>
      <Show when={props.data.households.length > 0} fallback={<p class="muted">{householdsText().none}</p>}>
        <For each={props.data.households}>
          {(one) => <HouseholdBox household={one} data={props.data} personId={props.personId} />}
        </For>
      </Show>
      <Show when={props.data.takesNew && opening()}>
        {(one) => (
          <p class="no-print">
            <A class="small-text" href={links.newCase(kind, props.personId)}>
              {workflows.event(kind, one().event)}
            </A>
          </p>
        )}
      </Show>
    </>
  );
}

function HouseholdBox(props: { household: Household; data: Shown; personId: string }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const nameOf = (person: string) => memberName(person, props.data.names);
  const goesOn = createGoesOn({ household: () => props.household.household, names: () => props.data.names });
  const place = () => {
    const { territory, outside } = props.household;
    if (territory === undefined) return householdsText().hidden;
    return outside === undefined ? comuneName(desk(), territory) : payerText().outside(outside);
  };
  /** Whose open cases must be attributed: of a household that split, and of the one it came out of. Never at a minute of the past. */
  const splitOnes = () => {
    const { household, splits, origin, may } = props.household;
    if (may.length === 0) return [];
    return [...(splits.length > 0 ? [household] : []), ...(origin ? [origin.household] : [])];
  };
  return (
    <>
      <h3>
        {workflows.option(kind, "householdKind", props.household.kind)}{" "}
        <span class="muted small-text" title={props.household.placeHidden ? householdsText().hiddenHelp : undefined}>
          {place()}
        </span>
      </h3>
      <p class="small-text no-print">
        <A href={links.case(props.household.household)}>
          {householdsText().toPage}
          <span class="visually-hidden">: {workflows.option(kind, "householdKind", props.household.kind)}</span>
        </A>
      </p>
      <Show when={props.household.origin}>
        {(origin) => <p class="muted small-text">{householdsText().cameOut(formatDay(origin().on))}</p>}
      </Show>
      <ul class="row-list">
        <For each={props.household.members}>
          {(one) => (
            <li>
              <Show when={one.person !== props.personId && props.data.names[one.person]} fallback={nameOf(one.person)}>
                <A href={links.person(one.person)}>{nameOf(one.person)}</A>
              </Show>
              <span class="tag">{workflows.option(kind, "relation", one.relation)}</span>
              <span class="muted small-text">{householdsText().since(formatDay(one.from))}</span>
              <Show when={one.died}>
                <span class="tag plain">{householdsText().whyStaying.died}</span>
              </Show>
              <goesOn.Beside member={one} />
            </li>
          )}
        </For>
      </ul>
      <goesOn.Act />
      <For each={props.household.splits}>
        {(split) => (
          <p class="small-text">
            {householdsText().split(formatDay(split.on), workflows.option(kind, "splitReason", split.reason))}{" "}
            {split.left.map(({ person }) => nameOf(person)).join(", ")}
          </p>
        )}
      </For>
      <Show when={props.household.reference !== "known"}>
        <Alert kind="warning">
          {props.household.reference === "died" ? householdsText().referenceDied : householdsText().noReference}
        </Alert>
      </Show>
      <For each={splitOnes()}>
        {(one) => (
          <Suspense>
            <CasesWaiting householdId={one} />
          </Suspense>
        )}
      </For>
      <HouseholdActs
        household={props.household}
        subject={householdName(workflows, props.household, props.data.names)}
      />
    </>
  );
}

function HouseholdActs(props: { household: Household; subject: string }): JSX.Element {
  const workflows = useWorkflows();
  const [wanted, setWanted] = createSignal<string>();
  const [touched, setTouched] = createSignal(false);
  const record = createRead(
    "cases",
    "getCase",
    () => (touched() ? { caseId: props.household.household } : undefined),
    (input, signal) => trpc.cases.getCase.query(input, { signal }),
  );
  const view = () => {
    const data = !touched() || record.isPending ? undefined : record.data;
    return data?.level === "content" ? data : undefined;
  };
  const isPossible = () => view()?.actions.some((one) => one.event === wanted() && one.possible) === true;
  const button = (event: string) => (
    <button
      type="button"
      class="btn btn-outline-primary small"
      onClick={() => {
        setTouched(true);
        setWanted(event);
      }}
    >
      {workflows.event(kind, event)}
    </button>
  );
  const [first, rest] = [() => props.household.may.slice(0, 1), () => props.household.may.slice(1)];
  return (
    <div class="no-print">
      <div class="actions">
        <For each={first()}>{button}</For>
      </div>
      <Show when={rest().length > 0}>
        <details>
          <summary>{householdsText().more}</summary>
          <div class="actions actions-title">
            <For each={rest()}>{button}</For>
          </div>
        </details>
      </Show>
      <SendProblem of={touched() && record.error} say={(error) => problemText(readProblem(error))} />
      <Show when={view()}>
        {(one) => (
          <>
            <UndoBar view={one()} />
            <Show when={wanted() !== undefined && !isPossible()}>
              <Alert kind="warning">{householdsText().cannot}</Alert>
            </Show>
            <ActionDialog
              view={{ ...one(), staying: props.household.stay }}
              chosen={isPossible() ? { event: wanted() ?? "" } : undefined}
              subject={props.subject}
              onClose={() => setWanted(undefined)}
            />
          </>
        )}
      </Show>
    </div>
  );
}
