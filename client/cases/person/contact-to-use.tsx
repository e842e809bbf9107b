// The number to use first, before anything else is done: on the page of a case with the others folded below, and in the head of the
// person's page. Showing it is reading the person's record, and is recorded as that.
import { createSignal, type JSX, onCleanup, onMount, Show, Suspense } from "solid-js";
import { contactsText } from "../../text/contacts.ts";
import { whenIdle } from "../../ui/idle.ts";
import { ContactLine, firstToUse } from "./contact-line.tsx";
import ContactsCard, { readContacts } from "./contacts-card.tsx";

export default function ContactToUse(props: {
  personId: string;
  name?: string | undefined;
  withOthers?: boolean;
  died?: boolean;
}): JSX.Element {
  const [isWanted, setIsWanted] = createSignal(false);
  const [isOpen, setIsOpen] = createSignal(false);
  // The page stands before it asks for more.
  onMount(() => onCleanup(whenIdle(() => setIsWanted(true), 1_000)));
  const query = readContacts(() => (isWanted() ? { personId: props.personId } : undefined));
  const data = () => (query.isPending ? undefined : query.data);
  return (
    <Show when={data()}>
      {(found) => (
        <>
          <p class="contact-to-use">
            <Show
              when={firstToUse(found().contacts, props.died === true)}
              fallback={
                <span class="muted">
                  {found().contacts.some((one) => one.holds) ? contactsText().noneToUse : contactsText().none}
                </span>
              }
            >
              {(one) => <ContactLine contact={one()} />}
            </Show>
            <Show when={found().closed > 0}>
              <span class="muted small-text">{contactsText().closed(found().closed)}</span>
            </Show>
          </p>
          <Show when={props.withOthers && found().contacts.length > 0}>
            <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
              <summary>{contactsText().all}</summary>
              <Show when={isOpen()}>
                <Suspense>
                  <ContactsCard personId={props.personId} name={props.name ?? ""} />
                </Suspense>
              </Show>
            </details>
          </Show>
        </>
      )}
    </Show>
  );
}
