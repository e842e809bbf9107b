// A work list of 100,000 cases under the thumb: the bar is the place in the whole list, each row says which it is, keys
// reach both ends, and what colleagues do is seen without anything moving.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { patienceMs } from "../support/journey.ts";
import { type LongList, startLongList } from "../support/long-list.ts";
import type { WatchedPage } from "../support/page.ts";

const cases = 100_000;
const address = "/#/lavoro?view=all&sort=number";

let list: LongList;
let browser: Browser;
let numbers: string[];
beforeAll(async () => {
  [list, browser] = await Promise.all([startLongList(cases), launchBrowser()]);
  numbers = list.numbers();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await list?.end();
});

const grid = ({ page }: WatchedPage) => page.getByRole("grid");

/** Place in the list, from 0, and number of each row in sight; undefined while one of them is on its way. */
const rowsInSight = (watched: WatchedPage) =>
  grid(watched).evaluate((table) => {
    const box = table.parentElement?.getBoundingClientRect();
    const rows = [...table.querySelectorAll("tbody tr[aria-rowindex]")].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return box !== undefined && bottom > box.top + 45 && top < box.bottom - 5;
    });
    const found = rows.map((row) => ({
      place: Number(row.getAttribute("aria-rowindex")) - 2,
      number: /\d{4}-\d{6,7}/.exec(row.textContent ?? "")?.[0],
    }));
    return found.length === 0 || found.some(({ number }) => number === undefined) ? undefined : found;
  });

/** Waits until all rows in sight are there, and answers them in the order of their places. */
async function settled(watched: WatchedPage) {
  const rows = await vi.waitUntil(() => rowsInSight(watched), { timeout: patienceMs, interval: 50 });
  return rows.sort((a, b) => a.place - b.place);
}

const expectRight = (rows: { place: number; number: string | undefined }[], expected: readonly string[]) =>
  expect(rows.map(({ number }) => number)).toEqual(rows.map(({ place }) => expected[place]));

const scrollTo = (watched: WatchedPage, part: number) =>
  grid(watched).evaluate((table, share) => {
    const box = table.parentElement;
    if (box) box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
  }, part);

/** Every row and heading that is drawn: the next lies right under the one before, and no row between them is left out. */
async function expectStacked(watched: WatchedPage): Promise<number> {
  const rows = await grid(watched).evaluate((table) =>
    [...table.querySelectorAll("tbody tr")]
      .map((row) => ({ place: Number(row.getAttribute("aria-rowindex")), box: row.getBoundingClientRect() }))
      .map(({ place, box }) => ({ place, top: box.top, bottom: box.bottom }))
      .sort((a, b) => a.top - b.top),
  );
  for (const [i, row] of rows.entries()) {
    const next = rows[i + 1];
    if (next) expect(Math.abs(next.top - row.bottom)).toBeLessThan(1.5);
  }
  // A heading has no place of its own.
  const places = rows.map(({ place }) => place).filter((place) => place > 0);
  expect(places).toEqual(places.map((_, i) => (places[0] ?? 0) + i));
  return rows.length - places.length;
}

/** The row that is selected is seen whole. */
const expectSelectedInSight = async (watched: WatchedPage) => {
  const edges = await grid(watched).evaluate((table) => {
    const [box, row] = [table.parentElement, table.querySelector("tr[aria-selected=true]")];
    const head = table.querySelector("thead")?.getBoundingClientRect().bottom ?? 0;
    if (!box || !row) return undefined;
    const [outer, inner] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
    return { above: inner.top - Math.max(outer.top, head), below: outer.bottom - inner.bottom };
  });
  expect(edges?.above).toBeGreaterThan(-2);
  expect(edges?.below).toBeGreaterThan(-2);
};

