// The headings of the order of the day, and which of them a row stands under; how many stand there is the server's word.
import { queueText } from "../text/queues.ts";
import type { trpc } from "../trpc.ts";
import { formatLongDay, formatNumber } from "../ui/format.ts";
import type { ListRow } from "./fetch-page.ts";

export type DayFigures = Awaited<ReturnType<typeof trpc.queues.day.query>>;

const never = "9999-12-31";

/** As the server counts them: `court`, `overdue`, a day, `later` or `none`. */
function sectionOf({ urgent, dueOn }: ListRow, { today, lastDay }: DayFigures): string {
  if (urgent.startsWith("0")) return "court";
  if (dueOn < today) return "overdue";
  if (dueOn <= lastDay) return dueOn;
  return dueOn === never ? "none" : "later";
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function nameOf(section: string, today: string): string {
  const names: Record<string, string> = queueText().sections;
  const known = names[section];
  if (known !== undefined) return known;
  const day = capital(formatLongDay(section));
  const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  if (section === today) return `${queueText().sections.today}, ${formatLongDay(section)}`;
  return section === tomorrow ? `${queueText().sections.tomorrow}, ${formatLongDay(section)}` : day;
}

/** `Scadute · 12`. */
export function headingOf(row: ListRow, day: DayFigures): string {
  const section = sectionOf(row, day);
  const name = nameOf(section, day.today);
  const cases = day.sections?.find((one) => one.section === section)?.cases;
  return cases === undefined ? name : queueText().sectionCount(name, formatNumber(cases));
}
