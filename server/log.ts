// One line a request: id, route, status, time. Never a query string, a body, a name or an address of a person.
import type { MiddlewareHandler } from "hono";
import { type DestinationStream, type Logger as Pino, pino } from "pino";
import type { Config } from "./config.ts";

export type Logger = Pino;

/** JSON lines on standard output, or to `to`; levels by LOG_LEVEL. */
export const createLog = (config: Pick<Config, "logLevel">, to?: DestinationStream): Logger =>
  to ? pino({ level: config.logLevel, base: null }, to) : pino({ level: config.logLevel, base: null });

/** Name and stack of what was thrown; undefined when it is no Error. */
export const forLog = (error: unknown): { name: string; stack: string | undefined } | undefined =>
  error instanceof Error ? { name: error.name, stack: error.stack } : undefined;

/** Logs and counts each request under an id that also goes back in X-Request-Id. */
export function logRequests(
  log: Logger,
  random: (size: number) => Uint8Array,
  count: (path: string, status: number, seconds: number) => void,
): MiddlewareHandler<{ Variables: { requestId: string } }> {
  return async (c, next) => {
    const started = performance.now();
    const requestId = Buffer.from(random(9)).toString("base64url");
    c.set("requestId", requestId);
    await next();
    c.res.headers.set("X-Request-Id", requestId);
    const ms = performance.now() - started;
    count(c.req.path, c.res.status, ms / 1000);
    log.debug(
      { requestId, method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round(ms) },
      "request",
    );
  };
}
