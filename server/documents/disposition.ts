// How a browser is told the name of a file, and whether to show or keep it.

/** RFC 6266: plain letters for old browsers, all of them for the others. */
export const disposition = (way: "inline" | "attachment", name: string): string =>
  `${way}; filename="${name.replaceAll(/[^\w. -]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", "%27")}`;
