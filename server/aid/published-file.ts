// Acts that granted aids as a CSV file to be published: one line an act, and what the file leaves out and why.
import type { PublishedGrant } from "../../workflows/rules/aid/published.ts";
import { shortDay } from "../../workflows/rules/counts/sheet.ts";
import { csvLine, csvMark } from "../csv.ts";
import type { Services } from "../services.ts";
import { euro } from "../sheet-values.ts";

type Cells = (string | number)[];

const it = {
  title: (from: string, to: string) => `Contributi economici concessi con atti dal ${from} al ${to}`,
  head: ["Riferimento", "Atto", "Numero", "Data", "Ente", "Ufficio responsabile", "Comune", "Tipo", "Motivo"],
  euro: "Importo in euro",
  leftOut: "non indicato",
  noNames:
    "Senza nomi, perché se ne ricava un disagio economico-sociale (art. 26 D.Lgs. 33/2013): il riferimento è il numero della domanda.",
  few: (least: number) =>
    `Tipo e motivo mancano dove in un comune li hanno meno di ${least} contributi: insieme al riferimento direbbero di chi si tratta.`,
};
const en: typeof it = {
  title: (from, to) => `Economic aids granted by acts from ${from} to ${to}`,
  head: ["Reference", "Act", "Number", "Day", "Body", "Office responsible", "Municipality", "Kind", "Reason"],
  euro: "Amount in euro",
  leftOut: "left out",
  noNames:
    "Without names, since they would tell of hardship (art. 26 D.Lgs. 33/2013): the reference is the number of the application.",
  few: (least) =>
    `Kind and reason are missing where fewer than ${least} aids of a municipality have them: with the reference they would tell who it is.`,
};

export function publishedFile(
  { tables, workflows, accounts }: Pick<Services, "tables" | "workflows" | "accounts">,
  grants: readonly PublishedGrant[],
  { from, to }: { from: string; to: string },
  locale: "it" | "en",
): { name: string; type: "text/csv"; content: string } {
  const texts = locale === "en" ? en : it;
  const names = new Map(tables.comuni.map((one) => [one.istat, one.name]));
  const options = workflows.get("economic-aid")?.texts[locale].options ?? {};
  const option = (field: string, value: string) => options[`${field}.${value}`] ?? options[value] ?? value;
  const line = (grant: PublishedGrant): Cells => [
    ...[grant.number, option("actKind", grant.actKind), grant.actNumber, shortDay(grant.actOn), grant.actBody],
    ...[option("signatoryRole", grant.signatoryRole), names.get(grant.comune) ?? grant.comune],
    grant.category ? option("aidKind", grant.aidKind) : texts.leftOut,
    grant.category ? option("aidPurpose", grant.aidPurpose) : texts.leftOut,
    euro(grant.grantedCents),
  ];
  const lines: Cells[] = [
    [texts.title(shortDay(from), shortDay(to))],
    [],
    [...texts.head, texts.euro],
    ...grants.map(line),
    [],
    [texts.noNames],
    [texts.few(accounts.settings.leastShown)],
  ];
  return {
    ...{ name: `contributi-concessi-${from}-${to}.csv`, type: "text/csv" as const },
    content: csvMark + lines.map(csvLine).join(""),
  };
}
