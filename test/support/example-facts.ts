// The facts an event asks for, as an engine without other cases would find them: every named case exists and is
// open, every ruleset is in force with the values given here, every service is run by the Azienda.
import type { CaseSnapshot, FactValue, JsonObject, Need, Workflow } from "../../workflows/kernel/definition.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import { atPath } from "../../workflows/kernel/json.ts";
import { readSections } from "../../workflows/rules/care/section.ts";
import { currentOf, type Situation } from "./pure-case.ts";
import { inForce } from "./seed-rules.ts";

/** State a case of each kind is taken to be in. */
const usualState: Record<string, string> = {
  person: "identified",
  household: "active",
  "housing-bando": "assignments",
  "voucher-stock": "active",
  "care-call": "open",
};

/** State it is taken to be in when a certain event asks. */
const stateWhen: Record<string, Record<string, string>> = {
  "housing-bando": { IMPORT_APPLICATION: "closed", REQUEST_CORRECTION: "corrections" },
  "care-call": { GRANT: "published", RANKED: "spreading" },
};

/** From where a case is taken to have been closed when it is opened again. */
const usualOrigin: Record<string, string> = { PROPOSE_REOPENING: "assignments", CALL_REOPENED: "ranked" };

/** What the record of a person holds where an event asks for its acts: the decree that the asking case tells of. */
function recordedActs(context: JsonObject): JsonObject {
  const [actOn, from] = ["appointment.actOn", "appointment.from"].map((path) => atPath(context, path) ?? null);
  return { acts: actOn ? [{ act: 9, role: "supportAdministrator", actOn, from: from ?? null }] : [] };
}

const usualContext: Record<string, JsonObject> = {
  "voucher-stock": { good: "shoppingVouchers", unitCents: 1_000, quantity: 100 },
  "housing-bando": {
    opensOn: "2000-01-01",
    closesOn: "2099-12-31",
    correctionsUntil: "2099-12-31",
    units: [{ code: "OST-001", owner: "comune", comune: "020038" }],
  },
  "care-call": {
    opensOn: "2000-01-01",
    closesOn: "2099-12-31",
    sections: readSections(inForce.careCall?.b2).sections as unknown as JsonObject[],
    // Of the elderly whoever has 60 points is financed, of the others nobody.
    cuts: { elderly: { number: "9", score: 60, partials: {} } },
  },
};

/** Cases that lie under a case in some of its states; elsewhere there are none. */
const usualChildren: Record<string, { in: readonly string[]; state: string; context: JsonObject }> = {
  "care-application": {
    ...{ in: ["published", "scrollProposed"], state: "notFunded" },
    context: {
      ...{ section: "elderly", score: 20, partials: {}, arrival: "2026-01-20 1", protocolNumber: "1/ES" },
      outcome: "eligibleNotFunded",
    },
  },
};

/** The numbers among the values in force: lengths of terms. */
export const demoParameters = Object.fromEntries(
  Object.entries(inForce).map(([id, values]) => [
    id,
    Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) =>
        typeof value === "number" || typeof value === "string" ? [[key, value]] : [],
      ),
    ),
  ]),
);

function factOf(need: Need, type: string, source: JsonObject, values: Record<string, JsonObject>): FactValue {
  if ("ruleset" in need)
    return {
      id: need.ruleset,
      version: 1,
      values: values[need.ruleset] ?? inForce[need.ruleset] ?? {},
      source: "esempio",
      example: true,
    };
  if ("mandate" in need)
    return {
      service: need.mandate,
      territory: "020038",
      body: "socialCompany",
      bodyName: "Azienda di prova",
      act: "Atto di prova n. 1",
      letterhead: "Azienda di prova",
    };
  if ("entered" in need) return { from: usualOrigin[type] ?? "open", bySeq: 1 };
  if ("case" in need) {
    const id = atPath(source, need.case);
    if (typeof id !== "string" || id === "") return null;
    const fact = caseFact(id, need.kind, type);
    if (!need.pick.includes("acts")) return fact;
    return { ...fact, context: { ...fact.context, ...recordedActs(source.context as JsonObject) } };
  }
  if (!("children" in need)) return [];
  const children = usualChildren[need.kind];
  if (!children?.in.includes(String(source.state))) return [];
  const { state, context } = children;
  return [{ ...caseFact("id-of-child", need.kind, type), state, context }];
}

const caseFact = (id: string, kind: string, type: string) => ({
  id,
  kind,
  seq: 1,
  state: stateWhen[kind]?.[type] ?? usualState[kind] ?? "open",
  head: { territory: "020038" },
  context: usualContext[kind] ?? {},
});

export function factsFor(
  workflow: Workflow,
  type: string,
  snapshot: CaseSnapshot,
  payload: JsonObject,
  day: Day,
  values: Record<string, JsonObject> = {},
): Situation {
  const needs = currentOf(workflow).events[type]?.needs ?? [];
  const { context, head } = snapshot.doc;
  const source = { data: payload, context, head, state: snapshot.state } as unknown as JsonObject;
  const facts = Object.fromEntries(needs.map((need) => [need.fact, factOf(need, type, source, values)]));
  return { facts, day };
}
