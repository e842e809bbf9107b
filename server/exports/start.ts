// exports.start: begins to make a file of a whole list, as it is filtered, with the rights of the list. Answers at once; how far it
// is is asked by exports.get.
import { toMessage } from "../../db/access.ts";
import { exportTexts } from "../../workflows/kernel/export-texts.ts";
import { romeDay, romeMinute } from "../../workflows/rules/calendar/days.ts";
import { hasRole } from "../access/session.ts";
import { AppError } from "../errors.ts";
import { listRights, toFilter } from "../queues/ask.ts";
import { procedure } from "../trpc.ts";
import { type Format, type StartInput, startInput } from "./asked.ts";
import { type ColumnWords, columnsOf } from "./columns.ts";
import { filterWords } from "./filter-words.ts";
import { italianDay } from "./table.ts";
import { onlyKind } from "./tables.ts";
import { apartIn, vaultArea } from "./vault.ts";
import { columnWords } from "./words.ts";

const endings: Record<Format, string> = { csv: "csv", xlsx: "xlsx", ods: "ods", print: "html", ics: "ics" };
const subjectNames = { it: { cases: "pratiche", terms: "scadenze" }, en: { cases: "cases", terms: "terms" } };

/** In the order of the file; throws when one does not exist or none is left. */
function chosenColumns({ subject, columns, filter }: StartInput, words: ColumnWords): string[] {
  if (subject === "terms") return [];
  const known = columnsOf(words, onlyKind(filter)).map(({ id }) => id);
  if (columns.length === 0 || columns.some((id) => !known.includes(id)))
    throw new AppError("INVALID", { reason: "exportColumns" });
  return known.filter((id) => columns.includes(id));
}

interface Stamp {
  author: string;
  at: string;
  filters: readonly string[];
  demo: boolean;
}

function aboutLines({ filter, purpose, locale }: StartInput, { author, at, filters, demo }: Stamp): [string, string][] {
  const { about, purposes, views } = exportTexts[locale];
  const minute = romeMinute(at);
  return [
    ...(demo ? [[about.demo, about.demoIs] as [string, string]] : []),
    [about.author, author],
    [about.at, locale === "it" ? italianDay(minute) : minute.replace("T", " ")],
    [about.purpose, [purposes[purpose.id], purpose.words].filter((words) => words !== "").join(": ")],
    [about.list, views[filter.view]],
    [about.filters, filters.length === 0 ? about.noFilter : filters.join("; ")],
  ];
}

export const start = procedure
  .meta({ rule: "exports" })
  .input(startInput)
  .mutation(async ({ ctx, input }) => {
    const { session, policy } = ctx;
    const { locale, subject, format, purpose } = input;
    const apart = apartIn(session, input.filter);
    if (apart === "refused") throw new AppError("FORBIDDEN", { reason: "exportVault" });
    const words = columnWords(ctx, locale);
    const columns = chosenColumns(input, words);
    const { filter, searched } = await toFilter(ctx, session, input.filter);
    if (searched !== undefined) await ctx.reads.recordSearch(session, input.filter.text, searched);
    const rights = listRights(ctx, session);
    const at = ctx.clock.now();
    const text = { words: input.filter.text, mayRepeat: columns.includes("person") };
    const stamp = { author: session.name, at, filters: filterWords(filter, words, text), demo: ctx.demo };
    const exportId = ctx.exports.start(
      session,
      {
        name: `ambito-${romeDay(at)}-${subjectNames[locale][subject]}.${endings[format]}`,
        ...{ kind: onlyKind(filter) ?? "", subject, format, purpose },
      },
      {
        rights: {
          rows: toMessage(rights.rows),
          contents: toMessage(rights.contents),
          persons: toMessage(policy.readable(session, "content")),
        },
        ...{ filter, sort: input.sort, descending: input.descending, apart, area: vaultArea, subject, format, columns },
        ...{ locale, names: { ...words.names }, comuni: { ...words.comuni }, about: aboutLines(input, stamp), at },
        baseUrl: ctx.config.baseUrl,
        most: hasRole(session, "supervisor") ? Number.MAX_SAFE_INTEGER : ctx.accounts.settings.exportRows,
      },
    );
    return { exportId };
  });
