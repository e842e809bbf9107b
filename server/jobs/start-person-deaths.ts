// When cases are told of deaths: at once after a commit that touched a record or such a case, and all of them from time to time, for
// what a crash or a busy writer left out.
import { forLog } from "../error-for-log.ts";
import type { Logger } from "../log.ts";
import type { Services } from "../services.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { hearingKinds, runPersonDeaths, tellOfDeaths, touchedBy } from "./person-deaths.ts";

/** As often as other things that follow from persons' records. */
const everyMs = 3_600_000;
/** More than that touched since the last run: all are looked at. */
const mostTouched = 2_000;

export function startPersonDeaths(services: Services, log: Logger): () => void {
  const stopping = new AbortController();
  const kinds = hearingKinds(services);
  let touched = new Set<string>();
  let all = true;
  const run = oneAtATime(async () => {
    const [ids, everything] = [[...touched], all || touched.size > mostTouched];
    touched = new Set();
    all = false;
    try {
      if (everything) await runPersonDeaths(services, stopping.signal);
      else if (ids.length > 0) await tellOfDeaths(services, ids);
    } catch (error) {
      if (!stopping.signal.aborted) log.error({ err: forLog(error) }, "cases not told of deaths");
    }
  });
  services.port.onHint((hint) => {
    const ids = touchedBy(hint, kinds);
    if (ids.length === 0) return;
    if (touched.size <= mostTouched) for (const id of ids) touched.add(id);
    run.ask();
  });
  const everyone = () => {
    all = true;
    run.ask();
  };
  const timer = setInterval(everyone, everyMs);
  run.ask();
  return () => {
    stopping.abort();
    run.stop();
    clearInterval(timer);
  };
}
