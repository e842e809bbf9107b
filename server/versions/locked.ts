// The lock of versions as this release was built with: what the running server compares plans with.
import lock from "../../workflows/versions.lock.json" with { type: "json" };
import type { Lock } from "./lock.ts";

export const lockOfRelease = lock as Lock;
