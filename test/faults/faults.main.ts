// Entry of `npm run faults`: the long runs of what `npm test` does for a minute. `kill --minutes N` kills the built server
// under work, `random --events N` plays random events on the machines and in an office; both print what they met.
import { parseArgs } from "node:util";
import { killLine, runKills } from "./kill-run.ts";
import { randomLine, runRandom } from "./random-run.ts";

const usage = "npm run faults -- kill --minutes N [--seed N]\nnpm run faults -- random --events N [--seed N]";
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string" }, events: { type: "string" }, seed: { type: "string" } },
});
const numberOf = (text: string | undefined, otherwise: number): number => {
  const value = text === undefined ? otherwise : Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  console.error(usage);
  process.exit(2);
};
const seed: { seed?: number } = values.seed === undefined ? {} : { seed: numberOf(values.seed, 1) };
const say = (line: string) => console.log(line);

switch (positionals[0]) {
  case "kill": {
    const report = await runKills({ seconds: numberOf(values.minutes, 10) * 60, say, ...seed });
    for (const [event, times] of [...report.met].sort(([a], [b]) => (a < b ? -1 : 1))) say(`${event} ${times}`);
    for (const problem of report.problems.slice(0, 100)) say(`PROBLEM ${problem}`);
    say(killLine(report));
    process.exit(report.problems.length === 0 ? 0 : 1);
    break;
  }
  case "random": {
    const report = await runRandom(numberOf(values.events, 1_000_000), seed.seed ?? Date.now() % 1_000_000_000, say);
    for (const problem of report.problems.slice(0, 100)) say(`PROBLEM ${problem}`);
    say(randomLine(report));
    process.exit(report.problems.length === 0 ? 0 : 1);
    break;
  }
  default:
    console.error(usage);
    process.exit(2);
}
