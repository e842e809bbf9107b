// Which relations there are between two persons, and what each is called from the other side. A tie says what the other one is to
// the person on whose record it stands: a fact of life, by which nobody signs and nobody is told. Product's own codes. Pure.

/** Those a household says of its members, too: the same code means the same there. */
export const householdTies = [
  "spouse",
  "partner",
  "child",
  "parent",
  "sibling",
  "grandparent",
  "grandchild",
  "otherRelative",
  "fosterChild",
  "carer",
] as const;

/** The other side of each; a tie that is its own other side stands for both. */
const otherSides = {
  parent: "child",
  child: "parent",
  adoptiveParent: "adoptiveChild",
  adoptiveChild: "adoptiveParent",
  fosterParent: "fosterChild",
  fosterChild: "fosterParent",
  stepParent: "stepChild",
  stepChild: "stepParent",
  sibling: "sibling",
  spouse: "spouse",
  civilPartner: "civilPartner",
  formerSpouse: "formerSpouse",
  partner: "partner",
  formerPartner: "formerPartner",
  grandparent: "grandchild",
  grandchild: "grandparent",
  auntOrUncle: "nieceOrNephew",
  nieceOrNephew: "auntOrUncle",
  otherRelative: "otherRelative",
  caregiver: "caredFor",
  caredFor: "caregiver",
  carer: "employsCarer",
  employsCarer: "carer",
  contactPerson: "hasAsContact",
  hasAsContact: "contactPerson",
  neighbour: "neighbour",
} as const;

export type Tie = keyof typeof otherSides;

export const ties = Object.keys(otherSides) as readonly Tie[];

export const isTie = (value: string): value is Tie => Object.hasOwn(otherSides, value);

export const otherSideOf = (tie: Tie): Tie => otherSides[tie];

/** Whom a reader may take for somebody with parental responsibility. */
export const isParentTie = (tie: Tie): boolean => tie === "parent" || tie === "adoptiveParent";
