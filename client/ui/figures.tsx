// Parts of the pages that show tables of figures: the scrolling box with sticky head, the notes on the data.
import { For, type JSX, Show } from "solid-js";
import { language } from "../text/language.ts";
import "./styles/counts.scss";
import "./styles/figures.scss";

/** A table wider than the window; focusable, so that the keyboard can scroll it. */
export function WideTable(props: {
  label: string;
  /** The first column is a number or a day, not a name. */
  narrowFirst?: boolean;
  /** On a phone each row becomes a card; cells say their column in `data-label`. `pairs`: two beside each other, of four. */
  cards?: boolean | "pairs";
  children: JSX.Element;
}): JSX.Element {
  return (
    <section
      class="wide-table"
      classList={{
        "narrow-first": props.narrowFirst === true,
        cards: props.cards !== undefined,
        pairs: props.cards === "pairs",
      }}
      aria-label={props.label}
      tabindex={0}
    >
      <table class="figures">{props.children}</table>
    </section>
  );
}

export interface Note {
  id: string;
  textIt: string;
  textEn: string;
}

/** What is known to be wrong or open in the source, beside the figures it concerns. */
export function DataNotes(props: { title: string; notes: readonly Note[] }): JSX.Element {
  return (
    <Show when={props.notes.length > 0}>
      <details class="data-notes" open>
        <summary>{props.title}</summary>
        <ul>
          <For each={props.notes}>{(note) => <li>{language() === "en" ? note.textEn : note.textIt}</li>}</For>
        </ul>
      </details>
    </Show>
  );
}
