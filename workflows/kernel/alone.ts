// The reasons for which an act is not sent to many cases at once.
/**
 * Why an event is sent to one case at a time; the sentence is `alone.<reason>` of `texts.reasons`.
 * - ownItem: it names what is of one case only (a document, a row, a contract with its number, who signs)
 * - judgment: law or practice wants it motivated for one person (an assessment, a suitability, a refusal, an art. 403)
 * - story: it tells what one person said, asked or went through
 * - record: the record of a person, a household or an account, of which no list holds many to act on
 */
export type AloneReason = "ownItem" | "judgment" | "story" | "record";
