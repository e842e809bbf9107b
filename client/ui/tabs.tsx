// Tabs by the ARIA pattern: arrows move, only the chosen panel exists.
import { createUniqueId, For, type JSX, Show } from "solid-js";

export interface Tab {
  id: string;
  label: string;
  content: () => JSX.Element;
}

export function Tabs(props: {
  label: string;
  tabs: readonly Tab[];
  chosen: string;
  onChoose: (id: string) => void;
}): JSX.Element {
  const base = createUniqueId();
  const buttons = new Map<string, HTMLButtonElement>();
  const chosen = () => props.tabs.find((tab) => tab.id === props.chosen) ?? props.tabs[0];

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const at = props.tabs.findIndex((tab) => tab.id === chosen()?.id);
    const next = props.tabs[(at + step + props.tabs.length) % props.tabs.length];
    if (!next) return;
    event.preventDefault();
    props.onChoose(next.id);
    buttons.get(next.id)?.focus();
  }

  return (
    <div>
      <div class="tabs" role="tablist" aria-label={props.label} onKeyDown={onKeyDown}>
        <For each={props.tabs}>
          {(tab) => (
            <button
              ref={(element) => buttons.set(tab.id, element)}
              type="button"
              role="tab"
              id={`${base}-tab-${tab.id}`}
              aria-selected={tab.id === chosen()?.id}
              aria-controls={tab.id === chosen()?.id ? `${base}-panel` : undefined}
              tabindex={tab.id === chosen()?.id ? 0 : -1}
              onClick={() => props.onChoose(tab.id)}
            >
              {tab.label}
            </button>
          )}
        </For>
      </div>
      <Show when={chosen()} keyed>
        {(tab) => (
          <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-tab-${tab.id}`}>
            {tab.content()}
          </div>
        )}
      </Show>
    </div>
  );
}
