// Journey (d): the head of the area gives a case to one worker, then to another one; the lists of both, open in
// browsers of their own, change by themselves.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { openContact, patienceMs } from "../support/journey.ts";
import type { WatchedPage } from "../support/page.ts";

const who = "Esempio Fedora";
const mine = "/#/lavoro?view=mine&sort=openedOn";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const rowIn = ({ page }: WatchedPage) => page.getByRole("row", { name: who });

/** Marks the page, so that a reload between would be seen. */
const mark = ({ page }: WatchedPage) => page.evaluate(() => document.body.setAttribute("data-since", "before"));
const isMarked = ({ page }: WatchedPage) => page.evaluate(() => document.body.getAttribute("data-since") === "before");

test("a case given to somebody else moves between two open lists by itself", { timeout: 240_000 }, async () => {
  const head = await demo.signIn(browser, "sara.responsabile@demo.ambito.example");
  const anna = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const lorenzo = await demo.signIn(browser, "lorenzo.inclusione@demo.ambito.example");
  await openContact(head.page, who, "poverty");
  for (const one of [anna, lorenzo]) {
    await one.page.goto(`${demo.url}${mine}`);
    await one.page.getByRole("heading", { level: 1, name: "Le mie pratiche" }).waitFor();
    await one.page.getByRole("row").nth(1).waitFor();
    expect(await rowIn(one).count()).toBe(0);
    await mark(one);
    await one.page.mouse.move(1, 1);
  }

  await head.page.goto(`${demo.url}/#/lavoro?view=all&sort=openedOn`);
  const give = async (to: string) => {
    await rowIn(head)
      .getByRole("button", { name: /^Assegna: / })
      .click();
    const dialog = head.page.getByRole("dialog");
    await dialog.getByRole("button", { name: `Assegna: ${to}` }).waitFor();
    expect(await head.findBarriers()).toEqual([]);
    await dialog.getByRole("button", { name: `Assegna: ${to}` }).click();
    await dialog.waitFor({ state: "hidden" });
  };
  await give("Anna Ferrarini");
  await rowIn(anna).waitFor({ timeout: patienceMs });
  expect(await rowIn(lorenzo).count()).toBe(0);

  // Under the cursor nothing jumps: what came is announced, and shown when asked for.
  await lorenzo.page.getByRole("grid").hover();
  await give("Lorenzo Pavesi");
  const news = lorenzo.page.getByText("C’è una pratica nuova in questo elenco");
  await news.waitFor({ timeout: patienceMs });
  expect(await rowIn(lorenzo).count()).toBe(0);
  await lorenzo.page.getByRole("button", { name: "Aggiorna l’elenco" }).click();
  await rowIn(lorenzo).waitFor();
  await rowIn(anna).waitFor({ state: "detached", timeout: patienceMs });

  for (const one of [anna, lorenzo]) expect(await isMarked(one), "nobody reloaded the page").toBe(true);
  for (const one of [head, anna, lorenzo]) {
    expect(one.faults).toEqual([]);
    await one.close();
  }
});
