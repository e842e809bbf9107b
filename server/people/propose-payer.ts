// Which comune pays for the services of a case by the rule, and why: asked beside the forms that write it, and by the gate, which
// writes the answer down. An ordinary service follows residence, one of a stay the beginning of the stay that is recorded. Empty
// where the reader may not see the person's record, or may not know where she lives.

import { rowsOf, textOf, textsOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { isObject } from "../../workflows/kernel/json.ts";
import { payerServiceOf } from "../../workflows/rules/payer/of-service.ts";
import type { PayerAnswer } from "../../workflows/rules/payer/paying-body.ts";
import { type Asking, ownRecords } from "../cost-sharing/declarations.ts";
import { payerOfService } from "./paying.ts";
import { isPlaceClosed } from "./protected-place.ts";

export interface ProposedPayer {
  /** Of ordinary services. */
  ordinary?: PayerAnswer;
  /** Of services of a stay; absent where none is recorded and no act says who pays. */
  stay?: PayerAnswer;
}

export async function proposePayer(asking: Asking, { doc }: CaseSnapshot, on: Day): Promise<ProposedPayer> {
  const { personId } = doc.head;
  const [record] = personId ? await ownRecords(asking, personId) : [];
  if (!record) return {};
  const { comuni } = asking.tables;
  await asking.reads.recordCase(asking.session, record.found.snapshot, record.access);
  const ordinary = await payerOfService(asking, record, { service: "homeCare", on, comuni });
  const stay = await payerOfService(asking, record, { service: "residential", on, comuni });
  // The rule says where she resides; an act says whom it names.
  const isAway = isPlaceClosed(record.found, record.access);
  const told = (answer: PayerAnswer | undefined) => answer !== undefined && (!isAway || answer.reason === "act");
  return { ...(told(ordinary) ? { ordinary } : {}), ...(told(stay) ? { stay } : {}) } as ProposedPayer;
}

/** Of the project that is being written, or else of the one in force; without any, what is given is ordinary. */
function servicesOf({ doc }: CaseSnapshot, payload: JsonObject): string[] {
  if (payload.actions !== undefined) return rowsOf(payload.actions).map(({ service }) => textOf(service));
  const { project } = doc.context;
  return isObject(project) ? textsOf(project.services) : [];
}

/** The part of the event that no form asks; empty where the rule names nobody for one of the services. */
export async function fillPayer(
  asking: Asking,
  snapshot: CaseSnapshot,
  payload: JsonObject,
  on: Day,
): Promise<JsonObject> {
  if (textOf(payload.payingTerritory) === "") return {};
  const proposed = await proposePayer(asking, snapshot, on);
  const services = servicesOf(snapshot, payload);
  const kinds = new Set(services.length === 0 ? ["ordinary"] : services.map(payerServiceOf));
  const answers = [...kinds].map((kind) => (kind === "ordinary" ? proposed.ordinary : proposed.stay));
  const payers = answers.map((answer) => answer?.payer);
  if (payers.includes(undefined)) return {};
  const meant = answers.find((answer) => answer?.payer === payload.payingTerritory) ?? answers[0];
  return { ruledPayers: [...new Set(payers.map(String))], ...(meant ? { payerReason: meant.reason } : {}) };
}
