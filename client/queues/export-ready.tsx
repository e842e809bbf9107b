// Files of lists that are ready: the link to each, and those of one's own that still wait, so that a dialog left too early or a
// broken line loses none.
import { For, type JSX, onMount, Show } from "solid-js";
import { createRead, queryClient } from "../query.ts";
import { exportText } from "../text/exports.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";

export type ExportState = Awaited<ReturnType<typeof trpc.exports.get.query>>;

/** How often it is asked whether a file still waits. */
export const waitsMs = 2_000;

/** `3,2 MB`, `12 kB`. */
const sizeText = (bytes: number): string =>
  bytes >= 1_000_000
    ? `${formatNumber(bytes / 1_000_000, 1)} MB`
    : `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`;

/** `1.204 pratiche`. */
export const rowsText = ({ subject, rows }: ExportState): string =>
  exportText().rows[subject](rows, formatNumber(rows));

export function TakeFile(props: { exportId: string; state: ExportState; minutes: number }): JSX.Element {
  const href = () => `/api/exports/${props.exportId}`;
  return (
    <Show
      when={props.state.format === "print"}
      fallback={
        <>
          <p>
            <a class="btn btn-primary" href={href()} download={props.state.name}>
              {exportText().take(sizeText(props.state.bytes))}
            </a>
          </p>
          <p class="small-text muted">{exportText().until(props.minutes)}</p>
        </>
      }
    >
      <p>
        <a class="btn btn-primary" href={href()} target="_blank" rel="noopener">
          {exportText().openPage}
        </a>
      </p>
      <p class="small-text muted">{exportText().pageUntil(props.minutes)}</p>
    </Show>
  );
}

export function ReadyFiles(): JSX.Element {
  onMount(() => void queryClient.invalidateQueries({ queryKey: ["exports", "listReady"] }));
  const read = createRead(
    "exports",
    "listReady",
    () => null,
    (_, signal) => trpc.exports.listReady.query(undefined, { signal }),
    { everyMs: waitsMs },
  );
  const files = () => (read.isPending ? [] : (read.data ?? []));
  return (
    <Show when={files().length > 0}>
      <section class="field" aria-labelledby="export-waiting">
        <h3 id="export-waiting">{exportText().waiting}</h3>
        <ul>
          <For each={files()}>
            {(file) => (
              <li>
                <Show
                  when={file.format === "print"}
                  fallback={
                    <a href={`/api/exports/${file.exportId}`} download={file.name}>
                      {file.name}
                    </a>
                  }
                >
                  <a href={`/api/exports/${file.exportId}`} target="_blank" rel="noopener">
                    {exportText().formats.print}
                  </a>
                </Show>{" "}
                <span class="muted">
                  {exportText().formats[file.format]} · {rowsText(file)} · {sizeText(file.bytes)}
                </span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
