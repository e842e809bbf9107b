// A share decided by an act on the screens: the card of the budget tells it beside the computed one, by which act and why; the form
// reckons what it comes to and takes it, and of parts of a month says that only the act knows.
import { MemoryRouter, Route } from "@solidjs/router";
import { QueryClientProvider } from "@tanstack/solid-query";
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import BudgetCard from "../../client/cases/budget-card.tsx";
import { DecidedAmount, decidedAsked } from "../../client/cases/decided-amount.tsx";
import { type Desk, DeskContext } from "../../client/desk.ts";
import { queryClient } from "../../client/query.ts";
import type { FormModel } from "../../client/ui/form/model.ts";
import { createWorkflows, type WorkflowShape, WorkflowsContext } from "../../client/workflows.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";
import type { KeptShare } from "../../workflows/rules/cost-sharing/share.ts";

const shape = { id: "case-intake", list: "none", texts: caseIntake.texts.it } as unknown as WorkflowShape;
const workflows = createWorkflows(() => [shape]);
let dispose: (() => void) | undefined;
afterEach(() => {
  dispose?.();
  document.body.replaceChildren();
});

const line: Commitment = {
  ...{ commitment: 8, source: "householdShare", service: "residential", from: "2026-03-01", to: "2026-03-31" },
  ...{ committedCents: 1240_00, spentCents: 0 },
  decided: { each: "day", cents: 40_00, actNumber: "112", actOn: "2026-02-20", why: "regulation" },
};
const text = () => (document.body.textContent ?? "").replaceAll("\u00a0", " ");

async function card(more: Partial<Commitment>): Promise<string> {
  const lines = [{ ...line, ...more }] as unknown as Json;
  dispose = render(
    () => (
      <DeskContext.Provider value={() => ({ today: "2026-03-02", comuni: [] }) as unknown as Desk}>
        <WorkflowsContext.Provider value={workflows}>
          <QueryClientProvider client={queryClient}>
            <MemoryRouter>
              <Route path="*" component={() => <BudgetCard kind="case-intake" lines={lines} today="2026-03-02" />} />
            </MemoryRouter>
          </QueryClientProvider>
        </WorkflowsContext.Provider>
      </DeskContext.Provider>
    ),
    document.body,
  );
  await expect.poll(() => document.querySelector("#budget-title")).not.toBeNull();
  return text();
}

test("the budget tells the share with its act and why, beside the computed one", async () => {
  const share = { reason: "band", unitCents: 31_50, proposedCents: 976_50 } as unknown as KeptShare;
  const said = await card({ share });
  expect(said).toContain("quota decisa 40,00 € al giorno, atto n. 112 del 20/02/2026: Caso previsto dal regolamento");
  expect(said).toContain("quota calcolata 31,50 € (976,50 €), per ISEE");
});

test("and says so where no tariff computes one", async () => {
  expect(await card({})).toContain("nessuna quota calcolata da una tariffa");
});

const form: JsonObject = {
  ...{ budgetSource: "householdShare", periodFrom: "2026-03-01", periodTo: "2026-03-31" },
  ...{ shareDecidedCents: 40_00, shareDecidedEach: "day", commitCents: 1239_99 },
};

test("the form reckons the amount and takes it", () => {
  const set: [string, unknown][] = [];
  const model = { set: (name: string, value: unknown) => set.push([name, value]) } as unknown as FormModel;
  const asked = decidedAsked(form, []);
  if (!asked) throw new Error("nothing asked");
  dispose = render(() => <DecidedAmount asked={asked} values={form} model={model} />, document.body);
  expect(text()).toContain("31 giorni × 40,00 € = 1.240,00 €");
  document.querySelector("button")?.click();
  expect(set).toEqual([["commitCents", "1.240,00"]]);
});

test("of a commitment that is there what is left empty stays, and parts of a month are the act's to say", () => {
  expect(decidedAsked({ commitment: "8", periodTo: "2026-04-30" }, [line])?.amount).toBe(61 * 40_00);
  expect(decidedAsked({ commitment: "8" }, [{ ...line, source: "comune" }])).toBeUndefined();
  expect(decidedAsked({ ...form, shareDecidedEach: undefined as unknown as Json }, [])).toBeUndefined();
  const part = decidedAsked({ ...form, shareDecidedEach: "month", periodTo: "2026-03-15" }, []);
  if (!part) throw new Error("nothing asked");
  expect(part.amount).toBeUndefined();
  dispose = render(() => <DecidedAmount asked={part} values={form} model={{} as FormModel} />, document.body);
  expect(text()).toContain("Il periodo non è di mesi interi");
  expect(document.querySelector("button")).toBeNull();
});
