// English words of the sources and funds of the budget of the project; the funds are those named by the district's plan.
export const budgetOptionsEn: Record<string, string> = {
  "budgetSource.householdShare": "Share of the household",
  "budgetSource.thirdSector": "Third sector",
  "budgetSource.region": "Region",
  "budgetSource.nationalFund": "National fund",
  "budgetSource.europeanFund": "European fund",
  "budgetSource.foundation": "Foundation",
  "budgetSource.company": "Company",
  "budgetFund.regionalSocial": "Regional social fund",
  "budgetFund.regionalHealth": "Regional health fund",
  "budgetFund.regionalDisabledWork": "Regional fund for the employment of disabled people",
  "budgetFund.regionalFamily": "Regional fund for families and their frail members",
  "budgetFund.housingEmergency": "Housing emergency fund",
  "budgetFund.gambling": "Regional resources against pathological gambling",
  "budgetFund.pupilTransport": "Regional resources for school transport and specialist assistance of disabled pupils",
  "budgetFund.socialPolicies": "National fund for social policies (FNPS)",
  "budgetFund.nonSelfSufficiency": "National fund for non-self-sufficiency (FNA)",
  "budgetFund.afterUs": "Fund for severely disabled people without family support (law 112/2016)",
  "budgetFund.disabledWork": "Fund for the right to work of disabled people",
  "budgetFund.povertyFund": "Fund against poverty and social exclusion",
  "budgetFund.familyPolicies": "Fund for family policies",
  "budgetFund.zeroToSix": "National fund for education from birth to six years",
  "budgetFund.youthPolicies": "Fund for youth policies",
  "budgetFund.rents": "National fund for access to rented homes",
  "budgetFund.equalOpportunities": "Fund for rights and equal opportunities",
  "budgetFund.antiTrafficking": "Fund for measures against trafficking",
  "budgetFund.asylumPolicies": "National fund for asylum policies and services",
  "budgetFund.innovation": "Fund for technological innovation and digitalisation",
  "budgetFund.socialPlus": "European Social Fund Plus (ESF+)",
  "budgetFund.regionalDevelopment": "European Regional Development Fund (ERDF)",
  "budgetFund.ruralDevelopment": "European Agricultural Fund for Rural Development (EAFRD)",
  "budgetFund.europeanAid": "Fund for European Aid to the Most Deprived (FEAD)",
  "budgetFund.asylumMigration": "Asylum, Migration and Integration Fund (AMIF)",
  "shareOverride.iseeAwaited": "ISEE asked for, on its way",
  "shareOverride.regulation": "A case of the regulation",
  "shareOverride.hardship": "Hardship assessed by the service",
  "shareOverride.instalments": "Share spread over time",
  "shareOverride.agreement": "Agreement with the family or other bodies",
  "shareOverride.other": "Other (in the notes)",
  "shareDecidedEach.day": "a day",
  "shareDecidedEach.month": "a month",
};

/** Of the share of a household: as computed, or as an act decided it. */
export const shareFieldsEn = {
  share: "Share of the household",
  shareQuantity: "Quantity in the period",
  sharePriceCents: "Cost of a unit",
  shareOverride: "Why another share",
  shareDecidedCents: "Share decided by an act",
  shareDecidedEach: "The share is",
  shareActNumber: "Number of the act",
  shareActOn: "Act of",
};
export const shareReasonsEn = {
  shareExplained:
    "The amount is not the share that comes of the tariff: take the share proposed or choose why it is another.",
  changeExplained:
    "The amount is not the share that comes of the tariff: take the share proposed or choose why it is another.",
  shareAsDecided:
    "The amount committed is not what follows from the act for this period: take it from the box “Share decided by an act”.",
  changeAsDecided:
    "The amount committed is not what follows from the act that decided the share: take it from the box “Share decided by an act”. For another share name the new act and why.",
};
