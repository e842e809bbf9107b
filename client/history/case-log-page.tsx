// The whole history of one case: the picture with the path taken, and the log with its hashes checked again.
import { A, useParams } from "@solidjs/router";
import { createEffect, createSignal, type JSX, on, Show } from "solid-js";
import CasePath from "../case-path.tsx";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { historyText } from "../text/history.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { Alert, Await } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { isSound, type Log, LogEntries } from "./log-entries.tsx";

function LogSection(props: { first: Log; caseId: string }): JSX.Element {
  const [more, setMore] = createSignal<readonly Log[]>([]);
  const [isLoading, setIsLoading] = createSignal(false);
  // A new act changes the first page: the rest is read again from it.
  createEffect(
    on(
      () => props.first.total,
      () => setMore([]),
      { defer: true },
    ),
  );
  const pages = () => [props.first, ...more()];
  const entries = () => pages().flatMap((page) => page.entries);
  const names = () => Object.assign({}, ...pages().map((page) => page.names)) as Record<string, string>;
  const broken = () => entries().filter((entry) => !isSound(entry)).length;
  const next = () => pages().at(-1)?.next;

  async function readOn(): Promise<void> {
    const before = next();
    if (before === undefined || isLoading()) return;
    setIsLoading(true);
    try {
      const page = await trpc.history.getLog.query({ caseId: props.caseId, before, limit: 50 });
      setMore((pages) => [...pages, page]);
    } finally {
      setIsLoading(false);
    }
  }

  return (
    <section class="card-box" aria-labelledby="log-title">
      <h2 id="log-title">{historyText().log}</h2>
      <Show when={broken() === 0} fallback={<Alert kind="danger">{historyText().someBroken(broken())}</Alert>}>
        <Alert kind="success">{historyText().allWhole}</Alert>
      </Show>
      <p class="muted small-text">{historyText().checkNote}</p>
      <LogEntries entries={entries()} kind={props.first.kind} names={names()} />
      <p class="muted small-text">{historyText().events(entries().length, formatNumber(props.first.total))}</p>
      <Show when={next() !== undefined}>
        <button type="button" class="btn btn-outline-primary" disabled={isLoading()} onClick={() => void readOn()}>
          {historyText().more}
        </button>
      </Show>
    </section>
  );
}

export default function CaseLogPage(): JSX.Element {
  const params = useParams<{ caseId: string }>();
  const workflows = useWorkflows();
  const log = createRead(
    "cases",
    "getLog",
    () => ({ caseId: params.caseId }),
    (input, signal) => trpc.history.getLog.query(input, { signal }),
  );
  return (
    <Await query={log}>
      {(data) => (
        <>
          <div class="page-head">
            <div>
              <p class="page-kicker">{workflows.name(data().kind)}</p>
              <h1>{historyText().caseTitle(data().number)}</h1>
            </div>
            <A class="btn btn-outline-primary" href={links.case(params.caseId)}>
              {historyText().toCase}
            </A>
          </div>
          <Show when={data().isSkeleton}>
            <p class="muted">{historyText().skeleton}</p>
          </Show>
          <div class="history-columns">
            <LogSection first={data()} caseId={params.caseId} />
            <section class="card-box" aria-labelledby="picture-title">
              <h2 id="picture-title">{historyText().picture}</h2>
              <CasePath caseId={params.caseId} />
            </section>
          </div>
        </>
      )}
    </Await>
  );
}
