// A person that was found, as a reader is shown her: homonyms are told apart by year of birth and comune, which a protected person
// and who lives with her do not show.
import type { FoundPerson } from "../../db/people/find-persons.ts";
import { findStanding } from "../../db/people/find-standing.ts";
import type { SessionContext } from "../trpc.ts";
import { searchRights } from "./rights.ts";

export const shownPerson = (row: FoundPerson) => ({
  personId: row.personId,
  surname: row.surname,
  givenName: row.givenName,
  birthYear: row.birthOn?.slice(0, 4),
  ...(row.placeProtected === 0 ? { territory: row.territory } : {}),
  state: row.state,
});

/** Where those that were merged lead: to the record that stands, for who is shown it. */
export async function leadsOf(ctx: SessionContext, rows: readonly FoundPerson[]) {
  const standing = await findStanding(ctx.driver, searchRights(ctx.policy, ctx.session), rows);
  return (personId: string): { leadsTo?: ReturnType<typeof shownPerson> & { name: string } } => {
    const one = standing.get(personId);
    return one ? { leadsTo: { ...shownPerson(one), name: `${one.surname} ${one.givenName}`.trim() } } : {};
  };
}
