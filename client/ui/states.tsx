// What a screen shows while it waits, when there is nothing, and when something went wrong. Screens switch on codes,
// never on messages.
import { createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import { type AppProblem, readProblem } from "../problem.ts";
import { shellText } from "../text/shell.ts";

export function Loading(): JSX.Element {
  return (
    <p class="loading" role="status">
      {shellText().loading}
    </p>
  );
}

/** There is nothing, and what one does then. `level`: where the page has no heading of its own. */
export function Empty(props: { title: string; level?: "h1"; children: JSX.Element }): JSX.Element {
  return (
    <div class="empty">
      <Show when={props.level} fallback={<strong>{props.title}</strong>}>
        <h1>{props.title}</h1>
      </Show>
      {props.children}
    </div>
  );
}

export type AlertKind = "danger" | "warning" | "success" | "info";

/**
 * A boxed message; dangers are announced at once, the rest politely. `takesFocus`: it answers what was just sent, and whoever sent it
 * goes on from there.
 */
export function Alert(props: {
  kind: AlertKind;
  title?: string;
  takesFocus?: boolean;
  children?: JSX.Element;
}): JSX.Element {
  let box: HTMLDivElement | undefined;
  onMount(() => {
    if (props.takesFocus) box?.focus();
  });
  return (
    <div
      ref={box}
      class={`alert alert-${props.kind}`}
      role={props.kind === "danger" ? "alert" : "status"}
      {...(props.takesFocus ? { tabIndex: -1 } : {})}
    >
      <Show when={props.title}>
        <p class="alert-title">{props.title}</p>
      </Show>
      {props.children}
    </div>
  );
}

/** Why what was just sent was not taken, where it was sent: `say` puts the problem into words, where it is not words already. */
export function SendProblem<T>(props: {
  of: T | undefined;
  say?: (problem: T) => string;
  kind?: AlertKind;
}): JSX.Element {
  return (
    <Show when={props.of}>
      {(problem) => (
        <Alert kind={props.kind ?? "danger"} takesFocus>
          {props.say ? props.say(problem()) : String(problem())}
        </Alert>
      )}
    </Show>
  );
}

/** A limit that somebody met, or what keeps the server from recording. */
function limitText({ details }: AppProblem): string {
  const text = shellText().errors;
  const reason = (details as { reason?: unknown } | undefined)?.reason;
  if (reason === "keyLost") return text.keyLost;
  if (reason === "fileSize") return text.fileSize;
  if (reason === "scanner") return text.scanner;
  return reason === "disk" ? text.noRoom : reason === "busy" ? text.busy : text.limit;
}

function invalidText({ details }: AppProblem): string {
  const text = shellText().errors;
  const reason = (details as { reason?: unknown } | undefined)?.reason;
  return reason === "fileType" ? text.fileType : reason === "fileInfected" ? text.fileInfected : text.invalid;
}

/** The words for a problem; refusals and STALE carry details that their own screens show. */
export function problemText(problem: AppProblem): string {
  const text = shellText().errors;
  const byCode: Record<AppProblem["code"], string> = {
    OFFLINE: text.serverDown,
    UNAUTHORIZED: text.sessionLost,
    NOT_FOUND: text.notFound,
    FORBIDDEN: text.forbidden,
    STALE: `${text.stale} ${text.staleMore}`,
    INVALID: invalidText(problem),
    LIMIT: limitText(problem),
    REFUSED: text.notPossible,
    BUG: `${text.bug} ${problem.requestId ?? "?"}`,
  };
  return byCode[problem.code];
}

function Countdown(props: { seconds: number; onRetry: () => void }): JSX.Element {
  const [left, setLeft] = createSignal(props.seconds);
  onMount(() => {
    const timer = setInterval(() => {
      setLeft((value) => value - 1);
      if (left() <= 0) {
        setLeft(props.seconds);
        props.onRetry();
      }
    }, 1000);
    onCleanup(() => clearInterval(timer));
  });
  return <p class="small-text muted">{shellText().errors.retryIn(Math.max(1, left()))}</p>;
}

/** Closed to the reader: asking again changes nothing. */
const isClosedBy = ({ code }: AppProblem): boolean => code === "NOT_FOUND" || code === "FORBIDDEN";

/**
 * An error of a read: says what happened; when the server is down it retries by itself. `wasOpen`: it stood here until now, and went
 * out of reach with what was just recorded.
 */
export function ErrorState(props: { error: unknown; wasOpen?: boolean; onRetry?: () => void }): JSX.Element {
  const problem = () => readProblem(props.error);
  const isClosed = () => isClosedBy(problem());
  const isGone = () => props.wasOpen === true && problem().code === "NOT_FOUND";
  return (
    <Alert kind={problem().code === "OFFLINE" ? "warning" : isGone() ? "info" : "danger"}>
      {/* What was asked for is the whole page, and has no heading of its own. */}
      <Show when={problem().code === "NOT_FOUND"}>
        <h1 class="alert-title">{isGone() ? shellText().errors.goneTitle : shellText().errors.notFoundTitle}</h1>
      </Show>
      <p>{isGone() ? shellText().errors.gone : problemText(problem())}</p>
      <Show when={isClosed()}>
        <a href="#/">{shellText().errors.toHome}</a>
      </Show>
      <Show when={!isClosed() && props.onRetry}>
        {(retry) => (
          <>
            <Show when={problem().code === "OFFLINE"}>
              <Countdown seconds={5} onRetry={() => retry()()} />
            </Show>
            <button type="button" class="btn btn-outline-primary small" onClick={() => retry()()}>
              {shellText().retry}
            </button>
          </>
        )}
      </Show>
    </Alert>
  );
}

interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/**
 * Draws a query: waiting, error (with what was read before, if anything), then the data. What was closed meanwhile, as a case that
 * went to another office, is in sight no more.
 */
export function Await<T>(props: { query: QueryLike<T>; children: (data: () => T) => JSX.Element }): JSX.Element {
  const isClosed = () => Boolean(props.query.error) && isClosedBy(readProblem(props.query.error));
  const loaded = () => (props.query.data === undefined || isClosed() ? undefined : { value: props.query.data });
  return (
    <>
      <Show when={props.query.error}>
        <ErrorState
          error={props.query.error}
          wasOpen={props.query.data !== undefined}
          onRetry={() => void props.query.refetch()}
        />
      </Show>
      <Show when={loaded()} fallback={props.query.error ? undefined : <Loading />}>
        {(data) => props.children(() => data().value)}
      </Show>
    </>
  );
}
