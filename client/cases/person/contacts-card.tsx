// By what a person is reached, the one to use first on top; beside each what may be done with it. On the person's page, and as it was at
// a minute of the past.
import { createSignal, For, type JSX, Show } from "solid-js";
import type { Json } from "../../../workflows/kernel/json.ts";
import { createRead } from "../../query.ts";
import { contactsText } from "../../text/contacts.ts";
import { trpc } from "../../trpc.ts";
import { Alert, Await } from "../../ui/states.tsx";
import { ContactLine, type ShownContact } from "./contact-line.tsx";
import { PersonAct } from "./person-act.tsx";

export const readContacts = (asked: () => { personId: string; at?: string | undefined } | undefined) =>
  createRead(
    "people",
    "getContacts",
    () => {
      const of = asked();
      return of && { personId: of.personId, ...(of.at === undefined ? {} : { at: of.at }) };
    },
    (input, signal) => trpc.people.getContacts.query(input, { signal }),
  );

interface Act {
  event: string;
  contact: ShownContact;
}

/** What the form begins with: how the detail is used now. */
function initialOf({ event, contact }: Act): Record<string, Json> {
  const { point, kind, value = "", hours, avoid, message, preferred, until } = contact;
  if (point === undefined)
    return { contactKind: kind, contactWhose: "own", [kind === "email" ? "contactMail" : "contactNumber"]: value };
  if (event !== "CHANGE_CONTACT_POINT") return { contactPoint: point };
  return {
    ...{ contactPoint: point, contactPreferred: preferred, contactAvoid: avoid },
    ...(hours ? { safeFromHour: hours.fromHour, safeToHour: hours.toHour } : {}),
    ...(message ? { contactMessage: message } : {}),
    ...(until ? { until } : {}),
  };
}

export default function ContactsCard(props: {
  personId: string;
  name?: string;
  /** The minute of the past that is shown. */
  at?: string | undefined;
  /** Opens the form to record one; absent where it cannot be recorded here. */
  onRecord?: (() => void) | undefined;
}): JSX.Element {
  const [chosen, setChosen] = createSignal<Act>();
  const query = readContacts(() => ({ personId: props.personId, at: props.at }));
  const act = () => {
    const one = chosen();
    if (!one) return undefined;
    return {
      personId: one.contact.record,
      name: props.name ?? "",
      chosen: { event: one.event, initial: initialOf(one) },
    };
  };
  const row = (contact: ShownContact) => (
    <li>
      <ContactLine contact={contact}>
        <Acts contact={contact} onAct={(event) => setChosen({ event, contact })} />
      </ContactLine>
    </li>
  );
  return (
    <Await query={query}>
      {(data) => {
        const former = () => data().contacts.filter((one) => !one.holds);
        const now = () => data().contacts.filter((one) => one.holds);
        return (
          <>
            <Show when={data().closed > 0}>
              <Alert kind="info">{contactsText().closed(data().closed)}</Alert>
            </Show>
            <Show when={now().length > 0} fallback={<p class="muted">{contactsText().none}</p>}>
              <ul class="row-list">
                <For each={now()}>{row}</For>
              </ul>
            </Show>
            <Show when={former().length > 0}>
              <details>
                <summary>{contactsText().former(former().length)}</summary>
                <ul class="row-list">
                  <For each={former()}>{row}</For>
                </ul>
              </details>
            </Show>
            <Show when={props.onRecord}>
              {(record) => (
                <button type="button" class="btn btn-outline-primary small no-print" onClick={() => record()()}>
                  {contactsText().add}
                </button>
              )}
            </Show>
            <PersonAct of={act()} onClose={() => setChosen(undefined)} />
          </>
        );
      }}
    </Await>
  );
}

function Acts(props: { contact: ShownContact; onAct: (event: string) => void }): JSX.Element {
  const offered = (): { event: string; label: string }[] => {
    const words = contactsText();
    if (!props.contact.mayChange) return [];
    if (props.contact.point === undefined) return [{ event: "RECORD_CONTACT_POINT", label: words.complete }];
    return [
      { event: "CHANGE_CONTACT_POINT", label: words.change },
      ...(props.contact.secret ? [] : [{ event: "HIDE_CONTACT_POINT", label: words.hide }]),
      { event: "END_CONTACT_POINT", label: words.end },
    ];
  };
  return (
    <For each={offered()}>
      {(one) => (
        <button type="button" class="btn btn-outline-primary small no-print" onClick={() => props.onAct(one.event)}>
          {one.label}
          <span class="visually-hidden"> {props.contact.value}</span>
        </button>
      )}
    </For>
  );
}
