// The switch to what is written in cases of others: nothing is asked before a reason stands there, and it can be stopped.
import { render } from "solid-js/web";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NotesOfOthers } from "../../client/search/notes-of-others.tsx";
import type { World } from "../../client/search/search-button.tsx";
import { searchText } from "../../client/text/search.ts";

type Asked = Parameters<World["findInNotes"]>[0];
type Answer = Awaited<ReturnType<World["findInNotes"]>>;

let asked: { input: Asked; signal: AbortSignal; answer: (one: Answer) => void }[];
let dispose: () => void;

const note: Answer["notes"][number] = {
  ...{ caseId: "c", number: "2026-000001", kind: "toy", name: "Rossi Ada", seq: 2, type: "NOTE", field: "text" },
  ...{ occurredOn: "2026-03-02", text: "Ha scritto lo zio", marks: [] },
};
const next = { value: "2026-03-01", caseId: "d" };

beforeEach(() => {
  asked = [];
  const world = {
    findInNotes: (input: Asked, signal: AbortSignal) =>
      new Promise<Answer>((answer, reject) => {
        asked.push({ input, signal, answer });
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
    links: { case: (id: string) => `case ${id}` },
    ...{ onFailed: () => false, done: (_: string, event: string) => event, day: String },
  } as unknown as World;
  const place = document.body.appendChild(document.createElement("div"));
  const end = render(() => <NotesOfOthers world={world} words="zio" />, place);
  dispose = () => {
    end();
    place.remove();
  };
});
afterEach(() => dispose());

const button = (name: string) =>
  [...document.querySelectorAll("button")].find((one) => one.textContent?.trim() === name) as HTMLButtonElement;
const status = () => document.querySelector("[role=status]")?.textContent ?? "";
const field = () => document.querySelector("input") as HTMLInputElement;
function writeReason(reason: string): void {
  field().value = reason;
  field().dispatchEvent(new InputEvent("input", { bubbles: true }));
}
const { notes: text } = searchText();

test("asks nothing without a reason, and says what is missing", () => {
  expect(document.querySelector("input")).toBeNull();
  button(text.askOthers).click();
  writeReason("boh");
  button(text.startOthers("zio")).click();
  expect(asked).toEqual([]);
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(document.body.textContent).toContain(text.reasonShort);
});

test("shows what was found, goes on where it ended, and stops when told to", async () => {
  button(text.askOthers).click();
  writeReason("Verifica di una segnalazione");
  button(text.startOthers("zio")).click();
  expect(asked[0]?.input).toEqual({ words: "zio", others: { reason: "Verifica di una segnalazione" } });
  asked[0]?.answer({ notes: [note], cases: 200, more: true, next, tooShort: false });
  await vi.waitFor(() => expect(document.querySelectorAll("li")).toHaveLength(1));
  expect(status()).toContain(text.othersSaid(1, 200));
  button(text.goOn).click();
  expect(asked[1]?.input).toMatchObject({ after: next });
  button(text.stop).click();
  expect(asked[1]?.signal.aborted).toBe(true);
  expect(status()).toContain(text.othersSaid(1, 200));
  button(text.goOn).click();
  asked[2]?.answer({ notes: [{ ...note, seq: 3 }], cases: 7, more: false, tooShort: false });
  await vi.waitFor(() => expect(status()).toBe(text.othersSaid(2, 207)));
  expect(button(text.goOn)).toBeUndefined();
});
