// All keys, by where they act, and the switch that turns single letters off.
import { For, type JSX } from "solid-js";
import { keysText } from "../text/keys.ts";
import { Dialog } from "./dialog.tsx";

export default function KeyHelpDialog(props: {
  /** Whether letters act by themselves. */
  singleKeys: boolean;
  onSingleKeys: (on: boolean) => void;
  onClose: () => void;
}): JSX.Element {
  const groups = (): { title: string; rows: [string, string][] }[] => {
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
  };
  return (
    <Dialog open title={keysText().title} onClose={props.onClose}>
      <label class="list-check">
        <input
          type="checkbox"
          checked={props.singleKeys}
          onChange={(event) => props.onSingleKeys(event.currentTarget.checked)}
        />
        {keysText().singleKeys}
      </label>
      <For each={groups()}>
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
    </Dialog>
  );
}
