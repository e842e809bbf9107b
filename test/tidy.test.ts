// The rules of the house that no other tool checks: headers, lengths, names of rooms and files, words that must not
// reach a screen. A failure lists every offender, so that one run is enough to mend them all.
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { workflows } from "../workflows/registry.ts";
import { listPaths, readSource, type SourceFile } from "./support/source-files.ts";

const paths = listPaths();
const isGenerated = (path: string) => path.startsWith("db/migrations/") || path.startsWith("db/seed/data/");
const isCode = (path: string) => /\.(ts|tsx|mjs|cjs|scss)$/.test(path) && !isGenerated(path);
const code = paths.filter(isCode).map(readSource);
const typescript = code.filter(({ path }) => /\.tsx?$/.test(path));
const isTest = (path: string) => path.startsWith("test/");

/** Folders below a floor. `test` has the rooms of the other floors and its own. */
const rooms = [
  ...[
    "cases",
    "queues",
    "history",
    "people",
    "care",
    "housing",
    "foster",
    "plan",
    "spending",
    "stocks",
    "network",
    "documents",
  ],
  ...[
    "flows",
    "access",
    "accounts",
    "absences",
    "aid",
    "bulk",
    "read-log",
    "agenda",
    "post",
    "meetings",
    "home",
    "board",
  ],
  ...["notices", "views", "search", "exports", "counts", "front-desk", "imports", "deliveries", "cost-sharing"],
];
const floors: Record<string, string[]> = {
  workflows: [], // Kernel, rules and one folder a workflow: any kebab-case name.
  db: ["schema", "migrations", "seed", "driver", "log", "keys", "district", ...rooms],
  server: ["engine", "live", "jobs", "cli", "demo", "versions", ...rooms],
  client: ["ui", "text", "public", "jobs", ...rooms],
  test: [
    ...[
      "support",
      "e2e",
      "faults",
      "bench",
      "house",
      "kernel",
      "rules",
      "workflows",
      "engine",
      "driver",
      "db",
      "server",
    ],
    ...["live", "jobs", "cli", "demo", "seed", "ui", "text", "client", "versions", "golden", ...rooms],
  ],
};

const lines = (text: string) => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

const parsed = new Map<string, ts.SourceFile>();

function parse(file: SourceFile): ts.SourceFile {
  const kind = file.path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const known = parsed.get(file.path);
  const tree = known ?? ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind);
  parsed.set(file.path, tree);
  return tree;
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

function nodes(node: ts.Node): ts.Node[] {
  const found = [node];
  for (let at = 0; at < found.length; at++) found.push(...childrenOf(found[at] ?? node));
  return found;
}

