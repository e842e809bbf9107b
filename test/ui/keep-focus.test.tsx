// Who works by keyboard goes on where she was: at the control that opened or sent something, or beside it when it is gone.
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import { rememberFocus } from "../../client/ui/keep-focus.ts";

let end: (() => void) | undefined;
afterEach(() => {
  end?.();
  document.body.replaceChildren();
});

function page() {
  end = render(
    () => (
      <main tabindex="-1">
        <h1>Pratica</h1>
        <section aria-label="Mancano 2 risposte">
          <ul>
            <li>
              <button type="button">Registra la risposta</button>
            </li>
          </ul>
        </section>
      </main>
    ),
    document.body,
  );
  const button = document.querySelector("button") as HTMLButtonElement;
  button.focus();
  return { button, section: document.querySelector("section"), main: document.querySelector("main") };
}
const lose = () => (document.activeElement as HTMLElement).blur();

test("the control that had it gets it back, and what has it meanwhile keeps it", () => {
  const { button, main } = page();
  const giveBack = rememberFocus();
  main?.focus();
  giveBack();
  expect(document.activeElement).toBe(main);
  lose();
  giveBack();
  expect(document.activeElement).toBe(button);
});

test("a control that is gone, or cannot be used, hands it to the part of the page it stood in", () => {
  const { button, section } = page();
  const giveBack = rememberFocus();
  lose();
  button.disabled = true;
  giveBack();
  expect(document.activeElement).toBe(section);
  lose();
  section?.querySelector("li")?.remove();
  giveBack();
  expect(document.activeElement).toBe(section);
});

test("with its part gone, the page itself has it", () => {
  const { section, main } = page();
  const giveBack = rememberFocus();
  section?.remove();
  giveBack();
  expect(document.activeElement).toBe(main);
});
