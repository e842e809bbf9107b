// The help beside a screen: its page, the keys with the switch that turns single letters off, and the other pages.
import { createEffect, createResource, createSignal, createUniqueId, For, type JSX, on, Show } from "solid-js";
import { keysText } from "../text/keys.ts";
import { language } from "../text/language.ts";
import { shellText } from "../text/shell.ts";
import { Dialog } from "./dialog.tsx";
import type { HelpPart } from "./help.tsx";
import type { HelpPage } from "./help-pages.ts";
import { setSingleKeys, singleKeys } from "./keys.tsx";
import { ErrorState, Loading } from "./states.tsx";
import { Tabs } from "./tabs.tsx";

const pagesIn = { it: () => import("./help-it.ts"), en: () => import("./help-en.ts") };

type Pages = Record<string, HelpPage>;

export default function HelpPanel(props: {
  /** Of the screen in front; empty where there is none. */
  page: string;
  part: HelpPart;
  onClose: () => void;
}): JSX.Element {
  const [part, setPart] = createSignal<string>(props.page === "" ? "keys" : props.part);
  const [name, setName] = createSignal(props.page);
  const [pages, { refetch }] = createResource(language, async (spoken) => (await pagesIn[spoken]()).default);
  const show = (other: string) => {
    setName(other);
    setPart("page");
  };
  const withPages = (draw: (all: Pages) => JSX.Element): JSX.Element => (
    <Show when={pages.error === undefined} fallback={<ErrorState error={pages.error} onRetry={() => void refetch()} />}>
      <Show when={pages()} fallback={<Loading />}>
        {(all) => draw(all())}
      </Show>
    </Show>
  );
  return (
    <Dialog open title={shellText().help} size="side" onClose={props.onClose}>
      <Tabs
        label={shellText().help}
        chosen={part()}
        onChoose={setPart}
        tabs={[
          {
            id: "page",
            label: keysText().thisPage,
            content: () => withPages((all) => <Page page={all[name()]} onPage={show} />),
          },
          { id: "keys", label: keysText().title, content: () => <Keys /> },
          {
            id: "others",
            label: keysText().otherPages,
            content: () => withPages((all) => <Others pages={all} onPage={show} />),
          },
        ]}
      />
    </Dialog>
  );
}

function Page(props: { page: HelpPage | undefined; onPage: (name: string) => void }): JSX.Element {
  let place: HTMLElement | undefined;
  // Its links lead to other pages of help, inside this panel.
  const follow = (event: MouseEvent) => {
    const to = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-help]") : null;
    if (to?.dataset.help) props.onPage(to.dataset.help);
  };
  createEffect(
    on(
      () => props.page,
      () => place?.focus(),
      { defer: true },
    ),
  );
  return (
    <Show when={props.page} fallback={<p class="muted">{keysText().noPage}</p>}>
      {(page) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: what is clicked are the buttons in it, which keys press as well
        <article class="help-page" tabindex="-1" ref={place} onClick={follow}>
          <h3>{page().title}</h3>
          <div innerHTML={page().html} />
        </article>
      )}
    </Show>
  );
}

function Others(props: { pages: Pages; onPage: (name: string) => void }): JSX.Element {
  const sorted = () => Object.entries(props.pages).sort(([, a], [, b]) => a.title.localeCompare(b.title, language()));
  return (
    <ul class="row-list">
      <For each={sorted()}>
        {([name, page]) => (
          <li>
            <button type="button" class="link-button" onClick={() => props.onPage(name)}>
              {page.title}
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}

interface KeyGroup {
  title: string;
  rows: [string, string][];
}

function keyGroups(): KeyGroup[] {
  const { everywhere, list, case: file } = keysText();
  return [
    {
      title: everywhere.title,
      rows: [
        ["?", everywhere.help],
        ["Ctrl + K", everywhere.palette],
        ["/", everywhere.search],
        ["g", everywhere.home],
        ["l", everywhere.work],
        ["Esc", everywhere.escape],
        ["Ctrl + ⏎", everywhere.save],
      ],
    },
    {
      title: list.title,
      rows: [
        ["j k ↑ ↓", list.move],
        ["⏎", list.open],
        ["a", list.acts],
        ["n", list.note],
        ["r", list.remind],
        ["x", list.choose],
        [keysText().shift, list.chooseMany],
      ],
    },
    {
      title: file.title,
      rows: [
        ["a", file.acts],
        ["n", file.note],
        ["r", file.remind],
        ["j ]", file.next],
        ["k [", file.previous],
        ["Esc", file.back],
      ],
    },
  ];
}

function Keys(): JSX.Element {
  const id = createUniqueId();
  return (
    <>
      <label class="list-check" for={id}>
        <input
          id={id}
          type="checkbox"
          checked={singleKeys()}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        {keysText().singleKeys}
      </label>
      <For each={keyGroups()}>
        {(group) => (
          <>
            <h3>{group.title}</h3>
            <ul class="row-list keys">
              <For each={group.rows}>
                {([key, meaning]) => (
                  <li>
                    <kbd>{key}</kbd> <span>{meaning}</span>
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </For>
    </>
  );
}
