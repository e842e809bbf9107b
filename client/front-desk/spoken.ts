// In which language a page open to the public speaks: that of the switch until somebody chooses another among those the district
// opened. Words come from the server; Italian ones are always here.
import { createEffect, createResource, createSignal } from "solid-js";
import { fillIn } from "../../workflows/rules/public-words/translation.ts";
import { type PublicKey, type PublicWords, publicWordsIt } from "../../workflows/rules/public-words/words-it.ts";
import { language } from "../text/language.ts";
import { listLanguages, readWords, type SpokenLanguage } from "./calls.ts";

const italian: SpokenLanguage = {
  language: "it",
  name: "Italiano",
  direction: "ltr",
  validatedBy: "",
  validatedOn: "",
};

interface Speech {
  of: SpokenLanguage;
  words: PublicWords;
  /** Its words did not come. */
  isInstead: boolean;
}

const inItalian: Speech = { of: italian, words: publicWordsIt, isInstead: false };

const [chosen, setChosen] = createSignal<string>();
const [speech, setSpeech] = createSignal<Speech>(inItalian);

/** `say("receipt.received", { day: "28/11/2026" })` */
export const say = (key: PublicKey, values?: Readonly<Record<string, string>>): string =>
  fillIn(speech().words[key], values);

/** `sayOne("receipt.stages", "running")`; empty where there is no such word. */
export const sayOne = (group: string, name: string): string => {
  const key = `${group}.${name}`;
  return key in publicWordsIt ? say(key as PublicKey) : "";
};

export const spokenNow = (): SpokenLanguage => speech().of;
export const isInstead = (): boolean => speech().isInstead;
export const speak = (wanted: string): void => void setChosen(wanted);

async function speechIn(of: SpokenLanguage): Promise<Speech> {
  if (of.language === "it") return inItalian;
  const answer = await readWords(of.language);
  return answer.ok ? { of, words: answer.body.words, isInstead: false } : { ...inItalian, isInstead: true };
}

/** Once in each of the pages: the languages to choose from, Italian alone until they are here. */
export function createSpoken(): () => readonly SpokenLanguage[] {
  const [listed] = createResource(async () => {
    const answer = await listLanguages();
    return answer.ok ? answer.body.languages : [italian];
  });
  const all = () => (listed.loading ? undefined : listed());
  let turns = 0;
  createEffect(() => {
    const languages = all();
    const wanted = chosen() ?? language();
    const of = languages?.find((one) => one.language === wanted);
    if (!languages) return;
    turns += 1;
    const turn = turns;
    void speechIn(of ?? italian).then((next) => {
      if (turn === turns) setSpeech(next);
    });
  });
  return () => all() ?? [italian];
}
