// How many attempts one address may make: counted in memory, in windows of ten minutes unless said otherwise, for at most 10,000
// addresses. A restart forgets; the count by login name, which is on disk, does not.
import { isIPv6 } from "node:net";

const tenMinutesMs = 600_000;
const mostAddresses = 10_000;

export interface AddressLimit {
  /** Counts an attempt; answers 0, or the seconds to wait. */
  take(address: string, nowMs: number): number;
  /** The attempt was good: it does not count. */
  giveBack(address: string): void;
}

export function createAddressLimit(most: number, windowMs = tenMinutesMs): AddressLimit {
  const windows = new Map<string, { startMs: number; count: number }>();
  return {
    take: (address, nowMs) => {
      const known = windows.get(address);
      const window = known && nowMs - known.startMs < windowMs ? known : { startMs: nowMs, count: 0 };
      if (window.count >= most) return Math.ceil((window.startMs + windowMs - nowMs) / 1000);
      window.count++;
      windows.delete(address);
      windows.set(address, window);
      if (windows.size > mostAddresses) windows.delete(windows.keys().next().value ?? "");
      return 0;
    },
    giveBack: (address) => {
      const window = windows.get(address);
      if (window && window.count > 0) window.count--;
    },
  };
}

/**
 * By what callers without a name are counted: an IPv4 address, or the half of an IPv6 one that a household or firm is given
 * whole, since who holds it has 2^64 addresses to write from.
 */
export function networkOf(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, "")
    .replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  const [before = "", after = ""] = plain.split("::");
  const [head, tail] = [before, after].map((half) => half.split(":").filter((group) => group !== ""));
  const zeros = plain.includes("::") ? 8 - (head?.length ?? 0) - (tail?.length ?? 0) : 0;
  const groups = [...(head ?? []), ...Array.from({ length: zeros }, () => "0"), ...(tail ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

/** The caller's address; behind a trusted proxy, the one the proxy added last. */
export function callerAddress(
  socket: string | undefined,
  forwardedFor: string | undefined,
  trustProxy: boolean,
): string {
  const added = trustProxy ? forwardedFor?.split(",").at(-1)?.trim() : undefined;
  return added || socket || "unknown";
}
