// A case that never ends: 100,000 notes written over HTTP, then how long one more act and the newest page of its history
// take, each asked alone. The built server, one kept-alive client for what is timed.
import { type Figure, figureOf, median, quantile } from "./figure.ts";
import { timed, writeCase } from "./one-case.ts";

const events = 100_000;
const asked = 200;
const limitMs = 20;

export async function longCaseSuite(): Promise<Figure[]> {
  const { caseId, open, note, end } = await writeCase(events);
  const alone = await open();
  const acts = await timed(asked, () => note(alone));
  const path = `/trpc/cases.listTimeline?input=${encodeURIComponent(JSON.stringify({ caseId }))}`;
  const pages = await timed(asked, async () => {
    const { status, body } = await alone.ask("GET", path);
    if (status !== 200 || body.length < 1_000) throw new Error(`the history answered ${status}`);
  });
  alone.close();
  await end();
  const figure = (name: string, waits: number[], what: string) =>
    figureOf({
      figure: `engine.long_case_${name}_ms`,
      value: median(waits),
      limit: limitMs,
      unit: "ms",
      n: `${what} of a case with ${events} events over HTTP, median of ${asked}, p99 ${quantile(waits, 0.99).toFixed(1)} ms; limit = aim`,
    });
  return [figure("act", acts, "one more note"), figure("page", pages, "newest page of the history")];
}
