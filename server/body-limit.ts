// How long the body of a request may be. One that says its length is judged by that word, since Node lets no more
// through than was said; only a body without one is counted, which costs a web stream.
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

const without = new Set(["GET", "HEAD"]);

const tooLong = (c: Context) => c.json({ code: "LIMIT" }, 413);

/** `maxSize` in bytes; longer ones answer 413. */
export function limitBody(maxSize: number): MiddlewareHandler {
  const counted = bodyLimit({ maxSize, onError: tooLong });
  return (c, next) => {
    if (!saysLength(c)) return without.has(c.req.method) ? next() : counted(c, next);
    return Number(c.req.header("content-length")) <= maxSize ? next() : Promise.resolve(tooLong(c));
  };
}

/** For bodies too long to be counted in memory before it is known whose they are: one must say its length. */
export function limitSaidBody(maxSize: number): MiddlewareHandler {
  return (c, next) => {
    if (without.has(c.req.method)) return next();
    const fits = saysLength(c) && Number(c.req.header("content-length")) <= maxSize;
    return fits ? next() : Promise.resolve(tooLong(c));
  };
}

const saysLength = (c: Context): boolean =>
  c.req.header("content-length") !== undefined && c.req.header("transfer-encoding") === undefined;
