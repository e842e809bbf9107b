// A group of commands that is on its way to the disk.
import type { Group, LogEnd } from "./group.ts";

export interface Flight {
  group: Group;
  /** Where the log ended before it. */
  from: LogEnd;
  /** What failed, if anything. */
  landed: Promise<{ error: unknown } | undefined>;
  hasLanded: boolean;
}

/** `landing` settles when the group stands on the disk, or not. */
export function flightOf(group: Group, from: LogEnd, landing: Promise<void>): Flight {
  const landed = landing.then(
    () => undefined,
    (error) => ({ error }),
  );
  const flight: Flight = { group, from, landed, hasLanded: false };
  void landed.then(() => {
    flight.hasLanded = true;
  });
  return flight;
}
