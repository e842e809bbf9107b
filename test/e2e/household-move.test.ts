// A household of the register moves, in a real browser: who moves along stands ticked by name before it is sent, one who stayed is
// taken out, who died is said not to move; the records of the others follow at once.
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { household } from "../../workflows/household/index.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs, wordFor } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const words = household.texts.it;
const act = wordFor(household, "MOVE_HOUSEHOLD");
const today = () => romeDay(new Date().toISOString());
const shown = (day: string) => day.split("-").reverse().join("/");

/** Mother, father who died, and two children at home in Ostiglia. */
async function family(page: Page, surname: string) {
  const [mother, father, child, grown, home] = Array.from({ length: 5 }, () => randomUUID()) as [
    ...[string, string, string, string, string],
  ];
  const about = { surname, territory: "020038", movedOn: "2015-01-01", fiscalCodeMissing: "unknown" };
  const open = (caseId: string, givenName: string) =>
    sendAs(page, {
      ...{ caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
      payload: { ...about, givenName, address: "Via Esempio 1" } satisfies JsonObject,
    });
  for (const [id, name] of [
    [mother, "Ada"],
    [father, "Ugo"],
    [child, "Eva"],
    [grown, "Leo"],
  ] as const)
    await open(id, name);
  const members = [
    { person: mother, relation: "reference", from: "2015-01-01" },
    { person: father, relation: "spouse", from: "2015-01-01" },
    { person: child, relation: "child", from: "2018-02-03" },
    { person: grown, relation: "child", from: "2015-01-01" },
  ];
  const payload = { householdKind: "registry", territory: "020038", members };
  await sendAs(page, { caseId: home, kind: "household", expectedSeq: 0, type: "OPEN_HOUSEHOLD", payload });
  // Opened, and taken into the household: the death is the third event of his record.
  const died = { diedOn: addDays(today(), -60) };
  await sendAs(page, { caseId: father, kind: "person", expectedSeq: 2, type: "RECORD_DEATH", payload: died });
  return { mother, grown };
}

test.each([1280, 360])("a household moves with who lives in it, at %i px", { timeout: 300_000 }, async (width) => {
  const worker = await demo.signIn(browser, "sara.responsabile@demo.ambito.example", { width });
  const { page } = worker;
  await page.goto(`${demo.url}/#/`);
  const surname = width === 360 ? "Traslocatti" : "Traslocotti";
  const { mother, grown } = await family(page, surname);
  await page.goto(`${demo.url}/#/persone/${mother}`);
  const card = page.getByRole("region", { name: "Con chi vive" });
  await card.getByText("Altro sul nucleo").press("Enter");
  await card.getByRole("button", { name: act }).press("Enter");

  const dialog = page.getByRole("dialog", { name: act });
  const tick = (name: string) => dialog.getByLabel(`${surname} ${name}`, { exact: true });
  await tick("Ada").waitFor();
  for (const name of ["Ada", "Eva", "Leo"]) expect(await tick(name).isChecked(), name).toBe(true);
  expect(await tick("Ugo").count()).toBe(0);
  await dialog.getByText(`${surname} Ugo: decesso registrato`).waitFor();
  await dialog.getByLabel(new RegExp(`^${words.fields.territory}`)).selectOption("020042");
  await dialog.getByLabel(words.fields.movedOn ?? "").fill(shown(addDays(today(), -2)));
  await tick("Leo").press("Space");
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await dialog.getByRole("button", { name: act, exact: true }).press("Enter");
  await dialog.waitFor({ state: "hidden" });

  const payer = page.getByRole("region", { name: "Residenza ed ente pagante" });
  await payer.getByText(`Residente a Poggio Rusco dal ${shown(addDays(today(), -2))}`).waitFor();
  await card.getByText("Poggio Rusco").waitFor();
  // The street of before is no longer hers.
  expect(await page.getByText("Via Esempio 1", { exact: true }).count()).toBe(0);
  await page.goto(`${demo.url}/#/persone/${grown}`);
  await payer.getByText(/Residente a Ostiglia dal/).waitFor();
  expect(worker.faults).toEqual([]);
  await worker.close();
});
