// Above the possible duplicates: requests of others that two records go on as one, which the reader may answer, and those she made.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { links } from "../../links.ts";
import { createRead } from "../../query.ts";
import { mergeAsksText } from "../../text/merge-asks.ts";
import { trpc } from "../../trpc.ts";
import { formatDay } from "../../ui/format.ts";
import { PairOf } from "../../ui/side-by-side.tsx";
import { nameOf, PersonOfPair } from "./person-of-pair.tsx";

type Asks = Awaited<ReturnType<typeof trpc.people.listMergeAsks.query>>;
type Ask = Asks["toAnswer"][number];

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
                <span class="alike-why">{mergeAsksText().askedBy(ask.by, formatDay(ask.on))}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
