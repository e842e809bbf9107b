// What the built server says of itself in /metrics, as the bench reads it beside what it times.

/** prom-client measures how long a timer of this length really takes. */
const lagTimerMs = 10;

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1]);
}

/** p99 delay of the main thread's loop since it was last asked, ms. */
export const loopDelayMs = async (url: string): Promise<number> =>
  Math.max(0, (await metric(url, "nodejs_eventloop_lag_p99_seconds")) * 1000 - lagTimerMs);

/** Processor time used, all threads, s. */
export const processorS = (url: string): Promise<number> => metric(url, "process_cpu_seconds_total");

export const residentBytes = (url: string): Promise<number> => metric(url, "process_resident_memory_bytes");
