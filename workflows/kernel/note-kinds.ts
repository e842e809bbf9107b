// What a diary note is of. A reflection is no kind of note: it is read by few, and written as a reserved annotation.
export const noteKinds = ["call", "interview", "homeVisit", "team", "school", "health", "legal", "other"] as const;
