// Who signs, who may be told and who must not know the address: cases of practice, and what holds whatever the acts are.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  actModes,
  actOrders,
  actPowers,
  actRoles,
  holdsOn,
  type RepresentationAct,
  responsibilities,
} from "../../workflows/rules/representation/acts.ts";
import { holderOf, type Rights, rightsOn, type Subject } from "../../workflows/rules/representation/rights.ts";

const on = "2026-03-02";
const child: Subject = { isMinor: true, protectedAddress: false, livesWith: [] };
const adult: Subject = { ...child, isMinor: false };
const mother: RepresentationAct = {
  act: 2,
  role: "parent",
  person: "mother",
  responsibility: "full",
  from: "2020-01-01",
};
const father: RepresentationAct = { ...mother, act: 3, person: "father" };
const of = (rights: Rights, holder: string) => {
  const found = rights.holders.find((one) => one.holder === holder);
  if (!found) throw new Error(`nothing is said of ${holder}`);
  return found;
};

describe("a minor", () => {
  it("with both parents: both sign, both are told, each at their own address", () => {
    const rights = rightsOn([mother, father], child, on);
    for (const parent of ["mother", "father"]) {
      const { signs, told, copies, address } = of(rights, parent);
      expect([signs.answer, told.answer, copies.answer, address.answer]).toEqual(["yes", "yes", "yes", "yes"]);
      expect(signs.reasons[0]?.id).toBe("parentWithOther");
    }
    expect(rights.subject.signs).toEqual({ answer: "no", reasons: [{ id: "minorRepresented" }] });
    expect(rights.gaps).toEqual([]);
  });

  it("with a forfeited parent: nothing goes to that parent, and the act says why", () => {
    const rights = rightsOn([mother, { ...father, responsibility: "forfeited" }], child, on);
    const { signs, told, copies, address } = of(rights, "father");
    expect([signs.answer, told.answer, copies.answer, address.answer]).toEqual(["no", "no", "no", "no"]);
    expect(told.reasons).toEqual([{ id: "parentWithout", act: 3 }]);
    expect(of(rights, "mother").signs.reasons).toEqual([{ id: "parentFull", act: 2 }]);
  });

  it("with a guardian: the guardian signs and parents do not", () => {
    const guardian: RepresentationAct = { act: 9, role: "guardian", from: "2025-01-01" };
    const rights = rightsOn([{ ...mother, responsibility: "suspended" }, guardian], child, on);
    expect(of(rights, "act:9").signs.answer).toBe("yes");
    expect(of(rights, "mother").signs.answer).toBe("no");
    expect(rights.holders[0]?.holder).toBe("act:9");
    expect(rights.gaps).toEqual([]);
    expect(rightsOn([mother, guardian], child, on).gaps).toEqual(["contradictory"]);
  });

  it("under protection: only who lives there or keeps the child knows where", () => {
    const hidden: Subject = { ...child, protectedAddress: true, livesWith: ["mother"] };
    const rights = rightsOn([mother, father, { act: 8, role: "fosterBody", from: "2025-01-01" }], hidden, on);
    expect(of(rights, "mother").address.answer).toBe("yes");
    expect(of(rights, "father").address).toEqual({ answer: "no", reasons: [{ id: "protectedAddress" }] });
    expect(of(rights, "act:8").address.answer).toBe("yes");
  });

  it("without anybody who can sign: it is said", () => {
    expect(rightsOn([], child, on).gaps).toEqual(["nobodyRecorded"]);
    expect(rightsOn([{ ...mother, responsibility: "limited" }], child, on).gaps).toEqual(["nobodySigns"]);
    expect(rightsOn([], { ...child, isMinor: undefined }, on).gaps).toContain("ageUnknown");
  });
});

