// people.getLookup: whether a register of the population is connected, for the form of a new person and the import to say so.
import { procedure } from "../trpc.ts";

export const getLookup = procedure.meta({ rule: "cases" }).query(({ ctx }) => {
  const { register, isConnected } = ctx.personLookup;
  return { register, isConnected };
});
