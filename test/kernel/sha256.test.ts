// The plain-code SHA-256 of frozen documents agrees with Node's.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256Hex } from "../../workflows/kernel/sha256.ts";

const nodes = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

test("any text has the digest Node gives it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      const sound = Buffer.from(text, "utf8").toString("utf8");
      expect(sha256Hex(sound)).toBe(nodes(sound));
    }),
  );
});

test.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000])("so have texts of %i bytes", (length) => {
  expect(sha256Hex("a".repeat(length))).toBe(nodes("a".repeat(length)));
});

test("the published vector", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
