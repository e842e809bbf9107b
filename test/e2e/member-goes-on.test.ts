// A member of a household whose record goes on in another, in a real browser: said beside the name on the card and on the page of the
// household, and put in its place by keyboard.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const act = "Metti al suo posto la scheda che prosegue";

test.each([
  [1280, "card"],
  [360, "page"],
] as const)(
  "the record that goes on takes the place of a member, at %i px from the %s",
  { timeout: 300_000 },
  async (width, from) => {
    const worker = await demo.signIn(browser, "sara.responsabile@demo.ambito.example", { width });
    const { page } = worker;
    await page.goto(`${demo.url}/#/`);
    const surname = width === 360 ? "Proseguelli" : "Proseguini";
    const [ugo, ada, ida, home] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const send = (caseId: string, kind: string, expectedSeq: number, type: string, payload: JsonObject) =>
      sendAs(page, { caseId, kind, expectedSeq, type, payload });
    const about = { surname, territory: "020038", fiscalCodeMissing: "unknown" };
    await send(ugo, "person", 0, "OPEN_PERSON", { ...about, givenName: "Ugo" });
    await send(ada, "person", 0, "OPEN_PERSON", { ...about, givenName: "Ada" });
    await send(ida, "person", 0, "OPEN_PERSON", { ...about, givenName: "Ida" });
    const members = [
      { person: ugo, relation: "reference", from: "2015-01-01" },
      { person: ada, relation: "spouse", from: "2015-06-01" },
    ];
    await send(home, "household", 0, "OPEN_HOUSEHOLD", { householdKind: "registry", territory: "020038", members });
    await send(ada, "person", 2, "MERGE_INTO", { other: ida, mergeText: "Stesso documento (esempio)" });

    await page.goto(`${demo.url}/#/${from === "card" ? `persone/${ugo}` : `pratiche/${home}`}`);
    const box = page.getByRole("region", { name: from === "card" ? "Con chi vive" : "Chi ci vive" });
    await box.getByText("continua in un’altra scheda").waitFor();
    expect(await worker.findBarriers()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/goes-on-${from}.png`, fullPage: true });
    await box.getByRole("button", { name: act }).press("Enter");
    const dialog = page.getByRole("dialog", { name: act });
    await dialog.getByText(`${surname} Ida, al posto di ${surname} Ada`).waitFor();
    expect(await worker.findBarriers()).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/goes-on-${from}-act.png` });
    await dialog.locator("button[type=submit]").press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await box.getByRole("link", { name: `${surname} Ida` }).waitFor();
    expect(await box.getByText("continua in un’altra scheda").count()).toBe(0);
    expect(await box.getByText(`${surname} Ada`).count()).toBe(0);
    expect(worker.faults).toEqual([]);
    await worker.close();
  },
);
