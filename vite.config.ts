// How the client and the server are built and how the tests are run: `vite build` makes build/client, `vite build --ssr`
// makes build/server, vitest reads its projects here. Nothing of the product lives in this file.
import { resolve } from "node:path";
import { Marked } from "marked";
import type { Plugin, UserConfig } from "vite";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

/** Entries of build/server, by the name of the file they become. */
const serverEntries = {
  main: "server/http.main.ts",
  writer: "server/writer.main.ts",
  reader: "server/reader.main.ts",
  chains: "server/chains.main.ts",
  cli: "server/cli.main.ts",
  "archive-verifier": "server/archive-verifier.main.ts",
  bench: "test/bench/bench.main.ts",
  faults: "test/faults/faults.main.ts",
};

/** Node code: one flat folder, so that a thread's file is always the neighbour of whichever chunk starts it. */
function serverBuild(): UserConfig {
  const input = Object.entries(serverEntries).map(([name, file]) => [name, resolve(root, file)] as const);
  return {
    ssr: { external: true, target: "node" },
    build: {
      outDir: "build/server",
      emptyOutDir: true,
      target: "node20",
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(input),
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  };
}

/**
 * What every page loads stays one file: cut where some late part needs only a piece of it, each piece compresses alone and
 * the first load grows by a kilobyte.
 */
const always = {
  name: "always",
  test: /solid-js\/(web\/)?dist|client\/(text\/(language|(it\/)?shell)|ui\/(format|fetched-ahead))\.ts|kernel\/(ids|list-words-it)|preload-helper/,
};

type ModuleOf = (id: string) => { importedIds: readonly string[] } | null;

/** Everything a module of the page imports at once, itself too. */
function importsOf(id: string, moduleOf: ModuleOf, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const next of moduleOf(id)?.importedIds ?? []) importsOf(next, moduleOf, found);
  return found;
}

/**
 * The page of a case, opened all day long, comes in two files rather than in thirty, each of which costs a slow processor
 * milliseconds: what it shares with the work list, and the rest of it. Which part a module belongs to follows from what is
 * imported.
 */
function casePageParts() {
  let of: { main: Set<string>; list: Set<string>; page: Set<string> } | undefined;
  const part = (file: string, moduleOf: ModuleOf) => importsOf(resolve(root, "client", file), moduleOf);
  return {
    // Else it would take what the first load imports along.
    includeDependenciesRecursively: false,
    name(id: string, chunks: { getModuleInfo: ModuleOf }): string | null {
      const getModuleInfo: ModuleOf = (one) => chunks.getModuleInfo(one);
      of ??= {
        main: part("main.tsx", getModuleInfo),
        list: part("queues/list-page.tsx", getModuleInfo),
        page: part("cases/case-page.tsx", getModuleInfo),
      };
      if (of.main.has(id) || !of.page.has(id)) return null;
      return of.list.has(id) ? "shared" : "case";
    },
  };
}

const plain = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const refuse = (what: string) => (): never => {
  throw new Error(`a page of help has ${what}`);
};

/** Markdown as a page of help may have it: no markup of its own, links to other pages of help only, `code` is a key. */
const markdown = new Marked<string, string>({
  renderer: {
    html: refuse("markup of its own"),
    image: refuse("a picture"),
    codespan: ({ text }) => `<kbd>${plain(text)}</kbd>`,
    heading({ tokens, depth }) {
      return `<h${depth + 2}>${this.parser.parseInline(tokens)}</h${depth + 2}>\n`;
    },
    link({ href, tokens }) {
      const page = /^([a-z-]+)\.md$/.exec(href)?.[1];
      if (page === undefined) throw new Error(`a page of help leads to ${href}`);
      return `<button type="button" class="link-button" data-help="${page}">${this.parser.parseInline(tokens)}</button>`;
    },
  },
});

/** Pages of docs/help as modules with title and markup, so that the browser needs no parser. */
const helpPages = (): Plugin => ({
  name: "help-pages",
  enforce: "pre",
  transform(source, id) {
    if (!/docs\/help\/[a-z]{2}\/[a-z-]+\.md$/.test(id)) return;
    const [, title, text] = /^# (.+)\n([\s\S]+)$/.exec(source) ?? [];
    if (title === undefined || text === undefined) throw new Error(`${id}: expected a title, then a text`);
    const html = markdown.parse(text, { async: false });
    return {
      code: `export const title = ${JSON.stringify(title)};\nexport const html = ${JSON.stringify(html)};`,
      map: null,
    };
  },
});

