// publiccode.yml keeps to the standard (version 0.4): mandatory keys, closed vocabularies, lengths of texts, and it
// says the same name, version and licence as package.json.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const categories = [
  ...["accounting", "business-process-management", "data-analytics", "data-collection"],
  ...["data-visualization", "document-management", "resource-management", "workflow-management"],
] as const;
const scopes = ["healthcare", "local-authorities", "society", "welfare"] as const;
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const description = z.strictObject({
  localisedName: z.string().min(1),
  genericName: z.string().max(35),
  shortDescription: z.string().min(1).max(150),
  longDescription: z.string().min(150).max(10_000),
  documentation: z.url().optional(),
  features: z.array(z.string().min(1)).min(5).max(20),
});

const contact = z.strictObject({ name: z.string(), email: z.email().optional(), affiliation: z.string().optional() });
const contractor = z.strictObject({ name: z.string(), until: day, website: z.url().optional() });

const standard = z.strictObject({
  publiccodeYmlVersion: z.literal("0.4"),
  name: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  softwareVersion: z.string().optional(),
  releaseDate: day.optional(),
  platforms: z.array(z.enum(["web"])).min(1),
  categories: z.array(z.enum(categories)).min(1),
  developmentStatus: z.enum(["concept", "development", "beta", "stable", "obsolete"]),
  softwareType: z.literal("standalone/web"),
  intendedAudience: z.strictObject({ countries: z.array(z.literal("it")), scope: z.array(z.enum(scopes)) }),
  description: z.strictObject({ it: description, en: description }),
  legal: z.strictObject({ license: z.string(), mainCopyrightOwner: z.string().optional() }),
  maintenance: z.discriminatedUnion("type", [
    z.strictObject({ type: z.enum(["internal", "community"]), contacts: z.array(contact).min(1) }),
    z.strictObject({ type: z.literal("contract"), contractors: z.array(contractor).min(1) }),
    z.strictObject({ type: z.literal("none") }),
  ]),
  localisation: z.strictObject({ localisationReady: z.boolean(), availableLanguages: z.array(z.string()).min(1) }),
  dependsOn: z.strictObject({
    open: z.array(z.strictObject({ name: z.string(), versionMin: z.string(), optional: z.boolean() })),
  }),
});

test("publiccode.yml is valid and agrees with package.json", () => {
  const file = standard.parse(parse(readFileSync("publiccode.yml", "utf8")));
  const own = JSON.parse(readFileSync("package.json", "utf8")) as { name: string; version: string; license: string };
  expect(file.name.toLowerCase()).toBe(own.name);
  expect(file.softwareVersion).toBe(own.version);
  expect(file.legal.license).toBe(own.license);
  expect(readFileSync("LICENSE", "utf8")).toMatch(/^\s*EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
});
