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
    const said = c.req.header("content-length");
    if (said === undefined || c.req.header("transfer-encoding") !== undefined)
      return without.has(c.req.method) ? next() : counted(c, next);
    return Number(said) <= maxSize ? next() : Promise.resolve(tooLong(c));
  };
}
