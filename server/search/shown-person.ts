// A person that was found, as a reader is shown her: homonyms are told apart by year of birth and comune, which a protected person
// does not show.
import type { FoundPerson } from "../../db/people/find-persons.ts";

export const shownPerson = (row: FoundPerson) => ({
  personId: row.personId,
  surname: row.surname,
  givenName: row.givenName,
  birthYear: row.birthOn?.slice(0, 4),
  ...(row.protectedAddress === 0 ? { territory: row.territory } : {}),
  state: row.state,
});
