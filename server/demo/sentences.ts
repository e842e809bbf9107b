// Invented sentences of diaries, reports and letters, in the words of the office. Some name the person, so that a
// leak of sealed text could be found by its surname.
import type { SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";

const reasons: Record<string, readonly string[]> = {
  information: ["Chiede quali documenti servono per l’ISEE.", "Chiede informazioni su bonus e agevolazioni."],
  careAtHome: ["Chiede un aiuto per la cura della persona in casa.", "La figlia non riesce più ad assisterla da sola."],
  disability: ["Chiede informazioni su centri diurni e trasporto.", "Chiede la valutazione per un progetto di vita."],
  familyConflict: ["Riferisce tensioni in casa dopo la separazione."],
  parenting: ["Chiede sostegno nella gestione dei figli.", "Chiede un educatore per il pomeriggio."],
  childAtRisk: ["Segnalate assenze, stanchezza e incuria.", "Il minore riferisce liti frequenti in casa."],
  school: ["La scuola segnala assenze ripetute.", "Difficoltà di frequenza dopo il trasferimento."],
  income: [
    "Ha perso il lavoro e non riesce a pagare le utenze.",
    "Chiede un contributo per le spese di riscaldamento.",
  ],
  housing: ["Ha ricevuto lo sfratto e cerca una soluzione.", "Abita in un alloggio umido e troppo piccolo."],
  work: ["Cerca lavoro dopo la chiusura dell’azienda."],
  addiction: ["La moglie chiede come comportarsi di fronte al gioco."],
  mentalHealth: ["Vive ritirato in casa da alcuni mesi."],
  loneliness: ["Anziana sola, chiede compagnia e pasti a domicilio."],
  migration: ["Chiede un corso di italiano e il medico."],
  other: ["Chiede un colloquio con l’assistente sociale."],
};

const talks = [
  "Racconta la giornata e le difficoltà degli ultimi mesi. Si concorda di sentire il medico.",
  "Colloquio sereno. Porta i documenti richiesti e accetta la visita a casa.",
  "È preoccupata per le spese. Si spiegano i tempi della richiesta.",
  "Chiede che il figlio sia presente al prossimo incontro.",
  "Non ricorda l’appuntamento con lo specialista: si prende nota per accompagnarla.",
  "Dice di sentirsi meglio da quando passa l’operatrice.",
];
const visits = [
  "Casa in ordine, riscaldamento acceso solo in cucina. Scale ripide.",
  "Presente la vicina, che aiuta per la spesa. Bagno non accessibile.",
  "Due stanze per cinque persone; umidità sulla parete nord.",
];
const notes = [
  "Telefona il medico di base: conferma la visita.",
  "Richiamata, non risponde. Riprovare in settimana.",
  "Sentita la cooperativa: orario confermato.",
  "Il patronato ha inviato la domanda.",
  "In équipe si concorda di proseguire.",
  "La scuola riferisce una frequenza più regolare.",
  "Chiede di spostare l’appuntamento per motivi di salute.",
  "La vicina riferisce che esce poco.",
  "Consegnato il modulo per il trasporto.",
];
/** Who else is there, by kind of note: a quality, never a name. */
export const partners: Readonly<Record<string, string>> = {
  interview: "Una familiare della persona",
  team: "La psicologa dell’équipe",
  school: "L’insegnante coordinatrice di classe",
  health: "L’infermiera di comunità",
};
export const facts = [
  "Risultano pagate due bollette su quattro.",
  "Ha frequentato quattro giorni su cinque nell’ultimo mese.",
  "È seguita dal medico di base, che conferma la terapia.",
  "L’assistente familiare è presente dalle 8 alle 14.",
];
export const statements = [
  "Dice che la notte resta sola e ha paura di cadere.",
  "Riferisce che in casa si discute meno da quando è cominciato l’intervento.",
  "Chiede che si parli anche con l’altro genitore.",
];
export const evaluations = [
  "La rete familiare regge, ma su una persona sola: va alleggerita.",
  "Collaborazione buona; il rischio di isolamento resta.",
  "Serve una verifica a tre mesi con gli altri servizi.",
];
const wishes = [
  "Vorrei restare a casa mia.",
  "Vorrei che i ragazzi andassero volentieri a scuola.",
  "Vorrei un lavoro vicino a casa.",
  "Vorrei non dover chiedere sempre a mia figlia.",
  "Vorrei riposare la notte.",
];
const answers = [
  "Spiegati requisiti e documenti; consegnato il modulo.",
  "Indicati ufficio e orario; fissato un appuntamento.",
  "Orientata al CAF e al patronato.",
  "Inviata al medico di base con una nota.",
];

export const reasonText = (random: Random, need: string): string =>
  random.pick(reasons[need] ?? reasons.other ?? ["Chiede un colloquio."]);
export const talkText = (random: Random, person: SyntheticPerson): string =>
  random.chance(0.5) ? `${nameOf(person)}: ${random.pick(talks)}` : random.pick(talks);
export const visitText = (random: Random): string => random.pick(visits);
export const noteText = (random: Random, person: SyntheticPerson): string =>
  random.chance(0.4) ? `${nameOf(person)}. ${random.pick(notes)}` : random.pick(notes);
const reflections = [
  "Mi accorgo di insistere sulle visite: parlarne in supervisione prima di proporne altre.",
  "Resto in dubbio su quanto pesi la vicina nelle sue decisioni. Da osservare, non da scrivere come fatto.",
  "Colloquio faticoso anche per me: la prossima volta in due.",
];
export const reflectionText = (random: Random): string => random.pick(reflections);
export const wishText = (random: Random): string => random.pick(wishes);
export const answerText = (random: Random): string => random.pick(answers);
export const assessmentText = (random: Random, person: SyntheticPerson): string =>
  `Valutazione di ${nameOf(person)}: ${random.pick(talks)} ${random.pick(visits)} Rete familiare presente in parte.`;

const nameOf = (person: SyntheticPerson): string => `${person.surname} ${person.givenName}`;
