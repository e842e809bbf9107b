// What a form tells before and after it is sent: of a place, of words not chosen, of a refusal.
import { createSignal, Show } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import { EventForm } from "../../client/ui/form/event-form.tsx";
import { FormServicesContext } from "../../client/ui/form/services.ts";
import { Alert } from "../../client/ui/states.tsx";
import { clear, form, press, record, services, show, shown, type, words } from "./shown-form.tsx";

afterEach(clear);

test("a birth place that did not exist on the day of birth is told beside it, also without a fiscal code", async () => {
  show();
  type("Luogo", "Borgofranco");
  await expect.poll(() => document.querySelector("[role=option]")).toBeTruthy();
  (document.querySelector("[role=option]") as HTMLElement).click();
  await expect.poll(() => document.body.textContent).toContain("Borgofranco sul Po");
  // The focus is on what stands where the words stood: what is typed next is never taken for keys of the page.
  expect(document.activeElement?.className).toBe("picker-chosen");
  const warning = "non esisteva alla data di nascita";
  expect(document.body.textContent).not.toContain(warning);
  type("Nata il", "03/05/2020");
  await expect.poll(() => document.body.textContent).toContain(warning);
  type("Nata il", "03/05/2018");
  await expect.poll(() => document.body.textContent).not.toContain(warning);
});

test("words typed to look for something and not chosen are told, and never lost with the form", async () => {
  const { recorded } = show();
  type("Cognome", "Rossi");
  type("Luogo", "Borgofranco");
  record();
  const told = "non è stato scelto";
  await expect.poll(() => document.body.textContent).toContain(told);
  expect(recorded).toEqual([]);
  await expect.poll(() => document.querySelector("[role=option]")).toBeTruthy();
  (document.querySelector("[role=option]") as HTMLElement).click();
  await expect.poll(() => document.body.textContent).not.toContain(told);
  record();
  await expect.poll(() => recorded.length).toBe(1);
  expect(recorded[0]?.payload).toMatchObject({ surname: "Rossi", birthPlace: "B013" });
});

test("while it is sent the focus stays on the button, and a refusal takes it to the words that say why", async () => {
  const [refused, setRefused] = createSignal(false);
  let answer: (problems: never[]) => void = () => undefined;
  let asked = 0;
  const place = document.body.appendChild(document.createElement("div"));
  shown(
    render(
      () => (
        <FormServicesContext.Provider value={services}>
          <Show when={refused()}>
            <Alert kind="danger" takesFocus title="Non si può" />
          </Show>
          <EventForm
            form={form}
            words={words}
            draftKey="case/REFUSED"
            around={{ today: "2026-11-22" }}
            onRecord={() => {
              asked += 1;
              return new Promise((resolve) => {
                answer = resolve;
              });
            }}
          />
        </FormServicesContext.Provider>
      ),
      place,
    ),
  );
  type("Cognome", "Rossi");
  press("Registra");
  const button = document.activeElement as HTMLButtonElement;
  expect([button.type, button.disabled, button.getAttribute("aria-disabled")]).toEqual(["submit", false, "true"]);
  button.click();
  expect(asked).toBe(1);
  setRefused(true);
  answer([]);
  await Promise.resolve();
  await Promise.resolve();
  expect(document.activeElement?.textContent).toBe("Non si può");
  expect(button.getAttribute("aria-disabled")).toBe("false");
});
