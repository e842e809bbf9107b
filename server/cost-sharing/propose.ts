// The household's share of a service in a case on a day: which comune pays for the person, which of its tariffs applies, which
// ISEE holds. Asked when money is committed, by the gate that writes down how it was computed, and by the budget's card.
import { textOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { type ShareAnswer, shareOf } from "../../workflows/rules/cost-sharing/share.ts";
import { type Tariff, tariffOn, tariffsOf } from "../../workflows/rules/cost-sharing/tariff.ts";
import type { PayerReason } from "../../workflows/rules/payer/paying-body.ts";
import { payerOfService } from "../people/paying.ts";
import { type Asking, declarationsOf, ownRecords, type Record } from "./declarations.ts";

export interface ShareQuestion {
  service: string;
  on: string;
  priceCents?: number | undefined;
}

/** `notApplied`: adopted, and not applied yet. `closed`: the reader may not know the ISEE. */
export type NoShare = "noPerson" | "noPayer" | "noTariff" | "notApplied" | "closed";

export interface Proposed {
  answer?: ShareAnswer;
  why?: NoShare;
  payer?: string;
  /** By which rule it pays. */
  payerReason?: PayerReason;
  /** The comune stands in the case, not in the person's record. */
  payerOfCase?: boolean;
  /** The act of the tariff that is not applied. */
  adopted?: Pick<Tariff, "act" | "adoptedOn" | "territory">;
}

/** By residence, stay or act; where a stay is not recorded, the comune that the case says. */
async function payerOf(
  asking: Asking,
  { doc }: CaseSnapshot,
  [record]: readonly Record[],
  { service, on }: ShareQuestion,
): Promise<Pick<Proposed, "payer" | "payerReason" | "payerOfCase">> {
  const { comuni } = asking.tables;
  const answer = record && (await payerOfService(asking, record, { service, on, comuni }));
  if (answer?.payer !== undefined) return { payer: answer.payer, payerReason: answer.reason };
  const ofCase = textOf(doc.context.payingTerritory);
  return ofCase === "" ? {} : { payer: ofCase, payerOfCase: true };
}

const notYetApplied = (tariffs: readonly Tariff[], territory: string, service: string): Tariff | undefined =>
  [territory, "district"].flatMap((place) =>
    tariffs.filter((one) => one.territory === place && one.service === service && one.appliesFrom === undefined),
  )[0];

export async function proposeShare(asking: Asking, snapshot: CaseSnapshot, question: ShareQuestion): Promise<Proposed> {
  const { service, on, priceCents } = question;
  const { personId } = snapshot.doc.head;
  const records = personId ? await ownRecords(asking, personId) : [];
  if (records.length === 0) return { why: "noPerson" };
  const place = await payerOf(asking, snapshot, records, question);
  const { payer } = place;
  if (payer === undefined) return { why: "noPayer" };
  const tariffs = tariffsOf(asking.tables.rulesets);
  const tariff = tariffOn(tariffs, { territory: payer, service, on });
  if (!tariff) {
    const adopted = notYetApplied(tariffs, payer, service);
    if (!adopted) return { ...place, why: "noTariff" };
    const { act, adoptedOn, territory } = adopted;
    return { ...place, why: "notApplied", adopted: { act, adoptedOn, territory } };
  }
  const { declarations, closed } = await declarationsOf(asking, records, on);
  if (closed) return { ...place, why: "closed" };
  return { ...place, answer: shareOf({ tariff, declarations, on, priceCents }) };
}
