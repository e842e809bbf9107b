// A desk that sees two records and may join neither asks who follows the other: the request waits among the possible duplicates, is
// accepted and the record goes on; another is refused, and who asked reads why at her record. Who may answer has both among her notices
// and on her first page, and who asked has the answers among hers.
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs, toldOf } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const [ostiglia, villaPoma] = ["020038", "020062"];

const isNarrow = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

// Both at once: most of it is waiting for a minute to pass.
test.concurrent.each([
  [1280, "Esempiotti"],
  [360, "Esempiucci"],
])("a desk asks, the office of the other record accepts one and refuses one, at %i px", async (width, surname) => {
  const desk = await demo.signIn(browser, "teresa.segretariato@demo.ambito.example", { width });
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const [asks, answers] = [desk.page, worker.page];
  await asks.goto(`${demo.url}/#/`);
  const open = async (givenName: string, territory: string) => {
    const caseId = randomUUID();
    const payload = { surname, givenName, birthOn: "1961-04-02", territory, fiscalCodeMissing: "unknown" };
    await sendAs(asks, { caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload });
    return caseId;
  };
  const pairs = [
    { here: await open("Ezia", ostiglia), there: await open("Ezia", villaPoma) },
    { here: await open("Nives", ostiglia), there: await open("Nives", villaPoma) },
  ] as const;
  const main = asks.getByRole("main");
  for (const [i, { here, there }] of pairs.entries()) {
    await asks.goto(`${demo.url}/#/doppioni/${here}/${there}`);
    const ask = main.getByRole("button", { name: /Chiedi di far confluire: resta la scheda/ });
    await ask.first().waitFor();
    expect(await ask.count()).toBe(2);
    if (i === 0) {
      expect(await desk.findBarriers()).toEqual([]);
      await isNarrow(asks);
    }
    // The other record is to stay.
    await ask.nth(1).press("Enter");
    const dialog = asks.getByRole("dialog");
    await dialog.getByLabel("Perché pensi che sia la stessa persona").fill(`Stessa carta d’identità ${i} (esempio)`);
    if (i === 0) expect(await desk.findBarriers()).toEqual([]);
    await dialog.getByRole("button", { name: "Chiedi di far confluire" }).click();
    await main.getByText("In attesa di risposta").waitFor();
    expect(await ask.count()).toBe(0);
  }
  expect(await desk.findBarriers()).toEqual([]);
  await isNarrow(asks);

  await answers.goto(`${demo.url}/#/`);
  const alarm = answers.getByRole("main").getByRole("link", { name: "Guarda e rispondi" });
  await alarm.waitFor();
  await answers.getByText(/richieste di far confluire due schede aspettano la tua risposta/).waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow(answers);
  await answers.goto(`${demo.url}/#/avvisi-termini`);
  const noticed = answers
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: `${surname} Ezia` });
  await toldOf(noticed);
  await noticed.getByText("Chiesto oggi").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow(answers);
  await noticed.getByRole("link", { name: /chiede di far confluire due schede: rispondi/ }).press("Enter");
  await answers.getByRole("main").getByText("Stessa carta d’identità 0 (esempio)").waitFor();

  await answers.goto(`${demo.url}/#/`);
  await alarm.press("Enter");
  const room = answers.getByRole("main");
  const queue = answers.getByRole("region", { name: "Richieste di far confluire" });
  await queue
    .getByRole("listitem")
    .filter({ hasText: `${surname} Nives` })
    .waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow(answers);
  await queue
    .getByRole("listitem")
    .filter({ hasText: `${surname} Ezia` })
    .getByRole("link", { name: /^Confronta/ })
    .press("Enter");
  await room.getByText("Stessa carta d’identità 0 (esempio)").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow(answers);
  await room.getByRole("button", { name: /^Accetta/ }).press("Enter");
  const answer = answers.getByRole("dialog");
  await answer.getByLabel("Come si sa che è la stessa persona").fill("Confermato al telefono (esempio)");
  await answer.getByRole("button", { name: "Accetta di far confluire" }).click();
  await room.getByText("Fatto: queste due schede non sono più da confrontare.").waitFor();

  // The other one is answered from the page of the record.
  const [accepted, refused] = pairs;
  await answers.goto(`${demo.url}/#/persone/${refused.there}`);
  const card = answers.getByRole("region", { name: "Richieste di far confluire" });
  await card.getByText("Stessa carta d’identità 1 (esempio)").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow(answers);
  await card.getByRole("button", { name: /^Rifiuta/ }).press("Enter");
  await answer.getByLabel("Perché non devono confluire").fill("Sono due gemelle (esempio)");
  await answer.getByRole("button", { name: "Rifiuta di far confluire" }).click();
  await card.waitFor({ state: "hidden" });

  await asks.goto(`${demo.url}/#/persone/${refused.here}`);
  const told = asks.getByRole("region", { name: "Richieste di far confluire" });
  await told.getByText("Sono due gemelle (esempio)").waitFor();
  expect(await desk.findBarriers()).toEqual([]);
  await isNarrow(asks);
  await asks.goto(`${demo.url}/#/persone/${accepted.here}`);
  await main.getByText("Questa scheda è confluita in").waitFor();
  // The answers reach her inbox, and what was asked is gone from the other one's.
  await asks.goto(`${demo.url}/#/avvisi-termini`);
  const refusal = main.getByRole("listitem").filter({ hasText: `${surname} Nives` });
  await toldOf(refusal.getByText(/ha rifiutato di far confluire le due schede/));
  const acceptance = main.getByRole("listitem").filter({ hasText: `${surname} Ezia` });
  await acceptance.getByText(/ha fatto confluire le due schede, come avevi chiesto/).waitFor();
  await refusal.getByRole("button", { name: "Leggi il perché" }).press("Enter");
  await refusal.getByText("Sono due gemelle (esempio)").waitFor();
  expect(await desk.findBarriers()).toEqual([]);
  await isNarrow(asks);
  await answers.goto(`${demo.url}/#/avvisi-termini`);
  await answers.getByRole("heading", { level: 1, name: "Avvisi" }).waitFor();
  await noticed.waitFor({ state: "hidden" });
  expect([...desk.faults, ...worker.faults]).toEqual([]);
  await desk.close();
  await worker.close();
});
