// The form renderer in a page: fields follow their conditions, problems stand beside fields, what was typed survives.
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import { allDrafts, hasDrafts, listDrafts } from "../../client/ui/form/drafts.ts";
import { EventForm } from "../../client/ui/form/event-form.tsx";
import { FormServicesContext } from "../../client/ui/form/services.ts";
import { problemWords } from "../../client/ui/form/texts.ts";
import { Notices } from "../../client/ui/notices.tsx";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import { clear, form, input, leave, press, record, services, show, shown, text, type, words } from "./shown-form.tsx";

afterEach(clear);

test("amounts and days are sent as data, what is empty is left out", async () => {
  const { recorded } = show();
  type("Cognome", " Rossi ");
  type("Importo", "1.250,5");
  type("Data del fatto", "1/11/26");
  record();
  await Promise.resolve();
  expect(recorded).toEqual([{ payload: { surname: "Rossi", amount: 125_050 }, on: "2026-11-01" }]);
});

test("a form with problems is not sent: they stand in the summary and beside the fields", () => {
  const { recorded } = show();
  type("Importo", "molto");
  type("Data del fatto", "23/11/2026");
  record();
  expect(recorded).toEqual([]);
  expect(text()).toContain("Ci sono 3 cose da sistemare");
  expect(input("Cognome").getAttribute("aria-invalid")).toBe("true");
  expect(text()).toContain("La data non può essere dopo oggi.");
});

test("a try that is not sent makes the answer to the one before old, too", () => {
  let tries = 0;
  const { recorded } = show(() => tries++);
  type("Data del fatto", "31/02/2026");
  record();
  expect([recorded.length, tries]).toEqual([0, 1]);
});

test("a day that is still to come is not asked for by the example of yesterday", () => {
  const missing = { path: "verifyOn", code: "required" } as const;
  expect(problemWords(missing, { name: "verifyOn", kind: "day", when: "future" })).toContain("oppure domani");
  expect(problemWords(missing, { name: "verifyOn", kind: "day", when: "past" })).toContain("oppure ieri");
});

test("a radio that is chosen keeps the focus", () => {
  const place = document.body.appendChild(document.createElement("div"));
  shown(
    render(
      () => (
        <FormServicesContext.Provider value={services}>
          <EventForm
            form={{ fields: [{ name: "how", kind: "choice", required: true, options: ["one", "two"] }] }}
            words={{ fields: { how: "Come" }, options: { one: "Uno", two: "Due" } }}
            draftKey="case/RADIO"
            around={{ today: "2026-11-22" }}
            onRecord={async () => undefined}
          />
        </FormServicesContext.Provider>
      ),
      place,
    ),
  );
  const radio = input("Due");
  radio.focus();
  radio.click();
  expect(input("Due").checked).toBe(true);
  expect(document.activeElement).toBe(input("Due"));
});

test("rows that must be there are there, count as nothing typed, and too few are said", () => {
  const place = document.body.appendChild(document.createElement("div"));
  const group = { name: "members", kind: "group", required: true, min: 2, max: 8 } as const;
  shown(
    render(
      () => (
        <FormServicesContext.Provider value={services}>
          <EventForm
            form={{ fields: [{ ...group, fields: [{ name: "from", kind: "day", required: true, when: "past" }] }] }}
            words={{ fields: { members: "Componenti", from: "Dal" }, options: {} }}
            draftKey="case/ROWS"
            around={{ today: "2026-11-22" }}
            onRecord={async () => undefined}
          />
        </FormServicesContext.Provider>
      ),
      place,
    ),
  );
  expect(document.querySelectorAll(".group-row")).toHaveLength(2);
  expect(text()).toContain("Da 2 a 8.");
  expect(hasDrafts()).toBe(false);
  press("Togli: Componenti 2");
  // Nothing was in it: there is nothing to bring back.
  expect(text()).not.toContain("Tolto");
  record();
  expect(text()).toContain("Componenti: Servono almeno 2 voci.");
  expect(text()).toContain("Componenti 1: Dal: Scrivi la data, per esempio 05/11/2026 oppure ieri.");
});

