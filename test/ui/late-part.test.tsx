// A part of a page whose code does not come: the page stands, the part comes once the server is there, and whoever pressed for it
// is told.
import { type Component, createSignal, ErrorBoundary, Suspense } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { fetchedAhead } from "../../client/ui/fetched-ahead.ts";
import { latePart } from "../../client/ui/late-part.tsx";
import { Notices } from "../../client/ui/notices.tsx";
import { lateNow, passMs } from "../support/late-clock.ts";

let isServerThere = false;
let dispose: (() => void) | undefined;

// The first code of a document is asked for at once; from then on the server is looked for before.
beforeAll(() => fetchedAhead(async () => undefined)().catch(() => undefined));

beforeEach(() => {
  isServerThere = false;
  // Long after the last answer of the test before.
  passMs(60_000);
  vi.useFakeTimers();
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => {
      if (!isServerThere) throw new TypeError("Failed to fetch");
      return new Response("ok");
    }),
  );
  vi.stubGlobal("performance", { now: lateNow });
});
afterEach(() => {
  dispose?.();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const text = () => document.querySelector("main")?.textContent ?? "";
const told = () => document.querySelector(".notices")?.textContent ?? "";
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const load = async () => ({ default: (props: { who: string }) => <p>Parte per {props.who}</p> });

function show(Part: Component<{ who: string }>) {
  const [who, setWho] = createSignal("Anna");
  const place = document.body.appendChild(document.createElement("div"));
  dispose = render(
    () => (
      <>
        <main>
          <h1>Da fare</h1>
          <Suspense>
            <Part who={who()} />
          </Suspense>
        </main>
        <Notices />
      </>
    ),
    place,
  );
  return setWho;
}

test("the page stands without it, and has it once the server is back", async () => {
  const setWho = show(latePart(load));
  await wait(100);
  expect(text()).toBe("Da fare");
  expect(told()).not.toContain("Il servizio non risponde");
  isServerThere = true;
  await wait(4_000);
  expect(text()).toContain("Parte per Anna");
  setWho("Bruno");
  expect(text()).toContain("Parte per Bruno");
});

test("where somebody pressed for it, she is told", async () => {
  show(latePart(load, { wanted: true }));
  await wait(100);
  expect(told()).toContain("Il servizio non risponde");
  isServerThere = true;
  await wait(4_000);
  expect(text()).toContain("Parte per Anna");
});

test("an error of the code itself is no matter of waiting", async () => {
  isServerThere = true;
  const broken = latePart(async () => {
    throw new Error("a bug");
  });
  const place = document.body.appendChild(document.createElement("main"));
  dispose = render(
    () => (
      <ErrorBoundary fallback={(error) => <p>{(error as Error).message}</p>}>
        <Suspense>{broken({})}</Suspense>
      </ErrorBoundary>
    ),
    place,
  );
  await wait(100);
  expect(text()).toBe("a bug");
});

test("code that is gone while the server answers reaches whatever stands around the page", async () => {
  isServerThere = true;
  const missing = latePart<object>(
    () => Promise.reject(new TypeError("Failed to fetch dynamically imported module: x.js")),
    {
      wanted: true,
    },
  );
  const place = document.body.appendChild(document.createElement("main"));
  dispose = render(
    () => (
      <ErrorBoundary fallback={() => <p>da ricaricare</p>}>
        <Suspense>{missing({})}</Suspense>
      </ErrorBoundary>
    ),
    place,
  );
  await wait(100);
  expect(text()).toBe("");
  await wait(4_000);
  expect(text()).toBe("da ricaricare");
});

test("shortly after an answer nobody asks again, and an answer that did not come is remembered", async () => {
  const asked = vi.fn();
  const ask = () =>
    fetchedAhead(async () => {
      asked();
    })().catch(() => undefined);
  isServerThere = true;
  await ask();
  expect(fetch).toHaveBeenCalledTimes(1);
  passMs(2_900);
  await ask();
  expect(fetch).toHaveBeenCalledTimes(1);
  passMs(200);
  await ask();
  expect(fetch).toHaveBeenCalledTimes(2);
  passMs(4_000);
  isServerThere = false;
  await ask();
  await ask();
  expect(fetch).toHaveBeenCalledTimes(4);
  expect(asked).toHaveBeenCalledTimes(3);
});
