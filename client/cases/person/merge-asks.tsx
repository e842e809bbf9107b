// Requests that two records go on as one: on the page of either record, and where the two are compared. What is asked, by whom and
// why, and what the reader may do: answer, withdraw, or read why it was refused.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "../../desk.ts";
import { links } from "../../links.ts";
import { nameOf } from "../../person-of-pair.tsx";
import { createRead } from "../../query.ts";
import { mergeAsksText } from "../../text/merge-asks.ts";
import { trpc } from "../../trpc.ts";
import { daysBetween, formatDay } from "../../ui/format.ts";
import { LongText } from "../../ui/long-text.tsx";
import type { Chosen } from "../action-panel.tsx";

export type MergeAsk = Awaited<ReturnType<typeof trpc.people.getMergeAsks.query>>["asks"][number];

/** Whose record an act is sent to. */
export interface AskAct {
  personId: string;
  name: string;
  chosen: Chosen;
}

interface Here {
  personId: string;
  name: string;
  birthOn?: string | undefined;
  territory?: string | undefined;
  protectedAddress: boolean;
}

export const createAsks = (personId: () => string) => {
  const found = createRead(
    "people",
    "getMergeAsks",
    () => ({ personId: personId() }),
    (input, signal) => trpc.people.getMergeAsks.query(input, { signal }),
  );
  return (): readonly MergeAsk[] => (found.isPending || found.error ? [] : (found.data?.asks ?? []));
};

/** All of one record, on its page. Nothing stands there while there are none. */
export default function MergeAsksCard(props: { record: Here; onAct: (act: AskAct) => void }): JSX.Element {
  const asks = createAsks(() => props.record.personId);
  return (
    <Show when={asks().length > 0}>
      <section class="card-box alike-box" aria-labelledby="record-merge-asks">
        <h2 id="record-merge-asks">{mergeAsksText().title}</h2>
        <ul class="row-list">
          <For each={asks()}>
            {(ask) => (
              <li>
                <AskSaid ask={ask} here={props.record} />
                <A
                  class="btn btn-outline-primary small no-print"
                  href={links.compare(props.record.personId, ask.other.personId)}
                >
                  {mergeAsksText().compare}
                  <span class="visually-hidden">: {nameOf(ask.other)}</span>
                </A>
                <AskActs ask={ask} here={props.record} onAct={props.onAct} />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

/** What is asked of two records that are compared; what may be done with it at the one and at the other. */
export function AskOfPair(props: { sides: readonly [Here, Here]; onAct: (act: AskAct) => void }): JSX.Element {
  const [left, right] = [createAsks(() => props.sides[0].personId), createAsks(() => props.sides[1].personId)];
  const known = () => {
    const [one, other] = props.sides;
    const find = (asks: readonly MergeAsk[], id: string) => asks.find((ask) => ask.other.personId === id);
    return [
      { here: one, ask: find(left(), other.personId) },
      { here: other, ask: find(right(), one.personId) },
    ].flatMap(({ here, ask }) => (ask ? [{ here, ask }] : []));
  };
  return (
    <Show when={known().find(({ ask }) => ask.isMadeHere)}>
      {(made) => (
        <section class="space-above" aria-labelledby="pair-merge-ask">
          <h2 id="pair-merge-ask">{mergeAsksText().one}</h2>
          <ul class="row-list">
            <li>
              <AskSaid ask={made().ask} here={made().here} />
              <For each={known()}>{({ here, ask }) => <AskActs ask={ask} here={here} onAct={props.onAct} />}</For>
            </li>
          </ul>
        </section>
      )}
    </Show>
  );
}

/** Two records of one person mostly bear one name: year and comune tell them apart. */
const toldApart = (name: string, ...what: readonly (string | undefined)[]): string => {
  const known = what.filter(Boolean).join(", ");
  return known === "" ? name : `${name} (${known})`;
};

function AskSaid(props: { ask: MergeAsk; here: Here }): JSX.Element {
  const desk = useDesk();
  const comune = (istat: string | undefined) => istat && comuneName(desk(), istat);
  const sentence = () => {
    const { here } = props;
    const { other } = props.ask;
    const asking = toldApart(here.name, here.birthOn?.slice(0, 4), here.protectedAddress ? "" : comune(here.territory));
    const asked = toldApart(nameOf(other), other.birthYear, comune(other.territory));
    const [from, to] = props.ask.isMadeHere ? [asking, asked] : [asked, asking];
    return props.ask.way === "intoThis" ? mergeAsksText().goesInto(to, from) : mergeAsksText().goesInto(from, to);
  };
  return (
    <>
      <strong>{sentence()}</strong>
      <span class="muted">
        {mergeAsksText().askedBy(props.ask.by, formatDay(props.ask.on))}
        <Show when={!props.ask.isRefused}>, {mergeAsksText().waitsFor(daysBetween(props.ask.on, desk().today))}</Show>
      </span>
      <span class="tag" classList={{ soon: !props.ask.isRefused, plain: props.ask.isRefused }}>
        {props.ask.isRefused ? mergeAsksText().refused : mergeAsksText().open}
      </span>
      <span class="alike-why">
        <LongText text={props.ask.askText} />
      </span>
      <Show when={props.ask.isRefused}>
        <span class="alike-why">
          <strong>{mergeAsksText().refusedBecause}</strong> <LongText text={props.ask.refuseText} />
        </span>
      </Show>
      <Show when={props.ask.isWaiting && !props.ask.isRefused}>
        <span class="alike-why">{mergeAsksText().waits}</span>
      </Show>
    </>
  );
}

function AskActs(props: { ask: MergeAsk; here: Here; onAct: (act: AskAct) => void }): JSX.Element {
  const act = (event: string) =>
    props.onAct({ ...props.here, chosen: { event, initial: { other: props.ask.other.personId } } });
  const button = (event: string, text: string, isMain = false) => (
    <button
      type="button"
      class="btn small no-print"
      classList={{ "btn-primary": isMain, "btn-outline-primary": !isMain }}
      onClick={() => act(event)}
    >
      {text}
      <span class="visually-hidden">: {nameOf(props.ask.other)}</span>
    </button>
  );
  return (
    <>
      <Show when={props.ask.mayAnswer && !props.ask.isWaiting}>
        {button("ACCEPT_MERGE", mergeAsksText().accept, true)}
      </Show>
      <Show when={props.ask.mayAnswer}>{button("REFUSE_MERGE", mergeAsksText().refuse)}</Show>
      <Show when={props.ask.mayWithdraw}>{button("WITHDRAW_MERGE_ASK", mergeAsksText().withdraw)}</Show>
    </>
  );
}
