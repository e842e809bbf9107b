// A court asks about a child: the request opened with the day it gives, an interview, the report written and signed by the worker of
// Tutela Minori, signed by the head of the area too, sent; who works elsewhere does not see it.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import { courtInquiry } from "../../workflows/court-inquiry/index.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, open, sendAs, stage, wordFor } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const at = (login: string) => `${login}@demo.ambito.example`;

test.each([
  [1280, "Indagata Grande"],
  [360, "Indagata Piccola"],
])("an inquiry from the request to the report at %i px", { timeout: 180_000 }, async (width, name) => {
  const worker = await demo.signIn(browser, at("giulia.tutela"), { width });
  const { page } = worker;
  const today = romeDay(new Date().toISOString());
  const personId = randomUUID();
  const [surname = "", givenName = ""] = name.split(" ");
  const about = { surname, givenName, birthOn: "2014-05-02", territory: "020038", fiscalCodeMissing: "unknown" };
  await sendAs(page, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: about });

  await page.goto(`${demo.url}/#/nuova/court-inquiry?person=${personId}`);
  await open(page, courtInquiry, "OPEN_INQUIRY", {
    ...{ person: name, territory: "020038", inquirySubject: "minor", area: "protection", askedBy: "juvenileCourt" },
    ...{ authority: "Tribunale di esempio", proceedingNumber: "120/ES", askedOn: addDays(today, -9) },
    ...{ deliveredOn: addDays(today, -2), protocolNumber: "1450/ES", protocolOn: addDays(today, -2) },
    ...{ reportDueOn: addDays(today, 20), taskText: "Condizioni di vita (esempio)" },
  });
  await stage(page, courtInquiry, "received");
  const caseId = /pratiche\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  const inquiry = { caseId, kind: "court-inquiry" };
  const assignee = uuidOf("demo staff giulia.tutela");
  await sendAs(page, { ...inquiry, expectedSeq: 1, type: "ASSIGN", payload: { assignee } });
  await act(page, courtInquiry, "START_INQUIRY");
  await stage(page, courtInquiry, "inInquiry");
  await act(page, courtInquiry, "RECORD_INTERVIEW", { place: "office", factsText: "Colloquio con la madre (esempio)" });
  await act(page, courtInquiry, "WRITE_REPORT", {
    ...{ courtFactsText: "Fatti (esempio)", courtStatementsText: "Dichiarazioni (esempio)" },
    courtEvaluationText: "Valutazioni (esempio)",
  });
  await stage(page, courtInquiry, "toSign");
  await act(page, courtInquiry, "SIGN_REPORT", { profession: "socialWorker" });
  await page
    .getByText(courtInquiry.texts.it.deadlines.report ?? "")
    .first()
    .waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  const head = await demo.signIn(browser, at("alberto.responsabile"), { width });
  await head.page.goto(`${demo.url}/#/pratiche/${caseId}`);
  await stage(head.page, courtInquiry, "toSign");
  await act(head.page, courtInquiry, "SIGN_REPORT", { profession: "serviceHead" });
  await stage(head.page, courtInquiry, "toSend");
  expect(await head.findBarriers()).toEqual([]);
  await head.close();

  await act(page, courtInquiry, "SEND_REPORT", {
    ...{ sentOn: today, sentVia: "pec", protocolNumber: "1733/ES", protocolOn: today, readableByParties: true },
  });
  await stage(page, courtInquiry, "sent");
  await page
    .getByRole("button", { name: wordFor(courtInquiry, "CLOSE_INQUIRY") })
    .first()
    .waitFor();
  await worker.close();

  const other = await demo.signIn(browser, at("anna.assistente"), { width });
  await other.page.goto(`${demo.url}/#/pratiche/${caseId}`);
  await other.page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
  const shown = await other.page.getByRole("main").textContent();
  for (const kept of [surname, "Colloquio con la madre", "Tribunale di esempio"]) expect(shown).not.toContain(kept);
  await other.close();
});
