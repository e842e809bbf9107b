// The reference person of a household: whoever leaves as such is followed by somebody who stays, and no act makes two of them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { household } from "../../workflows/household/index.ts";
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot, JsonObject } from "../../workflows/kernel/definition.ts";
import { emptyCase, must, send } from "../support/pure-case.ts";

const persons = Array.from({ length: 6 }, (_, i) => `22222222-2222-4222-8222-22222222222${i}`);
const [ada, ugo, eva, ida] = persons as [string, string, string, string];
const member = (person: string, relation: string) => ({ person, relation, from: "2020-01-01" });
const open = (members: JsonObject[]) => ({ householdKind: "registry", territory: "020038", members });
const family = () =>
  must(
    household,
    emptyCase(household),
    "OPEN_HOUSEHOLD",
    open([member(ada, "reference"), member(ugo, "spouse"), member(eva, "child")]),
  );
const leaves = (person: string, more: JsonObject = {}) => ({ person, until: "2026-03-01", endReason: "died", ...more });
const membersOf = ({ doc }: CaseSnapshot) =>
  rowsOf(doc.context.members).map((row) => [textOf(row.person), textOf(row.relation)]);
const refused = (reason: string) => ({ kind: "refused", refusal: { reasons: [reason] } });

describe("the reference person", () => {
  test("leaves when the act says who takes the place, and what the others are to her", () => {
    const home = family();
    expect(send(household, home, "END_MEMBER", leaves(ada))).toMatchObject(refused("referenceNamed"));
    expect(send(household, home, "END_MEMBER", leaves(ada, { newReference: ida }))).toMatchObject(
      refused("referenceThere"),
    );
    const said = { newReference: ugo, newRelations: [{ person: eva, relation: "child" }] };
    expect(membersOf(must(household, home, "END_MEMBER", leaves(ada, said)))).toEqual([
      [ugo, "reference"],
      [eva, "child"],
    ]);
    const silent = must(household, home, "END_MEMBER", leaves(ada, { newReference: ugo }));
    expect(membersOf(silent)).toEqual([
      [ugo, "reference"],
      [eva, "notSaid"],
    ]);
    const later = { newReference: ugo, newRelations: [{ person: eva, relation: "grandchild" }] };
    expect(membersOf(must(household, silent, "NAME_REFERENCE", later))[1]).toEqual([eva, "grandchild"]);
  });

  test("nobody leaves before the day of joining", () => {
    const early = leaves(eva, { until: "2019-12-31" });
    expect(send(household, family(), "END_MEMBER", early)).toMatchObject(refused("afterMemberJoined"));
    expect(membersOf(must(household, family(), "END_MEMBER", leaves(eva, { until: "2020-01-01" })))).toHaveLength(2);
  });

  test("is whoever stays alone, and nobody where nobody is left", () => {
    const couple = must(household, family(), "END_MEMBER", leaves(eva));
    const alone = must(household, couple, "END_MEMBER", leaves(ada));
    expect(membersOf(alone)).toEqual([[ugo, "reference"]]);
    expect(membersOf(must(household, alone, "END_MEMBER", leaves(ugo)))).toEqual([]);
  });

  test("splits off only when somebody takes the place, and those who leave have one, too", () => {
    const split = { splitOn: "2026-03-01", splitReason: "separated", newKind: "registry", newTerritory: "020042" };
    const four = must(household, family(), "ADD_MEMBER", member(ida, "parent"));
    const out = (relation: string) => ({ ...split, leavers: [{ person: ada, relation }] });
    const asked = (payload: JsonObject) =>
      send(household, four, "SPLIT_HOUSEHOLD", payload, { facts: { leavers: [] } });
    expect(asked({ ...out("child"), newReference: ugo })).toMatchObject(refused("leaversReference"));
    expect(asked(out("reference"))).toMatchObject(refused("referenceNamed"));
    const done = must(
      household,
      four,
      "SPLIT_HOUSEHOLD",
      { ...out("reference"), newReference: ida },
      { facts: { leavers: [] } },
    );
    expect(membersOf(done).filter(([, relation]) => relation === "reference")).toEqual([[ida, "reference"]]);
  });

  test("is one: not two at the opening, nor one more, nor another while she stays", () => {
    const two = open([member(ada, "reference"), member(ugo, "reference")]);
    expect(send(household, emptyCase(household), "OPEN_HOUSEHOLD", two)).toMatchObject(refused("oneReference"));
    const home = family();
    expect(send(household, home, "ADD_MEMBER", member(ida, "reference"))).toMatchObject(refused("noSecondReference"));
    const swap = leaves(eva, { newReference: ugo });
    expect(send(household, home, "END_MEMBER", swap)).toMatchObject(refused("referenceFree"));
    const twice = [{ person: eva, relation: "reference" }];
    const named = { newReference: ugo, newRelations: twice };
    expect(send(household, home, "NAME_REFERENCE", named)).toMatchObject(refused("relationsAnew"));
    expect(membersOf(must(household, home, "NAME_REFERENCE", { newReference: ugo }))[1]).toEqual([ugo, "reference"]);
  });

  test("of a household that has none is named", () => {
    const none = must(
      household,
      emptyCase(household),
      "OPEN_HOUSEHOLD",
      open([member(ada, "sibling"), member(ugo, "sibling")]),
    );
    expect(membersOf(must(household, none, "NAME_REFERENCE", { newReference: ada }))).toEqual([
      [ada, "reference"],
      [ugo, "notSaid"],
    ]);
  });
});

test("whatever happens, a household that had one and is not empty has exactly one", () => {
  const who = fc.constantFrom(...persons);
  const step = fc.record({
    type: fc.constantFrom("ADD_MEMBER", "END_MEMBER", "NAME_REFERENCE", "SPLIT_HOUSEHOLD"),
    one: who,
    other: who,
    next: fc.option(who, { nil: undefined }),
    relation: fc.constantFrom("reference", "child", "spouse"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let home = family();
      for (const { type, one, other, next, relation } of steps) {
        const named = next ? { newReference: next } : {};
        const payload: Record<string, JsonObject> = {
          ADD_MEMBER: member(one, relation),
          END_MEMBER: leaves(one, named),
          NAME_REFERENCE: { newReference: next ?? one, newRelations: [{ person: other, relation }] },
          SPLIT_HOUSEHOLD: {
            ...{ splitOn: "2026-03-01", splitReason: "moved", newKind: "registry", newTerritory: "020042", ...named },
            leavers: [
              { person: one, relation: "reference" },
              { person: other, relation: "child" },
            ],
          },
        };
        const sent = send(household, home, type, payload[type] ?? {}, { facts: { leavers: [] } });
        if (sent.kind !== "decided") continue;
        home = must(household, home, type, payload[type] ?? {}, { facts: { leavers: [] } });
        const members = membersOf(home);
        const references = members.filter(([, is]) => is === "reference");
        expect(references).toHaveLength(members.length === 0 ? 0 : 1);
        if (members.length === 0) return;
      }
    }),
    { numRuns: 150, seed: 34 },
  );
});
