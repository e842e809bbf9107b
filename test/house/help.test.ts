// Every screen has its page of help in both languages, short and with links that lead somewhere; and no page of help is
// left of a screen that is gone.
import ts from "typescript";
import { describe, expect, test } from "vitest";
import english from "../../client/ui/help-en.ts";
import italian from "../../client/ui/help-it.ts";
import { readSource } from "../support/source-files.ts";

/** Signs of a page as it is read, markup apart: one look at a panel, without much scrolling. */
const longest = 1_300;

const routes = ts.createSourceFile(
  "routes.tsx",
  readSource("client/routes.tsx").text,
  ts.ScriptTarget.Latest,
  true,
  ts.ScriptKind.TSX,
);

/** Path and page of help of every route. */
function readRoutes(): { path: string; help: string }[] {
  const found: { path: string; help: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxSelfClosingElement(node) && node.tagName.getText() === "Route") {
      const text = node.getText();
      found.push({
        path: /\bpath="([^"]*)"/.exec(text)?.[1] ?? "",
        help: /\binfo=\{\{ help: "([^"]*)" \}\}/.exec(text)?.[1] ?? "",
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(routes);
  return found;
}

/** What is no address: the frame is told the page. */
const told = [...readSource("client/main.tsx").text.matchAll(/help=\{isStranger\(\) \? "([a-z-]+)"/g)].map(
  ([, name = ""]) => name,
);
/** What a card of several screens is about: other pages lead to it. */
const ofCards = ["budget"];
const wanted = [...readRoutes().map(({ help }) => help), ...told, ...ofCards].sort();

describe.each([
  ["Italian", italian],
  ["English", english],
])("the help in %s", (_, pages) => {
  test("has one page a screen, and no other", () => {
    expect(readRoutes().length).toBeGreaterThan(25);
    expect(told).toEqual(["sign-in"]);
    expect(Object.keys(pages).sort()).toEqual(wanted);
  });

  test("leads to the pages of cards from another page", () => {
    const linked = Object.entries(pages).flatMap(([name, { html }]) =>
      [...html.matchAll(/data-help="([^"]*)"/g)].map(([, to = ""]) => (to === name ? "" : to)),
    );
    expect(ofCards.filter((name) => !linked.includes(name))).toEqual([]);
  });

  test("has links to pages that are there", () => {
    const dead = Object.entries(pages).flatMap(([name, { html }]) =>
      [...html.matchAll(/data-help="([^"]*)"/g)].flatMap(([, to = ""]) => (pages[to] ? [] : [`${name}: ${to}`])),
    );
    expect(dead).toEqual([]);
  });

  test(`is said in at most ${longest} signs a page, each with what to do when something is in the way`, () => {
    const wrong = Object.entries(pages).flatMap(([name, { title, html }]) => {
      const text = html.replace(/<[^>]+>/g, "");
      return [
        ...(text.length > longest ? [`${name}: ${text.length} signs`] : []),
        ...(title.trim() === "" ? [`${name}: no title`] : []),
        ...(/Che cosa fare se…|What to do when…/.test(html) ? [] : [`${name}: does not say what to do when…`]),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test("has no markup but that of headings, lists, keys and its own links", () => {
    const tags = Object.values(pages).flatMap(({ html }) => [...html.matchAll(/<([a-z0-9]+)[\s>]/g)]);
    expect([...new Set(tags.map(([, tag]) => tag))].filter((tag) => !allowed.has(tag ?? ""))).toEqual([]);
  });
});

const allowed = new Set(["h4", "p", "ul", "li", "strong", "em", "kbd", "button"]);

test("a page in one language has the headings and links of the other", () => {
  const shape = (html: string) => html.replace(/>[^<]*</g, "><").match(/<(h\d|li)|data-help="[^"]*"/g);
  const differing = Object.keys(italian).filter(
    (name) => JSON.stringify(shape(italian[name]?.html ?? "")) !== JSON.stringify(shape(english[name]?.html ?? "")),
  );
  expect(differing).toEqual([]);
});
