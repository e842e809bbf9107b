// The dialog of a saved view: its name and for whom it is; of one that is there also letting it go.
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import type { ListAddress } from "../list-address.ts";
import { readProblem } from "../problem.ts";
import { queryClient } from "../query.ts";
import { shellText } from "../text/shell.ts";
import { viewsText } from "../text/views.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { notify } from "../ui/notices.tsx";
import { problemText, SendProblem } from "../ui/states.tsx";
import { contentOf, type SavedView, type Team } from "./read-views.ts";

/** What the server said, in the words of this dialog where it has some. */
function wordsOf(error: unknown): string {
  const problem = readProblem(error);
  const reason = (problem.details as { reason?: string } | undefined)?.reason;
  if (reason === "viewName") return viewsText().nameTaken;
  return reason === "views" ? viewsText().tooMany : problemText(problem);
}

export interface ViewDialogProps {
  /** Absent: a new one. */
  view?: SavedView | undefined;
  address: ListAddress;
  /** For whom the reader may set views. */
  teams: readonly Team[];
  onClose: () => void;
  /** Undefined: it was deleted. */
  onSaved: (viewId: string | undefined) => void;
}

const keyOf = (team: Team | undefined): string => (team ? `${team.territory} ${team.area ?? ""}` : "");

export function ViewDialog(props: ViewDialogProps): JSX.Element {
  const desk = useDesk();
  const id = createUniqueId();
  const [name, setName] = createSignal(props.view?.name ?? "");
  const [team, setTeam] = createSignal(keyOf(props.view?.team));
  const [failed, setFailed] = createSignal<unknown>();
  const [isSure, setIsSure] = createSignal(false);
  const teams = (): readonly Team[] => {
    const own = props.view?.team;
    return own && !props.teams.some((one) => keyOf(one) === keyOf(own)) ? [own, ...props.teams] : props.teams;
  };
  const teamWords = ({ territory, area }: Team) =>
    viewsText().forTeam(comuneName(desk(), territory), area ? shellText().areas[area] : viewsText().allAreas);
  /** Sends it and closes; a refusal stays here. */
  async function act(send: () => Promise<string | undefined>, said: string): Promise<void> {
    setFailed(undefined);
    try {
      const viewId = await send();
      await queryClient.invalidateQueries({ queryKey: ["views"] });
      notify(said);
      props.onClose();
      props.onSaved(viewId);
    } catch (error) {
      setFailed(error);
    }
  }
  function save(event: SubmitEvent): void {
    event.preventDefault();
    const chosen = teams().find((one) => keyOf(one) === team());
    const { view } = props;
    void act(async () => {
      if (!view) {
        const given = { name: name(), content: contentOf(props.address), ...(chosen ? { team: chosen } : {}) };
        return (await trpc.views.save.mutate(given)).viewId;
      }
      const change = {
        ...(name().trim() === view.name ? {} : { name: name() }),
        ...(team() === keyOf(view.team) ? {} : { team: chosen ?? null }),
      };
      await trpc.views.change.mutate({ viewId: view.viewId, ...change });
      return view.viewId;
    }, viewsText().saved(name().trim()));
  }
  const remove = (view: SavedView) =>
    act(async () => {
      await trpc.views.remove.mutate({ viewId: view.viewId });
      return undefined;
    }, viewsText().deleted(view.name));
  return (
    <Dialog
      open
      title={props.view ? viewsText().manageTitle : viewsText().saveTitle}
      size="narrow"
      onClose={props.onClose}
    >
      <form onSubmit={save}>
        <SendProblem of={failed()} say={wordsOf} />
        <Show when={!props.view}>
          <p class="muted">{viewsText().saveHelp}</p>
        </Show>
        <div class="field">
          <label for={`${id}-name`}>{viewsText().name}</label>
          <input
            id={`${id}-name`}
            class="form-control"
            autocomplete="off"
            required
            maxLength={60}
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <Show when={teams().length > 0}>
          <div class="field">
            <label for={`${id}-team`}>{viewsText().forWhom}</label>
            <select
              id={`${id}-team`}
              class="form-select"
              value={team()}
              onChange={(event) => setTeam(event.currentTarget.value)}
            >
              <option value="">{viewsText().forMe}</option>
              <For each={teams()}>
                {(one) => (
                  <option value={keyOf(one)} selected={keyOf(one) === team()}>
                    {teamWords(one)}
                  </option>
                )}
              </For>
            </select>
          </div>
        </Show>
        <div class="toolbar">
          <button type="submit" class="btn btn-primary">
            {props.view ? viewsText().rename : viewsText().save}
          </button>
          <Show when={props.view}>
            {(view) => (
              <button
                type="button"
                class="btn btn-outline-danger"
                onClick={() => (isSure() ? void remove(view()) : setIsSure(true))}
              >
                {isSure() ? viewsText().deleteSure : viewsText().delete}
              </button>
            )}
          </Show>
        </div>
      </form>
    </Dialog>
  );
}
