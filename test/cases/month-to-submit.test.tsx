// The button under the sheet of a month: there for a month that is over, or in which nothing more is given, and not for one that runs.
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import type { ContentCase } from "../../client/cases/action-panel.tsx";
import RegisterCard from "../../client/cases/register-card.tsx";
import { createWorkflows, type WorkflowShape, WorkflowsContext } from "../../client/workflows.ts";
import { delivery } from "../../workflows/delivery/index.ts";

const shape = { id: "delivery", list: "cases", texts: delivery.texts.it } as unknown as WorkflowShape;
const workflows = createWorkflows(() => [shape]);
let dispose: (() => void) | undefined;
afterEach(() => {
  dispose?.();
  document.body.replaceChildren();
});

/** What may be submitted, going from the oldest month without an answer to the present one. */
function buttons(today: string, endedOn?: string): boolean[] {
  const months = ["2026-02", "2026-03"].map((month) => ({
    ...{ month, standing: "open", hands: [], rows: [{ on: `${month}-02`, quantity: 60 }] },
  }));
  const view = {
    ...{ caseId: "c", kind: "delivery", seq: 9, today, names: {}, head: {} },
    actions: [{ event: "SUBMIT_MONTH", possible: true }],
    context: {
      ...{ months, told: [], unit: "hour", openMonth: "2026-02-01", ...(endedOn ? { endedOn } : {}) },
      plans: [{ from: "2026-02-02", week: [{ weekday: "mon", quantity: 60 }] }],
    },
  } as unknown as ContentCase;
  dispose?.();
  dispose = render(
    () => (
      <WorkflowsContext.Provider value={workflows}>
        <RegisterCard view={view} isNow onChoose={() => undefined} />
      </WorkflowsContext.Provider>
    ),
    document.body,
  );
  const named = (name: string) => [...document.querySelectorAll("button")].find((one) => one.textContent === name);
  const before = named("Consegna il mese") !== undefined;
  named("Mese dopo")?.click();
  return [before, named("Consegna il mese") !== undefined];
}

test("a month that runs is not offered beside one that is over", () => {
  expect(buttons("2026-03-31")).toEqual([true, false]);
  expect(buttons("2026-04-01")).toEqual([true, true]);
});

test("where the service has ended nothing more is given: it is offered at once", () => {
  expect(buttons("2026-03-10", "2026-03-09")).toEqual([true, true]);
});
