// The tags and texts of an XML part, one after the other. Only what spreadsheets write: a document type is refused, so that
// nothing is expanded or fetched; the five entities of XML and numbered signs are read, any other stays as it is written.

export type Token =
  | { what: "open"; name: string; attributes: string; isEmpty: boolean }
  | { what: "close"; name: string }
  | { what: "text"; text: string };

export class NotReadable extends Error {
  override name = "NotReadable";
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function signOf(code: number): string {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";
}

export const unescapeXml = (text: string): string =>
  text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (name.startsWith("#x")) return signOf(Number.parseInt(name.slice(2), 16));
    return name.startsWith("#") ? signOf(Number(name.slice(1))) : (entities[name] ?? whole);
  });

/** One attribute's value in clear; undefined when it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)(?:[\\w-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? unescapeXml(found[1] ?? found[2] ?? "") : undefined;
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** End of a tag that begins at `from`, past quoted values. */
function endOfTag(xml: string, from: number): number {
  let quote = "";
  for (let i = from; i < xml.length; i++) {
    const sign = xml[i] as string;
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return i;
  }
  throw new NotReadable("a tag without end");
}

function past(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  if (end < 0) throw new NotReadable(`no ${mark}`);
  return end;
}

function tagOf(inside: string): Token {
  if (inside.startsWith("/")) return { what: "close", name: local(inside.slice(1).trim()) };
  const isEmpty = inside.endsWith("/");
  const tag = isEmpty ? inside.slice(0, -1) : inside;
  const space = tag.search(/\s/);
  const name = space < 0 ? tag : tag.slice(0, space);
  return { what: "open", name: local(name), attributes: space < 0 ? "" : tag.slice(space), isEmpty };
}

/** Throws NotReadable where it is no XML of a spreadsheet. */
export function* xmlTokens(xml: string): Generator<Token> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf("<", at);
    const text = xml.slice(at, open < 0 ? xml.length : open);
    if (text !== "") yield { what: "text", text: unescapeXml(text) };
    if (open < 0) return;
    if (xml.startsWith("<!--", open)) at = past(xml, "-->", open + 4) + 3;
    else if (xml.startsWith("<![CDATA[", open)) {
      const end = past(xml, "]]>", open + 9);
      yield { what: "text", text: xml.slice(open + 9, end) };
      at = end + 3;
    } else if (xml.startsWith("<?", open)) at = past(xml, "?>", open + 2) + 2;
    else if (xml.startsWith("<!", open)) throw new NotReadable("a document type");
    else {
      const end = endOfTag(xml, open + 1);
      yield tagOf(xml.slice(open + 1, end));
      at = end + 1;
    }
  }
}
