// Two things held side by side: a table whose rows stand one above the other on a phone, and a pair in one row of a list.
import { For, type JSX, Show } from "solid-js";
import "./styles/pairs.scss";

export interface ComparedRow {
  name: string;
  texts: readonly [string, string];
  /** Said beside the name: that both are the same, or differ. */
  tag?: { text: string; differs: boolean };
}

export function SideBySide(props: {
  /** Over the names. */
  corner: string;
  heads: readonly JSX.Element[];
  rows: readonly ComparedRow[];
  /** Where one of them says nothing. */
  nothing: string;
}): JSX.Element {
  return (
    <table class="compare">
      <thead>
        <tr>
          <th scope="col">{props.corner}</th>
          <For each={props.heads}>{(head) => <th scope="col">{head}</th>}</For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr classList={{ differs: row.tag?.differs === true }}>
              <th scope="row">
                {row.name}
                <Show when={row.tag}>
                  {(tag) => (
                    <>
                      {" "}
                      <span class="tag" classList={{ soon: tag().differs, plain: !tag().differs }}>
                        {tag().text}
                      </span>
                    </>
                  )}
                </Show>
              </th>
              <For each={row.texts}>{(text) => <td>{text || <span class="muted">{props.nothing}</span>}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

export const PairOf = (props: { children: JSX.Element }): JSX.Element => <span class="pair">{props.children}</span>;
