// English words of the signatures awaited on a document.
export const signatureEventsEn = {
  AWAIT_SIGNATURE: "Await a signature",
  GIVE_UP_SIGNATURE: "Do without the signature",
};

export const signatureDoneEn = {
  AWAIT_SIGNATURE: "Signature asked for",
  GIVE_UP_SIGNATURE: "Signature no longer awaited",
};

export const signatureFieldsEn = {
  awaitedWho: "Name of who is to sign",
  signBy: "Signature agreed by",
  awaited: "Signature awaited",
  givenUpText: "Why it is no longer awaited",
};

/** Alone beside the term, and with what is missing. */
export const signatureOptionsEn = {
  minorHeard: "Minor who was heard",
  worker: "The worker",
  manager: "The manager",
  otherBody: "Another body",
  "signature.person": "Signature of the person concerned",
  "signature.parent": "Signature of a parent",
  "signature.guardian": "Signature of the guardian",
  "signature.supportAdministrator": "Signature of the support administrator",
  "signature.minorHeard": "Signature of the minor who was heard",
  "signature.worker": "Signature of the worker",
  "signature.manager": "Signature of the manager",
  "signature.familyDoctor": "Signature of the general practitioner",
  "signature.healthService": "Signature of the health service",
  "signature.provider": "Signature of the provider",
  "signature.otherBody": "Signature of another body",
};

export const signatureReasonsEn = {
  roomToAsk: "Too many requests are open already: those come first.",
  signatureDocument: "There is no such document.",
  signatureAwaited: "No signature is awaited.",
  signatureKnown: "That signature is not awaited, or has come already.",
};

export const signatureHelpEn = {
  signBy: "The day agreed on with who signs: nobody computes it.",
  awaitedWho: "Of a care pact, the person's general practitioner.",
};
