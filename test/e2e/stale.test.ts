// Two workers on one case: who sends second is told what the other did meanwhile, keeps what was typed, and sends it
// when she has looked.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { chooseAct, openContact, patienceMs, sendAs, stage, wordFor } from "../support/journey.ts";

const typed = "La figlia chiede un aiuto per il pranzo (esempio)";
const report = { reportSource: "self", reportText: "Segnalazione di esempio" };

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test("the second of two sees what changed and loses no word", { timeout: 240_000 }, async () => {
  const first = await demo.signIn(browser, "sara.responsabile@demo.ambito.example");
  const second = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const { page } = second;
  const { caseId, path } = await openContact(page, "Esempio Dora", "elderly");
  await sendAs(page, { caseId, expectedSeq: 1, type: "REPORT", payload: report });
  for (const one of [first, second]) {
    await one.page.goto(`${demo.url}${path}`);
    await stage(one.page, caseIntake, "reported");
  }

  const name = wordFor(caseIntake, "START_LISTENING");
  const name2 = wordFor(caseIntake, "CONVOKE");
  const dialog = await chooseAct(page, name2);
  await dialog.getByLabel(/^Note sulla convocazione/).fill(typed);
  await dialog.getByLabel(/^Convocata per il/).fill("31/12/2099");

  // Each sees that the other is there, and the first that the second is writing; nobody is kept from anything.
  await page.getByText("Sara Lugli è in questa scheda").waitFor({ timeout: patienceMs });
  await first.page.getByText(/sta scrivendo in questa scheda/).waitFor({ timeout: patienceMs });

  const listening = await chooseAct(first.page, name);
  await listening.getByRole("button", { name, exact: true }).click();
  await stage(first.page, caseIntake, "inListening");
  // The second browser is told by itself, behind the form that is open in it.
  await expect
    .poll(() => page.locator(".page-head .tag").allTextContents(), { timeout: patienceMs })
    .toContain("In ascolto");

  await dialog.getByRole("button", { name: name2, exact: true }).click();
  await dialog.getByText("Nel frattempo la pratica è cambiata").waitFor();
  // Whoever sent it stands at the answer, within the dialog.
  const stands = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  await expect.poll(stands, { timeout: patienceMs }).toMatch(/^Nel frattempo la pratica è cambiata/);
  const changed = await dialog.locator(".alert").first().textContent();
  expect(changed).toMatch(/Ascolto avviato/);
  expect(changed).toMatch(/Sara Lugli/);
  expect(await dialog.getByLabel(/^Note sulla convocazione/).inputValue()).toBe(typed);
  expect(await second.findBarriers()).toEqual([]);

  // What then comes in live takes no focus away from who is somewhere else on the page.
  const diary = first.page.getByRole("button", { name: "Scrivi nel diario" });
  await diary.focus();
  await dialog.getByRole("button", { name: name2, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(typed).first().waitFor();
  await first.page.getByText(typed).first().waitFor();
  expect(await diary.evaluate((button) => button === document.activeElement)).toBe(true);
  for (const one of [first, second]) {
    expect(one.faults).toEqual([]);
    await one.close();
  }
});
