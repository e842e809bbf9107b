// The sheet and what stands on it, in points from its upper left corner.
import type { Type } from "./break-lines.ts";

/** A4, with room for binding and for the foot. */
export const sheet = { width: 595.28, height: 841.89, left: 68, right: 62, top: 62, bottom: 72 } as const;
export const textWidth = sheet.width - sheet.left - sheet.right;
export const textHeight = sheet.height - sheet.top - sheet.bottom;

/** What a piece of text is to who does not see it: an element of the tagged document. */
export interface Element {
  tag: "H1" | "H2" | "P" | "L" | "LI" | "Lbl" | "LBody" | "Table" | "TR" | "TH" | "TD";
  /** None: a child of the document. */
  parent?: Element;
  scope?: "Column" | "Row";
  /** Its words in the list of bookmarks. */
  bookmark?: string;
}

export interface Piece extends Type {
  /** None: not part of the text, as a table's head said again. */
  element: Element | undefined;
  text: string;
  x: number;
  /** Of the line the letters stand on; in a row, from its top. */
  y: number;
}

export interface Stroke {
  x: number;
  y: number;
  width: number;
  weight: number;
}

/** As wide as the sheet and never cut. */
export interface Row {
  /** Room before it, unless it begins a page. */
  before: number;
  height: number;
  /** Not to be parted from the next one. */
  keep: boolean;
  pieces: Piece[];
  strokes: Stroke[];
  /** Said again above it where it begins a page. */
  head?: Row;
}

export interface Page {
  pieces: Piece[];
  strokes: Stroke[];
}
