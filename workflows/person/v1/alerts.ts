// Alerts a person's record keeps: the newest thirty in force; the log keeps all.
import { numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";

export interface KeptAlert {
  alert: number;
  kind: string;
  from: string;
}

const keep = 30;

const kept = (alerts: KeptAlert[]) => ({ alerts: alerts.slice(-keep), openAlert: alerts.slice(-keep)[0]?.alert });

export const withAlert = (alerts: readonly KeptAlert[], { data, meta, seq }: MachineEvent) =>
  kept([...alerts, { alert: seq, kind: textOf(data.alertKind), from: meta.occurredOn }]);

export const withoutAlert = (alerts: readonly KeptAlert[], { data }: MachineEvent) =>
  kept(alerts.filter((one) => one.alert !== numberOf(data.alert)));
