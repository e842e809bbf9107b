// What the acts of representation leave in a person's context: ids, roles, powers and days, never a name.
import { numberOf, textOf, textsOf } from "../../kernel/data.ts";
import type { JsonObject, MachineEvent } from "../../kernel/definition.ts";
import type { EffectParams } from "../../kernel/effects.ts";

/** As rules/representation reads it, with who made it and when. Kept after its end: what held on a day is asked later too. */
export interface KeptAct {
  act: number;
  role: string;
  person?: string;
  responsibility?: string;
  mode?: string;
  powers?: string[];
  orders?: string[];
  authority: string;
  actOn: string;
  from: string;
  until?: string;
  endedOn?: string;
  end?: string;
}

/** None is dropped in silence, since one may forbid something: with these many the next is refused. */
export const mostActs = 40;

const given = (name: string, value: string): JsonObject => (value === "" ? {} : { [name]: value });
const listed = (name: string, values: string[]): JsonObject => (values.length === 0 ? {} : { [name]: values });

export function keptAct({ seq, data }: MachineEvent): KeptAct {
  return {
    act: seq,
    role: textOf(data.actRole),
    ...given("person", textOf(data.representative)),
    ...given("responsibility", textOf(data.responsibility)),
    ...given("mode", textOf(data.actMode)),
    ...listed("powers", textsOf(data.actPowers)),
    ...listed("orders", textsOf(data.actOrders)),
    authority: textOf(data.authority),
    actOn: textOf(data.actOn),
    from: textOf(data.from),
    ...given("until", textOf(data.until)),
  };
}

/** Word to the case in which the judge appointed whom the act names, where it says which. */
function toldAppointing({ event: { data, meta, seq } }: { event: MachineEvent }): EffectParams["companions"] {
  const caseId = textOf(data.guardianship);
  const told = { caseId, kind: "guardianship-support", type: "ACT_RECORDED", data: { person: meta.caseId, act: seq } };
  return { all: caseId === "" ? [] : [told] };
}
export const recordsAct = ["actRecorded", { type: "companions", params: toldAppointing }] as const;

const isOpen = (one: KeptAct) => one.endedOn === undefined;

/** `openAct`: the oldest that was not ended, which the form to end one proposes. */
export const withActs = (acts: KeptAct[]) => ({ acts, openAct: acts.find(isOpen)?.act });

export const endedAct = (acts: readonly KeptAct[], { data }: MachineEvent): KeptAct[] =>
  acts.map((one) =>
    one.act === numberOf(data.act) ? { ...one, endedOn: textOf(data.until), end: textOf(data.actEnd) } : one,
  );

export const hasOpenAct = (acts: readonly KeptAct[]): boolean => acts.some(isOpen);

export const findOpenAct = (acts: readonly KeptAct[], { data }: MachineEvent): KeptAct | undefined =>
  acts.find((one) => one.act === numberOf(data.act) && isOpen(one));
