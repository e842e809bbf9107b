// A job of the reader's thread: a composed document drawn as PDF or written as DOCX, which takes the processor for longer than
// a page may wait.
import type { Day, Instant } from "../../workflows/kernel/ids.ts";
import type { LetterText } from "../../workflows/rules/letters/letter.ts";
import type { ReaderJob } from "../reader-jobs.ts";
import { renderDocx } from "./render-docx.ts";
import { renderPdf } from "./render-pdf.ts";

/** The instant a document of that day is made with: sent twice it is the same, byte for byte. */
export const instantOf = (day: Day): Instant => `${day}T12:00:00.000Z`;

export interface DrawLetter {
  letter: LetterText;
  as: "pdf" | "docx";
  demo: boolean;
  at: Instant;
}

export interface DrawnLetter {
  bytes: Uint8Array;
  /** Of a PDF. */
  pages: number;
  undrawn: string[];
}

export const drawLetter: ReaderJob<DrawLetter, DrawnLetter, never> = async (_context, { letter, as, demo, at }) => {
  if (as === "pdf") return renderPdf(letter, { demo, at });
  return { bytes: await renderDocx(letter, { demo, at }), pages: 0, undrawn: [] };
};