test("a row added after a try that failed says what it lacks only after the next one", () => {
  show();
  type("Cognome", "Rossi");
  press("Aggiungi: Componenti");
  record();
  expect(text()).toContain("C’è una cosa da sistemare");
  press("Aggiungi: Componenti");
  const day = row(2)?.querySelector("input");
  expect(day?.getAttribute("aria-invalid")).not.toBe("true");
  expect(row(2)?.textContent).not.toContain("Scrivi la data");
  expect(text()).toContain("C’è una cosa da sistemare");
  expect(row(1)?.textContent).toContain("Scrivi la data");
  record();
  expect(text()).toContain("Ci sono 2 cose da sistemare");
  expect(row(2)?.textContent).toContain("Scrivi la data");
});

test("a hidden field takes its value away with it", async () => {
  const { recorded } = show();
  type("Cognome", "Rossi");
  const urgent = input("Urgente");
  urgent.checked = true;
  urgent.dispatchEvent(new Event("change", { bubbles: true }));
  type("Perché", "sfratto");
  input("Urgente").checked = false;
  input("Urgente").dispatchEvent(new Event("change", { bubbles: true }));
  record();
  await Promise.resolve();
  expect(recorded[0]?.payload).toEqual({ surname: "Rossi" });
});

test("a wrong fiscal code is said while typing and does not stop the form", async () => {
  const { recorded } = show();
  type("Cognome", "Rossi");
  type("fiscalCode", "RSSMRA80A01H501X");
  expect(text()).toContain("L’ultimo carattere non torna");
  record();
  await Promise.resolve();
  expect(recorded).toHaveLength(1);
});

test("what was typed is there again after the form was left", () => {
  show();
  type("Cognome", "Rossi");
  leave();
  document.body.replaceChildren();
  show();
  expect(input("Cognome").value).toBe("Rossi");
  expect(text()).toContain("Ho ripreso quello che avevi scritto.");
});

test("cancelling throws what was typed away", () => {
  show();
  type("Cognome", "Rossi");
  [...document.querySelectorAll("button")].find((one) => one.textContent === "Annulla")?.click();
  leave();
  document.body.replaceChildren();
  show();
  expect(input("Cognome").value).toBe("");
});

test("what is typed is a draft until it is erased again; thrown away, it can be brought back", async () => {
  show();
  type("Cognome", "Rossi");
  expect(listDrafts("all")).toMatchObject([{ label: "Registra" }]);
  expect(listDrafts("hidden")).toEqual([]);
  type("Cognome", "");
  expect(hasDrafts()).toBe(false);

  type("Cognome", "Rossi");
  const notices = document.createElement("div");
  document.body.append(notices);
  const end = render(() => <Notices />, notices);
  const press = (words: string) =>
    [...document.querySelectorAll("button")].find((one) => one.textContent?.trim() === words)?.click();
  press("Annulla");
  expect(hasDrafts()).toBe(false);
  press("Riprendilo");
  expect(hasDrafts()).toBe(true);
  leave();
  expect(listDrafts("hidden")).toMatchObject([{ label: "Registra" }]);
  end();
});

