// One line a request: id, route, status, time. Never a query string, a body, a name or an address of a person; of what
// was asked only the parts that are the product's own words, since a path may hold anything.
import type { MiddlewareHandler } from "hono";
import { type DestinationStream, type Logger as Pino, pino } from "pino";
import type { Config } from "./config.ts";
import type { Route } from "./route-names.ts";

export type Logger = Pino;

/** JSON lines on standard output, or to `to`; levels by LOG_LEVEL. */
export const createLog = (config: Pick<Config, "logLevel">, to?: DestinationStream): Logger =>
  to ? pino({ level: config.logLevel, base: null }, to) : pino({ level: config.logLevel, base: null });

/** Logs and counts each request under an id that also goes back in X-Request-Id. */
export function logRequests(
  log: Logger,
  random: (size: number) => Uint8Array,
  routeOf: (path: string) => Route,
  count: (group: string, status: number, seconds: number) => void,
): MiddlewareHandler<{ Variables: { requestId: string } }> {
  return async (c, next) => {
    const started = performance.now();
    const requestId = Buffer.from(random(9)).toString("base64url");
    c.set("requestId", requestId);
    await next();
    c.res.headers.set("X-Request-Id", requestId);
    const ms = performance.now() - started;
    const { group, path } = routeOf(c.req.path);
    count(group, c.res.status, ms / 1000);
    log.debug({ requestId, method: c.req.method, path, status: c.res.status, ms: Math.round(ms) }, "request");
  };
}
