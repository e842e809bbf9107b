// Terms of a case that come from the record of its person: told apart by what the reader was told of the record, and silent otherwise.
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import { DeadlineList, type ShownDeadline } from "../../client/cases/deadline-list.tsx";
import { termOfRecord } from "../../client/cases/term-of-record.ts";
import { createWorkflows, type WorkflowShape, WorkflowsContext } from "../../client/workflows.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { commonIt } from "../../workflows/kernel/common-texts-it.ts";
import { person } from "../../workflows/person/index.ts";

const shapes = [caseIntake, person].map(({ id, texts }) => ({
  ...{ id, list: "cases" },
  texts: { ...texts.it, deadlines: { ...commonIt.deadlines, ...texts.it.deadlines } },
}));
const workflows = createWorkflows(() => shapes as unknown as WorkflowShape[]);
let dispose: (() => void) | undefined;
afterEach(() => {
  dispose?.();
  document.body.replaceChildren();
});

const ids = ["personTerm:p4", "personTerm:p9", "personTerm:a7", "personTermEarly:m"];
const deadlines = ids.map(
  (id): ShownDeadline => ({
    ...{ id, status: "running", source: "Scheda della persona", steps: [], dueOn: "2026-04-30" },
  }),
);
type Told = Parameters<typeof termOfRecord>[1];
const roleName = (role: string) => workflows.option("person", "actRole", role);
const told: Told = {
  personExpiring: [
    { paper: 4, about: "isee", until: "2026-04-30", isOver: false },
    { paper: 9, about: "permit", until: "2026-04-30", isOver: false },
  ],
  personDue: { actsEnding: [{ act: 7, role: "supportAdministrator", until: "2026-04-30" }], ofAgeOn: "2026-04-12" },
};

function names(known: Told): string[] {
  dispose = render(
    () => (
      <WorkflowsContext.Provider value={workflows}>
        <DeadlineList
          {...{ kind: "case-intake", today: "2026-04-01", deadlines, mayRecord: () => false, onAct: () => undefined }}
          about={(id) => termOfRecord(id, known, roleName)}
        />
      </WorkflowsContext.Provider>
    ),
    document.body,
  );
  return [...document.querySelectorAll("li > strong")].map((one) => one.textContent ?? "");
}

test("each says which paper, act or day it is of", () => {
  const found = names(told);
  expect(new Set(found).size).toBe(4);
  expect(found.slice(0, 2)).toEqual([
    "Scadenza nella scheda della persona: ISEE",
    "Scadenza nella scheda della persona: Documento",
  ]);
  expect(found[3]).toContain("18 anni");
});

test("whoever was told nothing of the record reads nothing of it", () => {
  const found = names({ personExpiring: [], personDue: { actsEnding: [] } });
  expect(found).toEqual(Array(4).fill("Scadenza nella scheda della persona"));
});

test("a term of the case itself keeps its own name", () => {
  expect(termOfRecord("review", told, roleName)).toBeUndefined();
});
