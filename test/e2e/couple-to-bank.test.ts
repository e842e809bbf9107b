// A couple goes from the first contact to the bank of families in a real browser: the team knows the family, the
// psychologist signs too, the family is told, the head of the area decides. Who may not is not offered the act.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { fosterVetting } from "../../workflows/foster-vetting/index.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, open, openPerson, stage, wordFor } from "../support/journey.ts";

const names: Record<string, string> = { person: "Esempio Ada", partner: "Esempio Bruno", colleague: "Laura Negrelli" };
const steps = fosterVetting.examples[0]?.steps ?? [];
const bank = steps.findIndex(({ type }) => type === "DECIDE");

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const payloadOf = (payload: JsonObject) =>
  fillExample(payload, romeDay(new Date().toISOString()), (name) => names[name] ?? name);

test("a couple to the bank", { timeout: 240_000 }, async () => {
  const team = await demo.signIn(browser, "enrico.affidi@demo.ambito.example");
  for (const name of [names.person ?? "", names.partner ?? ""]) await openPerson(team.page, demo.url, name, "020038");

  await team.page.goto(`${demo.url}/#/nuova/foster-vetting`);
  const [opening] = steps;
  if (!opening) throw new Error("the example has no steps");
  await open(team.page, fosterVetting, opening.type, payloadOf(opening.payload));
  await stage(team.page, fosterVetting, "interest");
  const address = team.page.url();

  const psychologist = await demo.signIn(browser, "laura.psicologa@demo.ambito.example");
  const head = await demo.signIn(browser, "alberto.responsabile@demo.ambito.example");
  for (const one of [psychologist, head]) await one.page.goto(address);

  for (const step of steps.slice(1, bank + 1)) {
    const who = !step.by ? team : step.type === "SIGN_REPORT" ? psychologist : head;
    if (step.type === "DECIDE") {
      const decide = team.page.getByRole("button", { name: wordFor(fosterVetting, "DECIDE"), exact: true });
      expect(await decide.count(), "the team is not offered the decision").toBe(0);
      await stage(head.page, fosterVetting, "decision");
      expect(await head.findBarriers()).toEqual([]);
    }
    await act(who.page, fosterVetting, step.type, payloadOf(step.payload));
    if (step.expectState) await stage(who.page, fosterVetting, step.expectState);
  }
  await stage(head.page, fosterVetting, "inBank");
  for (const one of [team, psychologist, head]) {
    expect(one.faults).toEqual([]);
    await one.close();
  }
});
