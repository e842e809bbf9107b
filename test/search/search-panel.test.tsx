// Enter in the search: it takes what was found for the words that stand there, never for those that stood there before.
import { render } from "solid-js/web";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { World } from "../../client/search/search-button.tsx";
import SearchPanel from "../../client/search/search-panel.tsx";

type Answer = Awaited<ReturnType<World["find"]>>;

const person = (surname: string): Answer["persons"][number] => ({
  personId: surname.toLowerCase(),
  surname,
  givenName: "Ada",
  state: "alive",
  followedBy: [],
  mine: false,
  matches: [],
});

let asked: Map<string, (answer: Answer) => void>;
let opened: string[];
let field: HTMLInputElement;
let dispose: () => void;

const answer = (words: string, ...surnames: string[]) =>
  asked.get(words)?.({ persons: surnames.map(person), cases: [], more: false });
const type = (words: string) => {
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
const press = (key: string) => field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const options = () => [...document.querySelectorAll("[role=option]")];
const find = async (words: string, ...surnames: string[]) => {
  type(words);
  await vi.waitFor(() => expect(asked.has(words)).toBe(true));
  answer(words, ...surnames);
  await vi.waitFor(() => expect(options()).toHaveLength(surnames.length));
};

// The page's realm has no layout and nothing to scroll.
Element.prototype.scrollIntoView ??= () => undefined;

beforeEach(() => {
  asked = new Map();
  opened = [];
  const world: World = {
    find: (words, signal) =>
      new Promise((resolve, reject) => {
        asked.set(words, resolve);
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
    findInNotes: () => Promise.reject(new Error("not asked")),
    hasCases: () => false,
    onFailed: () => false,
    open: (target) => void opened.push(target),
    links: { person: (id: string) => `person ${id}`, case: (id: string) => `case ${id}` } as World["links"],
    comune: String,
    kind: String,
    state: (_, state) => state,
    done: (_, event) => event,
    day: String,
    bornIn: String,
    leadsTo: String,
  };
  const place = document.body.appendChild(document.createElement("div"));
  const end = render(() => <SearchPanel world={world} />, place);
  dispose = () => {
    end();
    place.remove();
  };
  field = document.querySelector("[role=combobox]") as HTMLInputElement;
});
afterEach(() => dispose());

test("opens the one that is marked", async () => {
  await find("ros", "Rossi", "Rosati");
  press("ArrowDown");
  press("Enter");
  expect(opened).toEqual(["person rosati"]);
});

test("before the answer waits for it, and opens it when there is one", async () => {
  await find("ros", "Rossi");
  type("rosati");
  press("Enter");
  expect(opened).toEqual([]);
  answer("rosati", "Rosati");
  await vi.waitFor(() => expect(opened).toEqual(["person rosati"]));
});

test("before the answer opens none of several, nor what is typed on", async () => {
  await find("ros", "Rossi");
  type("rosa");
  press("Enter");
  answer("rosa", "Rosati", "Rosaspina");
  await vi.waitFor(() => expect(options()).toHaveLength(2));
  expect(opened).toEqual([]);

  type("rosas");
  press("Enter");
  type("rosasp");
  await vi.waitFor(() => expect(asked.has("rosasp")).toBe(true));
  answer("rosasp", "Rosaspina");
  await vi.waitFor(() => expect(options()).toHaveLength(1));
  expect(opened).toEqual([]);
});

test("the mark begins anew with another answer, and a click takes what is seen", async () => {
  await find("ros", "Rossi", "Rosati", "Rosaspina");
  press("ArrowUp");
  expect(options()[2]?.getAttribute("aria-selected")).toBe("true");
  type("rosa");
  (options()[1] as HTMLElement).click();
  expect(opened).toEqual(["person rosati"]);
  await vi.waitFor(() => expect(asked.has("rosa")).toBe(true));
  answer("rosa", "Rosati", "Rosaspina");
  await vi.waitFor(() => expect(options()).toHaveLength(2));
  expect(options().map((one) => one.getAttribute("aria-selected"))).toEqual(["true", "false"]);
});
