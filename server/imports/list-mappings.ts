// imports.listMappings: the saved mappings this account may use, its own first, with what each says of the columns of a table.
import { procedure } from "../trpc.ts";
import { shownMappings } from "./mappings.ts";
import { mayImport } from "./may-import.ts";

export const listMappings = procedure.meta({ rule: "bulk" }).query(({ ctx }) => {
  // To who may not import there are none.
  const usable = mayImport(ctx) ? shownMappings(ctx) : [];
  return {
    mappings: usable.map(({ headers: _, layout, ...one }) => ({
      ...one,
      /** What columns are read as, in the order of the table; those left out are not told. */
      fields: layout.columns.filter((field) => field !== ""),
      leftOut: layout.columns.filter((field) => field === "").length,
    })),
  };
});
