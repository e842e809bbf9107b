// Where a person lived and which acts say who pays, from the open part of the record. Asks no policy and writes no read log.
import { numberOf, rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { PayerAct } from "../../workflows/rules/payer/paying-body.ts";
import { residencesOfRecord } from "../../workflows/rules/payer/since-unknown.ts";
import type { Residence } from "../../workflows/rules/payer/succession.ts";

export const residencesOf = ({ context, head }: { context: JsonObject; head: { openedOn: string } }): Residence[] =>
  residencesOfRecord(context, head.openedOn);

/** The day under its key, where there is one. */
export const lastDay = (row: JsonObject, key: string) => (textOf(row[key]) === "" ? {} : { [key]: textOf(row[key]) });

export const payerActsOf = (context: JsonObject): (PayerAct & { actOn: string })[] =>
  rowsOf(context.payerActs).map((row) => ({
    payerAct: numberOf(row.payerAct),
    service: textOf(row.service) as PayerAct["service"],
    territory: textOf(row.territory),
    actOn: textOf(row.actOn),
    from: textOf(row.from),
    ...(lastDay(row, "until") as { until?: string }),
  }));
