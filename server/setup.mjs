// All the set-up before `npm start` and `npm test`: installs when the lock asks for other packages than are there,
// builds when a source changed. Node built-ins only, because it runs when nothing else is installed yet.
// It writes to node_modules/ and build/ and never to a file under version control.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const installStamp = join(root, "node_modules", ".ambito-install");
const buildStamp = join(root, "build", "stamp.json");
const lockFile = join(root, "package-lock.json");
const lockDir = join(root, "build", ".set-up");

/** What the build reads. Migrations and seed tables are read at run time from where they lie. */
const sources = [
  "client",
  "server",
  "workflows",
  "db",
  "docs/help",
  "test/bench",
  "test/faults",
  "test/support",
  "vite.config.ts",
  "tsconfig.json",
];
const notBuilt = new Set(["db/migrations", "db/seed/data"]);

/** What must be there after a build for it to count as done. */
const products = ["build/client/index.html", "build/server/main.js"];

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // Absent or torn by an interrupted run: both mean "do it again".
  }
}

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function run(what, command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
    shell: command === "npm" && process.platform === "win32",
  });
  if (done.error) fail(`${what} could not start: ${done.error.message}`);
  if (done.status !== 0)
    fail(`${what} failed (${done.signal ?? `exit code ${done.status}`}). The lines above say why.`);
}

/** True when npm's own list of what it installed agrees with the lock, so that a copied folder needs no install. */
function packagesMatchLock() {
  const wanted = readJson(lockFile)?.packages;
  const present = readJson(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!wanted || !present) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "") continue;
    const found = present[path];
    if (!found && entry.optional) continue; // Built for another platform.
    if (found?.version !== entry.version || found?.integrity !== entry.integrity) return false;
  }
  return existsSync(join(root, "node_modules", "vite", "package.json"));
}

function install() {
  const machine = `${process.version} ${process.platform} ${process.arch}`;
  const stamp = JSON.stringify({ lock: sha256(readFileSync(lockFile)), machine });
  const before = existsSync(installStamp) ? readFileSync(installStamp, "utf8") : undefined;
  if (before === stamp) return;
  const sameMachine = before === undefined || before.includes(JSON.stringify(machine));
  if (!sameMachine || !packagesMatchLock()) {
    console.log("Installing packages (half a minute, once) ...");
    const npm = process.env.npm_execpath;
    // Not `npm ci`: it refuses a lock without the optional packages of other platforms.
    const args = [
      "install",
      "--no-save",
      "--include=dev",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ];
    if (npm?.endsWith(".js")) run("npm install", process.execPath, [npm, ...args]);
    else run("npm install", "npm", args);
  }
  writeFileSync(installStamp, stamp);
}

/** Files of the sources, as paths from the root with forward slashes, in a fixed order. */
function listSources() {
  const found = [];
  const visit = (path) => {
    if (notBuilt.has(path)) return;
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
    else if (!path.endsWith(".md")) found.push({ path, size: stat.size, mtimeMs: stat.mtimeMs });
  };
  for (const path of sources) visit(path);
  return found;
}

function build() {
  const files = listSources();
  const packages = readFileSync(installStamp, "utf8");
  const quick = sha256(JSON.stringify([packages, files]));
  const before = products.every((path) => existsSync(join(root, path))) ? readJson(buildStamp) : undefined;
  if (before?.quick === quick) return;
  // A checkout or a copy touches times only: the content decides.
  const content = sha256(
    [packages, ...files.map(({ path }) => `${path} ${sha256(readFileSync(join(root, path)))}`)].join("\n"),
  );
  if (before?.content !== content) {
    console.log("Building ...");
    rmSync(buildStamp, { force: true });
    const vite = join(root, "node_modules", "vite", "bin", "vite.js");
    const env = { NODE_ENV: "production", VITEST: "" };
    run("The build of the client", process.execPath, [vite, "build", "--logLevel=warn"], env);
    run("The build of the server", process.execPath, [vite, "build", "--ssr", "--logLevel=warn"], env);
  }
  writeFileSync(buildStamp, JSON.stringify({ quick, content }));
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** One set-up at a time in a folder: a second one waits for the first and then finds everything done. */
function withLock(work) {
  const holder = join(lockDir, "pid");
  mkdirSync(join(root, "build"), { recursive: true });
  for (let waited = 0; ; waited++) {
    try {
      mkdirSync(lockDir);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const pid = Number(existsSync(holder) ? readFileSync(holder, "utf8") : 0);
      if (pid > 0 ? !isAlive(pid) : waited > 50) rmSync(lockDir, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      if (waited > 6000) fail(`Another set-up has been running for ten minutes. If it is not, remove ${lockDir}.`);
    }
  }
  process.on("exit", () => rmSync(lockDir, { recursive: true, force: true }));
  writeFileSync(holder, String(process.pid));
  work();
}

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or newer is needed; this is ${process.version}.`);

withLock(() => {
  install();
  // `npm run check` needs the packages only.
  if (process.argv[2] !== "install") build();
});
