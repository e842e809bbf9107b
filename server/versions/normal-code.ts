// The code of a file without what does not decide: comments, format, types, the order of imports. Two files with the
// same normal code do the same.
import type TypeScript from "typescript";

type Ts = typeof TypeScript;

/** Loaded when asked for: only the commands on the source tree need a compiler. */
export const loadCompiler = async (): Promise<Ts> => (await import("typescript")).default;

export function normalCode(ts: Ts, text: string): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, removeComments: true },
  });
  const file = ts.createSourceFile("normal.js", outputText, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const imports = file.statements.filter(ts.isImportDeclaration).map((one) => importText(ts, one));
  const rest = file.statements.filter((one) => !ts.isImportDeclaration(one)).map((one) => tokens(ts, file, one));
  return [...imports.sort(), ...rest.map((one) => one.join(" "))].join("\n");
}

function importText(ts: Ts, { importClause, moduleSpecifier }: TypeScript.ImportDeclaration): string {
  const from = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
  const bindings = importClause?.namedBindings;
  const names = bindings && ts.isNamedImports(bindings) ? bindings.elements.map((one) => one.getText()) : [];
  const whole = bindings && ts.isNamespaceImport(bindings) ? [`* as ${bindings.name.text}`] : [];
  return ["import", importClause?.name?.text ?? "", ...whole, ...names.sort(), from].join(" ");
}

function tokens(ts: Ts, file: TypeScript.SourceFile, node: TypeScript.Node): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [JSON.stringify(node.text)];
  if (ts.isNumericLiteral(node)) return [node.text];
  const children = node.getChildren(file).filter(({ kind }) => kind !== ts.SyntaxKind.JSDoc);
  if (children.length === 0) return node.getText(file) === "" ? [] : [node.getText(file)];
  const last = children.at(-1);
  // A comma after the last item is the formatter's.
  const trailing = node.kind === ts.SyntaxKind.SyntaxList && last?.kind === ts.SyntaxKind.CommaToken;
  return (trailing ? children.slice(0, -1) : children).flatMap((one) => tokens(ts, file, one));
}