const place = (file: ts.SourceFile, node: ts.Node) =>
  `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

/** Every line of every given file that matches, as `path:line: text`. */
function grep(files: SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

test("there is a house to look at", () => {
  expect(code.length).toBeGreaterThan(30);
});

describe("files", () => {
  test("each opens with a sentence on what lives there", () => {
    const bare = code.filter(({ text }) => !/^(#!.*\n)?(\/\/ \S+|\/\*\*?\s+\S+)/.test(text));
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  test("none is longer than 400 lines, in db/ than 300; lists of words have 500", () => {
    const isWords = (path: string) => /(^|\/)texts(-[a-z]+)?\.ts$|^client\/text\//.test(path);
    const limit = (path: string) => (path.startsWith("db/") ? 300 : isWords(path) ? 500 : 400);
    const long = code.filter(({ path, text }) => lines(text) > limit(path));
    expect(long.map(({ path, text }) => `${path}: ${lines(text)}`)).toEqual([]);
  });

  test("names are kebab-case, with .main, .test and .slow as only middle parts", () => {
    const name = /^(\.[a-z-]+\.cjs|[a-z0-9]+(-[a-z0-9]+)*(\.(main|test|slow|config))*\.(ts|tsx|mjs|cjs|scss))$/;
    const odd = code.filter(({ path }) => !name.test(path.slice(path.lastIndexOf("/") + 1)));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test("code stands on the five floors, in rooms with known names", () => {
    const stray = code.filter(({ path }) => {
      const [floor = "", room = "", ...rest] = path.split("/");
      if (room === "") return !["vite.config.ts", ".dependency-cruiser.cjs", "drizzle.config.ts"].includes(floor);
      if (rest.length === 0) return !(floor in floors);
      if (floor === "workflows") return !/^[a-z]+(-[a-z]+)*$/.test(room);
      return !floors[floor]?.includes(room);
    });
    expect(stray.map(({ path }) => path)).toEqual([]);
  });

  test("a released version of a workflow has a README beside it", () => {
    const released = new Set(
      paths.flatMap((path) => /^workflows\/([^/]+)\/v\d+\//.exec(path)?.[1] ?? []).filter((name) => name !== "rules"),
    );
    const missing = [...released].filter((name) => !paths.includes(`workflows/${name}/README.md`));
    expect(missing).toEqual([]);
  });
});

describe("code", () => {
  test("no `any`, no silenced compiler", () => {
    const pattern = /(:|as|<|\|)\s*any\b(?!["'\w])|@ts-(ignore|expect-error|nocheck)|biome-ignore[^:]*noExplicitAny/;
    const files = typescript.filter(({ path }) => path !== "test/tidy.test.ts");
    const found = files.flatMap((file) => {
      // Only code and comments that steer tools: the word in a sentence is no offence.
      const lines = file.text.split("\n");
      return grep([file], pattern).filter((hit) => {
        const line = lines[Number(/:(\d+): /.exec(hit)?.[1]) - 1]?.trim() ?? "";
        return !/^(\/\/|\*|\/\*)/.test(line) || /@ts-|biome-ignore/.test(line);
      });
    });
    expect(found).toEqual([]);
  });

  test("nothing is left for later in a comment, and no test is skipped", () => {
    const later = new RegExp(
      `\\b(${["TO", "FIX"].map((word) => `${word}${word === "TO" ? "DO" : "ME"}`).join("|")})\\b`,
    );
    expect(grep(code, later)).toEqual([]);
    const skipped = /\b(test|it|describe)\.(skip|only|todo|fails)\b/;
    expect(
      grep(
        code.filter(({ path }) => isTest(path) && path !== "test/tidy.test.ts"),
        skipped,
      ),
    ).toEqual([]);
  });

  test("relative imports name the file with its extension", () => {
    const bare = /\bfrom "\.{1,2}\/[^"]*(?<!\.(ts|tsx|mjs|cjs|js|json|css|scss|svg)(\?[a-z]+)?)"/;
    expect(grep(typescript, bare)).toEqual([]);
  });

  test("only policy and the system actor say that something is permitted", { timeout: 60_000 }, () => {
    // Which names a file imports is finer than dependency-cruiser sees; `fromMessage` is how a thread receives a permit.
    const makers: Record<string, RegExp> = {
      permit: /^server\/(access\/policy|engine\/system)\.ts$/,
      fromMessage: /^server\/(reader\.main\.ts$|engine\/)/,
    };
    const stray = typescript
      .filter(({ path }) => !isTest(path))
      .map(parse)
      .flatMap((file) =>
        [...nodes(file)].filter(ts.isImportDeclaration).flatMap((node) => {
          const from = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : "";
          const bindings = node.importClause?.namedBindings;
          if (!/(^|\/)db\/access\.ts$|^(\.\.\/)+access\.ts$/.test(from) || !bindings) return [];
          const names = ts.isNamedImports(bindings)
            ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
            : Object.keys(makers);
          return names
            .filter((name) => makers[name] !== undefined && !makers[name].test(file.fileName))
            .map((name) => `${place(file, node)}: ${name}`);
        }),
      );
    expect(stray).toEqual([]);
  });

  test("SQL stands in db/ only", () => {
    const files = typescript.filter(({ path }) => /^(server|client|workflows)\//.test(path));
    const statement =
      /[`"'](\s*)(SELECT\s[^`"']*\sFROM\s|INSERT\s(OR\s\w+\s)?INTO\s|DELETE\sFROM\s|UPDATE\s+\w+\s+SET\s|PRAGMA\s)/i;
    expect(grep(files, statement)).toEqual([]);
  });

  test("only the entries read environment, clock and chance", () => {
    const files = typescript.filter(
      ({ path }) => /^(server|db|workflows)\//.test(path) && !/^server\/[a-z]+\.main\.ts$/.test(path),
    );
    // A monotonic clock (performance.now) measures how long something took and decides nothing.
    expect(grep(files, /\bprocess\.env\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/)).toEqual([]);
  });

  test("functions fit on a screen: 70 lines of their own, markup of components apart", () => {
    const span = (file: ts.SourceFile, node: ts.Node) =>
      file.getLineAndCharacterOfPosition(node.end).line - file.getLineAndCharacterOfPosition(node.getStart()).line;
    /** The functions directly inside, whose lines are theirs. */
    const inner = (node: ts.Node): ts.Node[] =>
      childrenOf(node).flatMap((child) => (ts.isFunctionLike(child) ? [child] : inner(child)));
    const long = typescript
      .filter(({ path }) => !isTest(path))
      .map(parse)
      .flatMap((file) =>
        [...nodes(file)].filter(ts.isFunctionLike).flatMap((node) => {
          const own = span(file, node) + 1 - inner(node).reduce((sum, one) => sum + span(file, one), 0);
          const limit = file.fileName.endsWith(".tsx") ? 140 : 70;
          return own > limit ? [`${place(file, node)}: ${own} lines`] : [];
        }),
      );
    expect(long).toEqual([]);
  });
});

