// The forms on a household's members as the page shows them: who is meant is one of them, and somebody to take the place is asked for
// just where the reference person leaves and several stay.
import { describe, expect, test } from "vitest";
import { adaptForm, allMove } from "../../client/cases/adapt-form.ts";
import { membersOf, referenceIn } from "../../client/cases/person/household-name.ts";
import {
  endMember,
  memberGoesOn,
  moveHousehold,
  nameReference,
  splitHousehold,
} from "../../workflows/household/v1/forms.ts";
import { evaluate } from "../../workflows/kernel/evaluate.ts";
import type { Form } from "../../workflows/kernel/form.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";

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

test("the record that goes on and the member are known to the page, which asks for neither", () => {
  const words = { deadlineName: () => "", askedName: () => "", groundName: () => "" };
  const known = { person: "ada", into: "ida" };
  const one = adaptForm("MEMBER_GOES_ON", { deadlines: [], asked: [], accounts: [], ...words }, known);
  expect(one.adapt(memberGoesOn).fields).toEqual([]);
  expect(evaluate(memberGoesOn, one.toPayload({}), around).problems).toEqual([]);
  expect(one.toPayload({})).toEqual(known);
});

describe("a household of the register that moves", () => {
  const context = { kind: "registry", members: [{}] };
  const moved = { territory: "020042", movedOn: "2026-03-01" };
  const formOf = (staying: readonly string[]) =>
    adaptForm("MOVE_HOUSEHOLD", {
      ...{ deadlines: [], asked: [], accounts: [], members, staying },
      ...{ deadlineName: () => "", askedName: () => "", groundName: () => "" },
    });
  const problems = (payload: JsonObject, form: Form = moveHousehold) =>
    evaluate(form, payload, { ...around, context }).problems;

  test("shows everybody who may move ticked, by name, and sends who is left", () => {
    const one = formOf(["eva"]);
    const field = one.adapt(moveHousehold).fields.find(({ name }) => name === "movers");
    expect(field).toMatchObject({ kind: "choices", options: ["ada", "ugo"] });
    expect(one.extraOptions).toEqual({ "movers.ada": "ADA", "movers.ugo": "UGO" });
    expect(allMove({ members, staying: ["eva"] })).toEqual({ movers: ["ada", "ugo"] });
    const sent = one.toPayload({ ...moved, movers: ["ugo"] });
    expect(sent).toEqual({ ...moved, movers: [{ person: "ugo" }] });
    expect(problems(sent)).toEqual([]);
  });

  test("asks for who moves, or for the word that nobody does", () => {
    const form = formOf([]).adapt(moveHousehold);
    expect(problems(moved, form)).toEqual([{ path: "movers", code: "required" }]);
    expect(problems({ ...moved, nobodyMoves: true }, form)).toEqual([]);
  });

  test("asks nothing where nobody may move, and says that", () => {
    const one = formOf(["ada", "ugo", "eva"]);
    const form = one.adapt(moveHousehold);
    expect(form.fields.map(({ name }) => name)).toEqual(["territory", "residesOutside", "movedOn"]);
    expect(problems(one.toPayload(moved))).toEqual([]);
  });
});
