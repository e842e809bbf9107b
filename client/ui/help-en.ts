// All English pages of help, by the name a route gives: docs/help/en, made into title and markup when the client is built.
import { byName, type HelpPage } from "./help-pages.ts";

export default byName(import.meta.glob<HelpPage>("../../docs/help/en/*.md", { eager: true }));
