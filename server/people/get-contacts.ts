// people.getContacts: by what a person is reached, the one to use first, now or as it was known at a minute. Looking at it is reading
// the person's record, and is recorded as that.
import { procedure } from "../trpc.ts";
import { contactsOf } from "./contacts-of.ts";
import { personInput, reachPerson } from "./reach-person.ts";
import { othersOf } from "./same-person.ts";

export const getContacts = procedure
  .meta({ rule: "cases" })
  .input(personInput)
  .query(async ({ ctx, input }) => {
    const reached = await reachPerson(ctx, input);
    const records = [reached, ...(await othersOf(ctx, reached, input.at))];
    const { on } = reached;
    return { on, ...(await contactsOf(ctx, records, { on, isNow: input.at === undefined })) };
  });
