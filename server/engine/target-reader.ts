// What the gate asks of the log about the commands that came in one turn of the loop, read together: a read begins anew
// after each group of the writer and finds its pages changed, which costs more than what is read.
import type { Driver } from "../../db/driver/driver.ts";
import { type AskedTarget, readTargets, type Target, type TargetRow, toTarget } from "../../db/log/read-log.ts";

type ReadTarget = (asked: AskedTarget) => Promise<Target | undefined>;

interface Waiting {
  asked: AskedTarget;
  resolve: (found: Target | undefined) => void;
  reject: (error: unknown) => void;
}

/** Of one turn: the writer begins with the first while the gate looks at those that follow. */
const mostAtOnce = 16;

/** A case whose document is damaged fails the commands to it, not those that were read with them. */
function answer({ resolve, reject }: Waiting, row: TargetRow | undefined): void {
  try {
    resolve(row && toTarget(row));
  } catch (error) {
    reject(error);
  }
}

export function createTargetReader(driver: Driver): ReadTarget {
  const waiting: Waiting[] = [];
  const read = async (): Promise<void> => {
    const some = waiting.splice(0, mostAtOnce);
    if (waiting.length > 0) setImmediate(read);
    let found: (TargetRow | undefined)[];
    try {
      found = await readTargets(
        driver,
        some.map(({ asked }) => asked),
      );
    } catch (error) {
      for (const { reject } of some) reject(error);
      return;
    }
    for (const [i, one] of some.entries()) answer(one, found[i]);
  };
  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (waiting.length === 1) setImmediate(read);
    });
}
