// What a document being written would be: its PDF, what is still to be written in it, and whom it names.
import { createEffect, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { lettersText } from "../../text/letters.ts";
import { Alert } from "../../ui/states.tsx";
import { bytesOf } from "./file-bytes.ts";

export interface Preview {
  missing: readonly string[];
  others: readonly string[];
  undrawn: readonly string[];
  namesAddress: boolean;
  tooLong: boolean;
  pages: number;
  /** Base64; empty where none was made. */
  pdf: string;
  /** What was typed then. */
  of: string;
  /** Somebody wanted it on file and was shown these doubts first. */
  isAsked?: boolean;
}

/** An address for the bytes as long as they are looked at. */
function createAddress(pdf: () => string | undefined): () => string | undefined {
  const [address, setAddress] = createSignal<string>();
  const drop = () => {
    const old = address();
    if (old) URL.revokeObjectURL(old);
  };
  createEffect(
    on(pdf, (base64) => {
      drop();
      setAddress(base64 ? URL.createObjectURL(new Blob([bytesOf(base64)], { type: "application/pdf" })) : undefined);
    }),
  );
  onCleanup(drop);
  return address;
}

function List(props: { title: string; items: readonly string[]; help?: string }): JSX.Element {
  return (
    <Show when={props.items.length > 0}>
      <p>
        <strong>{props.title}</strong>
      </p>
      <ul>
        <For each={props.items}>{(item) => <li>{item}</li>}</For>
      </ul>
      <Show when={props.help}>
        <p class="muted">{props.help}</p>
      </Show>
    </Show>
  );
}

export function LetterPreview(props: { preview: Preview | undefined }): JSX.Element {
  const address = createAddress(() => props.preview?.pdf);
  const isFine = (one: Preview) => one.missing.length + one.others.length + one.undrawn.length === 0;
  return (
    <Show when={props.preview}>
      {(one) => (
        <section aria-label={lettersText().preview}>
          <h2>{lettersText().preview}</h2>
          <Show when={one().namesAddress}>
            <Alert kind="danger">{lettersText().namesAddress}</Alert>
          </Show>
          <Show when={one().tooLong}>
            <Alert kind="danger">{lettersText().tooLong}</Alert>
          </Show>
          <Show when={!isFine(one())} fallback={<p role="status">{lettersText().fine}</p>}>
            <Alert kind="warning">
              <List title={lettersText().missing} items={one().missing} />
              <List title={lettersText().named} items={one().others} help={lettersText().namedHelp} />
              <Show when={one().undrawn.length > 0}>
                <p>{lettersText().undrawn(one().undrawn.join(" "))}</p>
              </Show>
              <Show when={one().isAsked}>
                <p>{lettersText().pressAgain}</p>
              </Show>
            </Alert>
          </Show>
          <Show when={address()}>
            {(href) => (
              <p>
                <a href={href()} target="_blank" rel="noopener">
                  {lettersText().open(one().pages)}
                </a>
              </p>
            )}
          </Show>
        </section>
      )}
    </Show>
  );
}
