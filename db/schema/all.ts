// What drizzle-kit reads to write a migration: every table of the main file. Nothing imports it.
// biome-ignore-all lint/performance/noReExportAll: drizzle-kit takes one entry point
// biome-ignore-all lint/performance/noBarrelFile: drizzle-kit takes one entry point
export * from "./bulk.ts";
export * from "./caches.ts";
export * from "./district.ts";
export * from "./imports.ts";
export * from "./log.ts";
export * from "./search.ts";
