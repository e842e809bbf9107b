// Puts rows on pages: those that belong together go over together, unless they fill more than a page.
import { type Page, type Row, sheet, textHeight } from "./page.ts";

/** Rows that are not to be parted, in groups. */
function together(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  let group: Row[] = [];
  for (const row of rows) {
    group.push(row);
    if (row.keep) continue;
    groups.push(group);
    group = [];
  }
  return group.length > 0 ? [...groups, group] : groups;
}

class Pages {
  readonly pages: Page[] = [{ pieces: [], strokes: [] }];
  #used = 0;

  #begin(): void {
    this.pages.push({ pieces: [], strokes: [] });
    this.#used = 0;
  }

  #draw({ pieces, strokes, height }: Row): void {
    const top = sheet.top + this.#used;
    const page = this.pages[this.pages.length - 1];
    page?.pieces.push(...pieces.map((piece) => ({ ...piece, y: piece.y + top })));
    page?.strokes.push(...strokes.map((stroke) => ({ ...stroke, y: stroke.y + top })));
    this.#used += height;
  }

  #place(row: Row): void {
    if (this.#used > 0 && this.#used + row.before + row.height > textHeight) this.#begin();
    if (this.#used > 0) this.#used += row.before;
    else if (row.head && this.pages.length > 1)
      this.#draw({ ...row.head, pieces: row.head.pieces.map((piece) => ({ ...piece, element: undefined })) });
    this.#draw(row);
  }

  add(group: readonly Row[]): void {
    const height = group.reduce((sum, row, at) => sum + row.height + (at > 0 || this.#used > 0 ? row.before : 0), 0);
    if (this.#used > 0 && this.#used + height > textHeight && height <= textHeight) this.#begin();
    for (const row of group) this.#place(row);
  }
}

/** At least one page. */
export function paginate(rows: readonly Row[]): Page[] {
  const pages = new Pages();
  for (const group of together(rows)) pages.add(group);
  return pages.pages;
}
