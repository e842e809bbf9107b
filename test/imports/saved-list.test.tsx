// Saved columns on their page: who saved what and what it reads, acts just where they are allowed, nothing thrown away without a second
// question, and what was typed stays where the server refuses.
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, expect, test, vi } from "vitest";
import { type SavedActs, SavedList, type SavedMapping } from "../../client/imports/saved-list.tsx";
import { setLanguage } from "../../client/text/language.ts";

const saved = (id: string, name: string, more: Partial<SavedMapping> = {}): SavedMapping => ({
  ...{ id, name, by: "Anna Prova", savedAt: "2026-03-02T09:00:00.000Z", isOwn: true, isShared: false, mayDrop: true },
  ...{ fields: ["surname", "givenName"], leftOut: 0 },
  ...more,
});
const mine = saved("one", "Assistiti");
const shared = saved("two", "Anagrafe", { isShared: true, leftOut: 2 });
const theirs = saved("three", "Di Bea", { by: "Bea Prova", isOwn: false, isShared: true, mayDrop: false });

let dispose: (() => void) | undefined;
afterEach(async () => {
  dispose?.();
  document.body.replaceChildren();
  await setLanguage("it");
});

/** `answers`: whether the server takes it. */
function shown(first: SavedMapping[], answers = true) {
  const [mappings, setMappings] = createSignal(first);
  const told: string[] = [];
  const acts: SavedActs = {
    rename: async ({ id }, name) => {
      told.push(`rename ${id} ${name}`);
      if (answers) setMappings((all) => all.map((one) => (one.id === id ? { ...one, name } : one)));
      return answers;
    },
    remove: async ({ id }) => {
      told.push(`remove ${id}`);
      if (answers) setMappings((all) => all.filter((one) => one.id !== id));
      return answers;
    },
  };
  dispose = render(() => <SavedList mappings={mappings()} acts={acts} />, document.body);
  return told;
}
const rows = () => [...document.querySelectorAll("li")].map((row) => row.textContent ?? "");
const buttons = () => [...document.querySelectorAll("button")];
const press = (label: string) => {
  const found = buttons().find((one) => (one.getAttribute("aria-label") ?? one.textContent) === label);
  if (!found) throw new Error(`no button ${label}`);
  found.click();
};

test("each says whose it is, since when and what it reads; acts stand where they are allowed", () => {
  shown([mine, shared, theirs]);
  const [own, ours, other] = rows();
  expect(own).toMatch(/^AssistitiTua, salvata il 0?2\/0?3\/2026.*Legge: Cognome · Nome/);
  expect(ours).toContain("Tua e condivisa");
  expect(ours).toContain("2 colonne non si importano");
  expect(other).toContain("Salvata da Bea Prova");
  expect(buttons().map((one) => one.getAttribute("aria-label"))).toEqual([
    ...["Cambia nome a «Assistiti»", "Elimina «Assistiti»"],
    ...["Cambia nome a «Anagrafe»", "Elimina «Anagrafe»"],
  ]);
});

test("says so where there is none, in either language", async () => {
  shown([]);
  expect(document.body.textContent).toContain("Non ci sono colonne salvate");
  await setLanguage("en");
  expect(document.body.textContent).toContain("There are no saved columns");
});

test("is thrown away after a second question, which says who loses it and begins at no", async () => {
  const told = shown([mine, shared]);
  press("Elimina «Anagrafe»");
  const question = document.querySelector("[role=group]");
  expect(question?.textContent).toContain("Eliminare «Anagrafe»? La perde anche chi la usa");
  expect(document.activeElement?.textContent).toBe("Lascia così");
  press("Lascia così");
  expect([told, document.querySelector("[role=group]")]).toEqual([[], null]);
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Elimina «Anagrafe»");
  press("Elimina «Assistiti»");
  expect(document.querySelector("[role=group]")?.textContent).not.toContain("La perde");
  press("Sì, elimina");
  await vi.waitFor(() => expect(rows()).toHaveLength(1));
  expect(told).toEqual(["remove one"]);
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe("UL"));
});

const type = (name: string) => {
  const field = document.querySelector("input");
  if (!field) throw new Error("no field");
  field.value = name;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  field.form?.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
};

test("gets another name where it stands", async () => {
  const told = shown([mine, shared]);
  press("Cambia nome a «Assistiti»");
  expect([document.activeElement, document.querySelector("input")?.value]).toEqual([
    document.querySelector("input"),
    "Assistiti",
  ]);
  type("  Assistiti 2026 ");
  await vi.waitFor(() => expect(rows()[0]).toMatch(/^Assistiti 2026/));
  await vi.waitFor(() => expect(document.querySelector("input")).toBeNull());
  expect(told).toEqual(["rename one Assistiti 2026"]);
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Cambia nome a «Assistiti 2026»");
});

test("a name that is refused stays to be changed", async () => {
  const told = shown([mine, shared], false);
  press("Cambia nome a «Assistiti»");
  type("Anagrafe");
  await vi.waitFor(() => expect(buttons().some((one) => one.type === "submit" && !one.disabled)).toBe(true));
  expect(told).toEqual(["rename one Anagrafe"]);
  expect(document.querySelector("input")?.value).toBe("Anagrafe");
});
