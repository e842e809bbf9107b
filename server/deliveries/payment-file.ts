// The payment statement as a CSV file: its lines, totals, groups, then what is not approved yet, and what it is about. Deliveries by
// their number alone: papers of a payment name nobody in care. Paid is a body; people of it stand there as who recorded the hours.
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { shortDay } from "../../workflows/rules/counts/sheet.ts";
import type { Group, Payer, PaymentLine, Sum } from "../../workflows/rules/deliveries/payment.ts";
import { type PaymentLocale, partText, paymentTexts } from "../../workflows/rules/deliveries/payment-texts.ts";
import { formatMonth } from "../../workflows/rules/deliveries/say-month.ts";
import { csvLine, csvMark } from "../csv.ts";
import type { Services } from "../services.ts";
import { dayAndHour, euro } from "../sheet-values.ts";
import type { Statement } from "./make-payment.ts";

type Cells = (string | number)[];

const quantities = ({ minutes, pieces, cents }: Sum): Cells => [minutes, pieces, euro(cents)];
const ofLine = ({ unit, quantity, cents }: PaymentLine): Sum => ({
  minutes: unit === "hour" ? quantity : 0,
  pieces: unit === "piece" ? quantity : 0,
  cents,
});

/** Words of codes that the statement has from the case and its budget. */
function namesFor({ tables, workflows }: Pick<Services, "tables" | "workflows">, locale: PaymentLocale) {
  const comuni = new Map(tables.comuni.map((one) => [one.istat, one.name]));
  const words = (kind: string) => workflows.get(kind)?.texts[locale].options ?? {};
  const option = (kind: string, field: string, value: string) =>
    words(kind)[`${field}.${value}`] ?? words(kind)[value] ?? value;
  const comune = (istat: string) => comuni.get(istat) ?? istat;
  return {
    comune,
    service: (id: string) => option("delivery", "service", id),
    payer: ({ source, fund, territory }: Payer) =>
      source === ""
        ? paymentTexts(locale).noPrice
        : [
            option("case-intake", "budgetSource", source),
            fund === "" ? "" : option("case-intake", "budgetFund", fund),
            territory === "" ? "" : comune(territory),
          ]
            .filter(Boolean)
            .join(", "),
  };
}

export function paymentFile(
  services: Pick<Services, "tables" | "workflows">,
  { provider, payment, hands, outside, by, at, ...issued }: Statement,
  locale: PaymentLocale,
): { name: string; type: "text/csv"; content: string } {
  const texts = paymentTexts(locale);
  const names = namesFor(services, locale);
  const sums = [texts.minutes, texts.pieces, texts.euro];
  const group = <K>(title: string, groups: readonly Group<K>[], name: (key: K) => string): Cells[] =>
    groups.length === 0
      ? []
      : [[], [title, ...sums], ...groups.map((one): Cells => [name(one.key), ...quantities(one)])];
  const payerOf = ({ source = "", fund = "", territory = "" }: PaymentLine) =>
    outside ? [] : [names.payer({ source, fund, territory })];
  const part = partText(texts, issued, (day) => shortDay(romeDay(day)));
  const issueOf = ({ issue }: PaymentLine): string =>
    issue !== undefined ? texts.issuedShort(issue) : issued.isSupplement ? texts.supplementShort : texts.toIssue;
  const lines: Cells[] = [
    [texts.title(provider.name, payment.month)],
    ...(part === "" ? [] : [[part]]),
    [],
    [
      ...[texts.delivery, texts.service, texts.comune, texts.month, texts.statement, texts.commitment],
      ...(outside ? [] : [texts.payer]),
      ...sums,
      texts.adjustment,
      texts.hands,
    ],
    ...payment.lines.map(
      (line): Cells => [
        ...[line.number, names.service(line.service), names.comune(line.comune), formatMonth(line.month, locale)],
        issueOf(line),
        ...[
          line.commitment || "",
          ...payerOf(line),
          ...quantities(ofLine(line)),
          line.adjustment ? texts.adjustment : "",
          line.hands.map((account) => hands[account] ?? "").join(", "),
        ],
      ],
    ),
    [texts.total, "", "", "", "", "", ...(outside ? [] : [""]), ...quantities(payment.total)],
    ...group(texts.byPayer, payment.byPayer, names.payer),
    ...group(texts.byComune, payment.byComune, names.comune),
    ...group(texts.byService, payment.byService, names.service),
  ];
  if (payment.waiting.length > 0)
    lines.push(
      [],
      [texts.waiting],
      [texts.delivery, texts.service, texts.comune, texts.standing, texts.minutes, texts.pieces],
      ...payment.waiting.map(
        ({ number, service, comune, why, unit, quantity }): Cells => [
          ...[number, names.service(service), names.comune(comune), texts.why[why]],
          ...(unit === "hour" ? [quantity, ""] : ["", quantity]),
        ],
      ),
    );
  if (provider.name === "") lines.push([], [texts.unnamedHelp]);
  lines.push([], [outside ? texts.coversOwn : texts.covers], [texts.rule], [texts.issueRule], [texts.noInvoice]);
  lines.push([texts.madeBy(by, ...dayAndHour(at))]);
  return {
    name: `liquidazione-${payment.month}.csv`,
    type: "text/csv",
    content: csvMark + lines.map(csvLine).join(""),
  };
}
