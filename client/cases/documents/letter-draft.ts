// Under which name a document being written is kept until it is put on file.
export const letterDraftKey = (caseId: string, template: string, version: number): string =>
  `${caseId}/letter:${template}/${version}`;
