// Files inside a zip, one after the other, each made while it is written (yazl): nothing is held but the piece under way.
import { Readable } from "node:stream";
import { ZipFile } from "yazl";

export interface Entry {
  path: string;
  content: string | (() => AsyncIterable<string | Uint8Array>);
  /** As it is: the first entry of an OpenDocument must be so. */
  stored?: boolean;
}

/** Quick rather than small: sheets of XML shrink to a tenth either way. */
const compressionLevel = 1;

export async function* zipOf(entries: readonly Entry[], mtime: Date): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  let fault: unknown;
  for (const { path, content, stored } of entries) {
    const options = {
      mtime,
      forceDosTimestamp: true,
      ...(stored ? { compress: false } : { compress: true, compressionLevel }),
    };
    if (typeof content === "string") zip.addBuffer(Buffer.from(content), path, options);
    else
      zip.addReadStreamLazy(path, options, (give) => {
        const made = Readable.from(content(), { objectMode: false, highWaterMark: 1 << 16 });
        made.on("error", (error) => {
          fault = error;
          (zip.outputStream as Readable).destroy(error);
        });
        give(null, made);
      });
  }
  zip.end();
  try {
    for await (const piece of zip.outputStream as Readable) yield piece as Uint8Array;
  } catch (error) {
    throw fault ?? error;
  }
}
