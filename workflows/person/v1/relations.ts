// Who is what to the person, as the context keeps it: ids, ties and days. A relation stands on one record only; the other side is
// found by the link it leaves, so that nothing is written into a record of which the writer may know nothing.
import { and } from "xstate";
import { numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { Json } from "../../kernel/json.ts";
import { onData } from "../../kernel/machine.ts";
import { relationRole } from "../../kernel/relation-role.ts";

/** Days are absent where nobody knows them. */
export interface KeptRelation {
  /** Seq of the event. */
  relation: number;
  person: string;
  tie: string;
  source: string;
  from?: string;
  until?: string;
  /** Why it is over; said also where the day is not known. */
  end?: string;
}

/** With these many, ended ones too, the next is refused. */
export const mostRelations = 40;

const day = (name: "from" | "until", value: Json | undefined) =>
  textOf(value) === "" ? {} : { [name]: textOf(value) };

const keptRelation = ({ seq, data }: MachineEvent): KeptRelation => ({
  relation: seq,
  person: textOf(data.relative),
  tie: textOf(data.tie),
  source: textOf(data.tieSource),
  ...day("from", data.from),
  ...day("until", data.until),
  ...(textOf(data.relationEnd) === "" ? {} : { end: textOf(data.relationEnd) }),
});

export interface Related {
  relations?: KeptRelation[];
  /** The oldest that was not ended, which the form to end one proposes. */
  openRelation?: number | undefined;
}

const isOpen = (one: KeptRelation) => one.end === undefined;

const kept = (relations: KeptRelation[]) => ({ relations, openRelation: relations.find(isOpen)?.relation });

const findOpen = ({ relations = [] }: Related, { data }: MachineEvent): KeptRelation | undefined =>
  relations.find((one) => one.relation === numberOf(data.relation) && isOpen(one));

/** The day of the end, where it is known, is not before the first. */
const endsAfter = (from: string | undefined, { data }: MachineEvent): boolean =>
  textOf(data.until) === "" || textOf(data.until) >= (from ?? "");

/** It is over already, or nobody is said to be the same to the person. */
const isNew = ({ relations = [] }: Related, { data }: MachineEvent): boolean =>
  textOf(data.relationEnd) !== "" ||
  !relations.some((one) => isOpen(one) && one.person === textOf(data.relative) && one.tie === textOf(data.tie));

export const guards = {
  roomForRelations: ({ context }: { context: Related }) => (context.relations ?? []).length < mostRelations,
  notRelatedToOneself: onData<Related>(({ event }) => textOf(event.data.relative) !== event.meta.caseId),
  relationNew: onData<Related>(({ context, event }) => isNew(context, event)),
  relationEndsLater: onData<Related>(({ event }) => endsAfter(textOf(event.data.from), event)),
  hasOpenRelations: ({ context }: { context: Related }) => context.openRelation !== undefined,
  relationKnown: onData<Related>(({ context, event }) => findOpen(context, event) !== undefined),
  relationEndNotBefore: onData<Related>(({ context, event }) => endsAfter(findOpen(context, event)?.from, event)),
};

export const recorded = ({ relations = [] }: Related, event: MachineEvent) => kept([...relations, keptRelation(event)]);

export const ended = ({ relations = [] }: Related, { data }: MachineEvent) =>
  kept(
    relations.map((one) =>
      one.relation === numberOf(data.relation)
        ? { ...one, ...day("until", data.until), end: textOf(data.relationEnd) }
        : one,
    ),
  );

/** Also of who died: a widow's husband may still be to be recorded. Each link is its own: taking one back leaves the others. */
export const related = {
  RECORD_RELATION: {
    guard: and(["roomForRelations", "notRelatedToOneself", "relationNew", "relationEndsLater"]),
    actions: [
      "relationRecorded",
      {
        type: "link",
        params: ({ event: { seq, data } }: { event: MachineEvent }) => ({
          role: relationRole(seq),
          to: textOf(data.relative),
        }),
      },
    ],
  },
  END_RELATION: {
    guard: and(["hasOpenRelations", "relationKnown", "relationEndNotBefore"]),
    actions: "relationEnded",
  },
} as const;
