// Two records of one person: the one goes on in the other. Nothing is copied and nothing moves, so that undoing it leaves both
// as they were: each record only keeps in which others it goes on, and which others go on in it.
import { rowsOf, textOf } from "../../kernel/data.ts";
import type { CaseFact, Facts, MachineEvent, Need } from "../../kernel/definition.ts";
import type { EffectParams } from "../../kernel/effects.ts";
import type { Field, Form } from "../../kernel/form.ts";
import type { JsonObject } from "../../kernel/json.ts";

/** Records that may go on in one: word to all of them leaves in one command, which brings at most eight others along. */
export const mostAbsorbed = 7;

export interface Merged {
  /** In which records this one goes on, the nearest first; the last one stands. */
  mergedInto?: string[] | undefined;
  /** State it returns to. */
  stoodAs?: string | undefined;
  /** Records that go on in this one, also those that do so through another. */
  absorbed?: string[] | undefined;
  apart?: string[];
}

/** States in which a record stands by itself. */
export const standing = ["provisional", "identified", "deceased"] as const;
export type Standing = (typeof standing)[number];

const record: Field = { name: "record", kind: "case", class: "open", required: true, pick: { kinds: ["person"] } };
export const records: Field = {
  name: "records",
  kind: "group",
  class: "open",
  required: true,
  min: 1,
  max: 8,
  fields: [record],
};
const why = { kind: "longText", class: "identity", required: true, maxLength: 1000 } as const;

export const mergeInto: Form = {
  fields: [
    {
      ...{ name: "other", kind: "case", class: "open", required: true, pick: { kinds: ["person"] } },
      // Of a record she may only read nobody decides that it is the same person's.
      mayDo: "MERGE_INTO",
    },
    { name: "mergeText", ...why },
  ],
};
export const unmerge: Form = { fields: [{ name: "unmergeText", ...why }] };
export const ofRecords: Form = { fields: [records] };
export const ofRecord: Form = { fields: [record] };
export const protectWith: Form = { fields: [] };
export const sameDied: Form = {
  fields: [{ name: "diedOn", kind: "day", class: "open", required: true, when: "past" }],
};

const behind: Need = { fact: "behind", cases: "context.absorbed", kind: "person", pick: ["apart"] };
export const mergeNeeds: readonly Need[] = [
  {
    ...{ fact: "other", case: "data.other", kind: "person" },
    pick: ["absorbed", "mergedInto", "protectedAddress", "diedOn"],
  },
  behind,
];
export const takeInNeeds: readonly Need[] = [behind];

export const otherOf = ({ facts }: MachineEvent): CaseFact | undefined => {
  const { other } = facts;
  return typeof other === "object" && other !== null && "context" in other ? (other as CaseFact) : undefined;
};

export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** Whom those behind the record were told apart from, and the record itself. */
const toldApartHere = (context: Merged, { behind: others }: Facts): string[] => [
  ...(context.apart ?? []),
  ...(Array.isArray(others) ? others : []).flatMap((one) => textsIn(one.context.apart)),
];

export const otherStands = (event: MachineEvent): boolean => {
  const other = otherOf(event);
  return other !== undefined && textsIn(other.context.mergedInto).length === 0;
};

/** None of those on this side was told apart from one of the other side; that side looks itself (`mayTakeIn`). */
export function mayBeOne(context: Merged, event: MachineEvent): boolean {
  const there = [textOf(event.data.other), ...textsIn(otherOf(event)?.context.absorbed)];
  return !toldApartHere(context, event.facts).some((one) => there.includes(one));
}

/** What one record hides and the other does not would be told by whichever is looked at. */
export const isAsProtected = (context: { protectedAddress: boolean }, event: MachineEvent): boolean =>
  context.protectedAddress === (otherOf(event)?.context.protectedAddress === true);

export const isAsAlive = (context: { diedOn?: string | undefined }, event: MachineEvent): boolean =>
  (context.diedOn === undefined) === (otherOf(event)?.context.diedOn === undefined);

export const roomThere = ({ absorbed = [] }: Merged, event: MachineEvent): boolean =>
  absorbed.length + 1 + textsIn(otherOf(event)?.context.absorbed).length <= mostAbsorbed;

export const recordsOf = ({ data }: MachineEvent): string[] => rowsOf(data.records).map((row) => textOf(row.record));

export const mayTakeIn = (context: Merged, event: MachineEvent): boolean => {
  const coming = recordsOf(event);
  return !toldApartHere(context, event.facts).some((one) => coming.includes(one));
};

/** None is kept rather than an empty list: undone, the record is as if nothing had been. */
const unlessEmpty = (list: readonly string[]): string[] | undefined => (list.length > 0 ? [...list] : undefined);

export const takenIn = ({ absorbed = [] }: Merged, event: MachineEvent) => ({
  absorbed: [...absorbed, ...recordsOf(event)],
});

export const givenBack = ({ absorbed = [] }: Merged, event: MachineEvent) => {
  const gone = recordsOf(event);
  return { absorbed: unlessEmpty(absorbed.filter((one) => !gone.includes(one))) };
};

export const followed = ({ mergedInto = [] }: Merged, { data }: MachineEvent) => ({
  mergedInto: [...mergedInto, textOf(data.record)],
});

export const unfollowed = ({ mergedInto = [] }: Merged, { data }: MachineEvent) => ({
  mergedInto: mergedInto.slice(0, mergedInto.indexOf(textOf(data.record)) + 1),
});

export type Companion = EffectParams["companion"];
export const told = (caseId: string, type: string, data: JsonObject): Companion => ({
  caseId,
  kind: "person",
  type,
  data,
});
export const each = (ids: readonly string[] = []) => ({ records: ids.map((one) => ({ record: one })) });

/** To all records that go on in this one. */
export const tellAbsorbed = ({ absorbed = [] }: Merged, type: string, data: JsonObject): Companion[] =>
  absorbed.map((one) => told(one, type, data));

export const mergeCompanions = (context: Merged, { data, meta }: MachineEvent): Companion[] => [
  told(textOf(data.other), "TAKE_IN", each([meta.caseId, ...(context.absorbed ?? [])])),
  ...tellAbsorbed(context, "FOLLOW", { record: textOf(data.other) }),
];

export const unmergeCompanions = (context: Merged, { meta }: MachineEvent): Companion[] => [
  ...(context.mergedInto ?? []).map((one) => told(one, "GIVE_BACK", each([meta.caseId, ...(context.absorbed ?? [])]))),
  ...tellAbsorbed(context, "UNFOLLOW", { record: meta.caseId }),
];
