// The statement of aids to be paid as a CSV file: one line an aid with who is paid, then the sums by comune and chapter, and what it is
// about.

import type { AidToPay, Payee } from "../../workflows/rules/aid/to-pay.ts";
import { type ToPayLocale, toPayTexts } from "../../workflows/rules/aid/to-pay-texts.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { csvLine, csvMark } from "../csv.ts";
import type { Services } from "../services.ts";
import { dayAndHour, euro } from "../sheet-values.ts";
import type { ToPayStatement } from "./make-to-pay.ts";

type Cells = (string | number)[];

export function toPayFile(
  { tables, workflows }: Pick<Services, "tables" | "workflows">,
  { comune, aids, sums, payees, by, at }: ToPayStatement,
  locale: ToPayLocale,
): { name: string; type: "text/csv"; content: string } {
  const texts = toPayTexts(locale);
  const names = new Map(tables.comuni.map((one) => [one.istat, one.name]));
  const nameOf = (istat: string) => names.get(istat) ?? istat;
  const options = workflows.get("economic-aid")?.texts[locale].options ?? {};
  const wayOf = (way: string) => (way === "" ? texts.notSaid : (options[`payWay.${way}`] ?? options[way] ?? way));
  const whoOf = (payee: Payee | undefined): string => payee?.name || (payee?.isClosed ? texts.closed : "");
  const line = (aid: AidToPay): Cells => {
    const payee = payees[aid.caseId];
    return [
      ...[aid.number, whoOf(payee), payee?.iban ?? "", payee?.reference ?? "", wayOf(aid.payWay)],
      ...[nameOf(aid.comune), aid.chapter, aid.commitment, euro(aid.dueCents), euro(aid.restCents)],
    ];
  };
  const lines: Cells[] = [
    [texts.title(comune === "" ? "" : nameOf(comune))],
    [],
    [
      ...[texts.aid, texts.payee, texts.iban, texts.reference, texts.payWay, texts.comune, texts.chapter],
      ...[texts.commitment, texts.dueEuro, texts.restEuro],
    ],
    ...aids.map(line),
    [],
    [texts.sums],
    [texts.comune, texts.chapter, texts.aids, texts.dueEuro, texts.restEuro],
    ...sums.map((sum): Cells => [nameOf(sum.comune), sum.chapter, sum.aids, euro(sum.dueCents), euro(sum.restCents)]),
    [],
    [texts.covers],
    [texts.names],
    [texts.madeBy(by, ...dayAndHour(at))],
  ];
  const day = romeDay(at);
  return { name: `contributi-da-pagare-${day}.csv`, type: "text/csv", content: csvMark + lines.map(csvLine).join("") };
}
