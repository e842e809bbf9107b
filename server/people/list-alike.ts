// people.listAlike: of a person whose record is open, the records that may be hers too, with the reasons. It shows what a search
// shows. Looking at it is reading the person's record; whom it names is recorded as a search of her name.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { alikeRights, toShown } from "./find-alike.ts";
import { reachPerson } from "./reach-person.ts";

export const listAlike = procedure
  .meta({ rule: "cases" })
  .input(z.object({ personId: z.uuid() }))
  .query(async ({ ctx, input: { personId } }) => {
    await reachPerson(ctx, { personId });
    const input = { rights: alikeRights(ctx), personId, today: ctx.clock.today() };
    const persons = (await ctx.reader.run("listAlike", input, { signal: ctx.signal })).map(toShown);
    const said = persons.map(({ surname, givenName }) => `${surname} ${givenName}`).join(" ");
    if (persons.length > 0) await ctx.reads.recordSearch(ctx.session, said, persons.length);
    return { persons };
  });
