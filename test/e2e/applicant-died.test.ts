// The death of an applicant, in a real browser: recorded in her record it appears by itself on the page of her application, with the
// day and the acts that answer it; the clerk takes it up, and the page asks who takes the place.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { housingApplication } from "../../workflows/housing-application/index.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { patienceMs, sendAs, wordFor } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const today = () => romeDay(new Date().toISOString());
const shown = (day: string) => day.split("-").reverse().join("/");
const word = (type: string) => wordFor(housingApplication, type);

interface Row {
  id: string;
  state: string;
  personId?: string;
}

/** What the server answers the session of the page. */
async function asked<T>(page: Page, path: string): Promise<T> {
  const text = await page.evaluate(async (at) => (await fetch(at)).text(), path);
  return JSON.parse(text) as T;
}

async function applications(page: Page): Promise<Row[]> {
  const ask = { view: "all", where: [{ field: "kind", op: "is", values: ["housing-application"] }] };
  const found = await asked<{ rows: Row[] }>(page, `/api/queues/page?ask=${encodeURIComponent(JSON.stringify(ask))}`);
  return found.rows;
}

interface View {
  state: string;
  seq: number;
  head: { personId: string };
}

async function read(page: Page, caseId: string): Promise<View> {
  const input = encodeURIComponent(JSON.stringify({ caseId }));
  const answer = await asked<{ result: { data: View } }>(page, `/trpc/cases.getCase?input=${input}`);
  return answer.result.data;
}

test.each([1280, 360])(
  "a death in the record is answered at the application, at %i px",
  { timeout: 300_000 },
  async (width) => {
    const [clerk, manager] = await Promise.all([
      demo.signIn(browser, "housingClerk", { width }),
      demo.signIn(browser, "supervisor"),
    ]);
    const { page } = clerk;
    const diedOn = addDays(today(), -3);
    // Each width takes one of its own.
    const rows = (await applications(page)).filter(({ state }) => ["ranked", "imported", "admitted"].includes(state));
    const caseId = rows.at(width === 360 ? 1 : 0)?.id ?? "";
    const before = await read(page, caseId);
    await page.goto(`${demo.url}/#/pratiche/${caseId}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const notice = page.getByRole("status").filter({ hasText: "nella scheda risulta il decesso" });
    expect(await notice.count()).toBe(0);

    const { seq } = await read(manager.page, before.head.personId);
    const payload = { diedOn } satisfies JsonObject;
    const death = { caseId: before.head.personId, kind: "person", expectedSeq: seq, type: "RECORD_DEATH", payload };
    await sendAs(manager.page, death);
    await notice.waitFor({ timeout: patienceMs });
    expect(await notice.textContent()).toContain(shown(diedOn));
    expect((await read(page, caseId)).state).toBe(before.state);
    expect(await clerk.findBarriers()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

    await notice.getByRole("button", { name: word("RECORD_DEATH") }).press("Enter");
    const dialog = page.getByRole("dialog", { name: word("RECORD_DEATH") });
    const day = dialog.getByLabel(housingApplication.texts.it.fields.diedOn ?? "");
    await day.waitFor();
    expect(await day.inputValue()).toBe(shown(diedOn));
    await dialog.getByRole("button", { name: word("RECORD_DEATH"), exact: true }).press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await notice.getByRole("button", { name: word("SUCCEED") }).waitFor();
    expect(await notice.getByRole("button", { name: word("RECORD_DEATH") }).count()).toBe(0);
    await notice.getByRole("button", { name: word("CLOSE_AFTER_DEATH") }).waitFor();
    expect([...clerk.faults, ...manager.faults]).toEqual([]);
  },
);
