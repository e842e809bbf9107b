// Saved columns one under the other: whose, since when, what they read; another name, and away with them after a second question.
import { createSignal, createUniqueId, For, type JSX, onMount, Show } from "solid-js";
import { cellText, importText } from "../text/imports.ts";
import type { trpc } from "../trpc.ts";
import { savedWords } from "./saved-words.ts";

export type SavedMapping = Awaited<ReturnType<typeof trpc.imports.listMappings.query>>["mappings"][number];

export interface SavedActs {
  /** False where it was refused: what was typed stays. */
  rename: (one: SavedMapping, name: string) => Promise<boolean>;
  remove: (one: SavedMapping) => Promise<boolean>;
}

export function SavedList(props: { mappings: readonly SavedMapping[]; acts: SavedActs }): JSX.Element {
  const text = () => importText().mappings;
  const [asked, setAsked] = createSignal<{ id: string; what: "rename" | "remove" }>();
  const isAsked = (one: SavedMapping, what: "rename" | "remove") => asked()?.id === one.id && asked()?.what === what;
  let list: HTMLUListElement | undefined;
  /** The focus goes where it came from; of what is gone, to the list. */
  const close = () => {
    const { id, what } = asked() ?? {};
    setAsked(undefined);
    (list?.querySelector<HTMLElement>(`[data-ask="${what}-${id}"]`) ?? list)?.focus();
  };
  const opener = (one: SavedMapping, what: "rename" | "remove") => (
    <button
      type="button"
      class="link-button small-text"
      aria-label={text()[`${what}Label`](one.name)}
      data-ask={`${what}-${one.id}`}
      onClick={() => setAsked({ id: one.id, what })}
    >
      {text()[what]}
    </button>
  );
  return (
    <Show when={props.mappings.length > 0} fallback={<p class="muted">{text().none}</p>}>
      <ul class="row-list" ref={list} tabIndex={-1} aria-label={text().title}>
        <For each={props.mappings}>
          {(one) => (
            <li>
              <strong>{one.name}</strong>
              <span class="muted small-text">{savedWords(one)}</span>
              <span class="small-text">
                {text().columns(one.fields.map((field) => cellText().fields[field]).join(" · "), one.leftOut)}
              </span>
              <Show when={one.mayDrop}>
                <span class="toolbar">
                  {opener(one, "rename")}
                  {opener(one, "remove")}
                </span>
                <Show when={isAsked(one, "rename")}>
                  <Rename one={one} acts={props.acts} onClose={close} />
                </Show>
                <Show when={isAsked(one, "remove")}>
                  <Remove one={one} acts={props.acts} onClose={close} />
                </Show>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function Rename(props: { one: SavedMapping; acts: SavedActs; onClose: () => void }): JSX.Element {
  const id = createUniqueId();
  const text = () => importText().mappings;
  const [name, setName] = createSignal(props.one.name);
  const [isBusy, setIsBusy] = createSignal(false);
  let field: HTMLInputElement | undefined;
  onMount(() => field?.focus());
  async function rename(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isBusy()) return;
    setIsBusy(true);
    const isDone = await props.acts.rename(props.one, name().trim());
    setIsBusy(false);
    if (isDone) props.onClose();
  }
  return (
    <form class="field" onSubmit={(event) => void rename(event)}>
      <label for={id}>{text().newName}</label>
      <div class="toolbar">
        <input
          ref={field}
          id={id}
          class="form-control import-choice"
          maxLength={60}
          autocomplete="off"
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="btn btn-primary small" disabled={name().trim() === ""} aria-disabled={isBusy()}>
          {text().rename}
        </button>
        <button type="button" class="btn btn-outline-primary small" onClick={() => props.onClose()}>
          {text().no}
        </button>
      </div>
    </form>
  );
}

function Remove(props: { one: SavedMapping; acts: SavedActs; onClose: () => void }): JSX.Element {
  const id = createUniqueId();
  const text = () => importText().mappings;
  const [isBusy, setIsBusy] = createSignal(false);
  let no: HTMLButtonElement | undefined;
  onMount(() => no?.focus());
  async function remove(): Promise<void> {
    if (isBusy()) return;
    setIsBusy(true);
    const isDone = await props.acts.remove(props.one);
    setIsBusy(false);
    if (isDone) props.onClose();
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question and its answers, no fields
    <div role="group" aria-labelledby={id}>
      <p id={id}>
        {text().sure(props.one.name)} {props.one.isShared ? text().sureShared : text().sureOwn}
      </p>
      <div class="toolbar">
        <button type="button" class="btn btn-primary small" aria-disabled={isBusy()} onClick={() => void remove()}>
          {text().yes}
        </button>
        <button ref={no} type="button" class="btn btn-outline-primary small" onClick={() => props.onClose()}>
          {text().no}
        </button>
      </div>
    </div>
  );
}
