// What is waited for in a record: something is missing, or stands there and is to be looked at.
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import { CaseFacts } from "../../client/cases/case-facts.tsx";
import { type Desk, DeskContext } from "../../client/desk.ts";
import { createWorkflows, type WorkflowShape, WorkflowsContext } from "../../client/workflows.ts";
import { person } from "../../workflows/person/index.ts";

const shapes = [{ id: person.id, list: "none", texts: person.texts.it }];
const workflows = createWorkflows(() => shapes as unknown as WorkflowShape[]);
const desk = { today: "2026-03-02", comuni: [], colleagues: [] } as unknown as Desk;
let dispose: (() => void) | undefined;
afterEach(() => {
  dispose?.();
  document.body.replaceChildren();
});

type Fields = Parameters<typeof CaseFacts>[0]["fields"];

function said(fields: Fields): string {
  const item = { field: "fiscalCode", dueOn: "2026-04-01", owner: "ivo", event: "OPEN_PERSON", seq: 1 };
  dispose = render(
    () => (
      <DeskContext.Provider value={() => desk}>
        <WorkflowsContext.Provider value={workflows}>
          <CaseFacts kind="person" context={{}} fields={fields} names={{ ivo: "Ivo Prova" }} missing={[item]} />
        </WorkflowsContext.Provider>
      </DeskContext.Provider>
    ),
    document.body,
  );
  return document.body.textContent ?? "";
}

const code = { field: "fiscalCode", class: "identity" } as const;

test("a code that stands there and is doubtful is to be checked, and not missing", () => {
  const words = said([{ ...code, shown: "value", value: "SBTSFN79E19Z330I" }] as unknown as Fields);
  expect(words).toContain("da controllare: a cura di Ivo Prova, entro il 01/04/2026");
  expect(words).not.toContain("manca");
});

test("one that is not there is missing, and one that may not be read does not tell whether it stands", () => {
  expect(said([])).toContain("manca: a cura di Ivo Prova");
  dispose?.();
  document.body.replaceChildren();
  expect(said([{ ...code, shown: "closed" }] as unknown as Fields)).toContain("manca: a cura di Ivo Prova");
});
