// What the system could not bring to an end by itself, in the administrator's browser: told on the first page, with
// kind, number, state and reason and nobody's name, and tried again by a button.
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { totpCode } from "../../server/access/totp.ts";
import { type App, startApp } from "../support/app.ts";
import { launchBrowser } from "../support/browser.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { patienceMs } from "../support/journey.ts";
import { openPage } from "../support/page.ts";
import { secretOfKey } from "../support/totp-key.ts";

let demo: Demo;
let browser: Browser;
let app: App;
let bando: { caseId: string; number: string };
let late: { caseId: string; number: string };

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  await demo.stop();
  const driver = EmbeddedDriver.open(join(demo.dataDir, "ambito.db"), { mode: "write" });
  const one = async (sql: string) => (await driver.read<{ caseId: string; number: string }>(sql))[0] ?? bando;
  bando = await one(
    "SELECT case_id AS caseId, number FROM snapshot WHERE kind='housing-bando' ORDER BY number LIMIT 1",
  );
  late = await one(
    `SELECT d.case_id AS caseId, s.number FROM deadline d JOIN snapshot s ON s.case_id=d.case_id
     WHERE d.alarm_at IS NOT NULL AND d.status='running' AND s.kind='case-intake' LIMIT 1`,
  );
  // As if its ranking had been spread and it could not be told; and a case that holds all the events a case may.
  const spread = { role: "bando", kind: "housing-application", type: "RANKED", data: {}, onDone: "RANKING_SPREAD" };
  await driver.batch([
    {
      sql: `INSERT INTO outbox (id,case_id,pos,topic,payload,status,cursor,answered,refused,reason)
        SELECT 'x.0',?,MAX(pos),'fanOut',?,'refused',9999999,36,'["a","b"]','notNow' FROM event`,
      args: [bando.caseId, JSON.stringify(spread)],
    },
    { sql: "UPDATE snapshot SET seq=100000 WHERE case_id=?", args: [late.caseId] },
    {
      sql: `UPDATE deadline SET alarm_at='2020-01-02' WHERE rowid=
        (SELECT rowid FROM deadline WHERE case_id=? AND status='running' AND alarm_at IS NOT NULL LIMIT 1)`,
      args: [late.caseId],
    },
  ]);
  driver.close();
  app = await startApp({ dataDir: demo.dataDir });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await demo?.end();
});

test("the administrator is told, sees which and why, and has it tried again", { timeout: 240_000 }, async () => {
  const { page, faults, findBarriers } = await openPage(browser, app.url);
  const email = demo.emailOf("administrator");
  await page.getByRole("textbox", { name: "Posta elettronica di servizio" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(demo.passwords.get(email) ?? "");
  await page.getByRole("button", { name: "Accedi" }).click();
  // The key is printed at every start of a demo, once the server listens.
  const key = () => /key ([A-Z2-7]+), code now/.exec(app.output())?.[1] ?? "";
  await expect.poll(key, { timeout: patienceMs }).not.toBe("");
  await page.getByLabel(/Codice a 6 cifre/).fill(totpCode(secretOfKey(key()), Date.now()));
  await page.getByRole("button", { name: "Accedi" }).click();

  await page.getByText("2 lavori automatici sono fermi").waitFor({ timeout: patienceMs });
  expect(await findBarriers()).toEqual([]);
  await page.getByRole("link", { name: "Guarda i lavori automatici" }).click();
  const fanOuts = page.getByRole("region", { name: "Comunicazioni alle pratiche collegate" });
  const row = fanOuts.getByRole("listitem");
  await row.getByText(bando.number, { exact: true }).waitFor();
  await row.getByText("36 raggiunte, 2 hanno rifiutato").waitFor();
  await row.getByText(/non accettato: .*nello stato in cui si trova non lo accetta/).waitFor();
  const terms = page.getByRole("region", { name: "Termini finiti che non si riescono a segnalare" });
  await terms.getByText(late.number, { exact: true }).waitFor();
  await terms.getByText(/ha raggiunto il numero massimo di registrazioni/).waitFor();
  expect(await findBarriers()).toEqual([]);

  await row.getByRole("button", { name: "Riprova" }).click();
  await page.getByText(/Si riprova entro un minuto/).waitFor();
  await row.waitFor({ state: "detached" });
  expect(faults).toEqual([]);
});
