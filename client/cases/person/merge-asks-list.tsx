// Above the possible duplicates: requests of others that two records go on as one, which the reader may answer, and those she made.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useDesk } from "../../desk.ts";
import { links } from "../../links.ts";
import { nameOf, PersonOfPair } from "../../person-of-pair.tsx";
import { createRead } from "../../query.ts";
import { mergeAsksText } from "../../text/merge-asks.ts";
import { trpc } from "../../trpc.ts";
import { daysBetween, formatDay } from "../../ui/format.ts";
import { PairOf } from "../../ui/side-by-side.tsx";

type Asks = Awaited<ReturnType<typeof trpc.people.listMergeAsks.query>>;
type Ask = Asks["toAnswer"][number] & Pick<Asks["made"][number], "unheard">;

export default function MergeAsksList(): JSX.Element {
  const found = createRead(
    "people",
    "listMergeAsks",
    () => ({}),
    (_, signal) => trpc.people.listMergeAsks.query(undefined, { signal }),
  );
  const asks = (): Asks | undefined => (found.isPending || found.error ? undefined : found.data);
  return (
    <>
      <Asked id="asks-to-answer" title={mergeAsksText().title} help={mergeAsksText().help} asks={asks()?.toAnswer} />
      <Asked id="asks-made" title={mergeAsksText().made} help={mergeAsksText().madeHelp} asks={asks()?.made} />
      <Show when={asks()?.more}>
        <p class="muted">{mergeAsksText().more}</p>
      </Show>
    </>
  );
}

function Asked(props: { id: string; title: string; help: string; asks: readonly Ask[] | undefined }): JSX.Element {
  const desk = useDesk();
  return (
    <Show when={(props.asks ?? []).length > 0}>
      <section class="card-box" aria-labelledby={props.id}>
        <h2 id={props.id}>{props.title}</h2>
        <p class="field-help">{props.help}</p>
        <ul class="row-list">
          <For each={props.asks}>
            {(ask) => (
              <li>
                <PairOf>
                  <PersonOfPair one={ask.one} />
                  <PersonOfPair one={ask.other} />
                </PairOf>
                <A class="btn btn-outline-primary small end" href={links.compare(ask.other.personId, ask.one.personId)}>
                  {mergeAsksText().compare}
                  <span class="visually-hidden">
                    : {nameOf(ask.one)}, {nameOf(ask.other)}
                  </span>
                </A>
                <span class="alike-why">
                  {mergeAsksText().askedBy(ask.by, formatDay(ask.on))},{" "}
                  {mergeAsksText().waitsFor(daysBetween(ask.on, desk().today))}
                </span>
                <Show when={ask.unheard}>
                  {(why) => (
                    <span class="alike-why">
                      <strong>{mergeAsksText().nobody}</strong> {mergeAsksText().unheard[why()]}
                    </span>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
