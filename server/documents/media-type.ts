// What a file is, by its bytes and never by its name: only what offices exchange and a browser shows or a word processor opens.
import { fileTypeFromBuffer } from "file-type";
import { mediaTypes } from "../../workflows/kernel/document.ts";

const known: ReadonlySet<string> = new Set(mediaTypes);

/** Undefined when it is none of those the product takes. */
export async function mediaTypeOf(bytes: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(bytes);
  return found && known.has(found.mime) ? found.mime : undefined;
}

const shownInPlace: ReadonlySet<string> = new Set(["application/pdf", "image/jpeg", "image/png", "image/webp"]);

/** A browser shows it without help, and runs nothing of it. */
export const isShown = (mediaType: string): boolean => shownInPlace.has(mediaType);

const endings: Record<(typeof mediaTypes)[number], string> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/tiff": "tif",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
};

/** How the name of a file of that type ends, without the dot. */
export const endingOf = (mediaType: string): string => (endings as Record<string, string>)[mediaType] ?? "bin";
