// The reference person of a household: to whom the relations of the others are said. Who leaves as such is followed by somebody who
// stays, named in the same act, so that a household does not stand without one unknown. Of one who stays alone nothing is asked.
import { rowsOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { Member } from "./context.ts";

const reference = "reference";
/** What somebody is to a new reference person, while nobody has said it. */
const notSaid = "notSaid";

export const isReference = ({ relation }: Member): boolean => relation === reference;
const namedIn = ({ data }: MachineEvent): string => textOf(data.newReference);

interface Leaving {
  stay: readonly Member[];
  leave: readonly Member[];
}

/** Exactly who leaves needs somebody in her place: there were others, and more than one of them stays. */
const mustName = ({ stay, leave }: Leaving): boolean => leave.some(isReference) && stay.length > 1;

export const isReferenceNamed = (who: Leaving, event: MachineEvent): boolean => !mustName(who) || namedIn(event) !== "";

/** Nobody is named while the one there is stays: that is an act of its own. */
export const isReferenceFree = (who: Leaving, event: MachineEvent): boolean =>
  namedIn(event) === "" || !who.stay.some(isReference);

export const isReferenceThere = ({ stay }: Pick<Leaving, "stay">, event: MachineEvent): boolean =>
  namedIn(event) === "" || stay.some(({ person }) => person === namedIn(event));

/** Each of the others once, and none of them as a second reference person. */
export function areRelationsAnew({ stay }: Pick<Leaving, "stay">, event: MachineEvent): boolean {
  const rows = rowsOf(event.data.newRelations);
  const persons = rows.map((row) => textOf(row.person));
  return (
    new Set(persons).size === persons.length &&
    persons.every((id) => id !== namedIn(event) && stay.some(({ person }) => person === id)) &&
    rows.every((row) => textOf(row.relation) !== reference)
  );
}

export const hasOneReference = (rows: readonly Pick<Member, "relation">[]): boolean =>
  rows.filter(({ relation }) => relation === reference).length === 1;

export const hasTwoReferences = (rows: readonly Pick<Member, "relation">[]): boolean =>
  rows.filter(({ relation }) => relation === reference).length > 1;

/** Those who are there, after somebody of them became the reference person, if anybody did. */
export function withReference(members: readonly Member[], event: MachineEvent, left: readonly Member[] = []): Member[] {
  const [only] = members;
  const alone = left.some(isReference) && members.length === 1 ? only?.person : undefined;
  const named = namedIn(event) || alone;
  const said = new Map(rowsOf(event.data.newRelations).map((row) => [textOf(row.person), textOf(row.relation)]));
  if (!named) return [...members];
  const isSame = members.some((one) => isReference(one) && one.person === named);
  return members.map((one) => {
    if (one.person === named) return { ...one, relation: reference };
    return { ...one, relation: said.get(one.person) ?? (isSame ? one.relation : notSaid) };
  });
}
