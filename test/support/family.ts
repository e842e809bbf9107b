// A household of three for tests: who they are to each other, and since when.
export interface Family {
  mother: string;
  father: string;
  child: string;
}

/** Ids of persons; the father is the reference person. */
export const membersOf = ({ mother, father, child }: Family) => [
  { person: father, relation: "reference", from: "2015-01-01" },
  { person: mother, relation: "spouse", from: "2015-06-01" },
  { person: child, relation: "child", from: "2018-02-03" },
];
