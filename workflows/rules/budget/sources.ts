// Whose money a project may be paid with, as commitments name it. Pure and safe for the page.
export const budgetSources = [
  ...["comune", "socialCompany", "householdShare", "thirdSector", "region", "nationalFund", "europeanFund"],
  ...["healthAuthority", "foundation", "company", "other"],
] as const;
