// A worker's morning without a mouse: what is to be done in the order of the day, three cases decided one after the other,
// a note, a reminder; and no barrier on what she meets, in both languages, on a desk, on a phone and at twice the size.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { fieldIs } from "../../workflows/kernel/list-condition.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { patienceMs, sendAs } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

interface Row {
  id: string;
  state: string;
}

/** Her own open cases of one step, in the order of the day, as the page itself asks for them. */
const ownCases = (page: Page, state: string): Promise<Row[]> =>
  page.evaluate(
    async (ask) => {
      const answer = await fetch(`/api/queues/page?ask=${encodeURIComponent(JSON.stringify(ask))}`);
      return ((await answer.json()) as { rows: Row[] }).rows;
    },
    {
      ...{ view: "todo", sort: "urgent" },
      where: [fieldIs("kind", "case-intake"), fieldIs("state", state)],
    },
  );

interface Shown {
  seq: number;
  asked: { of: string; reminders: number }[];
}

const caseOf = (page: Page, caseId: string): Promise<Shown> =>
  page.evaluate(async (id) => {
    const answer = await fetch(`/trpc/cases.getCase?input=${encodeURIComponent(JSON.stringify({ caseId: id }))}`);
    return ((await answer.json()) as { result: { data: Shown } }).result.data;
  }, caseId);

/** How often each of those asked was reminded. */
const remindersOf = async (page: Page, caseId: string) =>
  Object.fromEntries((await caseOf(page, caseId)).asked.map(({ of, reminders }) => [of, reminders]));

/** Tab until the focus is on what has this role and name. */
async function tabTo(page: Page, role: "link" | "button" | "textbox" | "combobox" | "radio", name: string | RegExp) {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  const isThere = () => wanted.evaluate((element) => element === document.activeElement);
  for (let i = 0; i < 80 && !(await isThere()); i++) await page.keyboard.press("Tab");
  expect(await isThere(), `Tab reaches ${name}`).toBe(true);
}

const grid = (page: Page) => page.getByRole("grid");

/** The keys of a row are fetched once the list stands. */
const keysThere = (page: Page) =>
  expect
    .poll(
      () =>
        page.evaluate(() =>
          performance
            .getEntriesByType("resource")
            .some(({ name, duration }) => name.includes("list-keys") && duration > 0),
        ),
      { timeout: patienceMs },
    )
    .toBe(true);

/** Waits until the page is the one of a case, and answers its id. */
async function caseShown(page: Page, other?: string): Promise<string> {
  const idNow = () => /pratiche\/([^?]+)/.exec(page.url())?.[1];
  await expect.poll(() => idNow() !== undefined && idNow() !== other, { timeout: patienceMs }).toBe(true);
  await page.getByRole("heading", { name: "Cosa posso fare" }).waitFor();
  return idNow() as string;
}

test("open, decide, next: three cases in a row, a note and a reminder, all by keys", async () => {
  const { page, faults, close } = await demo.signIn(browser, "socialWorker");
  const { keyboard } = page;
  const inDelivery = await ownCases(page, "inDelivery");
  expect(inDelivery.length).toBeGreaterThan(3);
  const asked = inDelivery.at(-1)?.id as string;
  await sendAs(page, {
    ...{ caseId: asked, expectedSeq: (await caseOf(page, asked)).seq, type: "REQUEST_OPINION" },
    payload: { opinionBodies: ["school", "healthAuthority"], questionText: "Come va a scuola? (esempio)" },
  });

  await keyboard.press("l");
  await grid(page).waitFor();
  await keyboard.press("j");
  await expect.poll(() => grid(page).evaluate((element) => element === document.activeElement)).toBe(true);
  await keyboard.press("Enter");
  let shown = await caseShown(page);
  const first = shown;
  const decided: string[] = [];
  while (decided.length < 3) {
    await keyboard.press("a");
    await page.getByRole("combobox").waitFor();
    await keyboard.type("avvia la verifica");
    if ((await page.getByRole("option", { name: "Avvia la verifica" }).count()) > 0) {
      await keyboard.press("Enter");
      const dialog = page.getByRole("dialog", { name: "Avvia la verifica" });
      await dialog.waitFor();
      await tabTo(page, "button", /^Avvia la verifica$/);
      await keyboard.press("Enter");
      await dialog.waitFor({ state: "hidden" });
      decided.push(shown);
    } else {
      await keyboard.press("Escape");
      await page.getByRole("combobox").waitFor({ state: "hidden" });
    }
    if (decided.length < 3) {
      await keyboard.press("]");
      shown = await caseShown(page, shown);
    }
  }
  expect((await ownCases(page, "inReview")).map((row) => row.id)).toEqual(expect.arrayContaining(decided));

  // Back to the list, at the row one left.
  await keyboard.press("Escape");
  await grid(page).waitFor();
  const active = () => grid(page).getAttribute("aria-activedescendant");
  await expect.poll(active).toBe(`row-${shown}`);
  expect(shown).not.toBe(first);

  await keyboard.press("n");
  const note = page.getByRole("dialog", { name: "Scrivi nel diario" });
  await note.waitFor();
  await tabTo(page, "combobox", /Tipo di nota/);
  await keyboard.press("ArrowDown");
  await tabTo(page, "textbox", /Testo/);
  await keyboard.type("Chiamata la signora: viene giovedì.");
  await keyboard.press("Control+Enter");
  await note.waitFor({ state: "hidden" });
  await page.getByText("Chiamata la signora: viene giovedì.").first().waitFor();

  await keyboard.press("Escape");
  await grid(page).waitFor();
  await tabTo(page, "link", /^In attesa di altri/);
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "In attesa di altri" }).waitFor();
  await grid(page).waitFor();
  const row = page.locator(`#row-${asked}`);
  await row.waitFor();
  await keyboard.press("j");
  for (let i = 0; i < 50 && (await row.getAttribute("aria-selected")) !== "true"; i++)
    await keyboard.press("ArrowDown");
  await keyboard.press("r");
  const reminder = page.getByRole("dialog", { name: /^Sollecita: / });
  await reminder.getByRole("button", { name: "Telefonata" }).waitFor();
  // Two were asked: the other one is reminded, and nobody else.
  await tabTo(page, "radio", /^Scuola/);
  await keyboard.press("ArrowDown");
  await page.getByRole("dialog", { name: /^Sollecita: A/ }).waitFor();
  await tabTo(page, "button", /^Telefonata$/);
  await keyboard.press("Enter");
  await reminder.waitFor({ state: "hidden" });
  const reminders = () => remindersOf(page, asked);
  await expect.poll(reminders).toEqual({ school: 0, healthAuthority: 1 });
  await keyboard.press("r");
  await reminder.getByRole("button", { name: "Telefonata" }).waitFor();
  await keyboard.press("Enter");
  await reminder.waitFor({ state: "hidden" });
  await row.getByText(/sollecito il/).waitFor();
  await expect.poll(reminders).toEqual({ school: 1, healthAuthority: 1 });
  expect(faults).toEqual([]);
  await close();
});

