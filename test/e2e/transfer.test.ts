// A case goes to another comune of the district: who supervises there has it among her notices, opens it and sends it back; the worker
// reads among hers that it was not accepted, and has it again. On a desk and at 360 px, by keyboard where it is read.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, openContact, sendAs, stage, toldOf } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

// Both at once: most of it is waiting for a minute to pass.
test.concurrent.each([
  [1280, "Esempiani Ugo"],
  [360, "Esempioni Ugo"],
])("a transfer is told where it arrives, and its refusal to the worker, at %i px", async (width, name) => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const head = await demo.signIn(browser, "sara.responsabile@demo.ambito.example", { width });
  const [sends, answers] = [worker.page, head.page];
  const { caseId, path } = await openContact(sends, name, "elderly");
  const assignee = uuidOf("demo staff anna.assistente");
  await sendAs(sends, { caseId, expectedSeq: 1, type: "ASSIGN", payload: { assignee } });
  await sendAs(sends, { caseId, expectedSeq: 2, type: "START_LISTENING", payload: {} });
  await sends.goto(`${demo.url}${path}`);
  const handover = { inside: true, territory: "020061", handoverText: "Si è trasferito dalla figlia (esempio)" };
  await act(sends, caseIntake, "TRANSFER", handover);
  await stage(sends, caseIntake, "transferred");

  await answers.goto(`${demo.url}/#/avvisi-termini`);
  const arrived = answers.getByRole("main").getByRole("listitem").filter({ hasText: name });
  await toldOf(arrived);
  await arrived.getByText("Trasferita, da Anna Ferrarini").waitFor();
  await arrived.getByText(`Ora: ${caseIntake.texts.it.states.transferred}`).waitFor();
  expect(await head.findBarriers()).toEqual([]);
  expect(await answers.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  if (process.env.SHOTS)
    await answers.screenshot({ path: `${process.env.SHOTS}/transfer-${width}.png`, fullPage: true });
  await arrived.getByRole("link", { name }).press("Enter");
  await act(answers, caseIntake, "REFUSE_TRANSFER", { transferRefusalText: "Abita ancora a Ostiglia (esempio)" });

  await sends.goto(`${demo.url}/#/avvisi-termini`);
  const back = sends
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: name })
    .filter({ hasText: "Trasferimento non accettato, da Sara Lugli" });
  await toldOf(back);
  await back.getByRole("link", { name }).press("Enter");
  await stage(sends, caseIntake, "inListening");
  expect(await worker.findBarriers()).toEqual([]);
  expect([...worker.faults, ...head.faults]).toEqual([]);
});
