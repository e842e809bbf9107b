// What stands first on the pages open to the public: whom to call when there is danger, and the way out of the page.
import { For, type JSX, Show } from "solid-js";
import { say } from "./spoken.ts";

/** A page that tells nothing to who looks over the shoulder. */
const elsewhere = "https://www.meteoam.it/";

const exitHelpId = "quick-exit-help";

const numbers = [
  { number: "112", about: () => say("danger.emergency") },
  { number: "1522", about: () => say("danger.violence") },
  { number: "114", about: () => say("danger.child") },
];

export function DangerNumbers(props: { phone?: string }): JSX.Element {
  return (
    <>
      <ul class="phones">
        <For each={numbers}>
          {({ number, about }) => (
            <li>
              <a href={`tel:${number}`}>{number}</a> {about()}
            </li>
          )}
        </For>
      </ul>
      <Show when={props.phone}>
        {(phone) => (
          <p>
            {say("danger.call")} <a href={`tel:${phone().replace(/[^+\d]/g, "")}`}>{phone()}</a>
          </p>
        )}
      </Show>
    </>
  );
}

/** Leaves no way back to the page by the browser's own button: these pages go from one to the other in one entry of its history. */
export function QuickExit(): JSX.Element {
  return (
    <div class="quick-exit">
      <button
        type="button"
        class="btn btn-danger"
        aria-describedby={exitHelpId}
        onClick={() => location.replace(elsewhere)}
      >
        {say("exit")}
      </button>
    </div>
  );
}

/** What the way out does, once on the page. */
export function ExitHelp(): JSX.Element {
  return (
    <p class="small-text muted" id={exitHelpId}>
      {say("exitHelp")}
    </p>
  );
}
