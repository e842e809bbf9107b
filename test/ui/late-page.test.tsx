// Code that does not come: the page waits for the server and asks again; what was typed elsewhere is never thrown away
// by itself, only by the person's own click.
import { render } from "solid-js/web";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { fetchedAhead } from "../../client/ui/fetched-ahead.ts";
import { dropDraft, forgetDrafts, hasDrafts, keepDraft, listDrafts } from "../../client/ui/form/drafts.ts";
import { latePage } from "../../client/ui/late-page.tsx";
import { lateNow, passMs } from "../support/late-clock.ts";

/** What a browser answers for the life of a document to code it once could not fetch. */
const missing = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module: page.js"));
const reload = vi.fn();
let isServerThere = false;
let dispose: (() => void) | undefined;

// The first code of a document is asked for at once; from then on the server is looked for before.
beforeAll(() => fetchedAhead(async () => undefined)().catch(() => undefined));

beforeEach(() => {
  isServerThere = false;
  // Long after the last answer of the test before.
  passMs(60_000);
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async () => {
    if (!isServerThere) throw new TypeError("Failed to fetch");
    return new Response("ok");
  });
  vi.stubGlobal("location", { hash: "#/pratiche/1", reload });
  vi.stubGlobal("performance", { now: lateNow });
});

afterEach(() => {
  dispose?.();
  document.body.replaceChildren();
  forgetDrafts();
  reload.mockReset();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function show(load: Parameters<typeof latePage>[0]): void {
  const Page = latePage(load);
  const place = document.createElement("div");
  document.body.append(place);
  dispose = render(() => <Page />, place);
}

const text = () => document.body.textContent ?? "";
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const button = (name: string) => [...document.querySelectorAll("button")].find((one) => one.textContent === name);

test("with something typed nothing starts anew by itself, and the choice is the person's", async () => {
  keepDraft("1/NOTE", { text: "Portata la spesa" }, {}, "Scrivi nel diario");
  show(missing);
  await wait(100);
  expect(text()).toContain("Il servizio non risponde");
  isServerThere = true;
  await wait(60_000);
  expect(reload).not.toHaveBeenCalled();
  expect(hasDrafts()).toBe(true);
  expect(text()).toContain("Ricaricando si perde quello che hai scritto");
  expect(document.querySelector("a")?.getAttribute("href")).toBe("#/pratiche/1");

  button("Ricarica e perdi quello che hai scritto")?.click();
  await wait(100);
  expect(reload).toHaveBeenCalledTimes(1);
});

test("the server gone again, not even the click loses anything", async () => {
  keepDraft("1/NOTE", { text: "Portata la spesa" }, {}, "Scrivi nel diario");
  isServerThere = true;
  show(missing);
  await wait(100);
  isServerThere = false;
  button("Ricarica e perdi quello che hai scritto")?.click();
  await wait(60_000);
  expect(reload).not.toHaveBeenCalled();
  expect(listDrafts("all")).toMatchObject([{ label: "Scrivi nel diario" }]);
});

test("with nothing typed the document starts anew as soon as the server is back", async () => {
  show(missing);
  await wait(20_000);
  expect(reload).not.toHaveBeenCalled();
  isServerThere = true;
  await wait(6_000);
  expect(reload).toHaveBeenCalled();
});

test("nothing is asked for while the server is away, so the code comes once it is back", async () => {
  const asked = vi.fn();
  keepDraft("1/NOTE", { text: "Portata la spesa" }, {}, "Scrivi nel diario");
  show(async () => {
    asked();
    return { default: () => <p>Da fare</p> };
  });
  await wait(20_000);
  expect(asked).not.toHaveBeenCalled();
  isServerThere = true;
  await wait(6_000);
  expect(text()).toContain("Da fare");
  expect(reload).not.toHaveBeenCalled();
  expect(hasDrafts()).toBe(true);
  dropDraft("1/NOTE");
  expect(hasDrafts()).toBe(false);
});
