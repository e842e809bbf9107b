// One number or mailbox of a person, with what must be minded in plain words before anybody uses it. What must not be used is no link.
import { For, type JSX, Show } from "solid-js";
import { dialled, isAvoided, type Warning } from "../../../workflows/rules/contact-points/points.ts";
import { contactsText } from "../../text/contacts.ts";
import type { trpc } from "../../trpc.ts";
import { formatDay } from "../../ui/format.ts";
import { useWorkflows } from "../../workflows.ts";

export type ShownContacts = Awaited<ReturnType<typeof trpc.people.getContacts.query>>;
export type ShownContact = ShownContacts["contacts"][number];

const kind = "person";

/** What a telephone or a mail program opens. */
const linkOf = ({ kind: sort, value = "" }: ShownContact): string =>
  dialled.includes(sort)
    ? `tel:${value.replace(/[^+\d]/g, "")}`
    : `mailto:${encodeURIComponent(value).replace("%40", "@")}`;

export const mayUse = (one: ShownContact): boolean => one.holds && one.value !== undefined && !isAvoided(one);

/** Which one to use first. Of somebody who died: nobody calls her, but who was beside her may have to be called. */
export const firstToUse = (contacts: readonly ShownContact[], died: boolean): ShownContact | undefined =>
  contacts.find((one) => mayUse(one) && !(died && one.whose === "own"));

/** In words; nothing of whose it is, which stands beside. */
const said = (warning: Warning): string | undefined => {
  const { warnings } = contactsText();
  if (warning.id === "ofOther") return undefined;
  return warning.id === "hours" ? warnings.hours(warning.fromHour, warning.toHour) : warnings[warning.id];
};

export function ContactLine(props: { contact: ShownContact; children?: JSX.Element }): JSX.Element {
  const workflows = useWorkflows();
  const whose = () =>
    props.contact.whose === "own"
      ? ""
      : [workflows.option(kind, "contactWhose", props.contact.whose), props.contact.name].filter(Boolean).join(": ");
  const days = () =>
    [
      props.contact.from && contactsText().since(formatDay(props.contact.from)),
      props.contact.until && contactsText().until(formatDay(props.contact.until)),
      props.contact.end && contactsText().ended(workflows.option(kind, "contactEnd", props.contact.end)),
      props.contact.of && contactsText().of(props.contact.of),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <>
      <span class="tag plain">{workflows.option(kind, "contactKind", props.contact.kind)}</span>
      <Show when={mayUse(props.contact)} fallback={<span>{props.contact.value ?? contactsText().unread}</span>}>
        <a href={linkOf(props.contact)}>
          <strong>{props.contact.value}</strong>
        </a>
      </Show>
      <Show when={whose()}>{(text) => <span>{text()}</span>}</Show>
      <For each={props.contact.warnings.flatMap((one) => said(one) ?? [])}>
        {(text) => <span class="tag late">{text}</span>}
      </For>
      <Show when={props.contact.message === "mayLeave"}>
        <span class="muted small-text">{contactsText().mayLeave}</span>
      </Show>
      <Show when={days()}>{(text) => <span class="muted small-text">{text()}</span>}</Show>
      <Show when={props.contact.note}>{(text) => <span class="small-text">{text()}</span>}</Show>
      {props.children}
    </>
  );
}
