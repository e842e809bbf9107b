// What was typed after `npm run faults --`, or nothing where it cannot be meant.
import { parseArgs } from "node:util";

export const usage = `npm run faults -- kill [--minutes N, else 10] [--seed N]
npm run faults -- random [--events N, else 1000000] [--seed N]`;

export interface FaultsAsked {
  run: "kill" | "random";
  minutes: number;
  events: number;
  seed: number | undefined;
}

export function readArguments(args: string[]): FaultsAsked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { minutes: { type: "string" }, events: { type: "string" }, seed: { type: "string" } },
    });
    const [run, ...more] = positionals;
    const [minutes, events, seed] = [values.minutes ?? "10", values.events ?? "1000000", values.seed ?? "1"].map(
      Number,
    );
    const all = [minutes, events, seed];
    if ((run !== "kill" && run !== "random") || more.length > 0) return undefined;
    if (minutes === undefined || events === undefined || !all.every((one) => Number.isFinite(one) && Number(one) > 0))
      return undefined;
    return { run, minutes, events, seed: values.seed === undefined ? undefined : seed };
  } catch {
    return undefined;
  }
}
