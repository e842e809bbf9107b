// The saved views beside the five that are always there, one's own and the team's, with how many cases each holds for
// who looks. Asked for once the list stands; on narrow screens a choice instead of a column.
import { useNavigate } from "@solidjs/router";
import { createMemo, createUniqueId, For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { queueText } from "../text/queues.ts";
import { viewsText } from "../text/views.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { addressOfView, createViewsRead, type SavedView } from "./read-views.ts";

/** As many as the server counts in one question. */
const countedAtOnce = 20;
/** Colleagues at work change them all the time, and nobody waits for them. */
const restMs = 15_000;

function createViewCounts(views: () => readonly SavedView[]): (viewId: string) => string | undefined {
  const read = createRead(
    "queues",
    "viewCounts",
    () => {
      const ids = views().map((view) => view.viewId);
      return ids.length > 0 ? ids : undefined;
    },
    async (ids, signal) => {
      const counts = [];
      for (let i = 0; i < ids.length; i += countedAtOnce)
        counts.push(...(await trpc.views.count.query({ viewIds: ids.slice(i, i + countedAtOnce) }, { signal })));
      return counts;
    },
    { keepBefore: true, restMs },
  );
  return (viewId) => {
    const found = read.isPending ? undefined : read.data?.find((one) => one.viewId === viewId);
    if (!found) return undefined;
    const written = formatNumber(found.cases);
    return found.exact ? written : queueText().moreThan(written);
  };
}

export default function SavedViewLists(props: { saved: string | undefined }): JSX.Element {
  const navigate = useNavigate();
  const id = createUniqueId();
  const read = createViewsRead();
  const views = (): readonly SavedView[] => (read.isPending ? [] : (read.data?.views ?? []));
  const countOf = createViewCounts(views);
  const groups = createMemo(() =>
    [
      { title: viewsText().own, views: views().filter((view) => !view.team) },
      { title: viewsText().team, views: views().filter((view) => view.team) },
    ].filter((group) => group.views.length > 0),
  );
  const href = (view: SavedView) => links.work(addressOfView(view));
  function open(viewId: string): void {
    const view = views().find((one) => one.viewId === viewId);
    navigate(view ? href(view) : links.work());
  }
  return (
    <Show when={groups().length > 0}>
      <div class="saved-views">
        <For each={groups()}>
          {(group) => (
            <>
              <p class="small-text muted">{group.title}</p>
              <ul aria-label={group.title}>
                <For each={group.views}>
                  {(view) => (
                    <li>
                      <a
                        href={`#${href(view)}`}
                        class="list-view"
                        aria-current={props.saved === view.viewId ? "page" : undefined}
                      >
                        {view.name}
                        <Show when={countOf(view.viewId)}>{(count) => <span class="tag plain">{count()}</span>}</Show>
                      </a>
                    </li>
                  )}
                </For>
              </ul>
            </>
          )}
        </For>
      </div>
      <div class="saved-choice">
        <label for={id}>{viewsText().viewsOf}</label>
        <select
          id={id}
          class="form-select"
          value={props.saved ?? ""}
          onChange={(event) => open(event.currentTarget.value)}
        >
          <option value="">–</option>
          <For each={groups()}>
            {(group) => (
              <optgroup label={group.title}>
                <For each={group.views}>
                  {(view) => (
                    <option value={view.viewId} selected={props.saved === view.viewId}>
                      {[view.name, countOf(view.viewId)].filter(Boolean).join(" – ")}
                    </option>
                  )}
                </For>
              </optgroup>
            )}
          </For>
        </select>
      </div>
    </Show>
  );
}
