// By what callers without a name are counted.
import { expect, test } from "vitest";
import { networkOf } from "../../server/access/limit.ts";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:0:7::1", "2001:db8:0:7::/64"],
  ["2001:DB8:0:7:ffff:1:2:3", "2001:db8:0:7::/64"],
  ["2001:0db8:0000:0007::1", "2001:db8:0:7::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["unknown", "unknown"],
])("%s is of %s", (address, network) => expect(networkOf(address)).toBe(network));
