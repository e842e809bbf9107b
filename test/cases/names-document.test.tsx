// Whichever form asks for a document of the case offers those there are, by their titles; the page asks for them because the form
// does, and not for events it knows.
import { expect, test } from "vitest";
import { adaptForm, asksDocument } from "../../client/cases/adapt-form.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import type { Form } from "../../workflows/kernel/form.ts";
import { bookUvm, holdUvm, recordOpinion } from "../../workflows/protected-discharge/v1/forms.ts";
import { workflows } from "../../workflows/registry.ts";

const words = { deadlineName: () => "", askedName: () => "Medico", groundName: () => "" };
const documents = [
  { id: "d3", title: "Valutazione multidimensionale" },
  { id: "d7", title: "Lettera di dimissione" },
];
const adapted = (event: string, form: Form, known = {}) => {
  const asked = [{ key: "opinion:4-familyDoctor", request: "opinion", of: "familyDoctor" }] as never;
  const one = adaptForm(event, { ...{ deadlines: [], asked, accounts: [], documents }, ...words }, known);
  return { fields: one.adapt(form).fields, words: one.extraOptions };
};
const ofDocument = (fields: Form["fields"]) => fields.find(({ holds }) => holds === "document");

test("the evaluation of theirs is one of the documents, under its title", () => {
  expect([asksDocument(holdUvm), asksDocument(bookUvm)]).toEqual([true, false]);
  const { fields, words } = adapted("HOLD_UVM", holdUvm);
  expect(ofDocument(fields)).toMatchObject({
    ...{ kind: "choice", options: ["d3", "d7"] },
    visibleWhen: { eq: ["evaluationBy", "health"] },
  });
  expect(words).toMatchObject({ "documentId.d3": "Valutazione multidimensionale" });
});

test("an open request is still one of those there are", () => {
  const { fields, words } = adapted("RECORD_OPINION", recordOpinion);
  expect(fields.find(({ holds }) => holds === "request")).toMatchObject({ options: ["opinion:4-familyDoctor"] });
  expect(words).toEqual({
    "opinion.opinion:4-familyDoctor": "Medico",
    "documentId.d3": "Valutazione multidimensionale",
    "documentId.d7": "Lettera di dimissione",
  });
});

test("no form of any workflow asks for an id of a document to be typed", () => {
  let found = 0;
  for (const { versions } of workflows)
    for (const version of Object.values(versions))
      for (const event of Object.keys(version.events)) {
        const form = eventInfo(version, event)?.form;
        if (!form || !asksDocument(form)) continue;
        found += 1;
        // Left out where the page knows it, a choice otherwise.
        expect(ofDocument(adapted(event, form).fields)?.kind ?? "choice", event).toBe("choice");
      }
  expect(found).toBeGreaterThan(0);
});
