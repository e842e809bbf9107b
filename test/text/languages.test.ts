// Italian and English are both whole: no text stands loose in the screens, the two sets have the same entries, and none was
// left untranslated or says half of it in the other language.
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { conditionWords as conditionsEn } from "../../workflows/kernel/condition-words-en.ts";
import { conditionWords as conditionsIt } from "../../workflows/kernel/condition-words-it.ts";
import { termWordsEn, termWordsIt } from "../../workflows/kernel/explain-texts.ts";
import { exportTexts } from "../../workflows/kernel/export-texts.ts";
import { listWords as listEn } from "../../workflows/kernel/list-words-en.ts";
import { listWords as listIt } from "../../workflows/kernel/list-words-it.ts";
import { mailTextsEn, mailTextsIt } from "../../workflows/kernel/mail-texts.ts";
import { termFileTexts } from "../../workflows/kernel/term-file-texts.ts";
import { workflows } from "../../workflows/registry.ts";
import { sheetTextsEn } from "../../workflows/rules/counts/texts-en.ts";
import { sheetTextsIt } from "../../workflows/rules/counts/texts-it.ts";
import { listPaths, readSource, type SourceFile } from "../support/source-files.ts";

type Module = Record<string, unknown>;
const italian = import.meta.glob<Module>("../../client/text/it/*.ts", { eager: true });
const english = import.meta.glob<Module>("../../client/text/en/*.ts", { eager: true });

/** Name of a set, its Italian and its English. */
const sets: [string, unknown, unknown][] = [
  ...Object.keys(italian)
    .map((path) => path.slice(path.lastIndexOf("/") + 1))
    .map((file): [string, unknown, unknown] => [
      file,
      italian[`../../client/text/it/${file}`],
      english[`../../client/text/en/${file}`],
    ]),
  ["conditions", conditionsIt, conditionsEn],
  ["lists", listIt, listEn],
  ["counts", sheetTextsIt, sheetTextsEn],
  ["terms", termWordsIt, termWordsEn],
  ["mail", mailTextsIt, mailTextsEn],
  ["term files", termFileTexts.it, termFileTexts.en],
  ["exports", exportTexts.it, exportTexts.en],
  ...workflows.map(({ id, texts }): [string, unknown, unknown] => [id, texts.it, texts.en]),
];

/** Every text of a set by its path; of a function what it says, as it is written. */
function textsOf(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, said(value.toString())]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path === "" ? key : `${path}.${key}`));
}

/** The literal texts of a function, one after the other. */
function said(code: string): string {
  const tree = ts.createSourceFile("said.ts", `(${code})`, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteral(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node);
    if (isText) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found.join(" ").trim();
}

const hasWord = (text: string): boolean => /\p{L}{2,}/u.test(text);

/** Reviewed: the same word in both languages, a name, or a code. */
const sameInBoth = new Set([
  ...["Comune", "comune", "Comuni", "Azienda Sociale", "Ambito", "ALER", "ISBAR", "ISEE", "INPS", "INPS, ISEE", "PEC"],
  ...["Area", "area", "Macroarea", "No", "no", "Menu", "Password", "E-mail", "Part-time", "in   s"],
  ...["Excel (XLSX)", "LibreOffice (ODS)"],
]);

/** Words that are of one language alone, and of no name on a screen. */
const onlyItalian =
  /(?<![\p{L}’'«“])(di|del|della|delle|degli|dei|che|una|uno|sono|nessun[ao]?|quest[aoei]|anche|più|già|è|perché|pratica|pratiche|scadenza|scadenze|operatore|persona|persone|dal|alla|nella|aperta|chiusa)(?![\p{L}’'])/iu;
const onlyEnglish =
  /(?<![\p{L}’'])(the|and|of|with|from|this|these|cases|your|you|was|were|not|by|who|which|step|worker)(?![\p{L}’'])/iu;

describe("a text", () => {
  test("is in Italian and in English, under the same name", () => {
    expect(sets.length).toBeGreaterThan(35);
    const differing = sets.flatMap(([name, it, en]) => {
      const [inItalian, inEnglish] = [textsOf(it), textsOf(en)].map((all) => new Set(all.map(([path]) => path)));
      return [
        ...[...(inItalian ?? [])].filter((path) => !inEnglish?.has(path)).map((path) => `${name} ${path}: no English`),
        ...[...(inEnglish ?? [])].filter((path) => !inItalian?.has(path)).map((path) => `${name} ${path}: no Italian`),
      ];
    });
    expect(differing).toEqual([]);
  });

  test("is not the same in both, but for names and codes that were looked at", () => {
    const same = sets.flatMap(([name, it, en]) => {
      const inEnglish = new Map(textsOf(en));
      return textsOf(it).flatMap(([path, text]) =>
        hasWord(text) && inEnglish.get(path) === text && !sameInBoth.has(text) ? [`${name} ${path}: ${text}`] : [],
      );
    });
    expect(same).toEqual([]);
  });

  test("has no words of the other language", () => {
    const mixed = sets.flatMap(([name, it, en]) => [
      ...textsOf(en).flatMap(([path, text]) => (onlyItalian.test(text) ? [`${name} ${path}: ${text}`] : [])),
      ...textsOf(it).flatMap(([path, text]) => (onlyEnglish.test(text) ? [`${name} ${path}: ${text}`] : [])),
    ]);
    expect(mixed).toEqual([]);
  });
});

/** Attributes and properties that somebody reads or hears. */
const spoken = new Set([
  ...["aria-label", "aria-description", "title", "placeholder", "alt", "label", "subject", "empty", "submitLabel"],
]);

/** Functions that show what they are given. */
const tells = new Set(["notify", "setProblem"]);

const comparisons = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);

