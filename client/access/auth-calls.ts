// The plain requests that make and end a session (server/access/routes.ts). Answers say what to show next.

export type AuthAnswer =
  | { ok: true; body: Record<string, unknown> }
  | { ok: false; code: "OFFLINE" | "SIGN_IN" | "LOCKED" | "LINK_GONE" | "PASSWORD" | "CODE" | "PIN" | "INVALID" };

const codes = new Set(["SIGN_IN", "LOCKED", "LINK_GONE", "PASSWORD", "CODE", "PIN", "INVALID"]);

/** POST /api/auth/<path>. */
export async function authCall(path: string, body: Record<string, unknown>): Promise<AuthAnswer> {
  try {
    const response = await fetch(`/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.ok) return { ok: true, body: answer };
    const code = String(answer.code);
    if (codes.has(code)) return { ok: false, code: code as "SIGN_IN" };
    return { ok: false, code: response.status >= 500 ? "OFFLINE" : "INVALID" };
  } catch {
    return { ok: false, code: "OFFLINE" };
  }
}