test("the bar is the place in the whole list, and every row is the one of its place", {
  timeout: 240_000,
}, async () => {
  const reader = await list.openPage(browser, address);
  await grid(reader).waitFor();
  expectRight(await settled(reader), numbers);
  expect(await grid(reader).getAttribute("aria-rowcount")).toBe(String(numbers.length + 1));
  for (const part of [0.5, 0.123, 0.987, 0]) {
    await scrollTo(reader, part);
    const rows = await settled(reader);
    expectRight(rows, numbers);
    expect(Math.abs((rows[0]?.place ?? 0) - numbers.length * part)).toBeLessThan(30);
  }
  await grid(reader).focus();
  await reader.page.keyboard.press("End");
  const last = await settled(reader);
  expectRight(last, numbers);
  expect(last.at(-1)?.place).toBe(numbers.length - 1);
  await reader.page.keyboard.press("PageUp");
  expectRight(await settled(reader), numbers);
  const chosen = grid(reader).locator("tr[aria-selected=true]");
  expect(Number(await chosen.getAttribute("aria-rowindex"))).toBeLessThan(numbers.length);
  expect(await grid(reader).getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
  expect(await reader.findBarriers()).toEqual([]);
  await reader.page.keyboard.press("Home");
  expect((await settled(reader))[0]).toEqual({ place: 0, number: numbers[0] });
  expect(reader.faults).toEqual([]);
  await reader.close();
});

test("on a phone cards of any height do the same", { timeout: 240_000 }, async () => {
  const reader = await list.openPage(browser, "/#/lavoro?view=all&sort=number", { width: 360 });
  await grid(reader).waitFor();
  const places = async () => (await grid(reader).locator("tbody tr").all()).length;
  await vi.waitUntil(places, { timeout: patienceMs });
  await grid(reader).focus();
  await reader.page.keyboard.press("End");
  const lastCard = grid(reader).locator(`tr[aria-rowindex="${numbers.length + 1}"][id]`);
  await lastCard.waitFor({ timeout: patienceMs });
  // Back by hand, card by card: none lies over another and none is left out.
  for (let i = 0; i < 12; i++) {
    await grid(reader).evaluate((table) => table.parentElement?.scrollBy(0, -300));
    await reader.page.waitForTimeout(50);
  }
  await expectStacked(reader);
  expect(reader.faults).toEqual([]);
  await reader.close();
});

test("rows under headings lie one under the other at either width, and the selected one is seen", {
  timeout: 240_000,
}, async () => {
  const reader = await list.openPage(browser, "/#/lavoro?view=unassigned&sort=urgent");
  await grid(reader).locator(".grid-section").first().waitFor();
  await grid(reader).focus();
  let headings = 0;
  const go = async (...keys: string[]) => {
    for (const key of keys) {
      await reader.page.keyboard.press(key);
      await settled(reader);
      headings = Math.max(headings, await expectStacked(reader));
      await expectSelectedInSight(reader);
    }
  };
  await go("PageDown", "PageDown", "ArrowUp", "PageUp", "PageDown", "End", "PageUp", "Home", "PageDown");
  expect(headings).toBeGreaterThan(0);
  for (const width of [360, 1280]) {
    await reader.page.setViewportSize({ width, height: 800 });
    await reader.page.waitForTimeout(200);
    await settled(reader);
    await expectStacked(reader);
    await expectSelectedInSight(reader);
    await go("ArrowDown", "PageDown", "PageUp", "End", "Home");
  }
  expect(reader.faults).toEqual([]);
  await reader.close();
});

test("from a case at the end of the list one comes back to its row, and goes on from there", {
  timeout: 240_000,
}, async () => {
  const [before, last] = [await list.openCase(), await list.openCase()];
  const reader = await list.openPage(browser, "/#/lavoro?view=all&sort=oldest");
  const { page } = reader;
  await grid(reader).waitFor();
  await grid(reader).focus();
  await page.keyboard.press("End");
  await grid(reader).locator(`#row-${last}[aria-selected=true]`).waitFor({ timeout: patienceMs });
  const rows = Number(await grid(reader).getAttribute("aria-rowcount"));
  await page.keyboard.press("Enter");
  await page.getByText("È l’ultima pratica dell’elenco.").waitFor();
  await page.keyboard.press("k");
  await page.waitForURL(`**${before}**`);
  await page.getByRole("navigation", { name: "Elenco da cui si viene" }).getByText("j", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  const chosen = grid(reader).locator("tr[aria-selected=true]");
  await chosen.waitFor();
  expect(await chosen.getAttribute("id")).toBe(`row-${before}`);
  expect(await chosen.getAttribute("aria-rowindex")).toBe(String(rows - 1));
  await expectSelectedInSight(reader);
  expect(reader.faults).toEqual([]);
  await reader.close();
});

test("what colleagues open is announced and moves nothing; what they change is seen at once", {
  timeout: 240_000,
}, async () => {
  const reader = await list.openPage(browser, "/#/lavoro?view=all&sort=openedOn");
  await grid(reader).waitFor();
  await scrollTo(reader, 0.5);
  const before = await settled(reader);
  await grid(reader).hover();
  for (let i = 0; i < 3; i++) await list.openCase();
  await reader.page.getByText("Ci sono 3 pratiche nuove in questo elenco").waitFor({ timeout: patienceMs });
  expect(await settled(reader)).toEqual(before);
  const count = Number(await grid(reader).getAttribute("aria-rowcount"));
  await reader.page.getByRole("button", { name: "Aggiorna l’elenco" }).click();
  await vi.waitFor(async () => expect(Number(await grid(reader).getAttribute("aria-rowcount"))).toBe(count + 3), {
    timeout: patienceMs,
  });
  await grid(reader).focus();
  await reader.page.keyboard.press("Home");
  const fresh = await settled(reader);
  expect(fresh[0]?.place).toBe(0);

  // Somebody changes a case in sight: its row says so where it stands.
  const caseId = await list.openCase();
  await reader.page.getByRole("button", { name: "Aggiorna l’elenco" }).click();
  const row = grid(reader).locator(`#row-${caseId}`);
  await row.waitFor({ timeout: patienceMs });
  await list.give(caseId, 1, "colleague");
  await row.getByText("Prova collega").waitFor({ timeout: patienceMs });
  expect(reader.faults).toEqual([]);
  await reader.close();
});