describe("words", () => {
  test("words that hurt or belong to software never reach a screen", () => {
    const banned = [
      ...["caso umano", "utent[ei] problematic[oihe]+", "client[ei]", "ticket", "coda", "task", "match", "score"],
      ...["(non )?idone[oaie]", "clandestin[oaie]", "handicappat[oaie]", "(minor[ei]|bambin[oaie]) difficil[ei]"],
    ];
    const boundary = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(${words})(?![\\p{L}\\p{N}])`, "iu");
    const [inItalian, inEnglish] = [boundary(banned.join("|")), boundary("clients?|tickets?|tasks?")];
    const screens = typescript
      .filter(({ path }) => path.startsWith("client/text/"))
      .map(parse)
      .flatMap((file) =>
        [...nodes(file)].flatMap((node) => {
          const isText =
            ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
          // A key, a type or an import names something in the code; what a person reads is a value.
          const isName = ts.isImportDeclaration(node.parent ?? node) || ts.isLiteralTypeNode(node.parent ?? node);
          if (!isText || isName || (ts.isPropertyAssignment(node.parent) && node.parent.name === node)) return [];
          const pattern = file.fileName.startsWith("client/text/en/") ? inEnglish : inItalian;
          return pattern.test(node.getText()) ? [`${place(file, node)}: ${node.getText()}`] : [];
        }),
      );
    const sayings = (value: unknown): string[] =>
      typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(sayings);
    // An avviso calls an application so, in all its rankings; nobody else is, and no person.
    const ranked = /^(idonea (non )?finanziata(, da concedere)?|non idonea|dichiara(ta)? non idonea)$/iu;
    const isOutcome = (id: string, text: string) => id === "care-application" && ranked.test(text);
    const isBanned = (id: string, text: string) => inItalian.test(text) && !isOutcome(id, text);
    const spoken = workflows.flatMap(({ id, texts }) => [
      ...sayings(texts.it).flatMap((text) => (isBanned(id, text) ? [`${id}: ${text}`] : [])),
      ...sayings(texts.en).flatMap((text) => (inEnglish.test(text) ? [`${id}: ${text}`] : [])),
    ]);
    expect([...screens, ...spoken]).toEqual([]);
  });

  test("no comment points to a document that is not here", () => {
    const known = new Set(paths.map((path) => path.slice(path.lastIndexOf("/") + 1)));
    const lost = code.flatMap((file) =>
      [...file.text.matchAll(/\b([\w-]+\.md)\b/g)].flatMap(([, name = ""]) =>
        known.has(name) ? [] : [`${file.path}: ${name}`],
      ),
    );
    expect(lost).toEqual([]);
  });

  test("no file names a path of one machine or the host of a package registry", () => {
    const files = paths
      .filter((path) => /\.(ts|tsx|mjs|cjs|scss|md|yml|json|html|sql)$/.test(path) || path.startsWith(".ci/"))
      .map(readSource)
      .filter(({ path }) => path !== "test/tidy.test.ts");
    expect(grep(files, /\/tmp\/|(?<![\w.-])\/(root|home|work)\/|\bregistry\.(npm|yarn)[a-z]*\./)).toEqual([]);
  });
});