/** A literal that stands for itself: not compared, not a key, not handed to a function. */
function isSaid(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isAsExpression(parent) || ts.isParenthesizedExpression(parent)) return isSaid(parent);
  if (ts.isPropertyAssignment(parent)) return spoken.has(parent.name.getText());
  if (ts.isBinaryExpression(parent)) return !comparisons.has(parent.operatorToken.kind);
  return !(ts.isElementAccessExpression(parent) || ts.isCallExpression(parent) || ts.isLiteralTypeNode(parent));
}

function literalsIn(node: ts.Node): ts.Node[] {
  const own =
    (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) &&
    isSaid(node) &&
    hasWord(node.getText().replace(/\$\{[^}]*\}/g, ""))
      ? [node]
      : [];
  const below: ts.Node[] = [];
  // What stands inside braces of markup again is looked at by itself.
  ts.forEachChild(node, (child) => {
    if (!ts.isJsxElement(child) && !ts.isJsxSelfClosingElement(child) && !ts.isJsxFragment(child))
      below.push(...literalsIn(child));
  });
  return [...own, ...below];
}

function looseIn({ path, text }: SourceFile): string[] {
  const kind = path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWord(node.text)) found.push(node);
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer)
      found.push(
        ...(ts.isStringLiteral(node.initializer) && hasWord(node.initializer.text)
          ? [node.initializer]
          : literalsIn(node.initializer)),
      );
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) found.push(...literalsIn(node));
    if (ts.isCallExpression(node) && tells.has(node.expression.getText()))
      found.push(
        ...node.arguments
          .slice(0, 1)
          .flatMap((one) => (hasWord(one.getText()) && ts.isStringLiteralLike(one) ? [one] : [])),
      );
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return [...new Set(found)].map((node) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    return `${path}:${line + 1}: ${node.getText().trim()}`;
  });
}

test("no text stands in a screen itself", () => {
  const screens = listPaths().filter((path) => /^client\/(?!text\/).*\.tsx?$/.test(path));
  expect(screens.length).toBeGreaterThan(150);
  expect(screens.map(readSource).flatMap(looseIn)).toEqual([]);
});

test("a text is found wherever it would be read", () => {
  const text = `const Page = () => (
    <div class="card" title={isOpen ? "Chiudi" : name()}>
      Testo
      {view === "all" ? "Tutte" : list.title}
      <Field label="Nome" kind="text" onClick={() => notify("Salvato")} />
      <A href={links.work({ view: "all" as const })}>{\`Vai a \${place}\`}</A>
    </div>
  );`;
  const found = looseIn({ path: "sample.tsx", text }).map((one) => one.replace(/^[^ ]+ /, ""));
  expect(found.sort()).toEqual(['"Chiudi"', '"Nome"', '"Salvato"', '"Tutte"', "Testo", `\`Vai a \${place}\``].sort());
});
