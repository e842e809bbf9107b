// Possible duplicates: pairs of records of the archive that may be one person's, a part of the archive at a time.
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show, Suspense } from "solid-js";
import { links } from "../../links.ts";
import { nameOf, PersonOfPair } from "../../person-of-pair.tsx";
import { createRead } from "../../query.ts";
import { mergingText } from "../../text/merging.ts";
import { peopleText } from "../../text/people.ts";
import { trpc } from "../../trpc.ts";
import { latePart } from "../../ui/late-part.tsx";
import { PairOf } from "../../ui/side-by-side.tsx";
import { Await, Empty } from "../../ui/states.tsx";
import { BandTag, reasonsText } from "./alike-persons.tsx";

const MergeAsksList = latePart(() => import("./merge-asks-list.tsx"));

type Page = Awaited<ReturnType<typeof trpc.people.listDuplicates.query>>;
type Pair = Page["pairs"][number];

export default function DuplicatesPage(): JSX.Element {
  const [before, setBefore] = createSignal<number>();
  // A room of its own: a hint of any change must not walk the archive again.
  const found = createRead(
    "duplicates",
    "listDuplicates",
    () => ({ ...(before() === undefined ? {} : { before: before() as number }) }),
    (input, signal) => trpc.people.listDuplicates.query(input, { signal }),
  );
  return (
    <>
      <div class="page-head">
        <div>
          <p class="page-kicker">
            <A href={links.people()}>{peopleText().searchPeople}</A>
          </p>
          <h1>{mergingText().queueTitle}</h1>
        </div>
      </div>
      <Suspense>
        <MergeAsksList />
      </Suspense>
      <section class="card-box">
        <p class="field-help">{mergingText().queueHelp}</p>
        <Await query={found}>
          {(page) => <Pairs page={page()} isFirst={before() === undefined} onMore={setBefore} />}
        </Await>
      </section>
    </>
  );
}

function Pairs(props: { page: Page; isFirst: boolean; onMore: (before: number) => void }): JSX.Element {
  const isNone = () => props.page.pairs.length === 0;
  return (
    <>
      <Show when={isNone() && props.isFirst && props.page.next === undefined}>
        <Empty title={mergingText().none}>
          <p>{mergingText().noneHelp}</p>
        </Empty>
      </Show>
      <p class="muted" role="status">
        {isNone()
          ? props.page.next === undefined
            ? ""
            : mergingText().noneHere
          : mergingText().pairs(props.page.pairs.length)}
      </p>
      <ul class="row-list">
        <For each={props.page.pairs}>{(pair) => <PairRow pair={pair} />}</For>
      </ul>
      <Show
        when={props.page.next}
        fallback={
          <Show when={!isNone() || !props.isFirst}>
            <p class="muted">{mergingText().all}</p>
          </Show>
        }
      >
        {(next) => (
          <button type="button" class="btn btn-outline-primary" onClick={() => props.onMore(next())}>
            {mergingText().more}
          </button>
        )}
      </Show>
    </>
  );
}

function PairRow(props: { pair: Pair }): JSX.Element {
  return (
    <li>
      <PairOf>
        <PersonOfPair one={props.pair.one} />
        <PersonOfPair one={props.pair.other} />
      </PairOf>
      <BandTag band={props.pair.band} />
      <A
        class="btn btn-outline-primary small end"
        href={links.compare(props.pair.one.personId, props.pair.other.personId)}
      >
        {mergingText().compare}
        <span class="visually-hidden">
          : {nameOf(props.pair.one)}, {nameOf(props.pair.other)}
        </span>
      </A>
      <span class="alike-why">{reasonsText(props.pair.reasons)}</span>
    </li>
  );
}
