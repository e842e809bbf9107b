// A household that splits, in a real browser: a couple with a child and a running case; one leaves with the child for another
// comune, by keyboard; the case asks which household it follows and follows the new one, the payer is explained, and before the
// split everything is as it was.
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { household } from "../../workflows/household/index.ts";
import { commonIt } from "../../workflows/kernel/common-texts-it.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { type OpenedCase, patienceMs, sendAs, wordFor } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const words = household.texts.it;
const split = wordFor(household, "SPLIT_HOUSEHOLD");
const follow = commonIt.events.FOLLOW_HOUSEHOLD ?? "";
const today = () => romeDay(new Date().toISOString());
const shown = (day: string) => day.split("-").reverse().join("/");
const minuteOf = (page: Page) =>
  page.evaluate(() =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome", dateStyle: "short", timeStyle: "short" })
      .format(new Date())
      .replace(" ", "T"),
  );

/** Mother with a running case, father and child, at home in Ostiglia. */
async function family(page: Page, surname: string): Promise<OpenedCase & { child: string; father: string }> {
  const [father, child, home] = [randomUUID(), randomUUID(), randomUUID()];
  const about = { surname, territory: "020038", movedOn: "2015-01-01", fiscalCodeMissing: "unknown" };
  const open = (caseId: string, payload: JsonObject) =>
    sendAs(page, { caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: { ...about, ...payload } });
  await open(father, { givenName: "Ugo" });
  await open(child, { givenName: "Eva" });
  // The household is there before the case: the case begins with it.
  const personId = randomUUID();
  await open(personId, { givenName: "Ada" });
  const members = [
    { person: father, relation: "reference", from: "2015-01-01" },
    { person: personId, relation: "spouse", from: "2015-06-01" },
    { person: child, relation: "child", from: "2018-02-03" },
  ];
  const payload = { householdKind: "registry", territory: "020038", members };
  await sendAs(page, { caseId: home, kind: "household", expectedSeq: 0, type: "OPEN_HOUSEHOLD", payload });
  const caseId = randomUUID();
  const contact = { area: "adults", need: "familyConflict", channel: "desk", requester: "self", contactReason: "x" };
  await sendAs(page, {
    ...{ caseId, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" },
    payload: { person: personId, territory: "020038", ...contact },
  });
  return { caseId, personId, name: `${surname} Ada`, path: `/#/pratiche/${caseId}`, child, father };
}

/** Everything by keyboard: the button, the rows, the day and the choices. */
async function splitByKeys(page: Page, surname: string): Promise<void> {
  const card = page.getByRole("region", { name: "Con chi vive" });
  await card.getByRole("button", { name: split }).press("Enter");
  const dialog = page.getByRole("dialog", { name: split });
  const rows = dialog.getByRole("group", { name: new RegExp(`^${words.fields.leavers} \\d$`) });
  await rows.first().waitFor();
  await dialog.getByRole("button", { name: new RegExp(`: ${words.fields.leavers}$`) }).press("Enter");
  for (const [i, [name, relation]] of [
    [`${surname} Ada`, "reference"],
    [`${surname} Eva`, "child"],
  ].entries()) {
    await rows
      .nth(i)
      .getByLabel(name ?? "", { exact: true })
      .press("Space");
    await rows
      .nth(i)
      .getByLabel(words.fields.relation ?? "")
      .selectOption(relation ?? "");
  }
  await dialog.getByLabel(words.fields.splitOn ?? "").fill(shown(addDays(today(), -2)));
  await dialog.getByLabel(words.options.separated ?? "", { exact: true }).press("Space");
  await dialog.getByLabel(new RegExp(`^${words.fields.newTerritory}`)).selectOption("020042");
}

test.each([1280, 360])(
  "a household splits and its case follows one side, at %i px",
  { timeout: 300_000 },
  async (width) => {
    const worker = await demo.signIn(browser, "sara.responsabile@demo.ambito.example", { width });
    const { page } = worker;
    await page.goto(`${demo.url}/#/`);
    const surname = width === 360 ? "Esempiatti" : "Esempiotti";
    const home = await family(page, surname);
    const opened = await minuteOf(page);
    await page.goto(`${demo.url}${home.path}`);
    await page.getByText("Nucleo seguito").waitFor();
    // The past is told as it stood when a minute began: the split comes in the next one.
    await expect.poll(() => minuteOf(page), { timeout: 70_000, interval: 1000 }).not.toBe(opened);
    const before = await minuteOf(page);

    await page.goto(`${demo.url}/#/persone/${home.personId}`);
    await splitByKeys(page, surname);
    const dialog = page.getByRole("dialog", { name: split });
    expect(await worker.findBarriers()).toEqual([]);
    await dialog.getByRole("button", { name: split, exact: true }).press("Enter");
    await dialog.waitFor({ state: "hidden" });

    const card = page.getByRole("region", { name: "Con chi vive" });
    await card.getByText("Poggio Rusco").waitFor();
    expect(await card.getByRole("listitem").allInnerTexts()).toHaveLength(2);
    const payer = page.getByRole("region", { name: "Residenza ed ente pagante" });
    await payer.getByText(`Residente a Poggio Rusco dal ${shown(addDays(today(), -2))}`).waitFor();
    await payer.getByText(/Verifica dell’ente pagante entro il/).waitFor();
    expect(await worker.findBarriers()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

    // The case asks, and is told by keyboard.
    await page.goto(`${demo.url}${home.path}`);
    const question = page.getByRole("status").filter({ hasText: "quale segue questa pratica?" });
    await question.waitFor();
    expect(await worker.findBarriers()).toEqual([]);
    await question.getByRole("button", { name: new RegExp(`${surname} Ada, ${surname} Eva`) }).press("Enter");
    const choice = page.getByRole("dialog", { name: follow });
    await choice.getByLabel(commonIt.fields.reason ?? "").fill("Segue madre e figlia (esempio)");
    expect(await worker.findBarriers()).toEqual([]);
    await choice.getByRole("button", { name: follow, exact: true }).press("Enter");
    await choice.waitFor({ state: "hidden" });
    await question.waitFor({ state: "hidden", timeout: patienceMs });
    await page.getByText(`Anagrafico: ${surname} Ada, ${surname} Eva`).waitFor();

    // Who stayed has lost nobody's trace, and before it all three lived together.
    await page.goto(`${demo.url}/#/persone/${home.father}`);
    await page
      .getByRole("region", { name: "Con chi vive" })
      .getByText(/Diviso il .* \(separazione\)/)
      .waitFor();
    await page.goto(`${demo.url}/#/persone/${home.personId}?at=${before}`);
    const then = page.getByRole("region", { name: "Con chi vive" });
    await then.getByText("Ostiglia").waitFor();
    expect(await then.getByRole("listitem").allInnerTexts()).toHaveLength(3);
    expect(worker.faults).toEqual([]);
    await worker.close();
  },
);
