// A mother and her child, in a real browser: the relation is recorded on the child's page, is said from the mother's side
// with her word, tells where an act says otherwise, is ended there, and is as it was before.
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { person } from "../../workflows/person/index.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs, wordFor } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const words = person.texts.it;
const record = wordFor(person, "RECORD_RELATION");
const end = wordFor(person, "END_RELATION");
const today = () => romeDay(new Date().toISOString());

async function family(page: Page, surname: string) {
  const [mother, child] = [randomUUID(), randomUUID()];
  const about = { surname, territory: "020038", fiscalCodeMissing: "unknown" };
  const open = (caseId: string, payload: JsonObject) =>
    sendAs(page, { caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: { ...about, ...payload } });
  await open(mother, { givenName: "Ada", sex: "F", birthOn: "1985-03-02" });
  await open(child, { givenName: "Eva", sex: "F", birthOn: addDays(today(), -3000) });
  const act = { actRole: "parent", representative: mother, responsibility: "suspended", authority: "juvenileCourt" };
  await sendAs(page, {
    ...{ caseId: child, kind: "person", expectedSeq: 1, type: "RECORD_ACT" },
    payload: { ...act, actOn: addDays(today(), -3), from: addDays(today(), -3) },
  });
  return { mother, child };
}

test.each([1280, 360])(
  "a relation is recorded, seen from both sides and ended, at %i px",
  { timeout: 300_000 },
  async (width) => {
    const worker = await demo.signIn(browser, "sara.responsabile@demo.ambito.example", { width });
    const { page } = worker;
    await page.goto(`${demo.url}/#/`);
    const surname = width === 360 ? "Provincialetti" : "Campioncini";
    const { mother, child } = await family(page, surname);

    await page.goto(`${demo.url}/#/persone/${child}`);
    const card = page.getByRole("region", { name: "Legami", exact: true });
    await card.getByText("Nessun legame registrato.").waitFor();
    await card.getByText(`Per un atto in vigore ${surname} Ada è genitore: tra i legami non c’è.`).waitFor();
    await card.getByRole("button", { name: record, exact: true }).press("Enter");
    const dialog = page.getByRole("dialog", { name: record });
    const search = dialog.getByLabel(words.fields.relative ?? "");
    await search.fill(`${surname} ada`);
    await dialog.getByRole("option", { name: new RegExp(`${surname} Ada`) }).click();
    await dialog.getByRole("combobox", { name: words.fields.tie ?? "" }).selectOption("parent");
    await dialog.getByLabel(words.options.registry ?? "", { exact: true }).press("Space");
    expect(await worker.findBarriers()).toEqual([]);
    await dialog.getByRole("button", { name: record, exact: true }).press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await card.getByText("Madre", { exact: true }).waitFor();
    await card
      .getByText(`${surname} Ada è genitore, ma per gli atti la responsabilità è sospesa o decaduta.`)
      .waitFor();
    expect(await worker.findBarriers()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

    await page.goto(`${demo.url}/#/persone/${mother}`);
    await card.getByText("Figlia", { exact: true }).waitFor();
    await card.getByText("scritto nella scheda dell’altra persona").waitFor();
    await card.getByRole("button", { name: /^Chiudi Figlia/ }).press("Enter");
    const ending = page.getByRole("dialog", { name: end });
    await ending.getByLabel(words.fields.relationEnd ?? "").selectOption("noLonger");
    expect(await worker.findBarriers()).toEqual([]);
    await ending.getByRole("button", { name: end, exact: true }).press("Enter");
    await ending.waitFor({ state: "hidden" });
    await card.getByText("Un legame finito").waitFor();
    expect(worker.faults).toEqual([]);
    await worker.close();
  },
);
