// What is over is opened again on the page: an application by clerk and supervisor, a call with its applications; where it cannot be,
// the page says why.
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { housingApplication } from "../../workflows/housing-application/index.ts";
import { housingBando } from "../../workflows/housing-bando/index.ts";
import type { JsonObject, Workflow } from "../../workflows/kernel/definition.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, chooseAct, patienceMs, stage } from "../support/journey.ts";
import type { WatchedPage } from "../support/page.ts";

let demo: Demo;
let browser: Browser;
let clerk: WatchedPage;
let manager: WatchedPage;
withDemo((...made) => {
  [demo, browser] = made;
});
beforeAll(async () => {
  [clerk, manager] = await Promise.all([demo.signIn(browser, "housingClerk"), demo.signIn(browser, "supervisor")]);
});

async function read<Row extends object>(sql: string, args: string[] = []): Promise<Row[]> {
  const driver = EmbeddedDriver.open(join(demo.dataDir, "ambito.db"), { mode: "read" });
  const rows = await driver.read<Row>(sql, args);
  driver.close();
  return rows;
}
/** Some application in this state, of a call in that one. */
async function application(state: string, call: string): Promise<string> {
  const [found] = await read<{ id: string }>(
    `SELECT a.case_id AS id FROM snapshot a JOIN case_link l ON l.from_id=a.case_id AND l.role='bando'
     JOIN snapshot b ON b.case_id=l.to_id WHERE a.kind='housing-application' AND a.state=? AND b.state=? LIMIT 1`,
    [state, call],
  );
  if (!found) throw new Error(`no application ${state} of a call ${call}`);
  return found.id;
}

const proposal = {
  reopenGround: "recordedInError",
  reopenText: "Registrata sulla domanda di un'altra persona (esempio)",
};
const decided: JsonObject = {
  ...{ actKind: "determination", actNumber: "77/ES", actOn: "2026-01-12", actBody: "Comune di prova" },
  signatoryRole: "serviceHead",
};
const go = (page: Page, caseId: string) => page.goto(`${demo.url}/#/pratiche/${caseId}`);

/** Why an act of the page cannot be done now. */
async function refusedWith(page: Page, workflow: Workflow, reason: string) {
  const more = page.locator("details:not([open]) > summary", { hasText: "Non possibile ora" });
  const sentence = page.getByText(workflow.texts.it.reasons[reason] ?? reason).first();
  const shown = async () => {
    if ((await more.count()) > 0) await more.first().click();
    return sentence.isVisible();
  };
  await expect.poll(shown, { timeout: patienceMs, message: `${reason} is said` }).toBe(true);
}

test("a withdrawal written down by mistake: proposed by one, decided by the other", { timeout: 240_000 }, async () => {
  const caseId = await application("withdrawnByApplicant", "assignments");
  const { page } = clerk;
  await go(page, caseId);
  await stage(page, housingApplication, "withdrawnByApplicant");
  const form = await chooseAct(page, "Proponi la riapertura");
  expect(await clerk.findBarriers()).toEqual([]);
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "hidden" });
  await act(page, housingApplication, "PROPOSE_REOPENING", proposal);
  await stage(page, housingApplication, "reopeningProposed");

  const boss = manager.page;
  await go(boss, caseId);
  await act(boss, housingApplication, "REOPEN");
  await stage(boss, housingApplication, "toVerify");
  await boss.getByText("Domanda riaperta").first().waitFor();
  expect(await manager.findBarriers()).toEqual([]);
});

test("where nothing can come back the page says why", { timeout: 240_000 }, async () => {
  const { page } = clerk;
  await go(page, await application("handedOver", "assignments").catch(() => application("handedOver", "exhausted")));
  await stage(page, housingApplication, "handedOver");
  await refusedWith(page, housingApplication, "keysNotHanded");
  await go(page, await application("closedWithCall", "exhausted"));
  await stage(page, housingApplication, "closedWithCall");
  await refusedWith(page, housingApplication, "callGoesOn");
});

test("a call that was exhausted goes on, and who waited waits again", { timeout: 240_000 }, async () => {
  const [call] = await read<{ id: string }>(
    "SELECT case_id AS id FROM snapshot WHERE kind='housing-bando' AND state='exhausted' ORDER BY number LIMIT 1",
  );
  const id = call?.id ?? "";
  const states = async () => {
    const rows = await read<{ state: string; n: number }>(
      `SELECT a.state, count(*) AS n FROM snapshot a JOIN case_link l ON l.from_id=a.case_id AND l.role='bando'
       WHERE l.to_id=? GROUP BY 1`,
      [id],
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  };
  const before = await states();
  expect(before.closedWithCall).toBeGreaterThan(0);
  const { page } = clerk;
  await go(page, id);
  await act(page, housingBando, "PROPOSE_REOPENING", { ...proposal, reopenGround: "selfCorrection" });
  await stage(page, housingBando, "reopeningProposed");
  const boss = manager.page;
  await boss.setViewportSize({ width: 360, height: 740 });
  await go(boss, id);
  const form = await chooseAct(boss, "Riapri l'avviso");
  expect(await manager.findBarriers()).toEqual([]);
  await boss.keyboard.press("Escape");
  await form.waitFor({ state: "hidden" });
  await act(boss, housingBando, "REOPEN", decided);
  await stage(boss, housingBando, "assignments");
  const after = await states();
  expect(after.closedWithCall).toBeUndefined();
  // Each where the end of the call had found it.
  const waited = await read<{ state: string; n: number }>(
    `SELECT e.state_before AS state, count(*) AS n FROM event e JOIN case_link l ON l.from_id=e.case_id AND l.role='bando'
     WHERE l.to_id=? AND e.type='CALL_ENDED' AND e.state_after='closedWithCall' GROUP BY 1`,
    [id],
  );
  for (const { state, n } of waited) expect([state, after[state]]).toEqual([state, (before[state] ?? 0) + n]);
  expect([...clerk.faults, ...manager.faults]).toEqual([]);
});
