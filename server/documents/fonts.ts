// The letters documents are printed with: Titillium Web of the Italian design system (SIL Open Font License), which draws
// every Latin letter of Europe. Says how wide words are and which signs it cannot draw.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font } from "fontkit";

export type FontName = "regular" | "bold";

const files: Record<FontName, string> = {
  regular: "titillium-web-v10-latin-ext_latin-regular.ttf",
  bold: "titillium-web-v10-latin-ext_latin-700.ttf",
};

export interface PrintFont {
  bytes: Buffer;
  font: Font;
}
export type PrintFonts = Record<FontName, PrintFont>;

let loaded: PrintFonts | undefined;

function load(name: FontName): PrintFont {
  const home = dirname(createRequire(import.meta.url).resolve("bootstrap-italia/package.json"));
  const bytes = readFileSync(join(home, "dist/fonts/Titillium_Web", files[name]));
  const font = create(bytes);
  if (!("layout" in font)) throw new Error(`${files[name]} holds no single font`);
  return { bytes, font };
}

/** Read once: they are part of the product. */
export function printFonts(): PrintFonts {
  loaded ??= { regular: load("regular"), bold: load("bold") };
  return loaded;
}

/** Width in points. */
export type Measure = (text: string, font: FontName, size: number) => number;

/** Remembers words for one document only: they are people's. */
export function createMeasure(fonts: PrintFonts): Measure {
  const known: Record<FontName, Map<string, number>> = { regular: new Map(), bold: new Map() };
  return (text, name, size) => {
    const { font } = fonts[name];
    let width = known[name].get(text);
    if (width === undefined) {
      width = font.layout(text).advanceWidth / font.unitsPerEm;
      known[name].set(text, width);
    }
    return width * size;
  };
}

export interface Drawable {
  /** The text as it can be drawn. */
  draw: (text: string) => string;
  /** Signs that were drawn as others, so far. */
  undrawn: Set<string>;
}

/** Signs without a picture of their own that mean the same as another. */
const alike: [RegExp, string][] = [
  [/\p{Zs}/u, " "],
  [/[\u2010-\u2012\u2212]/u, "-"],
];

/** A letter without picture loses its accents, or is a question mark; what was lost is told. */
export function createDrawable({ regular, bold }: PrintFonts): Drawable {
  const has = (sign: string) => {
    const code = sign.codePointAt(0) ?? 0;
    return regular.font.hasGlyphForCodePoint(code) && bold.font.hasGlyphForCodePoint(code);
  };
  const known = new Map<string, string>([["\n", "\n"]]);
  const undrawn = new Set<string>();
  const find = (sign: string): string => {
    if (has(sign)) return sign;
    const [, same] = alike.find(([pattern]) => pattern.test(sign)) ?? [];
    if (same !== undefined) return same;
    undrawn.add(sign);
    const [base = ""] = sign.normalize("NFD");
    return has(base) ? base : "?";
  };
  const drawn = (sign: string): string => {
    const picture = known.get(sign) ?? find(sign);
    known.set(sign, picture);
    return picture;
  };
  return { undrawn, draw: (text) => Array.from(text, drawn).join("") };
}