describe("an adult", () => {
  it("signs alone where no act says otherwise, and the parents' responsibility is over", () => {
    const rights = rightsOn([mother], adult, on);
    expect(rights.subject.signs.answer).toBe("yes");
    expect(of(rights, "mother").told).toEqual({ answer: "no", reasons: [{ id: "cameOfAge", act: 2 }] });
  });

  it("is represented by nobody who was appointed for the child, and by whom a later act names", () => {
    const ofAge: Subject = { ...adult, ofAgeOn: "2026-01-10" };
    const acts = (["guardian", "fosterBody", "specialCurator"] as const).map(
      (role, i): RepresentationAct => ({ act: 4 + i, role, from: "2020-01-01" }),
    );
    const { subject, holders, gaps } = rightsOn(acts, ofAge, on);
    expect([subject.signs.answer, gaps]).toEqual(["yes", ["expiredNotRenewed"]]);
    for (const { acts: [named = 0] = [], ...one } of holders)
      expect([one.signs, one.told, one.copies, one.address.answer]).toEqual([
        ...Array(3).fill({ answer: "no", reasons: [{ id: "cameOfAge", act: named }] }),
        "no",
      ]);
    const decree: RepresentationAct = { act: 9, role: "guardian", from: "2026-01-10" };
    expect(rightsOn([...acts, decree], ofAge, on).subject.signs).toEqual({
      ...{ answer: "no", reasons: [{ id: "guardianInstead", act: 9 }] },
    });
  });

  it("with an administrator of support signs what the decree leaves", () => {
    const decree: RepresentationAct = {
      ...{ act: 4, role: "supportAdministrator", person: "sister", from: "2024-05-01", until: "2026-06-30" },
      ...{ mode: "inPlace", powers: ["assets", "health"] },
    };
    const rights = rightsOn([decree], adult, on);
    expect(rights.subject.signs).toEqual({ answer: "partly", reasons: [{ id: "administratorInstead", act: 4 }] });
    expect(of(rights, "sister")).toMatchObject({ powers: ["assets", "health"], signs: { answer: "partly" } });
    const over = rightsOn([decree], adult, "2026-07-01");
    expect([over.holders, over.gaps]).toEqual([[], ["expiredNotRenewed"]]);
    const closed = { ...decree, endedOn: "2026-06-30" };
    expect(rightsOn([closed], adult, "2026-07-01").gaps).toEqual([]);
    const renewed = { ...decree, act: 7, from: "2026-06-15", until: "2028-01-01" };
    expect(rightsOn([decree, renewed], adult, "2026-07-01").gaps).toEqual([]);
    expect(rightsOn([{ ...decree, powers: [] }], adult, on).gaps).toEqual(["powersNotRecorded"]);
  });
});

