// stocks.take: the stocks, or the movements of one, as a CSV file. Recorded as an export before it is answered.
import { z } from "zod";
import type { TextSet } from "../../workflows/kernel/definition.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { shortDay } from "../../workflows/rules/counts/sheet.ts";
import { csvLine, csvMark } from "../csv.ts";
import { AppError } from "../errors.ts";
import { euro } from "../sheet-values.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { stocksOf } from "./list-stocks.ts";
import { type Movement, movementsOf, readStock } from "./movements-of.ts";
import { type Stock, stockOf } from "./stock-of.ts";

type Cells = (string | number)[];
type Locale = "it" | "en";

/** Movements of one file: a stock that has more is counted, and read, by its case. */
const mostMovements = 20_000;

const it = {
  head: ["Comune", "Che cosa", "Valore in euro", "In giacenza", "Scorta minima", "Ricevuti", "Rientrati", "Consegnati"],
  headMore: ["Resi", "Scaricati", "Differenze di conteggio", "Contata il", "Numero"],
  movements: ["N.", "Giorno", "Movimento", "Motivo", "Documento", "Pezzi", "In giacenza dopo", "Registrato da"],
  undoes: (seq: number) => `annulla il n. ${seq}`,
  names: "Senza i nomi di chi ha ricevuto, fornito o donato.",
};
const en: typeof it = {
  head: ["Municipality", "What", "Value in euro", "In stock", "Least stock", "Received", "Come back", "Handed over"],
  headMore: ["Sent back", "Written off", "Differences counted", "Counted on", "Number"],
  movements: ["No.", "Day", "Movement", "Reason", "Paper", "Pieces", "In stock after", "Recorded by"],
  undoes: (seq) => `takes back no. ${seq}`,
  names: "Without the names of who received, supplied or gave.",
};

const optionOf = (texts: TextSet | undefined, field: string, value: string): string =>
  texts?.options[`${field}.${value}`] ?? texts?.options[value] ?? value;

function stockLine(ctx: SessionContext, texts: TextSet | undefined, stock: Stock): Cells {
  const comune = ctx.tables.comuni.find(({ istat }) => istat === stock.comune)?.name ?? stock.comune;
  const { received, cameBack, handedOver, sentBack, writtenOff, differences } = stock;
  return [
    ...[comune, optionOf(texts, "good", stock.good), euro(stock.unitCents), stock.quantity, stock.threshold],
    ...[received, cameBack, handedOver, sentBack, writtenOff, differences],
    ...[stock.countedOn === "" ? "" : shortDay(stock.countedOn), stock.number],
  ];
}

const movementLine = (texts: TextSet | undefined, words: typeof it, one: Movement): Cells => [
  ...[one.seq, shortDay(one.on), texts?.done?.[one.type] ?? texts?.events[one.type] ?? one.type],
  one.undoes === null
    ? one.detail
      ? optionOf(texts, one.detail.field, one.detail.value)
      : ""
    : words.undoes(one.undoes),
  ...[one.documentNumber, one.change, one.after, one.by],
];

async function linesOf(ctx: SessionContext, asked: { caseId?: string; comune: string; locale: Locale }) {
  const words = asked.locale === "en" ? en : it;
  const texts = ctx.workflows.get("voucher-stock")?.texts[asked.locale];
  if (asked.caseId === undefined) {
    const { isFull, stocks } = await stocksOf(ctx, asked.comune);
    if (isFull) throw new AppError("LIMIT");
    const lines = stocks.map((one) => stockLine(ctx, texts, one));
    return { count: lines.length, lines: [[...words.head, ...words.headMore], ...lines, [], [words.names]] };
  }
  const found = await readStock(ctx, asked.caseId);
  const { number, state, doc } = found.snapshot;
  const stock = stockOf({ caseId: asked.caseId, number, state, territory: doc.head.territory, context: doc.context });
  const { movements, more } = await movementsOf(ctx, found, Number.MAX_SAFE_INTEGER, mostMovements);
  if (more) throw new AppError("LIMIT");
  const lines = movements.toReversed().map((one) => movementLine(texts, words, one));
  const head = [[...words.head, ...words.headMore], stockLine(ctx, texts, stock), [], words.movements];
  return { count: lines.length, lines: [...head, ...lines, [], [words.names]] };
}

export const takeStocks = procedure
  .meta({ rule: "stocks" })
  .input(
    z.object({
      caseId: z.uuid().optional(),
      comune: z.string().max(20).default(""),
      locale: z.enum(["it", "en"]),
    }),
  )
  .mutation(async ({ ctx, input: { caseId, ...asked } }) => {
    const { count, lines } = await linesOf(ctx, { ...asked, ...(caseId === undefined ? {} : { caseId }) });
    await ctx.reads.recordRead(ctx.session, {
      ...{ what: "export", kind: "voucher-stock", answered: count, eachTime: true },
      ...(caseId === undefined ? {} : { caseId }),
    });
    const name = `${caseId === undefined ? "giacenze" : "movimenti"}-${romeDay(ctx.clock.now())}.csv`;
    return { name, type: "text/csv" as const, content: csvMark + lines.map(csvLine).join("") };
  });
