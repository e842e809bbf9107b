// network.comuni: the comuni of the district in force, with inhabitants and age bands, for forms and figures.
import { listComuni } from "../../db/network/list-comuni.ts";
import { procedure } from "../trpc.ts";

export const comuni = procedure.meta({ rule: "signedIn" }).query(({ ctx }) => listComuni(ctx.driver));
