// What is being put together on the page of several persons for one household: who was chosen, with where each lives, which household
// is meant, and the act that follows from it.
import { trpc } from "../../trpc.ts";
import { newId } from "../../uuid.ts";

type Shown = Awaited<ReturnType<typeof trpc.people.getHouseholds.query>>;
export type Household = Shown["households"][number];

export interface Picked {
  personId: string;
  name: string;
  households: Household[];
  names: Record<string, string>;
  relation: string;
  /** Whether she leaves the household of the same kind in which she lives. */
  leaves: boolean;
}

/** As many as one command may bring along. */
export const mostPicked = 8;

/** Looking where she lives is reading her record, and is recorded as that. */
export async function pickPerson(personId: string, known?: string): Promise<Picked> {
  const { households, names } = await trpc.people.getHouseholds.query({ personId });
  const name = known ?? names[personId] ?? "";
  const standing = households.filter(({ isOver }) => !isOver);
  return { ...{ personId, name, names, households: standing }, relation: "", leaves: true };
}

export interface Target {
  /** Absent for a new one. */
  household?: Household | undefined;
  kind: string;
  territory: string;
  from: string;
}

export const isThere = (one: Picked, { household }: Target): boolean =>
  household?.members.some(({ person }) => person === one.personId) === true;

/** The household of the same kind in which she lives, and which the reader may write. */
export const leftBy = (one: Picked, target: Target): Household | undefined =>
  one.households.find(
    ({ kind, household, may }) =>
      kind === target.kind && household !== target.household?.household && may.includes("END_MEMBER"),
  );

/** A household that opens cannot take anybody out of another: its opening is never unmade, and so would not bring them back. */
export const livesElsewhere = (one: Picked, target: Target): boolean =>
  target.household === undefined && one.households.some(({ kind }) => kind === target.kind);

/** Households where any of them lives, each once, that the reader may write. */
export function targetsOf(picked: readonly Picked[]): { household: Household; names: Record<string, string> }[] {
  const seen = new Map<string, { household: Household; names: Record<string, string> }>();
  for (const { households, names } of picked)
    for (const household of households)
      if (household.may.includes("ADD_MEMBER")) seen.set(household.household, { household, names });
  return [...seen.values()];
}

export type Act = Parameters<typeof trpc.people.tryHousehold.mutate>[0];

/** `undefined` while nobody would join. */
export function actOf(picked: readonly Picked[], target: Target): Act | undefined {
  const joiners = picked
    .filter((one) => !isThere(one, target) && !livesElsewhere(one, target))
    .map((one) => {
      const left = one.leaves ? leftBy(one, target) : undefined;
      return { person: one.personId, relation: one.relation, ...(left ? { leaves: left.household } : {}) };
    });
  if (joiners.length === 0) return undefined;
  const { household, kind, territory, from } = target;
  return {
    ...{ commandId: newId(), from, joiners },
    ...(household
      ? { household: household.household, expectedSeq: household.seq }
      : { household: newId(), expectedSeq: 0, opens: { householdKind: kind, territory } }),
  };
}

/** The command of the act that was tried. */
export const commandOf = ({ commandId, household, expectedSeq, opens, from, joiners }: Act) => ({
  ...{ commandId, caseId: household, expectedSeq, kind: "household" },
  event: opens
    ? {
        type: "OPEN_HOUSEHOLD",
        payload: { ...opens, members: joiners.map(({ person, relation }) => ({ person, relation, from })) },
      }
    : { type: "TAKE_IN_MEMBERS", payload: { joiners, from } },
});

/** Takes all of it back: an opening stays, and is said to have been a mistake, by which all leave. */
export const undoOf = (act: Act, seq: number) => ({
  ...{ commandId: newId(), caseId: act.household, expectedSeq: seq, kind: "household" },
  event: act.opens
    ? { type: "OPENED_BY_MISTAKE", payload: { mistakeReason: "otherMistake" } }
    : { type: "UNDO", payload: { undoes: seq } },
});
