// Nobody dies before being born: the birth is sealed, so that no machine sees it, and is held against the death at the gate.
import { findBirth } from "../../db/people/find-birth.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Problem } from "../../workflows/kernel/evaluate.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Session } from "../access/session.ts";
import type { GateServices } from "../services.ts";

/** Of the death that is recorded, and of a birth that is corrected afterwards. */
export async function checkLife(
  { driver, policy }: Pick<GateServices, "driver" | "policy">,
  session: Session,
  snapshot: CaseSnapshot | undefined,
  payload: JsonObject,
): Promise<Problem[]> {
  if (snapshot?.kind !== "person") return [];
  const [died, born] = [textOf(payload.diedOn), textOf(payload.birthOn)];
  const known = textOf(snapshot.doc.context.diedOn);
  if (born !== "" && known !== "" && born > known) return [{ path: "birthOn", code: "beforeBirth" }];
  if (died === "") return [];
  const birth = await findBirth(driver, policy.readable(session, "content"), snapshot.caseId);
  return birth !== undefined && died < birth ? [{ path: "diedOn", code: "beforeBirth" }] : [];
}
