// Where a read waits: with the whole page while somebody comes to it, at its own place once she is there; and what is known already
// waits nowhere.
import { QueryClientProvider } from "@tanstack/solid-query";
import { createRoot, createSignal, Show, Suspense } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRead, queryClient } from "../../client/query.ts";
import { Arrived, watchArrival } from "../../client/ui/arrival.ts";
import { Await } from "../../client/ui/states.tsx";

let end = () => {};
beforeEach(() => queryClient.clear());
afterEach(() => end());

/** `to`: the path that the address is changing to, from `/one`; absent where it does not change. */
function comes(to?: string): void {
  let path = "/one";
  createRoot(() =>
    watchArrival(
      () => to !== undefined,
      () => path,
    ),
  );
  path = to ?? path;
}

/** A page with a field, and with a card that reads `answer` when the field is used. */
function showPage(answer: () => Promise<string>): { field: HTMLInputElement; open: () => void; text: () => string } {
  const [isOpen, setIsOpen] = createSignal(false);
  const Card = () => {
    const read = createRead("room", "card", () => ({}), answer, { fixed: true });
    return (
      <>
        <Await query={read}>{(data) => <p>{data()}</p>}</Await>
        <span>{read.data ?? "nothing yet"}</span>
      </>
    );
  };
  const host = document.body.appendChild(document.createElement("div"));
  const dispose = render(
    () => (
      <QueryClientProvider client={queryClient}>
        <Suspense fallback={<p>all waits</p>}>
          <input />
          <Show when={isOpen()}>
            <Card />
          </Show>
          <Arrived />
        </Suspense>
      </QueryClientProvider>
    ),
    host,
  );
  end = () => {
    dispose();
    host.remove();
  };
  const field = host.querySelector("input") as HTMLInputElement;
  return { field, open: () => setIsOpen(true), text: () => host.textContent ?? "" };
}

test("what is read on a page where one works leaves the field where it is", async () => {
  comes();
  let tell: (text: string) => void = () => {};
  const page = showPage(() => new Promise((resolve) => (tell = resolve)));
  page.field.focus();
  page.open();
  expect(page.field.isConnected).toBe(true);
  expect(page.text()).not.toContain("all waits");
  tell("read");
  await vi.waitFor(() => expect(page.text()).toContain("read"));
  expect(document.activeElement).toBe(page.field);
});

test("another filter of the same page is no coming to it", () => {
  comes("/one");
  const page = showPage(() => new Promise(() => undefined));
  page.field.focus();
  page.open();
  expect(page.text()).toContain("nothing yet");
  expect(document.activeElement).toBe(page.field);
});

test("what is known already leaves it too, and is there at once", () => {
  comes();
  queryClient.setQueryData(["room", "card", {}], { value: "known" });
  const page = showPage(() => Promise.reject(new Error("asked again")));
  page.field.focus();
  page.open();
  expect(page.text()).toContain("known");
  expect(document.activeElement).toBe(page.field);
});

test("while one is on the way the page appears in one piece", async () => {
  comes("/two");
  let tell: (text: string) => void = () => {};
  const page = showPage(() => new Promise((resolve) => (tell = resolve)));
  page.open();
  expect(page.text()).toBe("all waits");
  tell("read");
  await vi.waitFor(() => expect(page.text()).toBe("readread"));
});