test("rows are chosen by keys, a single key can be switched off, and Ctrl+K leads anywhere", async () => {
  const { page, faults, close } = await demo.signIn(browser, "supervisor");
  const { keyboard } = page;
  await page.goto(`${demo.url}/#/lavoro?view=all`);
  await grid(page).waitFor();
  await keysThere(page);
  await keyboard.press("j");
  await keyboard.press("x");
  await page.getByText("1 pratica scelta").waitFor();
  await keyboard.press("Shift+ArrowDown");
  await keyboard.press("Shift+ArrowDown");
  await page.getByText("3 pratiche scelte").waitFor();
  await keyboard.press("Escape");
  await page.getByText("3 pratiche scelte").waitFor({ state: "hidden" });

  await keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Aiuto" });
  await help.getByRole("tab", { name: "Tasti rapidi" }).click();
  await tabTo(page, "button", "Chiudi");
  await help.getByRole("checkbox").focus();
  await keyboard.press("Space");
  await keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
  await keyboard.press("x");
  await keyboard.press("g");
  expect(await page.getByText("1 pratica scelta").count()).toBe(0);
  expect(page.url()).toContain("/lavoro");

  await keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Scrivi per cercare" }).waitFor();
  await keyboard.type("piano di zona");
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Piano di zona" }).waitFor();
  expect(faults).toEqual([]);
  await close();
});

test("what is overdue longest stands in that order, also where somebody else is waited for", async () => {
  const { page, faults, close } = await demo.signIn(browser, "supervisor");
  const list = page.getByRole("region", { name: "Scadute da più tempo" });
  await list.getByRole("listitem").first().waitFor();
  const days = (await list.getByRole("listitem").allInnerTexts()).map((text) =>
    Number(/Scaduta da (\d+) giorn/.exec(text)?.[1]),
  );
  expect(days).toEqual([...days].sort((a, b) => b - a));
  expect(faults).toEqual([]);
  await close();
});

const sizes = [
  ["a desk", 1280],
  ["a phone", 360],
  // 1280 px at 200 %.
  ["twice the size", 640],
] as const;

test.each(sizes)("no barrier on %s, in both languages", async (_, width) => {
  const { page, faults, findBarriers, close } = await demo.signIn(browser, "socialWorker", { width });
  const { keyboard } = page;
  const wrong: string[] = [];
  const look = async (where: string) => {
    wrong.push(...(await findBarriers()).map((barrier) => `${where}: ${barrier}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) wrong.push(`${where} scrolls ${overflow} px sideways`);
  };
  for (const [language, more, listName] of [
    ["it", "Altro", "Da fare"],
    ["en", "More", "To do"],
  ] as const) {
    if (language === "en") await page.getByRole("button", { name: "Switch to English" }).click();
    await page.goto(`${demo.url}/#/lavoro`);
    await page.getByRole("grid", { name: listName }).waitFor();
    await page.locator(".list-waiting section").waitFor();
    await look(`${language} list`);
    await page.getByRole("button", { name: more, exact: true }).click();
    await page.locator(".list-more-panel").waitFor();
    await look(`${language} menu`);
    await keyboard.press("Escape");
    await keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
    await look(`${language} palette`);
    await keyboard.press("Escape");
    await keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await look(`${language} keys`);
    await keyboard.press("Escape");
    await page.goto(`${demo.url}/#/lavoro?view=waiting`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await look(`${language} waiting`);
    await page.goto(`${demo.url}/#/lavoro`);
    await page.getByRole("grid", { name: listName }).waitFor();
    await keyboard.press("j");
    await keyboard.press("Enter");
    await page.locator(".walk-line").waitFor();
    await look(`${language} case`);
  }
  expect([...wrong, ...faults]).toEqual([]);
  await close();
});
