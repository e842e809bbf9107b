// By what a person is reached, as her context keeps it: kinds, days and what must be minded, by the number of the event that holds the
// sealed rest. Which are secret is kept apart too: whatever is read of her asks it.
import { and } from "xstate";
import { isTrue, numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { onData } from "../../kernel/machine.ts";
import { type ContactPoint, mostPoints, preferencesOf } from "../../rules/contact-points/points.ts";

export interface Reached {
  contactPoints?: ContactPoint[];
  /** The oldest that was not ended, which forms propose. */
  openContactPoint?: number | undefined;
}

const given = (name: "from" | "until", value: string) => (value === "" ? {} : { [name]: value });

const isOpen = (one: ContactPoint): boolean => one.endedOn === undefined;

const kept = (contactPoints: ContactPoint[]) => ({
  contactPoints,
  openContactPoint: contactPoints.find(isOpen)?.point,
});

const pointOf = ({ seq, data }: MachineEvent): ContactPoint => ({
  point: seq,
  kind: textOf(data.contactKind) as ContactPoint["kind"],
  whose: textOf(data.contactWhose) as ContactPoint["whose"],
  ...(isTrue(data.contactSecret) ? { secret: true } : {}),
  ...preferencesOf(data),
  ...given("from", textOf(data.from)),
  ...given("until", textOf(data.until)),
});

/** One is used first: the one said last. */
const withPreferred = (points: ContactPoint[], { preferred, point }: ContactPoint): ContactPoint[] =>
  preferred
    ? points.map(({ preferred: was, ...one }) => (one.point === point && was ? { ...one, preferred: was } : one))
    : points;

const findOpen = ({ contactPoints = [] }: Reached, { data }: MachineEvent): ContactPoint | undefined =>
  contactPoints.find((one) => one.point === numberOf(data.contactPoint) && isOpen(one));

const changedBy = (
  { contactPoints = [] }: Reached,
  { data }: MachineEvent,
  change: (one: ContactPoint) => ContactPoint,
) => contactPoints.map((one) => (one.point === numberOf(data.contactPoint) ? change(one) : one));

/** Whole, as the form said it: what it left out no longer holds. */
const usedAnew = ({ data }: MachineEvent, { point, kind, whose, secret, from }: ContactPoint): ContactPoint => ({
  ...{ point, kind, whose, ...(secret ? { secret } : {}), ...(from ? { from } : {}) },
  ...preferencesOf(data),
  ...given("until", textOf(data.until)),
});

/** Days of which one is not known come in order. */
const inOrder = (from: string, until: string): boolean => until === "" || until >= from;

export const guards = {
  roomForContactPoints: ({ context }: { context: Reached }) => (context.contactPoints ?? []).length < mostPoints,
  hoursInOrder: onData<Reached>(
    ({ event: { data } }) =>
      typeof data.safeFromHour !== "number" ||
      typeof data.safeToHour !== "number" ||
      data.safeFromHour < data.safeToHour,
  ),
  contactEndsLater: onData<Reached>(({ context, event }) =>
    inOrder(textOf(event.data.from) || (findOpen(context, event)?.from ?? ""), textOf(event.data.until)),
  ),
  hasContactPoints: ({ context }: { context: Reached }) => context.openContactPoint !== undefined,
  contactPointKnown: onData<Reached>(({ context, event }) => findOpen(context, event) !== undefined),
  contactNotSecret: onData<Reached>(({ context, event }) => findOpen(context, event)?.secret !== true),
};

export const recorded = ({ contactPoints = [] }: Reached, event: MachineEvent) => {
  const one = pointOf(event);
  return kept(withPreferred([...contactPoints, one], one));
};

export const changed = (context: Reached, event: MachineEvent) => {
  const one = findOpen(context, event);
  const after = changedBy(context, event, (before) => usedAnew(event, before));
  return kept(one ? withPreferred(after, usedAnew(event, one)) : after);
};

export const hidden = (context: Reached, event: MachineEvent) =>
  kept(changedBy(context, event, (one) => ({ ...one, secret: true })));

export const ended = (context: Reached, event: MachineEvent) =>
  kept(
    changedBy(context, event, ({ preferred: _, ...one }) => ({
      ...one,
      endedOn: textOf(event.data.until),
      end: textOf(event.data.contactEnd),
    })),
  );

const ofOne = ["hasContactPoints", "contactPointKnown"] as const;

export const reached = {
  RECORD_CONTACT_POINT: {
    guard: and(["roomForContactPoints", "hoursInOrder", "contactEndsLater"]),
    actions: "contactPointRecorded",
  },
  CHANGE_CONTACT_POINT: {
    guard: and([...ofOne, "hoursInOrder", "contactEndsLater"]),
    actions: "contactPointChanged",
  },
  HIDE_CONTACT_POINT: { guard: and([...ofOne, "contactNotSecret"]), actions: "contactPointHidden" },
  END_CONTACT_POINT: { guard: and([...ofOne, "contactEndsLater"]), actions: "contactPointEnded" },
} as const;
