// Italian words of persons and places as pickers and first pages show them; few, since every page carries them.
export const people = {
  searchPeople: "Cerca una persona",
  placeUntil: (day: string) => `fino al ${day}`,
  newPerson: "Nuova persona",
  duplicates: "Possibili doppioni",
  alsoAs: (name: string) => `anche registrata come ${name}`,
  leadsTo: (name: string) => `confluita in ${name}`,
  importPeople: "Importa da un foglio di calcolo",
  notConnected: (register: string) => `${register} non collegata: i dati non si controllano con l’anagrafe nazionale.`,
  bornIn: (year: string) => `nata/o nel ${year}`,
};
