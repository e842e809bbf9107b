// What a browser must prove before a request that changes something is read: that it comes from our own pages and
// carries JSON, which no foreign form can send, or says that it is an upload of ours. Cookies alone prove neither.
import type { Context, MiddlewareHandler } from "hono";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Documents come as forms, which foreign pages can send too, and tables as their bytes: but neither with this header, for which a
 * browser asks first.
 */
const isUpload = (c: Context, type: string | undefined): boolean =>
  c.req.header("x-ambito-upload") !== undefined &&
  ((type === "multipart/form-data" && c.req.path.startsWith("/api/documents/")) ||
    (type === "application/octet-stream" && c.req.path === "/api/imports"));

/** `origin` is that of BASE_URL. Without an Origin header the fetch metadata must say same-origin. */
export function ownOriginOnly(origin: string): MiddlewareHandler {
  return async (c, next) => {
    if (reading.has(c.req.method)) return next();
    // A token of the public API is not sent by browsers on their own; without a cookie there is nothing to ride on.
    if (c.req.header("authorization") !== undefined && c.req.header("cookie") === undefined) return next();
    const from = c.req.header("origin");
    const own = from === undefined ? c.req.header("sec-fetch-site") === "same-origin" : from === origin;
    if (!own) return c.json({ code: "FORBIDDEN", reason: "origin" }, 403);
    const type = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
    if (type !== "application/json" && !isUpload(c, type))
      return c.json({ code: "INVALID", reason: "contentType" }, 415);
    return next();
  };
}
