// A small form in a page, for tests of what it does: typed into, pressed and recorded as a person does it.
import { render } from "solid-js/web";
import { forgetDrafts } from "../../client/ui/form/drafts.ts";
import { EventForm } from "../../client/ui/form/event-form.tsx";
import { type FormServices, FormServicesContext } from "../../client/ui/form/services.ts";
import type { Form } from "../../workflows/kernel/form.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";

export const form: Form = {
  fields: [
    { name: "surname", kind: "text", class: "identity", required: true },
    { name: "amount", kind: "cents", class: "open" },
    { name: "urgent", kind: "boolean", class: "open" },
    { name: "why", kind: "text", requiredWhen: { eq: ["urgent", true] }, visibleWhen: { eq: ["urgent", true] } },
    { name: "fiscalCode", kind: "fiscalCode", class: "identity" },
    { name: "birthOn", kind: "day", class: "identity" },
    { name: "birthPlace", kind: "text", class: "identity", maxLength: 4 },
    { name: "members", kind: "group", max: 2, fields: [{ name: "from", kind: "day", required: true }] },
  ],
};
export const words = {
  fields: {
    surname: "Cognome",
    birthOn: "Nata il",
    birthPlace: "Luogo",
    amount: "Importo",
    urgent: "Urgente",
    why: "Perché",
    members: "Componenti",
  },
  options: {},
};
export const services: FormServices = {
  comuni: () => [],
  accounts: () => [],
  offered: async () => [],
  findCases: async () => [],
  nameOf: async () => undefined,
  findPlaces: async () => [{ value: "B013", label: "Borgofranco sul Po" }],
  placesOf: async () => ({ B013: [{ name: "Borgofranco sul Po", validFrom: "1867-06-24", validTo: "2018-12-31" }] }),
};

// The page's realm has no layout and nothing to scroll.
Element.prototype.scrollIntoView ??= () => undefined;

let dispose: (() => void) | undefined;

/** What stands until it is left. */
export function shown(leave: () => void): void {
  dispose = leave;
}

export function leave(): void {
  dispose?.();
  dispose = undefined;
}

/** After each test of a file: hooks of a file that several share would run for one of them only. */
export function clear(): void {
  leave();
  document.body.replaceChildren();
  forgetDrafts();
}

export function show(onTry?: () => void): { recorded: { payload: JsonObject; on: string }[] } {
  const recorded: { payload: JsonObject; on: string }[] = [];
  const place = document.createElement("div");
  document.body.append(place);
  dispose = render(
    () => (
      <FormServicesContext.Provider value={services}>
        <EventForm
          form={form}
          words={words}
          draftKey="case/EVENT"
          around={{ today: "2026-11-22" }}
          onCancel={() => {}}
          {...(onTry ? { onTry } : {})}
          onRecord={async (payload, on) => {
            recorded.push({ payload, on });
            return undefined;
          }}
        />
      </FormServicesContext.Provider>
    ),
    place,
  );
  return { recorded };
}

export function input(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll("label")].find((one) => one.textContent?.startsWith(label));
  if (!found) throw new Error(`no label ${label}`);
  return document.getElementById(found.htmlFor) as HTMLInputElement;
}

export function type(label: string, text: string): void {
  const field = input(label);
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

export const record = () =>
  document.querySelector("form")?.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
export const text = () => document.body.textContent ?? "";
export const press = (label: string) => {
  const found = [...document.querySelectorAll("button")].find(
    (one) => (one.getAttribute("aria-label") ?? one.textContent?.trim()) === label,
  );
  found?.focus();
  found?.click();
};
