// people.getRelations: who is what to a person, from when to when, now or as it was known at a minute, and where acts of
// representation say otherwise. Looking at it is reading the person's record, and is recorded as that.
import { tiesAgainstActs } from "../../workflows/rules/relations/against-acts.ts";
import type { RepresentationAct } from "../../workflows/rules/representation/acts.ts";
import { procedure } from "../trpc.ts";
import { openActs } from "./acts-of.ts";
import { minorOn, personInput, reachPerson } from "./reach-person.ts";
import { namedPersons, relationsOf } from "./relations-of.ts";
import { beyond, othersOf } from "./same-person.ts";

export const getRelations = procedure
  .meta({ rule: "cases" })
  .input(personInput)
  .query(async ({ ctx, input }) => {
    const reached = await reachPerson(ctx, input);
    const { on } = reached;
    const records = [reached, ...(await othersOf(ctx, reached, input.at))];
    const relations = await relationsOf(ctx, records, input.at);
    // An act is numbered as the page of rights numbers it.
    const acts = records.flatMap(({ found }, i) =>
      openActs(found.snapshot.doc.context).map((act) => ({ ...act, act: act.act + (i === 0 ? 0 : beyond(i - 1)) })),
    );
    const named = await namedPersons(
      ctx,
      acts.flatMap(({ person }) => person ?? []),
    );
    // Of who may not be shown nothing is compared: the page of rights says what the act says.
    const shown = acts.flatMap((act): RepresentationAct[] => {
      const person = named.get(act.person ?? "")?.personId;
      return person === undefined ? [] : [{ ...act, person }];
    });
    const known = relations.flatMap(({ other, tie, end }) =>
      other ? [{ person: other.personId, tie, isCurrent: end === undefined }] : [],
    );
    const isMinor = (await minorOn(ctx, reached))(on);
    const persons = [...relations.flatMap(({ other }) => other ?? []), ...named.values()];
    return {
      on,
      relations,
      against: tiesAgainstActs(known, shown, { isMinor, on }).map(({ id, person }) => ({
        ...{ id, person },
        name: persons.find(({ personId }) => personId === person)?.name ?? "",
      })),
    };
  });
