// How often the pages open to the public may be asked: by network and by the whole district, in ten minutes and, of what reaches the
// desk, in a day. A restart forgets. What is over the district's number is told to telephone: the desk is never flooded.
import { createAddressLimit, networkOf } from "../access/limit.ts";

const tenMinutesMs = 600_000;
const dayMs = 86_400_000;

/** `one`: of one network; `all`: of everybody together. A try is any sending, also one that is not taken. */
const most = {
  begin: [{ windowMs: tenMinutesMs, one: 60, all: 3_000 }],
  try: [{ windowMs: tenMinutesMs, one: 30, all: 1_000 }],
  send: [
    { windowMs: tenMinutesMs, one: 5, all: 60 },
    { windowMs: dayMs, one: 20, all: 400 },
  ],
  receipt: [{ windowMs: tenMinutesMs, one: 10, all: 1_000 }],
} as const;

export type Act = keyof typeof most;
const everybody = "all";

export function createLimits() {
  const pairs = Object.entries(most).map(([act, windows]) => [
    act,
    windows.flatMap(({ windowMs, one, all }) => [
      { limit: createAddressLimit(one, windowMs), keyOf: networkOf },
      { limit: createAddressLimit(all, windowMs), keyOf: () => everybody },
    ]),
  ]);
  const limits = Object.fromEntries(pairs) as Record<
    Act,
    { limit: ReturnType<typeof createAddressLimit>; keyOf: (address: string) => string }[]
  >;
  return {
    /** 0, or the seconds to wait; what is refused counts nowhere. */
    take(act: Act, address: string, nowMs: number): number {
      const taken: (() => void)[] = [];
      for (const { limit, keyOf } of limits[act]) {
        const wait = limit.take(keyOf(address), nowMs);
        if (wait > 0) {
          for (const back of taken) back();
          return wait;
        }
        taken.push(() => limit.giveBack(keyOf(address)));
      }
      return 0;
    },
    giveBack(act: Act, address: string): void {
      for (const { limit, keyOf } of limits[act]) limit.giveBack(keyOf(address));
    },
  };
}
