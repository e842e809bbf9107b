// Entry of `npm run faults`: the long runs of what `npm test` does for a minute. `kill --minutes N` kills the built server
// under work, `random --events N` plays random events on the machines and in an office; both print what they met.
import { readArguments, usage } from "./arguments.ts";
import { killLine, runKills } from "./kill-run.ts";
import { randomLine, runRandom } from "./random-run.ts";

const asked = readArguments(process.argv.slice(2));
if (!asked) {
  console.error(usage);
  process.exit(2);
}
const { run, minutes, events, seed } = asked;
const say = (line: string) => console.log(line);

switch (run) {
  case "kill": {
    const report = await runKills({ seconds: minutes * 60, say, ...(seed === undefined ? {} : { seed }) });
    for (const [event, times] of [...report.met].sort(([a], [b]) => (a < b ? -1 : 1))) say(`${event} ${times}`);
    for (const problem of report.problems.slice(0, 100)) say(`PROBLEM ${problem}`);
    say(killLine(report));
    process.exit(report.problems.length === 0 ? 0 : 1);
    break;
  }
  case "random": {
    const report = await runRandom(events, seed ?? Date.now() % 1_000_000_000, say);
    for (const problem of report.problems.slice(0, 100)) say(`PROBLEM ${problem}`);
    say(randomLine(report));
    process.exit(report.problems.length === 0 ? 0 : 1);
    break;
  }
}
