// cases.getLabel: how a case already chosen in a form is called: the person's name, else kind and number. Kept short
// of the content, so it is allowed to whoever may list the case.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const getLabel = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const permitted = ctx.policy.readable(ctx.session, "list");
    const found = await findCase(ctx.driver, permitted, input.caseId);
    if (!found) throw new AppError("NOT_FOUND");
    const { kind, number, state, doc } = found.snapshot;
    const personId = kind === "person" ? input.caseId : doc.head.personId;
    const [person] = personId ? await listPersons(ctx.driver, permitted, [personId]) : [];
    return {
      caseId: input.caseId,
      kind,
      number,
      state,
      name: person ? `${person.surname} ${person.givenName}`.trim() : undefined,
      birthYear: person?.birthOn?.slice(0, 4),
      // Where a protected person lives is not told in passing.
      ...(found.isProtected ? {} : { territory: doc.head.territory }),
    };
  });
