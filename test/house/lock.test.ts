// The lock file may be used with any mirror of the package registry: it names versions and hashes, never a host.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Lock = { packages: Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean }> };

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");

test("no package of the lock names the host it came from", () => {
  expect(packages.length).toBeGreaterThan(100);
  expect(packages.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
});

test("each package of the lock carries its hash", () => {
  expect(packages.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
});

test("direct dependencies are pinned to one version, types of Node excepted", () => {
  const own = JSON.parse(readFileSync("package.json", "utf8")) as Record<
    "dependencies" | "devDependencies",
    Record<string, string>
  >;
  const loose = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
    ([name, range]) => name !== "@types/node" && !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range),
  );
  expect(loose).toEqual([]);
});
