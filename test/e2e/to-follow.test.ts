// After a household split, in a real browser: its page says how many cases wait, the page of them proposes where each person lives, and
// by keyboard all go in one act after its preview.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { commonIt } from "../../workflows/kernel/common-texts-it.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each([1280, 360])(
  "cases of a household that split go in one act, at %i px",
  { timeout: 300_000 },
  async (width) => {
    const worker = await demo.signIn(browser, "sara.responsabile@demo.ambito.example", { width });
    const { page } = worker;
    await page.goto(`${demo.url}/#/`);
    const surname = width === 360 ? "Provatti" : "Provotti";
    const [ada, ugo, home] = [randomUUID(), randomUUID(), randomUUID()];
    const send = (caseId: string, kind: string, type: string, payload: JsonObject, expectedSeq = 0) =>
      sendAs(page, { caseId, kind, expectedSeq, type, payload });
    const about = { surname, territory: "020038", movedOn: "2015-01-01", fiscalCodeMissing: "unknown" };
    await send(ada, "person", "OPEN_PERSON", { ...about, givenName: "Ada" });
    await send(ugo, "person", "OPEN_PERSON", { ...about, givenName: "Ugo" });
    const members = [
      { person: ugo, relation: "reference", from: "2015-01-01" },
      { person: ada, relation: "spouse", from: "2015-06-01" },
    ];
    await send(home, "household", "OPEN_HOUSEHOLD", { householdKind: "registry", territory: "020038", members });
    const contact = { area: "adults", need: "familyConflict", channel: "desk", requester: "self", contactReason: "x" };
    for (const person of [ada, ugo])
      await send(randomUUID(), "case-intake", "OPEN_CONTACT", { person, territory: "020038", ...contact });
    const leavers = [{ person: ada, relation: "reference" }];
    const told = { splitOn: "2026-01-10", splitReason: "separated", newKind: "registry", newTerritory: "020038" };
    await send(home, "household", "SPLIT_HOUSEHOLD", { leavers, ...told }, 1);

    await page.goto(`${demo.url}/#/pratiche/${home}`);
    const waiting = page.getByRole("status").filter({ hasText: "2 pratiche da attribuire" });
    await waiting.waitFor();
    await waiting.getByRole("link", { name: "Di’ quale nucleo seguono" }).press("Enter");
    await page.getByRole("heading", { name: "Pratiche da attribuire", level: 1 }).waitFor();
    const choiceOf = (name: string) => page.getByRole("combobox", { name: new RegExp(`${surname} ${name}$`) });
    const chosen = async (name: string) => (await choiceOf(name).locator("option:checked").textContent())?.trim();
    expect(await chosen("Ada")).toBe(`Anagrafico: ${surname} Ada`);
    expect(await chosen("Ugo")).toBe(`Anagrafico: ${surname} Ugo (come adesso)`);
    expect(await worker.findBarriers()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

    const look = page.getByRole("button", { name: "Anteprima di 2 pratiche" });
    await look.press("Enter");
    await page.getByRole("alert").filter({ hasText: "Scrivi il motivo." }).waitFor();
    const reason = page.getByRole("textbox", { name: commonIt.fields.reason ?? "" });
    expect(await reason.evaluate((box) => box === document.activeElement)).toBe(true);
    await reason.fill("Dopo la separazione (esempio)");
    await choiceOf("Ugo").selectOption({ label: "Decido più tardi" });
    await page.getByRole("button", { name: "Anteprima di una pratica" }).press("Enter");
    await page.getByText("1 di 1 pratiche si possono fare").waitFor();
    await page.getByText("quello che hai scelto e scritto è ancora lì").waitFor();
    expect(await worker.findBarriers()).toEqual([]);
    await page.getByRole("button", { name: "Lascia stare" }).press("Enter");
    // What was chosen and written is still there.
    await reason.waitFor();
    expect(await reason.inputValue()).toBe("Dopo la separazione (esempio)");
    expect(await chosen("Ugo")).toBe("Decido più tardi");
    await choiceOf("Ugo").selectOption({ label: `Anagrafico: ${surname} Ugo (come adesso)` });
    await look.press("Enter");
    await page.getByText("2 di 2 pratiche si possono fare").waitFor();
    await page.getByRole("button", { name: "Avvia su 2 pratiche" }).press("Enter");
    await page.getByText(/2 pratiche: 2 fatte, 0 non fatte/).waitFor();
    expect(await worker.findBarriers()).toEqual([]);

    await page.goto(`${demo.url}/#/nuclei/${home}/pratiche`);
    await page.getByText("Nessuna pratica da attribuire").waitFor();
    await page.goto(`${demo.url}/#/pratiche/${home}`);
    await page.getByRole("heading", { name: "Chi ci vive", exact: true }).waitFor();
    await page.getByText("da attribuire").waitFor({ state: "hidden" });
    expect(worker.faults).toEqual([]);
    await worker.close();
  },
);
