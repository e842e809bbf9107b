// What the reader was told, newest first: of a term, which case, which term, when it ends; of an act, who did what on which case; of a
// request, who asks what. Opening one
// reads it.
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { noticeText } from "../text/notices.ts";
import { trpc } from "../trpc.ts";
import { formatDay, formatInstant } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Await, Empty, problemText } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { AskRow } from "./ask-row.tsx";
import { type Notice, NoticeLine } from "./notice-line.tsx";

type TermNotice = Extract<Notice, { what: "term" }>;
type ActNotice = Extract<Notice, { what: "act" }>;

const mark = async (input: Parameters<typeof trpc.notices.markRead.mutate>[0]) => {
  try {
    await trpc.notices.markRead.mutate(input);
    await queryClient.invalidateQueries({ queryKey: ["notices"] });
  } catch (error) {
    notify(problemText(readProblem(error)), "warning");
  }
};

const dueText = (due: string): string => {
  if (due === "") return "";
  return due.length === 10 ? formatDay(due) : formatInstant(due);
};

const markOne = ({ id }: Notice, read: boolean) => void mark({ ids: [id], read });

function Row(props: { notice: Notice }): JSX.Element {
  const term = () => (props.notice.what === "term" ? props.notice : undefined);
  const act = () => (props.notice.what === "act" ? props.notice : undefined);
  const asked = () => (props.notice.what === "term" || props.notice.what === "act" ? undefined : props.notice);
  return (
    <>
      <Show when={term()}>{(notice) => <TermRow notice={notice()} />}</Show>
      <Show when={act()}>{(notice) => <ActRow notice={notice()} />}</Show>
      <Show when={asked()}>{(notice) => <AskRow notice={notice()} onRead={(read) => markOne(notice(), read)} />}</Show>
    </>
  );
}

function TermRow(props: { notice: TermNotice }): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const past = () => props.notice.due.slice(0, 10) < desk().today;
  const moment = () => noticeText().alarm(props.notice.alarms, dueText(props.notice.due), past());
  return (
    <CaseRow notice={props.notice}>
      {workflows.deadline(props.notice.about.kind, props.notice.deadlineId)}: {moment()}
    </CaseRow>
  );
}

/** What was done, by whom, and where the case stands now: it may have gone on since. */
function ActRow(props: { notice: ActNotice }): JSX.Element {
  const workflows = useWorkflows();
  const about = () => props.notice.about;
  const done = () => noticeText().act(workflows.done(about().kind, props.notice.act), props.notice.by);
  return (
    <CaseRow notice={props.notice}>
      {done()}
      <Show when={about().state}>
        {(state) => <div class="small-text">{noticeText().now(workflows.state(about().kind, state()))}</div>}
      </Show>
    </CaseRow>
  );
}

function CaseRow(props: { notice: TermNotice | ActNotice; children: JSX.Element }): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const about = () => props.notice.about;
  const title = () => about().person ?? `${workflows.name(about().kind)} ${about().number}`;
  return (
    <NoticeLine notice={props.notice} title={title()} onRead={(read) => markOne(props.notice, read)}>
      <A href={links.case(about().caseId)} onClick={() => markOne(props.notice, true)}>
        <strong>{title()}</strong>
      </A>
      <div>{props.children}</div>
      <div class="small-text muted">
        {workflows.name(about().kind)} <span class="number">{about().number}</span> ·{" "}
        {comuneName(desk(), about().territory)}
      </div>
    </NoticeLine>
  );
}

export default function NoticesPage(): JSX.Element {
  const [unreadOnly, setUnreadOnly] = createSignal(false);
  const [before, setBefore] = createSignal<number>();
  const inbox = createRead(
    "notices",
    "list",
    () => ({ unreadOnly: unreadOnly(), ...(before() === undefined ? {} : { before: before() as number }) }),
    (input, signal) => trpc.notices.list.query(input, { signal }),
    { keepBefore: true },
  );
  return (
    <>
      <div class="page-head">
        <h1>{noticeText().title}</h1>
        <div class="toolbar">
          <label class="list-check">
            <input
              type="checkbox"
              checked={unreadOnly()}
              onChange={(event) => {
                setBefore(undefined);
                setUnreadOnly(event.currentTarget.checked);
              }}
            />
            {noticeText().unreadOnly}
          </label>
          <button type="button" class="btn btn-outline-primary small" onClick={() => void mark({ all: true })}>
            {noticeText().markAll}
          </button>
        </div>
      </div>
      <p class="muted">{noticeText().intro}</p>
      <Await query={inbox}>
        {(data) => (
          <Show
            when={data().notices.length > 0}
            fallback={
              <Empty title={noticeText().none}>
                <p>{unreadOnly() ? noticeText().noneUnread : noticeText().noneHelp}</p>
              </Empty>
            }
          >
            <ul class="row-list two-sides notice-list">
              <For each={data().notices}>{(notice) => <Row notice={notice} />}</For>
            </ul>
            <div class="toolbar">
              <Show when={before() !== undefined}>
                <button type="button" class="btn btn-outline-primary small" onClick={() => setBefore(undefined)}>
                  {noticeText().newest}
                </button>
              </Show>
              <Show when={data().next}>
                {(next) => (
                  <button type="button" class="btn btn-outline-primary small" onClick={() => setBefore(next())}>
                    {noticeText().older}
                  </button>
                )}
              </Show>
            </div>
          </Show>
        )}
      </Await>
    </>
  );
}
