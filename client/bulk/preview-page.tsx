// What an act would do before anything is written: how many cases would be taken, the others by reason with a few of each;
// and the button that starts it. Of a hand-over for who leaves, the button that keeps it ready.
import { A, useLocation, useNavigate, useParams } from "@solidjs/router";
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { bulkProblem } from "../bulk-problem.ts";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { bulkText } from "../text/bulk.ts";
import { trpc } from "../trpc.ts";
import { dropDraft } from "../ui/form/drafts.ts";
import { formatNumber } from "../ui/format.ts";
import { Alert, Await, Empty, SendProblem } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { actWords } from "./act-words.ts";
import { whyWords } from "./reason-words.ts";

const askMs = 400;

type Preview = Awaited<ReturnType<typeof trpc.bulk.getPreview.query>>;

function Refused(props: { groups: Preview["refused"] }): JSX.Element {
  const workflows = useWorkflows();
  const count = () => props.groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <Show when={count() > 0}>
      <h2 class="space-above">{bulkText().refusedTitle(formatNumber(count()))}</h2>
      <ul class="row-list bulk-refused">
        <For each={props.groups}>
          {(group) => (
            <li>
              <strong class="number">{formatNumber(group.count)}</strong>
              <span>
                {whyWords(workflows, { ...group, excluded: true })}
                <Show when={group.kind !== ""}>
                  <span class="muted small-text"> {workflows.name(group.kind)}</span>
                </Show>
              </span>
              <Show when={group.sample.length > 0}>
                <span class="small-text muted bulk-sample">
                  {bulkText().example}{" "}
                  <For each={group.sample}>
                    {(one, i) => (
                      <>
                        {i() > 0 ? ", " : ""}
                        <A href={links.case(one.caseId)}>{one.number}</A> {one.person}
                      </>
                    )}
                  </For>
                </span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** What cannot be taken back is said with its figure, and started only by who says that she has read it. */
function Irrevocable(props: {
  told: Preview["irrevocable"];
  isUnderstood: boolean;
  onUnderstood: (is: boolean) => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const id = createUniqueId();
  const reasons = () => [...new Set(props.told.groups.map((one) => workflows.reason(one.kind, one.reason)))];
  return (
    <Show when={props.told.count > 0}>
      <Alert kind="warning">
        {bulkText().irrevocable} {reasons().join(" ")}
      </Alert>
      <div class="check">
        <input
          type="checkbox"
          id={id}
          checked={props.isUnderstood}
          onChange={(event) => props.onUnderstood(event.currentTarget.checked)}
        />
        <label for={id}>{bulkText().understood(formatNumber(props.told.count))}</label>
      </div>
    </Show>
  );
}

function Ready(props: { preview: Preview; previewId: string; leaver: string | undefined }): JSX.Element {
  const navigate = useNavigate();
  const location = useLocation<{ draft: string }>();
  const id = createUniqueId();
  /** Of the page it comes from, which still holds what was chosen there: until the act starts. */
  const draft = () => location.state?.draft;
  const [failed, setFailed] = createSignal<unknown>();
  const [isSending, setIsSending] = createSignal(false);
  const allowed = () => formatNumber(props.preview.allowed);
  const [isUnderstood, setIsUnderstood] = createSignal(false);
  const mayStart = () => props.preview.irrevocable.count === 0 || isUnderstood();
  async function start(): Promise<void> {
    if (isSending()) return;
    setIsSending(true);
    setFailed(undefined);
    try {
      const { previewId, leaver } = props;
      const irrevocable = isUnderstood() ? props.preview.irrevocable.count : 0;
      const asked = { previewId, irrevocable, ...(leaver === undefined ? {} : { leaver }) };
      const { jobId } = await trpc.bulk.start.mutate(asked);
      const kept = draft();
      if (kept !== undefined) dropDraft(kept);
      await queryClient.invalidateQueries({ queryKey: ["bulk", "list"] });
      navigate(links.bulkJob(jobId), { replace: true });
    } catch (error) {
      setFailed(error);
      setIsSending(false);
    }
  }
  async function discard(): Promise<void> {
    await trpc.bulk.cancel.mutate({ id: props.previewId }).catch(() => undefined);
    navigate(-1);
  }
  return (
    <>
      <p class="lead" role="status">
        <Show when={props.preview.allowed > 0} fallback={bulkText().nothing}>
          {bulkText().ready(allowed(), formatNumber(props.preview.total))}
        </Show>
      </p>
      <Show when={props.preview.goesTo.length > 0}>
        <ul class="plain-list" aria-label={bulkText().goesToWhom}>
          <For each={props.preview.goesTo}>
            {(one) => (
              <li>
                <strong>{one.name}</strong> {bulkText().getsCases(one.count)}
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class="muted">{props.leaver === undefined ? bulkText().nothingWritten : bulkText().prepareHelp}</p>
      <SendProblem of={failed()} say={(error) => bulkProblem(readProblem(error))} />
      <Irrevocable told={props.preview.irrevocable} isUnderstood={isUnderstood()} onUnderstood={setIsUnderstood} />
      <div class="toolbar">
        <Show when={props.preview.allowed > 0}>
          <button
            type="button"
            class="btn btn-primary"
            disabled={!mayStart()}
            aria-disabled={isSending()}
            onClick={() => void start()}
          >
            {props.leaver === undefined ? bulkText().start(allowed()) : bulkText().prepare(allowed())}
          </button>
        </Show>
        <button
          type="button"
          class="btn btn-outline-primary"
          aria-describedby={`${id}-discard`}
          onClick={() => void discard()}
        >
          {bulkText().discard}
        </button>
      </div>
      <p class="small-text muted" id={`${id}-discard`}>
        {draft() === undefined ? bulkText().discardHelp : bulkText().discardKept}
      </p>
      <Refused groups={props.preview.refused} />
    </>
  );
}

export default function PreviewPage(): JSX.Element {
  const params = useParams();
  const workflows = useWorkflows();
  const previewId = () => params.previewId ?? "";
  const read = createRead(
    "bulk",
    "getPreview",
    () => ({ previewId: previewId() }),
    (input, signal) => trpc.bulk.getPreview.query(input, { signal }),
    { everyMs: (data) => (data === undefined || data.status === "looking" ? askMs : undefined) },
  );
  const isGone = () => read.error && readProblem(read.error).code === "NOT_FOUND";
  return (
    <Show
      when={!isGone()}
      fallback={
        <Empty level="h1" title={bulkText().gone}>
          <p>
            {bulkText().goneHelp} <A href={links.work()}>{bulkText().toWork}</A>
          </p>
        </Empty>
      }
    >
      <Await query={read}>
        {(data) => (
          <>
            <h1>
              {bulkText().previewTitle}: {actWords(workflows, data().type, data().kinds)}
            </h1>
            <Show
              when={!data().tooMany}
              fallback={<Alert kind="danger">{bulkText().tooMany(formatNumber(data().limit))}</Alert>}
            >
              <Show when={data().status !== "failed"} fallback={<Alert kind="danger">{bulkText().failed}</Alert>}>
                <Show
                  when={data().status === "ready"}
                  fallback={
                    <div role="status">
                      <p>
                        {data().total === 0
                          ? bulkText().counting
                          : bulkText().looking(formatNumber(data().looked), formatNumber(data().total))}
                      </p>
                      <progress
                        class="bulk-progress"
                        aria-label={bulkText().lookedOf}
                        max={data().total || 1}
                        value={data().looked}
                      />
                    </div>
                  }
                >
                  <Ready preview={data()} previewId={previewId()} leaver={params.leaver} />
                </Show>
              </Show>
            </Show>
          </>
        )}
      </Await>
    </Show>
  );
}
