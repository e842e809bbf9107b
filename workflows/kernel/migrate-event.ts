// The event by which a case goes over to another version of its workflow. Every kind understands it; only the engine
// sends it, from a plan, and it stands in the history like any other.
import type { EventInfo, Need, WorkflowVersion } from "./definition.ts";
import type { Form } from "./form.ts";

export const migrateEvent = "MIGRATE";

const form: Form = {
  fields: [
    { name: "fromVersion", kind: "integer", class: "open", required: true, min: 1 },
    { name: "toVersion", kind: "integer", class: "open", required: true, min: 1 },
    /** The step the plan foresaw: the case goes there or nowhere. */
    { name: "plannedState", kind: "text", class: "open", required: true },
    /** Seq of the migration this one takes back. */
    { name: "undoes", kind: "integer", class: "open", min: 1 },
  ],
};
const past: Need = { fact: "past", past: "data.undoes" };
const info: EventInfo = { internal: true, irrevocable: "migrationStays", form, needs: [past] };
const withHistory: EventInfo = { ...info, needs: [past, { fact: "history", past: 1 }] };

/** A migration that reads the case's history needs it loaded; the others are decided on the case as it stands. */
export const migrateInfo = ({ migrations }: Pick<WorkflowVersion, "migrations">): EventInfo =>
  Object.values(migrations ?? {}).some((one) => one.history) ? withHistory : info;
