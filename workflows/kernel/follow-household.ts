// Which household a case follows: chosen by somebody among those its person is in, and the two sides of a household that
// split. It is that of the person when the case was opened, and stays so until it is chosen.
import { rowsOf, textOf } from "./data.ts";
import type { CaseDoc, CaseFact, EventInfo, Facts, FactValue } from "./definition.ts";
import { isObject, type JsonObject } from "./json.ts";

export const followHousehold = "FOLLOW_HOUSEHOLD";

export const followInfo: EventInfo = {
  needs: [
    { fact: "person", case: "head.personId", kind: "person", pick: ["households"] },
    { fact: "followed", case: "head.householdId", kind: "household", pick: ["splits", "origin"] },
    { fact: "chosen", case: "data.household", kind: "household", pick: ["members"] },
  ],
  form: {
    fields: [
      {
        ...{ name: "household", kind: "case", class: "open", required: true },
        pick: { kinds: ["household"], states: ["active"] },
      },
      { name: "reason", kind: "longText", maxLength: 2000, class: "social", required: true },
    ],
  },
};

/** What is read of a household's and a person's record. */
export interface HouseholdsAround {
  /** Of the person the case is about. */
  person: JsonObject;
  /** The household the case follows, where it follows one. */
  followed?: { id: string; context: JsonObject };
}

/** The households a case may follow, each once: those of its person first. */
export function householdsToFollow({ person, followed }: HouseholdsAround): string[] {
  const origin = followed?.context.origin;
  const sides = followed
    ? [
        followed.id,
        ...rowsOf(followed.context.splits).map((one) => textOf(one.household)),
        ...(isObject(origin) ? [textOf(origin.household)] : []),
      ]
    : [];
  return [...new Set([...rowsOf(person.households).map((one) => textOf(one.household)), ...sides])];
}

const caseOf = (fact: FactValue | undefined): CaseFact | undefined =>
  fact && !Array.isArray(fact) && "context" in fact && "head" in fact ? fact : undefined;

/** Changes `doc` in place; returns the reason id when the household does not fit. */
export function chooseHousehold(doc: CaseDoc, facts: Facts, recordedAt: string): string | undefined {
  const [person, followed, chosen] = [caseOf(facts.person), caseOf(facts.followed), caseOf(facts.chosen)];
  if (!person) return "noPersonHere";
  if (chosen?.state !== "active") return "householdGone";
  const around = { person: person.context, ...(followed ? { followed } : {}) };
  if (!householdsToFollow(around).includes(chosen.id)) return "notTheirHousehold";
  doc.head.householdId = chosen.id;
  doc.head.householdAt = recordedAt;
  return undefined;
}
