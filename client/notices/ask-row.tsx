// A notice of a request that two records go on as one: to answer, with who asks, of which records and since when; that nobody can
// answer one's own, or what became of it. Why it was refused is read where it was written, and so only when it is wanted: that reads the record.
import { A } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { nameOf, PersonOfPair } from "../person-of-pair.tsx";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { mergeAsksText } from "../text/merge-asks.ts";
import { noticeText } from "../text/notices.ts";
import { trpc } from "../trpc.ts";
import { dayOf, daysBetween } from "../ui/format.ts";
import { LongText } from "../ui/long-text.tsx";
import { problemText } from "../ui/states.tsx";
import { type Notice, NoticeLine } from "./notice-line.tsx";

export type AskNotice = Exclude<Notice, { what: "term" | "act" }>;

export function AskRow(props: { notice: AskNotice; onRead: (read: boolean) => void }): JSX.Element {
  const desk = useDesk();
  const notice = () => props.notice;
  const waits = () => ["mergeAsk", "mergeNobody"].includes(notice().what);
  const said = () => {
    const { what, by } = notice();
    if (what === "mergeNobody") return noticeText().mergeNobody;
    return what === "mergeAsk" ? noticeText().mergeAsk(by) : noticeText().answers[what](by);
  };
  /** Records that went on as one are not compared any more. */
  const href = () =>
    notice().what === "mergeAccepted"
      ? links.person(notice().one.personId)
      : links.compare(notice().one.personId, notice().other.personId);
  return (
    <NoticeLine notice={notice()} title={`${nameOf(notice().one)}, ${nameOf(notice().other)}`} onRead={props.onRead}>
      <A href={href()} onClick={() => props.onRead(true)}>
        <strong>{said()}</strong>
      </A>
      <div>
        <PersonOfPair one={notice().one} />
      </div>
      <div>
        <PersonOfPair one={notice().other} />
      </div>
      <Show when={notice().why}>{(why) => <div>{mergeAsksText().unheard[why()]}</div>}</Show>
      <Show when={waits()}>
        <div class="small-text muted">{noticeText().waits(daysBetween(dayOf(notice().at), desk().today))}</div>
      </Show>
      <Show when={notice().what === "mergeRefused"}>
        <Reason one={notice().one.personId} other={notice().other.personId} />
      </Show>
    </NoticeLine>
  );
}

function Reason(props: { one: string; other: string }): JSX.Element {
  const [wanted, setWanted] = createSignal(false);
  const found = createRead(
    "people",
    "getMergeAsks",
    () => (wanted() ? { personId: props.one } : undefined),
    (input, signal) => trpc.people.getMergeAsks.query(input, { signal }),
  );
  const reason = () => {
    if (!wanted() || found.isPending || found.error) return undefined;
    return found.data?.asks.find((ask) => ask.other.personId === props.other && ask.isRefused)?.refuseText ?? "";
  };
  return (
    <Show
      when={wanted()}
      fallback={
        <button type="button" class="link-button small-text" onClick={() => setWanted(true)}>
          {noticeText().readWhy}
        </button>
      }
    >
      <div role="status">
        <Show when={found.error}>{(error) => problemText(readProblem(error()))}</Show>
        <Show when={reason() !== undefined}>
          <LongText text={reason() || noticeText().noWhy} />
        </Show>
      </div>
    </Show>
  );
}
