// The palette by the combobox pattern: a field that narrows a list, arrows that walk it, Enter that does it.
import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { keysText } from "../text/keys.ts";
import { Dialog } from "./dialog.tsx";
import type { Command } from "./palette.tsx";
import { plain } from "./plain-words.ts";

interface Entry extends Command {
  group: string;
}

export default function PaletteBox(props: {
  onlyActs: boolean;
  acts: readonly Command[];
  places: readonly Command[];
  onClose: () => void;
}): JSX.Element {
  const id = createUniqueId();
  const [words, setWords] = createSignal("");
  const [at, setAt] = createSignal(0);
  const entries = createMemo((): Entry[] => {
    const { here, places } = keysText().palette;
    const all = [
      ...props.acts.map((one) => ({ ...one, group: here })),
      ...(props.onlyActs ? [] : props.places.map((one) => ({ ...one, group: places }))),
    ];
    const wanted = plain(words()).split(/\s+/).filter(Boolean);
    return all.filter(({ label }) => wanted.every((word) => plain(label).includes(word)));
  });
  const optionId = (index: number) => `${id}-${index}`;

  function run(entry: Entry | undefined): void {
    if (!entry) return;
    props.onClose();
    // After the box has given the focus back.
    setTimeout(entry.run, 0);
  }

  function move(to: number): void {
    setAt(Math.max(0, Math.min(to, entries().length - 1)));
    document.getElementById(optionId(at()))?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const moves: Record<string, () => void> = {
      ArrowDown: () => move(at() + 1),
      ArrowUp: () => move(at() - 1),
      Enter: () => run(entries()[at()]),
    };
    const action = moves[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  return (
    <Dialog
      open
      title={props.onlyActs ? keysText().palette.acts : keysText().palette.title}
      size="narrow"
      onClose={props.onClose}
    >
      <input
        data-first
        class="form-control"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={entries().length > 0 ? optionId(at()) : undefined}
        aria-label={keysText().palette.search}
        placeholder={keysText().palette.search}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="palette-list" role="listbox" id={`${id}-list`} aria-label={keysText().palette.title} tabindex="-1">
        <For each={entries()}>
          {(entry, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: walked by the arrows of the field above
            <div
              role="option"
              id={optionId(index())}
              tabIndex={-1}
              aria-selected={index() === at()}
              onClick={() => run(entry)}
            >
              <span>{entry.label}</span>
              <Show
                when={entry.key}
                fallback={
                  <Show when={!props.onlyActs}>
                    <span class="muted small-text">{entry.group}</span>
                  </Show>
                }
              >
                {(key) => <kbd>{key()}</kbd>}
              </Show>
            </div>
          )}
        </For>
      </div>
      <p class="muted small-text" role="status">
        <Show when={entries().length > 0} fallback={keysText().palette.none}>
          {keysText().palette.found(entries().length)}
        </Show>
      </p>
    </Dialog>
  );
}
