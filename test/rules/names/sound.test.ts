// Surnames as they are heard and written down in Italy: what may be one name has one key, what may not has two.
import { describe, expect, test } from "vitest";
import { soundOf } from "../../../workflows/rules/names/sound.ts";
import { nameWords, sortable } from "../../../workflows/rules/names/words.ts";

const same: [string, string][] = [
  ["Bergnasco", "Berniasco"],
  ["Campagna", "Campania"],
  ["Pagliari", "Paliari"],
  ["Puglisi", "Pulisi"],
  ["Chiesa", "Ciesa"],
  ["Kechichian", "Checician"],
  ["Bocchi", "Bochi"],
  ["Zappaterra", "Zapatera"],
  ["Ghirardi", "Girardi"],
  ["Theodoli", "Teodoli"],
  ["Alex", "Alecs"],
  ["Jannuzzi", "Iannuzi"],
  ["Ferraby", "Ferabi"],
  ["Quaglia", "Cualia"],
  ["Acquaviva", "Aquaviva"],
  ["Walter", "Valter"],
  ["Stephan", "Stefan"],
  ["Hassan", "Asan"],
  ["Malatzky", "Malazki"],
];
const different: [string, string][] = [
  ["Rossi", "Russo"],
  ["Bianchi", "Bianco"],
  ["Gloria", "Loria"],
  ["Ferrari", "Ferrero"],
  ["Marini", "Mariani"],
  ["Gatti", "Gitti"],
];
const key = (name: string) => soundOf(sortable(name));

describe("names that are heard alike", () => {
  test.each(same)("%s and %s have one key", (one, other) => expect(key(one)).toBe(key(other)));
  test.each(different)("%s and %s have two", (one, other) => expect(key(one)).not.toBe(key(other)));
});

describe("the words of a name", () => {
  test.each([
    ["De Luca", "Maria Grazia", ["de", "luca", "maria", "grazia", "deluca", "mariagrazia"]],
    ["D’Angelo", "Nicolò", ["d", "angelo", "nicolo", "dangelo"]],
    ["Weiß", "Søren", ["weiss", "soren"]],
    ["Łukasz", "Đorđe", ["lukasz", "dorde"]],
    ["Rossi", "Rossi", ["rossi"]],
  ])("%s %s", (surname, givenName, words) => expect(nameWords(surname, givenName)).toEqual(words));
});
