// A couple goes from the first contact to the bank of families in a real browser: the team knows the family, the
// psychologist signs too, the family is told, the head of the area decides. Who may not is not offered the act.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fosterVetting } from "../../workflows/foster-vetting/index.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { person } from "../../workflows/person/index.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { launchBrowser } from "../support/browser.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { fillForm } from "../support/fill-form.ts";
import type { WatchedPage } from "../support/page.ts";
import { currentOf } from "../support/pure-case.ts";

const version = currentOf(fosterVetting);
const { it: texts } = fosterVetting.texts;
const names: Record<string, string> = { person: "Esempio Ada", partner: "Esempio Bruno", colleague: "Laura Negrelli" };
const steps = fosterVetting.examples[0]?.steps ?? [];
const bank = steps.findIndex(({ type }) => type === "DECIDE");

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await demo?.end();
});

const payloadOf = (payload: JsonObject) =>
  fillExample(payload, romeDay(new Date().toISOString()), (name) => names[name] ?? name);

/** Chooses the act on the case page, fills its form and sends it. */
async function act({ page }: WatchedPage, type: string, payload: JsonObject): Promise<void> {
  const name = texts.events[type] ?? type;
  const button = page.getByRole("button", { name, exact: true }).first();
  const more = page.locator("details.actions-more:not([open]) > summary");
  // What a colleague has just done arrives by itself and draws the acts anew.
  for (let tries = 0; tries < 60 && !(await button.isVisible()); tries++) {
    if ((await more.count()) > 0) await more.first().click();
    await page.waitForTimeout(200);
  }
  await button.click();
  const dialog = page.getByRole("dialog");
  await fillForm(dialog, version.events[type]?.form ?? { fields: [] }, texts, payloadOf(payload));
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function newPerson({ page }: WatchedPage, name: string): Promise<void> {
  await page.goto(`${demo.url}/#/nuova/person`);
  const [surname = "", givenName = ""] = name.split(" ");
  const open = person.texts.it.events.OPEN_PERSON ?? "";
  await page.getByRole("heading", { level: 1, name: open }).waitFor();
  const form = currentOf(person).events.OPEN_PERSON?.form ?? { fields: [] };
  await fillForm(page.getByRole("main"), form, person.texts.it, { surname, givenName, territory: "020038" });
  await page.getByRole("main").getByRole("button", { name: open, exact: true }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

const stage = ({ page }: WatchedPage, state: string) =>
  page.locator(".page-head .tag", { hasText: texts.states[state] ?? state }).waitFor();

test("a couple to the bank", { timeout: 240_000 }, async () => {
  const team = await demo.signIn(browser, "enrico.affidi@demo.ambito.example");
  await newPerson(team, names.person ?? "");
  await newPerson(team, names.partner ?? "");

  await team.page.goto(`${demo.url}/#/nuova/foster-vetting`);
  const [opening] = steps;
  if (!opening) throw new Error("the example has no steps");
  const main = team.page.getByRole("main");
  await main.getByLabel(texts.fields.territory ?? "").waitFor();
  await fillForm(main, version.events[opening.type]?.form ?? { fields: [] }, texts, payloadOf(opening.payload));
  await main.getByRole("button", { name: texts.events[opening.type] ?? "", exact: true }).click();
  await stage(team, "interest");
  const address = team.page.url();

  const psychologist = await demo.signIn(browser, "laura.psicologa@demo.ambito.example");
  const head = await demo.signIn(browser, "alberto.responsabile@demo.ambito.example");
  for (const one of [psychologist, head]) await one.page.goto(address);

  for (const step of steps.slice(1, bank + 1)) {
    const who = !step.by ? team : step.type === "SIGN_REPORT" ? psychologist : head;
    if (step.type === "DECIDE") {
      const decide = team.page.getByRole("button", { name: texts.events.DECIDE ?? "", exact: true });
      expect(await decide.count(), "the team is not offered the decision").toBe(0);
      await stage(head, "decision");
      expect(await head.findBarriers()).toEqual([]);
    }
    await act(who, step.type, step.payload);
    if (step.expectState) await stage(who, step.expectState);
  }
  await stage(head, "inBank");
  for (const one of [team, psychologist, head]) {
    expect(one.faults).toEqual([]);
    await one.close();
  }
});
