// Domiciles, stays and acts on who pays, as a person's context keeps them: comuni, days and numbers of events.
import { numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";

export interface Domicile {
  territory: string;
  from: string;
  until?: string;
}

export interface Stay {
  /** Seq of the event that recorded it. */
  stay: number;
  kind: string;
  from: string;
  /** The comune that was told before, and when. */
  noticeTo?: string;
  noticeOn?: string;
  endedOn?: string;
}

export interface KeptPayerAct {
  payerAct: number;
  service: string;
  territory: string;
  actOn: string;
  from: string;
  until?: string;
}

/** With these many the next is refused. */
export const mostKept = 40;

const given = <K extends string>(name: K, value: string) =>
  (value === "" ? {} : { [name]: value }) as Partial<Record<K, string>>;

/** The one before ends where the next begins. */
export function movedDomicile(domiciles: readonly Domicile[], { data }: MachineEvent): Domicile[] {
  const from = textOf(data.domicileFrom);
  return [...endedDomicile(domiciles, from), { territory: textOf(data.domicile), from }];
}

export const endedDomicile = (domiciles: readonly Domicile[], until: string): Domicile[] =>
  domiciles.map((one) => (one.until === undefined ? { ...one, until } : one));

export const hasDomicile = (domiciles: readonly Domicile[] | undefined): boolean =>
  domiciles?.some((one) => one.until === undefined) === true;

export const stayOf = ({ seq, data }: MachineEvent): Stay => ({
  stay: seq,
  kind: textOf(data.stayKind),
  from: textOf(data.from),
  ...given("noticeTo", textOf(data.noticeTo)),
  ...given("noticeOn", textOf(data.noticeOn)),
});

const isOpen = (one: Stay) => one.endedOn === undefined;

export const withStays = (stays: Stay[]) => ({ stays, openStay: stays.find(isOpen)?.stay });

export const endedStay = (stays: readonly Stay[], { data }: MachineEvent): Stay[] =>
  stays.map((one) => (one.stay === numberOf(data.stay) ? { ...one, endedOn: textOf(data.until) } : one));

export const findOpenStay = (stays: readonly Stay[], { data }: MachineEvent): Stay | undefined =>
  stays.find((one) => one.stay === numberOf(data.stay) && isOpen(one));

export const payerActOf = ({ seq, data }: MachineEvent): KeptPayerAct => ({
  payerAct: seq,
  service: textOf(data.payerService),
  territory: textOf(data.payer),
  actOn: textOf(data.actOn),
  from: textOf(data.from),
  ...given("until", textOf(data.until)),
});
