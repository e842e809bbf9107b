// The forms on a household's members as the page shows them: who is meant is one of them, and somebody to take the place is asked for
// just where the reference person leaves and several stay.
import { describe, expect, test } from "vitest";
import { adaptForm } from "../../client/cases/adapt-form.ts";
import { membersOf, referenceIn } from "../../client/cases/person/household-name.ts";
import { endMember, nameReference, splitHousehold } from "../../workflows/household/v1/forms.ts";
import { evaluate } from "../../workflows/kernel/evaluate.ts";
import type { Form } from "../../workflows/kernel/form.ts";

const members = ["ada", "ugo", "eva"].map((value) => ({ value, label: value.toUpperCase() }));
const adapted = (event: string, form: Form, some = members, reference: string | undefined = "ada") => {
  const one = adaptForm(event, {
    ...{ deadlines: [], asked: [], accounts: [], members: some, reference },
    ...{ deadlineName: () => "", askedName: () => "", groundName: () => "" },
  });
  return { fields: one.adapt(form).fields, words: one.extraOptions };
};
const around = { today: "2026-03-09", state: "active", context: {}, head: {} };
const namesOf = ({ fields }: ReturnType<typeof adapted>) => fields.map(({ name }) => name);
const visible = (fields: Form["fields"], person: string) =>
  evaluate({ fields }, { person, until: "2026-03-01", endReason: "moved" }, around);

describe("who leaves", () => {
  test("is asked who takes the place only as the reference person", () => {
    const { fields, words } = adapted("END_MEMBER", endMember);
    const asked = visible(fields, "ada");
    expect(asked.visible.has("newReference")).toBe(true);
    expect(asked.problems).toEqual([{ path: "newReference", code: "required" }]);
    expect(visible(fields, "ugo").visible.has("newReference")).toBe(false);
    expect(visible(fields, "ugo").problems).toEqual([]);
    expect(fields.find(({ name }) => name === "newReference")).toMatchObject({
      kind: "choice",
      options: ["ada", "ugo", "eva"],
    });
    expect(words).toMatchObject({ "newReference.ugo": "UGO", "person.eva": "EVA" });
  });

  test("is not, of a couple, nor where nobody is known as reference person", () => {
    expect(namesOf(adapted("END_MEMBER", endMember, members.slice(0, 2)))).not.toContain("newReference");
    expect(namesOf(adapted("SPLIT_HOUSEHOLD", splitHousehold, members.slice(0, 2)))).not.toContain("newReference");
    expect(namesOf(adapted("SPLIT_HOUSEHOLD", splitHousehold))).toContain("newReference");
  });
});

test("an act of its own asks always, and who the reference person is stands in the record", () => {
  const { fields } = adapted("NAME_REFERENCE", nameReference, members.slice(0, 1));
  expect(fields.map(({ name, required }) => [name, required])).toEqual([
    ["newReference", true],
    ["newRelations", undefined],
  ]);
  const context = {
    members: [
      { person: "ugo", relation: "spouse" },
      { person: "ada", relation: "reference" },
    ],
  };
  expect(referenceIn(context)).toBe("ada");
  expect(referenceIn({})).toBeUndefined();
  expect(membersOf(context, { ada: "Ada" }).map(({ label }) => label)[1]).toBe("Ada");
});
