// What a page of help is once it is built, and how pages are found: by the name of their file.

export interface HelpPage {
  title: string;
  /** Markup made by the build from docs/help: headings from level 3, no scripts, no addresses outside. */
  html: string;
}

export const byName = (files: Record<string, HelpPage>): Record<string, HelpPage> =>
  Object.fromEntries(
    Object.entries(files).map(([path, page]) => [path.slice(path.lastIndexOf("/") + 1, -".md".length), page]),
  );
