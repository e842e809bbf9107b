// The page of a case as its server gives it: 2,000 events, of which 500 are notes of the diary; the case with the newest page of
// its timeline in one request, as the screen asks them, its diary, and a search in it
// that finds nothing. The built server, one kept-alive client; then the screen itself, in a browser.
import { caseScreenFigures } from "./case-screen.ts";
import { type Figure, figureOf, median, quantile } from "./figure.ts";
import type { KeepAlive } from "./keep-alive.ts";
import { timed, writeCase } from "./one-case.ts";

const events = 2_000;
const notes = 500;
const asked = 400;
const limitMs = 50;

/** Queries of one batch by GET, each with its input. */
export function batchOf(queries: readonly [string, object][]): string {
  const inputs = Object.fromEntries(queries.map(([, input], i) => [i, input]));
  return `/trpc/${queries.map(([name]) => name).join(",")}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;
}

export async function read(client: KeepAlive, path: string, least = 1_000): Promise<void> {
  const { status, body } = await client.ask("GET", path);
  if (status !== 200 || body.length < least) throw new Error(`${path} was answered ${status}`);
}

const isNoNote = (n: number) => n % (events / notes) !== 0;

const figure = (name: string, waits: number[], what: string, limit?: number) =>
  figureOf({
    figure: name,
    value: quantile(waits, 0.99),
    ...(limit === undefined ? {} : { limit }),
    unit: "ms",
    n: `${what} of a case with ${events} events and ${notes} notes over HTTP, ${asked} times, median ${median(waits).toFixed(1)} ms${limit === undefined ? "" : "; limit = aim"}`,
  });

const diaryOf = (caseId: string) => batchOf([["cases.listDiary", { caseId }]]);

/** The diary alone, for who measures what else is opened of people. */
export async function diaryFigure(): Promise<Figure> {
  const { caseId, open, end } = await writeCase(events, isNoNote);
  try {
    const client = await open();
    await read(client, diaryOf(caseId));
    const waits = await timed(asked, () => read(client, diaryOf(caseId)));
    client.close();
    return figure("people.diary_open_p99_ms", waits, "first page of the diary", limitMs);
  } finally {
    await end();
  }
}

export async function casePageSuite(): Promise<Figure[]> {
  const made = await writeCase(events, isNoNote);
  const { caseId, open, end } = made;
  const client = await open();
  const page = batchOf([
    ["cases.getCase", { caseId }],
    ["cases.listTimeline", { caseId }],
  ]);
  const diary = diaryOf(caseId);
  // Once, so that what is compiled and opened first is not what is measured.
  await read(client, page);
  await read(client, diary);
  const pages = await timed(asked, () => read(client, page));
  const diaries = await timed(asked, () => read(client, diary));
  const search = batchOf([["cases.listDiary", { caseId, words: "zanzara", what: "all" }]]);
  const searches = await timed(asked, () => read(client, search, 20));
  client.close();
  const screen = await caseScreenFigures(made, `a case with ${events} events and ${notes} notes`).finally(end);
  return [
    figure("case.open_p99_ms", pages, "case and newest page of the timeline", limitMs),
    figure("people.diary_open_p99_ms", diaries, "first page of the diary", limitMs),
    figure("case.diary_search_p99_ms", searches, "a word nobody wrote, in the thousand latest events"),
    ...screen,
  ];
}
