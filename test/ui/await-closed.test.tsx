// What was read and is closed meanwhile leaves the screen; what merely cannot be asked again just now stays.
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import { Await } from "../../client/ui/states.tsx";

let end = () => {};
afterEach(() => end());

function show() {
  const [error, setError] = createSignal<unknown>();
  const query = {
    data: "story of a case",
    isPending: false,
    refetch: () => {},
    get error() {
      return error();
    },
  };
  const host = document.body.appendChild(document.createElement("div"));
  const dispose = render(() => <Await query={query}>{(data) => <p>{data()}</p>}</Await>, host);
  end = () => {
    dispose();
    host.remove();
  };
  return { fail: (app: string) => setError({ data: { app } }), text: () => host.textContent ?? "" };
}

test.each(["NOT_FOUND", "FORBIDDEN"])("%s: the case went to another office, and is in sight no more", (code) => {
  const page = show();
  expect(page.text()).toContain("story of a case");
  page.fail(code);
  expect(page.text()).not.toContain("story of a case");
});

test("who stood on it is told that it went, and not that there is no such page", () => {
  const page = show();
  page.fail("NOT_FOUND");
  expect(page.text()).toContain("Non è più tra le pagine che puoi aprire");
  expect(page.text()).toContain("Ciò che hai registrato resta.");
  expect(page.text()).not.toContain("Pagina non trovata");
});

test.each(["LIMIT", "BUG"])("%s: what was read before stays in sight beside the words that say so", (code) => {
  const page = show();
  page.fail(code);
  expect(page.text()).toContain("story of a case");
});
