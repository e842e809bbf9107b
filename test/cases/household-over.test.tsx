// The page of a household that is no more: what takes back its end stands open, acts that cannot come any more are not listed, no box
// stands empty, and to who may do nothing nothing is offered. Views are those the server gives.
import { render } from "solid-js/web";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Chosen, ContentCase } from "../../client/cases/action-panel.tsx";
import { FactsCard } from "../../client/cases/facts-card.tsx";
import { isOverHousehold, mayTurnBack, WaysBack } from "../../client/cases/ways-back.tsx";
import { type Desk, DeskContext } from "../../client/desk.ts";
import { createWorkflows, type WorkflowShape, WorkflowsContext } from "../../client/workflows.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { household } from "../../workflows/household/index.ts";
import { act, openDays, ostiglia, person, worker } from "../people/day-house.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, sessionOf } from "../support/installation.ts";

const shape = { id: "household", list: "none", texts: household.texts.it } as unknown as WorkflowShape;
const workflows = createWorkflows(() => [shape]);
const reader = sessionOf("reader", "psychologist");
const [dissolved, mistaken, living] = [uuidOf("over dissolved"), uuidOf("over mistaken"), uuidOf("over living")];
let house: Installation;
let dispose: (() => void) | undefined;

beforeAll(async () => {
  // The house runs on Node's bytes, not on those of the page's realm.
  globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as typeof Uint8Array;
  house = await openDays();
  const members = [{ person: await person("Ada"), relation: "reference", from: "2020-01-01" }];
  const open = { householdKind: "registry", territory: ostiglia, members };
  await act(dissolved, "OPEN_HOUSEHOLD", open);
  await act(dissolved, "DISSOLVE", { until: "2026-02-28" });
  await act(mistaken, "OPEN_HOUSEHOLD", { ...open, householdKind: "deFacto" });
  await act(mistaken, "OPENED_BY_MISTAKE", { mistakeReason: "thereAlready" });
  await act(living, "OPEN_HOUSEHOLD", { ...open, householdKind: "isee" });
});
afterAll(() => house.close());
afterEach(() => {
  dispose?.();
  document.body.replaceChildren();
});

async function viewOf(caseId: string, by: Session = worker): Promise<ContentCase> {
  const view = await callerOf(house, by).cases.getCase({ caseId });
  if (view.level !== "content") throw new Error(`seen as ${view.level}`);
  // As it comes over the wire.
  return JSON.parse(JSON.stringify(view)) as ContentCase;
}

function shown(view: ContentCase): { buttons: string[]; text: string; chosen: Chosen[] } {
  const chosen: Chosen[] = [];
  dispose = render(
    () => (
      <DeskContext.Provider value={() => ({ today: view.today, comuni: [] }) as unknown as Desk}>
        <WorkflowsContext.Provider value={workflows}>
          <FactsCard view={view} isNow />
          <WaysBack view={view} onChoose={(one) => chosen.push(one)} />
        </WorkflowsContext.Provider>
      </DeskContext.Provider>
    ),
    document.body,
  );
  const buttons = [...document.querySelectorAll("button")];
  for (const one of buttons) one.click();
  return { buttons: buttons.map((one) => one.textContent ?? ""), text: document.body.textContent ?? "", chosen };
}

test("one that was dissolved offers openly to take that back, and nothing else", async () => {
  const view = await viewOf(dissolved);
  expect(view.actions.filter((one) => !one.possible).length).toBeGreaterThan(5);
  const { buttons, text, chosen } = shown(view);
  expect(buttons).toEqual([`Torna al passaggio precedente (${household.texts.it.done?.DISSOLVE})`]);
  expect(chosen).toEqual([{ event: "STEP_BACK", initial: { undoes: 2 } }]);
  expect(document.querySelector("details")).toBeNull();
  expect(text).not.toContain("Dati");
  expect([isOverHousehold(view), mayTurnBack(view)]).toEqual([true, true]);
});

test("one that was opened by mistake offers that it was none, first", async () => {
  const { buttons, chosen } = shown(await viewOf(mistaken));
  expect(buttons[0]).toBe(household.texts.it.events.NOT_A_MISTAKE);
  expect(chosen[0]).toEqual({ event: "NOT_A_MISTAKE" });
  expect(document.querySelector("details")).toBeNull();
});

test("to who may record nothing there no card is drawn", async () => {
  const view = await viewOf(dissolved, reader);
  const { buttons, text } = shown(view);
  expect([buttons, text, mayTurnBack(view)]).toEqual([[], "", false]);
});

test("why a way back is closed is told, where it has a reason of its own", async () => {
  const view = await viewOf(dissolved);
  const step = { seq: 2, type: "DISSOLVE", possible: false, reasons: ["notLatest"] };
  const { buttons, text } = shown({ ...view, mending: { ...view.mending, stepBack: step } } as ContentCase);
  expect(buttons).toEqual([]);
  expect(text).toContain("Non possibile ora 1");
  expect(text).toContain("Torna al passaggio precedente");
});

test("one that lives is not over", async () => {
  const view = await viewOf(living);
  expect([isOverHousehold(view), mayTurnBack(view)]).toEqual([false, false]);
});
