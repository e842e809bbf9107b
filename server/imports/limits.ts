// How much a spreadsheet may hold. ⚙ of the house; an office's register of persons has some thousands of rows.

export const mostBytes = 5_000_000;
export const mostRows = 5_000;
export const mostColumns = 60;
/** Signs of one cell: the text of a contact has 4,000. */
export const mostCell = 4_000;
/** What a part of a workbook may become when it is unpacked. */
export const mostUnpacked = 40_000_000;
/** Shared texts of a workbook. */
export const mostTexts = 400_000;
