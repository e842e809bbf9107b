// Keys of the page on the keyboards people have: a sign that needs AltGr or Option is a key like another, what is pressed with
// Alt is not.
import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createShortcuts } from "../../client/ui/keys.tsx";

let done: string[];
let dispose: () => void;

beforeEach(() => {
  done = [];
  dispose = createRoot((end) => {
    const says = (key: string) => [key, () => void done.push(key)] as const;
    createShortcuts(Object.fromEntries(["j", "[", "]", "Ctrl+k"].map(says)));
    return end;
  });
});
afterEach(() => dispose());

const press = (key: string, how: KeyboardEventInit = {}) =>
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...how }));

test("brackets act as they are typed on an Italian keyboard, on Linux, Windows and a Mac", () => {
  press("[", { modifierAltGraph: true });
  press("[", { modifierAltGraph: true, altKey: true, ctrlKey: true });
  press("]", { altKey: true });
  expect(done).toEqual(["[", "[", "]"]);
});

test("a letter with Alt, and a bracket with Ctrl alone, are keys of the browser", () => {
  press("j", { altKey: true });
  press("]", { ctrlKey: true });
  expect(done).toEqual([]);
  press("j");
  press("k", { ctrlKey: true });
  expect(done).toEqual(["j", "Ctrl+k"]);
});
