// How a household is called: its kind and who lives in it, since it has no name of its own.
import type { JsonObject } from "../../../workflows/kernel/json.ts";
import { householdsText } from "../../text/households.ts";
import type { Choice } from "../../ui/form/services.ts";
import type { Workflows } from "../../workflows.ts";

/** Who may not be seen has no name. */
export const memberName = (person: string, names: Record<string, string>): string =>
  names[person] ?? householdsText().somebody;

export function householdName(
  workflows: Workflows,
  one: { kind: string; members: readonly { person: string }[] },
  names: Record<string, string>,
): string {
  const who = one.members.map(({ person }) => memberName(person, names)).join(", ");
  return `${workflows.option("household", "householdKind", one.kind)}: ${who}`;
}

/** Of a household's own record; empty for any other. */
export const membersOf = ({ members }: JsonObject, names: Record<string, string>): Choice[] =>
  (Array.isArray(members) ? members : []).flatMap((one) => {
    const person = (one as { person?: unknown } | null)?.person;
    return typeof person === "string" ? [{ value: person, label: memberName(person, names) }] : [];
  });

export function referenceIn({ members }: JsonObject): string | undefined {
  const found = (Array.isArray(members) ? members : []).find(
    (one) => (one as { relation?: unknown } | null)?.relation === "reference",
  );
  const person = (found as { person?: unknown } | undefined)?.person;
  return typeof person === "string" ? person : undefined;
}