const day = fc.integer({ min: 2018, max: 2030 }).map((year) => `${year}-03-02`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const act = fc
  .record({
    role: fc.constantFrom(...actRoles),
    person: maybe(fc.constantFrom("a", "b", "c")),
    responsibility: fc.constantFrom(...responsibilities),
    mode: fc.constantFrom(...actModes),
    powers: fc.subarray([...actPowers]),
    orders: fc.subarray([...actOrders]),
    from: day,
    until: maybe(day),
    endedOn: maybe(day),
  })
  .map((one): Omit<RepresentationAct, "act"> => {
    const { person, until, endedOn, ...rest } = one;
    return {
      ...rest,
      ...(person === undefined ? {} : { person }),
      ...(until === undefined ? {} : { until }),
      ...(endedOn === undefined ? {} : { endedOn }),
    };
  });
const acts: fc.Arbitrary<RepresentationAct[]> = fc
  .array(act, { maxLength: 8 })
  .map((list) => list.map((one, i) => ({ act: i + 2, ...one })));
const subject: fc.Arbitrary<Subject> = fc.record({
  isMinor: fc.constantFrom(true, false, undefined),
  protectedAddress: fc.boolean(),
  livesWith: fc.subarray(["a", "b", "c"]),
});
const check = (property: (list: RepresentationAct[], about: Subject, at: string) => void) =>
  fc.assert(fc.property(acts, subject, day, property), { numRuns: 500 });

describe("the dead", () => {
  it("are signed for and told by nobody, and who must not know the address still must not", () => {
    const order: RepresentationAct = { ...father, responsibility: "limited", orders: ["hideAddress"] };
    const rights = rightsOn([mother, order], { ...child, deceased: true }, on);
    for (const one of [rights.subject, ...rights.holders])
      expect([one.signs, one.told, one.copies]).toEqual(Array(3).fill({ answer: "no", reasons: [{ id: "deceased" }] }));
    expect(of(rights, "father").address).toEqual({ answer: "no", reasons: [{ id: "hideAddress", act: 3 }] });
    expect([rightsOn([], { ...child, deceased: true }, on).gaps, rights.gaps]).toEqual([[], []]);
  });
});

describe("whatever the acts", () => {
  it("one that does not hold on the day changes nothing, nor does their order", () => {
    check((list, about, at) => {
      const rights = rightsOn(list, about, at);
      const held = list.filter((one) => holdsOn(one, at));
      // Of an act that ran out only the reminder is left.
      const { gaps, ...rest } = rights;
      expect(rightsOn(held, about, at)).toEqual({ ...rest, gaps: gaps.filter((one) => one !== "expiredNotRenewed") });
      expect(rightsOn([...list].reverse(), about, at)).toEqual(rights);
    });
  });

  it("every answer has a reason, and every act it names is in force", () => {
    check((list, about, at) => {
      const { subject: own, holders } = rightsOn(list, about, at);
      for (const one of [own, ...holders])
        for (const { answer, reasons } of [one.signs, one.told, one.copies, one.address]) {
          expect(reasons.length, answer).toBeGreaterThan(0);
          for (const { act: named } of reasons)
            if (named !== undefined)
              expect(list.filter((two) => two.act === named && holdsOn(two, at))).toHaveLength(1);
        }
    });
  });

  it("who is only a parent and without responsibility, or of an adult, neither signs nor is told nor knows where", () => {
    check((list, about, at) => {
      for (const one of rightsOn(list, about, at).holders) {
        const own = list.filter((two) => holdsOn(two, at) && holderOf(two) === one.holder);
        const isWithout = (two: RepresentationAct) =>
          two.role === "parent" &&
          (about.isMinor === false || two.responsibility === "suspended" || two.responsibility === "forfeited");
        if (!own.every(isWithout)) continue;
        for (const right of [one.signs, one.told, one.copies, one.address]) expect(right.answer).toBe("no");
      }
    });
  });

  it("what an act in force forbids stays forbidden", () => {
    check((list, about, at) => {
      const rights = rightsOn(list, about, at);
      for (const two of list.filter((one) => holdsOn(one, at))) {
        const holder = of(rights, holderOf(two));
        if (two.orders?.includes("noInformation")) expect(holder.told.answer).toBe("no");
        if (two.orders?.includes("noInformation")) expect(holder.copies.answer).toBe("no");
        if (two.orders?.includes("hideAddress")) expect(holder.address.answer).toBe("no");
      }
    });
  });

  it("a minor never signs, and with a guardian no parent does", () => {
    check((list, about, at) => {
      const rights = rightsOn(list, { ...about, isMinor: true }, at);
      expect(rights.subject.signs.answer).toBe("no");
      if (!list.some((one) => one.role === "guardian" && holdsOn(one, at))) return;
      for (const holder of rights.holders) {
        const own = list.filter((one) => holdsOn(one, at) && holderOf(one) === holder.holder);
        if (own.every((one) => one.role === "parent")) expect(holder.signs.answer).toBe("no");
      }
    });
  });

  it("an address under protection is known only to who lives there or keeps the person", () => {
    check((list, about, at) => {
      for (const holder of rightsOn(list, { ...about, protectedAddress: true }, at).holders) {
        if (holder.address.answer === "no") continue;
        const keeps = list.some(
          (one) => holderOf(one) === holder.holder && (one.role === "guardian" || one.role === "fosterBody"),
        );
        expect(keeps || about.livesWith.includes(holder.holder)).toBe(true);
      }
    });
  });
});
