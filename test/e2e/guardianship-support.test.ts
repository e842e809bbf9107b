// A judge appoints an administrator of support: the decree recorded in the case, which lacks the act in the person's record until it is
// recorded there from the case, filled in with what the decree says.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { guardianshipSupport } from "../../workflows/guardianship-support/index.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, open, sendAs, stage } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test.each([
  [1280, "Sostenuta Grande"],
  [360, "Sostenuta Piccola"],
])("an appointment gets into the person's record at %i px", { timeout: 180_000 }, async (width, name) => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const { page } = worker;
  const today = romeDay(new Date().toISOString());
  const personId = randomUUID();
  const [surname = "", givenName = ""] = name.split(" ");
  const about = { surname, givenName, birthOn: "1941-05-02", territory: "020038", fiscalCodeMissing: "unknown" };
  await sendAs(page, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: about });

  await page.goto(`${demo.url}/#/nuova/guardianship-support/${personId}`);
  await open(page, guardianshipSupport, "OPEN_SUPPORT", {
    ...{ area: "elderly", foundBy: "relatives", needText: "Bollette non pagate (esempio)" },
  });
  await stage(page, guardianshipSupport, "evaluating");
  await act(page, guardianshipSupport, "FILED_BY_OTHERS", { filedBy: "relative", filedOn: addDays(today, -30) });
  await stage(page, guardianshipSupport, "filed");
  await act(page, guardianshipSupport, "APPOINT", {
    ...{ appointee: "relative", representativeName: "Nipote Esempio", actMode: "inPlace", actPowers: ["assets"] },
    ...{ actNumber: "310/ES", actOn: addDays(today, -2), from: addDays(today, -2) },
  });
  await stage(page, guardianshipSupport, "appointed");

  const card = page.getByRole("region", { name: "L'amministratore nominato" });
  await card.getByText("Nipote Esempio").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await card.getByRole("button", { name: "Registra nella scheda della persona" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  expect(await dialog.getByLabel("Numero dell'atto").inputValue()).toBe("310/ES");
  await dialog.getByRole("button", { name: "Registra", exact: false }).last().click();
  await dialog.waitFor({ state: "hidden" });
  await card.getByText("Finché l'atto non è nella scheda").waitFor({ state: "detached" });

  await page.goto(`${demo.url}/#/persone/${personId}`);
  const rights = page.getByRole("region", { name: "Chi firma e chi si può informare" });
  await rights.getByText("Nipote Esempio").first().waitFor();
  await rights.getByText("Amministratore di sostegno").first().waitFor();
  await worker.close();
});
