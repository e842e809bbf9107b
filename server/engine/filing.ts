// Files the list rows that once stood into their indexes, for the writer: in its quiet moments, a short stretch of the log
// at a time, so that no command pays for the past when it is recorded and none waits long for it.
import type { Driver } from "../../db/driver/driver.ts";
import { fileVersions, findFiledTo } from "../../db/log/list-versions.ts";

export interface FilingLimits {
  /** Positions in a slice: a few milliseconds. */
  slice: number;
  /** Positions not yet filed, at which the next quiet moment is used: who asks about the past reads them one by one. */
  dueAt: number;
  /** And at which a slice is filed after every group, quiet or not: a group is half of it at most, so it catches up. */
  overdueAt: number;
}

const usual: FilingLimits = { slice: 128, dueAt: 1_024, overdueAt: 32_768 };

export class Filing {
  readonly #driver: Driver;
  readonly #limits: FilingLimits;
  #filedTo: number;

  private constructor(driver: Driver, filedTo: number, limits: FilingLimits) {
    this.#driver = driver;
    this.#limits = limits;
    this.#filedTo = filedTo;
  }

  static async start(driver: Driver, limits = usual): Promise<Filing> {
    return new Filing(driver, await findFiledTo(driver), limits);
  }

  /** After a group was written; stops as soon as something waits. A slice that fails is tried again after the next group. */
  async afterGroup(head: number, hasWaiting: () => boolean): Promise<void> {
    const { slice, dueAt, overdueAt } = this.#limits;
    if (head - this.#filedTo < dueAt) return;
    try {
      while (head - this.#filedTo >= slice) {
        if (hasWaiting() && head - this.#filedTo < overdueAt) return;
        await this.#driver.batch(fileVersions(this.#filedTo, this.#filedTo + slice));
        this.#filedTo += slice;
        if (hasWaiting()) return;
        // What was sent meanwhile is heard.
        await new Promise((resolve) => setImmediate(resolve));
      }
    } catch {
      // Nothing is lost by it: what is not filed is read all the same.
    }
  }
}
