// With whom a person lived on another day, in a real browser: asked on her page by keyboard, and on the page of the household; then the
// household is dissolved, and its page says so, with where everybody is.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const today = () => romeDay(new Date().toISOString());
const shown = (day: string) => day.split("-").reverse().join("/");

test.each([1280, 360])(
  "who lived in a household is asked for another day, and what became of it is said, at %i px",
  { timeout: 300_000 },
  async (width) => {
    const worker = await demo.signIn(browser, "sara.responsabile@demo.ambito.example", { width });
    const { page } = worker;
    await page.goto(`${demo.url}/#/`);
    const surname = width === 360 ? "Giornatelli" : "Giornatini";
    const [father, mother, home] = [randomUUID(), randomUUID(), randomUUID()];
    const send = (caseId: string, kind: string, expectedSeq: number, type: string, payload: JsonObject) =>
      sendAs(page, { caseId, kind, expectedSeq, type, payload });
    const about = { surname, territory: "020038", fiscalCodeMissing: "unknown" };
    await send(father, "person", 0, "OPEN_PERSON", { ...about, givenName: "Ugo" });
    await send(mother, "person", 0, "OPEN_PERSON", { ...about, givenName: "Ada" });
    const members = [
      { person: father, relation: "reference", from: "2015-01-01" },
      { person: mother, relation: "spouse", from: "2015-06-01" },
    ];
    const opening = { householdKind: "registry", territory: "020038", members };
    await send(home, "household", 0, "OPEN_HOUSEHOLD", opening);
    await send(home, "household", 1, "END_MEMBER", { person: mother, until: "2024-12-31", endReason: "separated" });

    await page.goto(`${demo.url}/#/persone/${mother}`);
    const card = page.getByRole("region", { name: "Con chi vive" });
    await card.getByText("Non risulta in nessun nucleo.").waitFor();
    await card.getByRole("button", { name: "In un altro giorno…" }).press("Enter");
    const day = card.getByLabel("Com’era (o sarà) il giorno");
    await day.fill("31/12/2024");
    await day.press("Enter");
    await card.getByRole("link", { name: `${surname} Ugo` }).waitFor();
    expect(await card.getByRole("listitem").allInnerTexts()).toHaveLength(2);
    expect(await worker.findBarriers()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/person-${width}.png`, fullPage: true });

    await card.getByRole("link", { name: "Anagrafico" }).press("Enter");
    const lives = page.getByRole("region", { name: "Chi ci vive" });
    await lives.getByText("Chi ci viveva prima: una persona").waitFor();
    await lives.getByText("Ora in nessun nucleo che puoi vedere").waitFor();
    await lives.getByRole("button", { name: "In un altro giorno…" }).press("Enter");
    await lives.getByLabel("Com’era (o sarà) il giorno").fill("01/01/2015");
    await lives.getByLabel("Com’era (o sarà) il giorno").press("Enter");
    await lives.getByText("comune di allora non registrato").waitFor();
    expect(await worker.findBarriers()).toEqual([]);

    const until = addDays(today(), -1);
    await send(home, "household", 2, "DISSOLVE", { until });
    await page.reload();
    const became = page.getByRole("region", { name: "Che cosa ne è stato" });
    await became.getByText(`Questo nucleo è sciolto: l’ultimo giorno è stato il ${shown(until)}.`).waitFor();
    await became.getByRole("link", { name: `${surname} Ugo` }).waitFor();
    expect(await worker.findBarriers()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/over-${width}.png`, fullPage: true });
    expect(worker.faults).toEqual([]);
    await worker.close();
  },
);
