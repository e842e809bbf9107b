// notices.listUnheard: requests between offices that nobody can answer, by comuni and reason, with the roles that could: for who gives
// roles and for who coordinates. No record and no name; the comune of a protected person is not among what is kept.
import { unheardPlaces } from "../../db/notices/unheard.ts";
import { roleIds } from "../../workflows/kernel/ids.ts";
import { type Session, soleRoles } from "../access/session.ts";
import { mayAnswer } from "../people/merge-asks-of.ts";
import { procedure, type SessionContext } from "../trpc.ts";

const most = 50;

/** Roles of which somebody who holds one in the comune of the record may answer. */
function answeringRoles({ policy, session, clock }: SessionContext) {
  const territory = "district";
  const record = {
    ...{ personId: "", surname: "", givenName: "", birthOn: null, sex: null, territory, householdId: null },
    ...{ protectedAddress: 0, placeProtected: 0, state: "active" },
  };
  return roleIds.filter((role) => {
    if (soleRoles.includes(role)) return false;
    const grants = [{ role, territory, areas: "all" as const, from: clock.today() }];
    const holder: Session = { ...session, accountId: "", grants, brokenGlass: [], standsInFor: [] };
    return mayAnswer({ policy, session: holder }, record, "somebody");
  });
}

export const listUnheard = procedure.meta({ rule: "unheardAsks" }).query(({ ctx }) => {
  const places = unheardPlaces(ctx.notices, most);
  return { places, roles: places.length > 0 ? answeringRoles(ctx) : [] };
});
