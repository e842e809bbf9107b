// The number of an application for the inclusion allowance, as it is compared: however it was typed, one application is one case.
export const applicationKey = (number: string): string => number.replace(/[\s./_-]+/g, "").toUpperCase();
