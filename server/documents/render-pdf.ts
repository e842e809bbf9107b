// A composed document as PDF: tagged, with its language, title and bookmarks, so that a screen reader reads it as it is
// meant (PDF/UA). The same document of the same instant gives the same bytes: their hash can be kept.
import PDFDocument from "pdfkit";
import type { Instant } from "../../workflows/kernel/ids.ts";
import { type LetterText, mapTexts } from "../../workflows/rules/letters/letter.ts";
import { cleanText } from "../../workflows/rules/letters/markup.ts";
import { createPace } from "../pace.ts";
import { createDrawable, createMeasure, type PrintFonts, printFonts } from "./fonts.ts";
import { layOut } from "./lay-out.ts";
import { type Element, type Page, type Piece, sheet } from "./page.ts";

export interface RenderOptions {
  /** Every page says that the data are invented. */
  demo: boolean;
  /** When the document is made. */
  at: Instant;
}

export interface RenderedPdf {
  bytes: Buffer;
  pages: number;
  /** Signs that the letters of the house do not have: another one stands for each. */
  undrawn: string[];
}

const [ink, grey, pale] = ["#000000", "#4d4d4d", "#e8e8e8"];
/** On every page of a demo. */
export const demoMark = "DATI INVENTATI";

/** The types of the library do not know PDF/UA yet, nor the scope of a table's head. */
type Form = Omit<PDFKit.PDFDocumentOptions, "subset"> & { subset: string };
type ElementOptions = PDFKit.Mixins.StructureElementOptions & { scope?: Element["scope"] };

const form: Form = {
  ...{ autoFirstPage: false, size: "A4", margin: 0 },
  ...{ pdfVersion: "1.7", subset: "PDF/UA", tagged: true, lang: "it-IT", displayTitle: true },
};

/** One document while it is drawn. */
class Drawing {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #elements = new Map<Element, PDFKit.PDFStructureElement>();
  #title: PDFKit.PDFOutline | undefined;

  constructor(
    readonly letter: LetterText,
    readonly options: RenderOptions,
    fonts: PrintFonts,
  ) {
    const { title, letterhead } = letter;
    const made = new Date(options.at);
    const info = { Title: title, Author: letterhead.body, Creator: "Ambito", CreationDate: made, ModDate: made };
    this.#pdf = new PDFDocument({ ...form, info } as PDFKit.PDFDocumentOptions);
    this.#pdf.registerFont("regular", fonts.regular.bytes).registerFont("bold", fonts.bold.bytes);
    this.#root = this.#pdf.struct("Document");
    this.#pdf.addStructure(this.#root);
  }

  #elementOf(element: Element): PDFKit.PDFStructureElement {
    const known = this.#elements.get(element);
    if (known) return known;
    const parent = element.parent ? this.#elementOf(element.parent) : this.#root;
    const options: ElementOptions = element.scope ? { scope: element.scope } : {};
    const made = this.#pdf.struct(element.tag, options);
    parent.add(made);
    this.#elements.set(element, made);
    if (element.bookmark !== undefined) {
      const item = (this.#title ?? this.#pdf.outline).addItem(element.bookmark);
      this.#title ??= item;
    }
    return made;
  }

  #write({ font, size, text, x, y }: Omit<Piece, "element">): void {
    if (text !== "") this.#pdf.font(font).fontSize(size).text(text, x, y, { lineBreak: false, baseline: "alphabetic" });
  }

  /** What belongs to the sheet and not to the text. */
  #aside(draw: () => void): void {
    this.#pdf.markContent("Artifact", { type: "Pagination" });
    draw();
    this.#pdf.endMarkedContent();
  }

  #watermark(): void {
    const [x, y] = [sheet.width / 2, sheet.height / 2];
    this.#pdf
      .save()
      .rotate(-54, { origin: [x, y] })
      .fillColor(pale)
      .font("bold")
      .fontSize(76);
    const left = x - this.#pdf.widthOfString(demoMark) / 2;
    this.#write({ font: "bold", size: 76, text: demoMark, x: left, y: y + 26 });
    this.#pdf.restore();
  }

  #margins(number: number, of: number): void {
    const { reference, title } = this.letter;
    const [file, place] = [`Pratica n. ${reference.caseNumber}`, `pagina ${number} di ${of}`];
    const small = { font: "regular", size: 8.5 } as const;
    this.#pdf.fillColor(grey).font(small.font).fontSize(small.size);
    const foot = sheet.height - 36;
    if (number > 1) this.#write({ ...small, text: this.#shortened(title), x: sheet.left, y: 36 });
    this.#write({ ...small, text: file, x: sheet.left, y: foot });
    this.#write({ ...small, text: place, x: sheet.width - sheet.right - this.#pdf.widthOfString(place), y: foot });
  }

  /** As much as fits the head of a page. */
  #shortened(title: string): string {
    let [text, room] = [title, sheet.width - sheet.left - sheet.right];
    if (this.#pdf.widthOfString(text) <= room) return text;
    room -= this.#pdf.widthOfString("…");
    while (this.#pdf.widthOfString(text) > room) text = text.slice(0, -1);
    return `${text.trimEnd()}…`;
  }

  #draw(pieces: readonly Piece[]): void {
    let at = 0;
    while (at < pieces.length) {
      const element = pieces[at]?.element;
      const from = at;
      while (at < pieces.length && pieces[at]?.element === element) at++;
      const some = pieces.slice(from, at);
      const write = () => {
        for (const piece of some) this.#write(piece);
      };
      if (!element) {
        this.#aside(write);
        continue;
      }
      const made = this.#elementOf(element);
      const content = this.#pdf.markStructureContent(element.tag);
      write();
      this.#pdf.endMarkedContent();
      made.add(content);
    }
  }

  page({ pieces, strokes }: Page, number: number, of: number): void {
    this.#pdf.addPage();
    this.#aside(() => {
      if (this.options.demo) this.#watermark();
      this.#margins(number, of);
      for (const { x, y, width, weight } of strokes)
        this.#pdf
          .lineWidth(weight)
          .moveTo(x, y)
          .lineTo(x + width, y)
          .strokeColor(grey)
          .stroke();
    });
    this.#pdf.fillColor(ink);
    this.#draw(pieces);
  }

  async end(): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    this.#root.end();
    this.#pdf.end();
    for await (const part of this.#pdf) parts.push(part as Uint8Array);
    return Buffer.concat(parts);
  }
}

/** Between pages others get their turn. */
const turnMs = 15;

export async function renderPdf(given: LetterText, options: RenderOptions): Promise<RenderedPdf> {
  const fonts = printFonts();
  const { draw, undrawn } = createDrawable(fonts);
  const letter = mapTexts(given, (text) => draw(cleanText(text)));
  const pages = layOut(letter, createMeasure(fonts));
  const drawing = new Drawing(letter, options, fonts);
  const pace = createPace(turnMs);
  for (const [at, page] of pages.entries()) {
    drawing.page(page, at + 1, pages.length);
    await pace();
  }
  return { bytes: await drawing.end(), pages: pages.length, undrawn: [...undrawn] };
}
