// What the gate writes into the signing of a project: whose signature is listening only on that day, by the age and the acts the
// person's records hold. Where the sender may not see them, or they say nothing, a signature counts as it is called.
import { findCase } from "../../db/cases/find-case.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { listeningOnly } from "../../workflows/rules/representation/listening.ts";
import { isNamed, type Session } from "../access/session.ts";
import type { GateServices } from "../services.ts";
import { openActs } from "./acts-of.ts";
import { ageAt } from "./reach-person.ts";

type Asking = Pick<GateServices, "driver" | "policy"> & { session: Session };

/** The part of the event that no form asks; empty where everybody who signs may. */
export async function fillSigning(asking: Asking, snapshot: CaseSnapshot, on: Day): Promise<JsonObject> {
  const { driver, policy, session } = asking;
  const { personId } = snapshot.doc.head;
  const permitted = policy.readable(session, "content");
  const found = personId === undefined ? undefined : await findCase(driver, permitted, personId);
  if (!found || personId === undefined || found.snapshot.kind !== "person") return {};
  const { classes } = policy.accessTo(session, found.attributes, isNamed(session, found.readers));
  const [row] = classes.has("identity") ? await listPersons(driver, permitted, [personId]) : [];
  const only = listeningOnly(openActs(found.snapshot.doc.context), ageAt(row?.birthOn, on), on);
  return only.length > 0 ? { listeningOnly: only } : {};
}
