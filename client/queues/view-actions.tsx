// What can be done with the view of a work list: save it, save it anew under a name, manage the one it came from.
import { createSignal, type JSX, Show } from "solid-js";
import type { ListAddress } from "../list-address.ts";
import { readProblem } from "../problem.ts";
import { queryClient } from "../query.ts";
import { viewsText } from "../text/views.ts";
import { trpc } from "../trpc.ts";
import { notify } from "../ui/notices.tsx";
import { problemText } from "../ui/states.tsx";
import { contentOf, createViewsRead, isModified } from "./read-views.ts";
import { ViewDialog } from "./view-dialog.tsx";

export default function ViewActions(props: {
  address: ListAddress;
  onSaved: (viewId: string | undefined) => void;
}): JSX.Element {
  const read = createViewsRead();
  const [dialog, setDialog] = createSignal<"new" | "manage">();
  const view = () =>
    read.isPending || props.address.saved === undefined
      ? undefined
      : read.data?.views.find((one) => one.viewId === props.address.saved);
  const isGone = () => props.address.saved !== undefined && !read.isPending && read.data && !view();
  async function save(): Promise<void> {
    const before = view();
    if (!before) return;
    try {
      const content = { ...contentOf(props.address), ...(before.layout ? { layout: before.layout } : {}) };
      await trpc.views.change.mutate({ viewId: before.viewId, content });
      await queryClient.invalidateQueries({ queryKey: ["views"] });
      await queryClient.invalidateQueries({ queryKey: ["queues", "viewCounts"] });
      notify(viewsText().saved(before.name));
    } catch (error) {
      notify(problemText(readProblem(error)), "warning");
    }
  }
  return (
    <span class="view-actions">
      <Show when={view()}>
        {(one) => (
          <>
            <strong>{one().name}</strong>
            <Show when={isModified(one(), props.address)}>
              <span class="tag plain">{viewsText().modified}</span>
              <Show when={one().mayChange}>
                <button type="button" class="link-button small-text" onClick={() => void save()}>
                  {viewsText().save}
                </button>
              </Show>
            </Show>
          </>
        )}
      </Show>
      <Show when={isGone()}>
        <span class="muted small-text">{viewsText().gone}</span>
      </Show>
      <button type="button" class="link-button small-text" onClick={() => setDialog("new")}>
        {viewsText().saveAs}
      </button>
      <Show when={view()?.mayRemove}>
        <button type="button" class="link-button small-text" onClick={() => setDialog("manage")}>
          {viewsText().manage}
        </button>
      </Show>
      <Show when={dialog()} keyed>
        {(which) => (
          <ViewDialog
            {...(which === "manage" && view() ? { view: view() } : {})}
            address={props.address}
            teams={read.isPending ? [] : (read.data?.teams ?? [])}
            onClose={() => setDialog(undefined)}
            onSaved={props.onSaved}
          />
        )}
      </Show>
    </span>
  );
}
