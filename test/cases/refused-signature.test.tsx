// A refusal to sign is told as one wherever what was recorded is known: in the timeline and in the papers, in each language and also
// where a kind of case has words of its own for a day of signing. Where only the act is known, neither is said.
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import { Timeline, type TimelineEntry } from "../../client/cases/timeline.tsx";
import { type Desk, DeskContext } from "../../client/desk.ts";
import { createWorkflows, type WorkflowShape, WorkflowsContext } from "../../client/workflows.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { workflows as all } from "../../workflows/registry.ts";

const shapes = (language: "it" | "en") =>
  all.map((one) => ({ ...one, texts: one.texts[language] }) as unknown as WorkflowShape);
const desk = { comuni: [] } as unknown as Desk;

let dispose: (() => void) | undefined;
afterEach(() => {
  dispose?.();
  document.body.replaceChildren();
});

function told(kind: string, given: JsonObject, asFile: boolean): string {
  const entry = {
    ...{ caseId: "c", seq: 7, occurredOn: "2026-03-10", recordedAt: "2026-03-10T10:00:00.000Z", actor: "sara" },
    ...{ type: "SIGN_DOCUMENT", entryKind: "documents", stateBefore: "inProject", stateAfter: "inProject" },
    given: Object.entries({ signerQuality: "parent", signedOn: "2026-03-09", ...given }).map(([field, value]) => ({
      ...{ field, value },
    })),
  } as unknown as TimelineEntry;
  dispose?.();
  dispose = render(
    () => (
      <WorkflowsContext.Provider value={createWorkflows(() => shapes("it"))}>
        <DeskContext.Provider value={() => desk}>
          <Timeline entries={[entry]} kindOf={() => kind} names={{}} asFile={asFile} />
        </DeskContext.Provider>
      </WorkflowsContext.Provider>
    ),
    document.body,
  );
  return document.querySelector(".timeline")?.textContent ?? "";
}

test.each(["case-intake", "economic-aid"])(
  "a refusal is no signature in the timeline of %s, nor in its papers",
  (kind) => {
    for (const asFile of [false, true]) {
      const refusal = told(kind, { signer: "Bruno Prova", refusedToSign: true, witnesses: "Anna e Carla" }, asFile);
      expect(refusal).toContain("Rifiuto di firmare registrato");
      expect(refusal).toContain("Rifiutato il: 09/03/2026");
      expect(refusal).toContain("Chi ha rifiutato: Bruno Prova");
      expect(refusal).not.toMatch(/Firma registrata|Firmato il|Chi ha firmato/);
      // The box left empty comes as false.
      const signature = told(kind, { signer: "Bruno Prova", refusedToSign: false, signedHow: "onPaper" }, asFile);
      expect(signature).toContain("Firma registrata");
      expect(signature).toContain("Firmato il: 09/03/2026");
      expect(signature).not.toMatch(/Rifiuto|Rifiutato|Chi ha rifiutato/);
    }
  },
);

test("where nobody knows which it was, the words hold for both", () => {
  for (const language of ["it", "en"] as const) {
    const workflows = createWorkflows(() => shapes(language));
    for (const { id } of shapes(language)) {
      const plain = workflows.done(id, "SIGN_DOCUMENT");
      const ways = ["signedHow", "refusedToSign"].map((field) =>
        workflows.done(id, "SIGN_DOCUMENT", [{ field, value: field === "signedHow" ? "onPaper" : true }]),
      );
      expect(new Set([plain, ...ways]).size, `${language} ${id}`).toBe(3);
    }
  }
});