/** Files the page loads first: no later import has to name them, and their names, time and again, are a part of its weight. */
function firstFiles(): {
  plugin: Plugin;
  without: (file: string, needed: string[], host: { hostType: "html" | "js" }) => string[];
} {
  const first = new Set<string>();
  return {
    plugin: {
      name: "first-files",
      generateBundle(_options, bundle) {
        const add = (name: string): void => {
          const chunk = bundle[name];
          if (first.has(name) || chunk?.type !== "chunk") return;
          first.add(name);
          chunk.imports.forEach(add);
        };
        for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === "chunk" && chunk.isEntry) add(name);
      },
    },
    without: (_file, needed, { hostType }) =>
      hostType === "html" ? needed : needed.filter((name) => !first.has(name)),
  };
}

/** Fonts are asked for with the page: else the first text is laid out twice. */
const fontsAhead = (): Plugin => ({
  name: "fonts-ahead",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((name) => name.endsWith(".woff2"))
        .map((name) => ({
          tag: "link",
          attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: "", href: `/${name}` },
        })),
  },
});

/** The page: hashed names under assets/, so that the server may let browsers keep them for ever. */
function clientBuild(): UserConfig {
  const first = firstFiles();
  return {
    root: resolve(root, "client"),
    plugins: [helpPages(), solid(), fontsAhead(), first.plugin],
    css: {
      preprocessorOptions: {
        // Bootstrap Italia still uses @import; its warnings are not ours to mend.
        scss: { quietDeps: true, silenceDeprecations: ["import"], loadPaths: [resolve(root, "node_modules")] },
      },
    },
    build: {
      outDir: resolve(root, "build/client"),
      emptyOutDir: true,
      target: "es2022",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false, resolveDependencies: first.without },
      manifest: "manifest.json",
      rolldownOptions: {
        checks: { pluginTimings: false },
        output: { codeSplitting: { groups: [always, casePageParts()] } },
      },
    },
    server: { fs: { allow: [root] }, proxy: { "/trpc": "http://127.0.0.1:3000", "/api": "http://127.0.0.1:3000" } },
  };
}

const journeys = ["test/e2e/**/*.test.ts"];
const slowTests = ["test/faults/**/*.test.ts", "test/**/*.slow.test.ts"];
const patient = { environment: "node", testTimeout: 240_000, hookTimeout: 240_000 } as const;

/** Four projects: unit (Node), screen (components in jsdom), slow (kill, clone), journey (a browser on the built app). */
function testConfig(): UserConfig {
  return {
    test: {
      projects: [
        {
          plugins: [helpPages()],
          test: {
            name: "unit",
            environment: "node",
            // Files share their modules: importing them anew for each cost more than all tests together.
            isolate: false,
            include: ["test/**/*.test.ts"],
            exclude: [...journeys, ...slowTests],
            testTimeout: 15_000,
            sequence: { groupOrder: 0 },
          },
        },
        {
          plugins: [helpPages(), solid()],
          test: {
            name: "screen",
            environment: "jsdom",
            isolate: false,
            include: ["test/**/*.test.tsx"],
            testTimeout: 15_000,
            sequence: { groupOrder: 0 },
          },
        },
        {
          test: {
            ...patient,
            name: "slow",
            include: slowTests,
            // One file at a time: each fills the machine.
            fileParallelism: false,
            sequence: { groupOrder: 1 },
          },
        },
        {
          test: {
            ...patient,
            name: "journey",
            include: journeys,
            globalSetup: "test/support/demo-made.ts",
            // A file has its own demo, port and browser, and waits for pages and minutes half of its time.
            maxWorkers: 2,
            // A browser beside other work may miss a moment. What needs a second attempt is told at the end, to be mended.
            retry: 1,
            sequence: { groupOrder: 2 },
          },
        },
      ],
    },
  };
}

export default defineConfig(({ isSsrBuild }) => {
  if (process.env.VITEST) return testConfig();
  return isSsrBuild ? serverBuild() : clientBuild();
});
