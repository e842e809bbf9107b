// A household moves: its comune changes by date, and for one of the register the residence of those who move along changes in the
// same command. Who is dead resides nowhere anew; whose address is protected is moved in her own record only, since the comune would
// stand in the log of the household.
import { isTrue, rowsOf, textOf } from "../../kernel/data.ts";
import type { CaseFact, MachineEvent } from "../../kernel/definition.ts";
import { inOrder, type KeptResidence, residenceToKeep } from "../../rules/payer/since-unknown.ts";
import type { HouseholdContext, Member } from "./context.ts";

interface At {
  context: HouseholdContext;
  event: MachineEvent;
}

/** What is asked of the records of those who move along. */
export const moverFacts = ["protectedAddress", "mergedInto", "diedOn"] as const;

/** Longest list of places the record keeps. */
const mostHomes = 30;

/** Earlier versions of this act named nobody, and moved nobody. */
const moversOf = ({ data }: MachineEvent): string[] => rowsOf(data.movers).map(({ person }) => textOf(person));

const recordsOf = ({ facts }: MachineEvent): CaseFact[] => (Array.isArray(facts.movers) ? facts.movers : []);

const asMembers = ({ context, event }: At): (Member | undefined)[] =>
  moversOf(event).map((id) => context.members.find(({ person }) => person === id));

export const moversOnce = ({ event }: At): boolean => new Set(moversOf(event)).size === moversOf(event).length;

export const moversAreMembers = (at: At): boolean => asMembers(at).every((one) => one !== undefined);

export const moversWereThere = (at: At): boolean =>
  asMembers(at).every((one) => one === undefined || one.from <= textOf(at.event.data.movedOn));

export const moversStand = ({ event }: At): boolean =>
  recordsOf(event).every(({ context }) => !Array.isArray(context.mergedInto) || context.mergedInto.length === 0);

export const moversUnprotected = ({ event }: At): boolean =>
  recordsOf(event).every(({ context }) => !isTrue(context.protectedAddress));

/** By date, whatever the order in which they are recorded; told again of the same day and place, for those left, nothing changes. */
export function homesAfter({ context: { homes }, event: { data, head } }: At): KeptResidence[] {
  const row = residenceToKeep(data, head.openedOn);
  const last = homes.at(-1);
  if (last?.territory === row.territory && last.from === row.from && last.outside === row.outside) return homes;
  return inOrder([...homes, row], head.openedOn).slice(-mostHomes);
}

/** Where it is followed: the last home. */
export const whereNow = ({ context: { homes }, event: { data } }: At): { territory: string } => ({
  territory: homes.at(-1)?.territory ?? textOf(data.territory),
});

export function moveCompanions({ event }: At) {
  const { data, meta } = event;
  const died = new Set(recordsOf(event).flatMap(({ id, context }) => (textOf(context.diedOn) === "" ? [] : [id])));
  return {
    all: moversOf(event)
      .filter((id) => !died.has(id))
      .map((caseId) => ({
        ...{ caseId, kind: "person", type: "MOVE_WITH_HOUSEHOLD" },
        data: {
          ...{ household: meta.caseId, territory: textOf(data.territory), movedOn: textOf(data.movedOn) },
          ...(textOf(data.residesOutside) === "" ? {} : { residesOutside: textOf(data.residesOutside) }),
        },
      })),
  };
}