test("what nobody typed follows the case, and what was typed and changed there is asked about", async () => {
  const [known, setKnown] = createSignal<Record<string, Json>>({ surname: "Rossi", amount: 100_00 });
  const place = document.body.appendChild(document.createElement("div"));
  const recorded: JsonObject[] = [];
  const draw = () => {
    shown(
      render(
        () => (
          <FormServicesContext.Provider value={services}>
            <EventForm
              form={form}
              words={words}
              draftKey="case/CHANGE"
              around={{ today: "2026-11-22" }}
              initial={known()}
              onRecord={async (payload) => {
                recorded.push(payload);
                return undefined;
              }}
            />
          </FormServicesContext.Provider>
        ),
        place,
      ),
    );
  };
  draw();
  type("Cognome", "Bianchi");
  setKnown({ surname: "Rossi", amount: 250_00 });
  expect(input("Importo").value).toBe("250,00");
  expect(text()).toContain("Nella pratica è cambiato, e qui è stato aggiornato: Importo.");
  expect(input("Cognome").value).toBe("Bianchi");

  // The page goes, the case goes on, and the draft comes back.
  leave();
  place.replaceChildren();
  setKnown({ surname: "Verdi", amount: 250_00 });
  draw();
  expect(input("Cognome").value).toBe("Bianchi");
  expect(text()).toContain("Mentre scrivevi, nella pratica è cambiato:");
  expect(text()).toContain("ora è «Verdi».");
  const button = (label: string) =>
    document.querySelector<HTMLButtonElement>(`button[aria-label="${label}: Cognome"]`)?.click();
  // Typed on and found again, it is asked about still.
  type("Importo", "251");
  leave();
  place.replaceChildren();
  draw();
  expect(text()).toContain("ora è «Verdi».");
  type("Importo", "250,00");
  button("Prendi il nuovo");
  expect(input("Cognome").value).toBe("Verdi");
  expect(document.activeElement).toBe(input("Cognome"));
  expect(hasDrafts()).toBe(false);

  type("Cognome", "Neri");
  setKnown({ surname: "Gialli", amount: 250_00 });
  expect(text()).toContain("ora è «Gialli».");
  button("Tieni il mio");
  expect(text()).not.toContain("Gialli");
  // Decided is decided, also when it is found again.
  leave();
  place.replaceChildren();
  draw();
  expect(text()).not.toContain("Gialli");
  expect(input("Cognome").value).toBe("Neri");
  record();
  await Promise.resolve();
  expect(recorded).toEqual([{ surname: "Neri", amount: 250_00 }]);
});

test("a day said from today is that day for good, and an amount shows how it was understood", async () => {
  const { recorded } = show();
  type("Cognome", "Rossi");
  type("Data del fatto", "ieri");
  expect(JSON.stringify([...allDrafts().values()][0]?.typed)).toContain("21/11/2026");
  type("Importo", "1.250");
  for (const label of ["Data del fatto", "Importo"]) input(label).dispatchEvent(new FocusEvent("blur"));
  expect(input("Data del fatto").value).toBe("21/11/2026");
  expect(input("Importo").value).toBe("1.250,00");
  record();
  await Promise.resolve();
  expect(recorded).toEqual([{ payload: { surname: "Rossi", amount: 125_000 }, on: "2026-11-21" }]);
});

const row = (index: number) => document.querySelector(`[role=group][aria-label="Componenti ${index}"]`);

test("rows come and go by keyboard: the focus goes to the new row, then to the one that is left, and what went comes back", async () => {
  const { recorded } = show();
  type("Cognome", "Rossi");
  expect(text()).toContain("Al massimo 2.");
  press("Aggiungi: Componenti");
  expect(row(1)?.contains(document.activeElement)).toBe(true);
  const day = (index: number) => row(index)?.querySelector("input") as HTMLInputElement;
  const typeDay = (index: number, words: string) => {
    day(index).value = words;
    day(index).dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  typeDay(1, "1/2/2020");
  press("Aggiungi: Componenti");
  expect(document.activeElement).toBe(day(2));
  typeDay(2, "domenica");
  // As many as there may be.
  expect(document.querySelector(".add-row")).toBeNull();

  record();
  expect(document.activeElement?.getAttribute("role")).toBe("alert");
  press("Componenti 2: from: Scrivi una data che esiste, per esempio 05/11/2026.");
  expect(document.activeElement).toBe(day(2));

  press("Togli: Componenti 1");
  expect(day(1).value).toBe("domenica");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Togli: Componenti 1");
  press("Riprendilo");
  expect([day(1).value, day(2).value]).toEqual(["01/02/2020", "domenica"]);
  press("Togli: Componenti 2");
  record();
  await Promise.resolve();
  expect(recorded[0]?.payload).toEqual({ surname: "Rossi", members: [{ from: "2020-02-01" }] });
});
