// Beside the form of a person's identity: records that may already be hers, found while it is filled in, each with the reason.
// What is typed goes to the server after a pause, never into the address.
import { A } from "@solidjs/router";
import { createEffect, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import type { JsonObject } from "../../../workflows/kernel/json.ts";
import { comuneName, useDesk } from "../../desk.ts";
import { links } from "../../links.ts";
import { createRead } from "../../query.ts";
import { caseText } from "../../text/cases.ts";
import { duplicatesText } from "../../text/duplicates.ts";
import { peopleText } from "../../text/people.ts";
import { trpc } from "../../trpc.ts";
import { useWorkflows } from "../../workflows.ts";

const pauseMs = 400;
const leastLetters = 2;
const leastCode = 11;

type Asked = Parameters<typeof trpc.people.findAlike.query>[0];
export type Alike = Awaited<ReturnType<typeof trpc.people.findAlike.query>>["persons"][number];

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** Undefined while too little is written. */
function askedOf(values: JsonObject, without: string | undefined): Asked | undefined {
  const [surname, givenName] = [text(values.surname), text(values.givenName)];
  const [fiscalCode, address] = [text(values.fiscalCode), text(values.address)];
  const isEnough =
    (surname.length >= leastLetters && givenName.length >= leastLetters) || fiscalCode.length >= leastCode;
  if (!isEnough) return undefined;
  const birthOn = text(values.birthOn);
  const { sex } = values;
  return {
    ...{ surname, givenName, fiscalCode, address },
    ...(birthOn === "" ? {} : { birthOn }),
    ...(sex === "F" || sex === "M" ? { sex } : {}),
    ...(without === undefined ? {} : { without }),
  };
}

export default function AlikePersons(props: {
  values: JsonObject;
  /** The record that is corrected. */
  without?: string | undefined;
  /** Takes the record instead of a new one; absent where there is nothing to take it for. */
  onTake?: ((person: Alike) => void) | undefined;
}): JSX.Element {
  const [asked, setAsked] = createSignal<Asked>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const wanted = () => JSON.stringify(askedOf(props.values, props.without) ?? "");
  createEffect(
    on(wanted, (now) => {
      clearTimeout(timer);
      timer = setTimeout(() => setAsked(now === '""' ? undefined : (JSON.parse(now) as Asked)), pauseMs);
    }),
  );
  const found = createRead(
    "people",
    "findAlike",
    asked,
    (input, signal) => trpc.people.findAlike.query(input, { signal }),
    { keepBefore: true },
  );
  // A new record is not held up where the answer does not come.
  const answer = () => (asked() && !found.isPending && !found.error ? found.data : undefined);
  const persons = () => answer()?.persons ?? [];
  return (
    <div class="alike" aria-live="polite">
      <Show when={persons().length > 0}>
        <section class="alike-box">
          <h3>{duplicatesText().maybeKnown(persons().length)}</h3>
          <ul class="row-list">
            <For each={persons()}>{(person) => <AlikeRow person={person} onTake={props.onTake} />}</For>
          </ul>
          <p class="field-help">{duplicatesText().maybeKnownHelp}</p>
        </section>
      </Show>
    </div>
  );
}

export function AlikeRow(props: {
  person: Alike;
  onTake?: ((person: Alike) => void) | undefined;
  onApart?: ((other: string) => void) | undefined;
  /** The record on whose page the row stands. */
  besides?: string | undefined;
}): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const name = () => `${props.person.surname} ${props.person.givenName}`.trim();
  return (
    <li>
      <A href={links.person(props.person.personId)} target="_blank" rel="noopener">
        <strong>{name()}</strong>
      </A>
      <Show when={props.person.birthYear}>
        {(year) => <span class="muted number">{peopleText().bornIn(year())}</span>}
      </Show>
      <Show when={props.person.territory} fallback={<span class="tag court">{caseText().protectedPerson}</span>}>
        {(istat) => <span class="muted">{comuneName(desk(), istat())}</span>}
      </Show>
      <Show when={props.person.state !== "identified"}>
        <span class="tag plain">{workflows.state("person", props.person.state)}</span>
      </Show>
      <BandTag band={props.person.band} />
      <Show when={props.person.leadsTo}>
        {(to) => <span class="muted small-text">{peopleText().leadsTo(to().name)}</span>}
      </Show>
      <span class="alike-why">{reasonsText(props.person.reasons)}</span>
      <Show when={props.onTake}>
        {(take) => (
          <button
            type="button"
            class="btn btn-outline-primary small"
            onClick={() => take()({ ...props.person, ...props.person.leadsTo })}
          >
            {duplicatesText().use}
          </button>
        )}
      </Show>
      <Show when={props.besides}>
        {(personId) => (
          <A class="btn btn-outline-primary small no-print" href={links.compare(personId(), props.person.personId)}>
            {duplicatesText().compare}
            <span class="visually-hidden">: {name()}</span>
          </A>
        )}
      </Show>
      <Show when={props.onApart}>
        {(apart) => (
          <button
            type="button"
            class="btn btn-outline-primary small no-print"
            onClick={() => apart()(props.person.personId)}
          >
            {duplicatesText().apart}
            <span class="visually-hidden">: {name()}</span>
          </button>
        )}
      </Show>
    </li>
  );
}

export const BandTag = (props: { band: Alike["band"] }): JSX.Element => (
  <span class="tag" classList={{ soon: props.band === "almostSure", plain: props.band !== "almostSure" }}>
    {duplicatesText().bands[props.band]}
  </span>
);

/** Why two records are alike, in one line. */
export const reasonsText = (reasons: readonly Alike["reasons"][number][]): string =>
  reasons.map((one) => duplicatesText().reasons[one]).join(" · ");
