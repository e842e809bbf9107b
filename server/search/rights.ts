// What a search may look at for a session: one sentence for the search of the page's head and for the pickers.
import type { SearchRights } from "../../db/people/find-persons.ts";
import type { Policy } from "../access/policy.ts";
import type { Session } from "../access/session.ts";

export const searchRights = (policy: Policy, session: Session): SearchRights => ({
  persons: policy.readable(session, "list"),
  protecting: policy.readable(session, "protectedAddress"),
  contents: policy.readable(session, "content"),
  assignees: [session.accountId, ...session.standsInFor],
});
