// The sheet of a month in which the service ended: the days after are marked and say why, nothing can be typed there, and what was
// recorded before it was known is shown as what is to be taken away.
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import type { ContentCase } from "../../client/cases/action-panel.tsx";
import { MonthSheet } from "../../client/cases/month-sheet.tsx";
import type { Register } from "../../client/cases/register-figures.tsx";
import { forgetDrafts } from "../../client/ui/form/drafts.ts";
import { createWorkflows, type WorkflowShape, WorkflowsContext } from "../../client/workflows.ts";
import { delivery } from "../../workflows/delivery/index.ts";
import type { RegisterMonth, RegisterRow } from "../../workflows/rules/deliveries/register.ts";

const shape = { id: "delivery", list: "cases", texts: delivery.texts.it } as unknown as WorkflowShape;
const workflows = createWorkflows(() => [shape]);
let dispose: (() => void) | undefined;
afterEach(() => {
  dispose?.();
  forgetDrafts();
  document.body.replaceChildren();
});

const [second, ninth, sixteenth] = ["2026-03-02", "2026-03-09", "2026-03-16"];
const given = (on: string): RegisterRow => ({ on, quantity: 60 });

function sheet(rows: RegisterRow[], endedOn?: string) {
  const month: RegisterMonth = { month: "2026-03", standing: "open", rows, hands: [] };
  const register: Register = {
    ...{ months: [month], told: [], unit: "hour" },
    plans: [{ from: second, week: [{ weekday: "mon", quantity: 60 }] }],
    ...(endedOn ? { endedOn } : {}),
  };
  const view = { caseId: "c", seq: 9, today: "2026-03-31" } as unknown as ContentCase;
  dispose = render(
    () => (
      <WorkflowsContext.Provider value={workflows}>
        <MonthSheet view={view} register={register} month={month} mayRecord />
      </WorkflowsContext.Provider>
    ),
    document.body,
  );
  const marked = [...document.querySelectorAll("tbody tr")].filter((row) => row.textContent?.includes("dopo la fine"));
  return {
    days: document.querySelectorAll("tbody tr").length,
    marked: marked.map((row) => row.querySelector("th")?.textContent),
    inputs: [...document.querySelectorAll<HTMLInputElement>("input[data-day]")],
    text: document.body.textContent ?? "",
  };
}

test("days after the last one are marked, say why, and take nothing", () => {
  const { days, marked, inputs, text } = sheet([given(second), given(ninth)], "2026-03-10");
  expect([days, marked.length]).toEqual([5, 3]);
  expect(text).toContain("l'ultimo giorno è 10/03/2026");
  expect(text).not.toContain("vanno tolte");
  expect(inputs.map((one) => one.dataset.day)).toEqual([second, ninth]);
  const others = [...document.querySelectorAll("option")].map((one) => one.value);
  expect(others.some((day) => day > "2026-03-10" && day.startsWith("2026-"))).toBe(false);
});

test("hours that stand there are shown as what is to be taken away, and filling in leaves them", () => {
  const { inputs, text } = sheet([given(second), { ...given(sixteenth), deviation: "extraAgreed" }], "2026-03-10");
  expect(text).toContain("vanno tolte");
  expect(text).toContain("scrivi 0, senza motivo");
  expect(inputs.map((one) => one.dataset.day)).toEqual([second, ninth, sixteenth]);
  [...document.querySelectorAll("button")].find((one) => one.textContent === "Riempi come da piano")?.click();
  expect(inputs.map((one) => one.value)).toEqual(["1:00", "1:00", "1:00"]);
});

test("of a service that goes on, or ended later, nothing is said", () => {
  for (const endedOn of [undefined, "2026-04-10"]) {
    const { marked, inputs, text } = sheet([], endedOn);
    expect([marked, inputs.length, text.includes("finito")]).toEqual([[], 5, false]);
    dispose?.();
    document.body.replaceChildren();
  }
});
