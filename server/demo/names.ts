// Names, streets, phones and e-mail addresses of people who do not exist. Italian surnames are put together from
// syllables so that no family of the comuni is meant; streets, house numbers and phone prefixes do not exist either.
import type { Sex } from "../../workflows/rules/fiscal-code/compute.ts";
import type { Random } from "./random.ts";

/** Where foreigners come from; weights follow the order of the office's own estimate. */
interface Origin {
  /** ISTAT country code, three digits. */
  citizenship: string;
  /** Belfiore code of the country. */
  birthPlace: string;
  language: string;
  weight: number;
  surnames: readonly string[];
  givenNames: Record<Sex, readonly string[]>;
}

export const italy = "100";

const words = (text: string): string[] => text.split(" ");

const starts = words(
  "Bar Bel Ber Bor Cal Cam Can Car Cas Cor Fer Fon Gal Gav Lan Lav Mal Man Mar Mor Nav Pas Pel Pol Ram Ron Sal Tar Tes Tor Val Var Ven Vil Zan Zer",
);
const ends = words(
  "adelli agnoli aldoni anteri ardoni arolli asetti avoli ebelli edossi egoni elandi emotti enardi eroldi esolti ighelli imondi irasi olatti onaldi oreschi ugnani uzzeri",
);

const italianGivenNames: Record<"old" | "middle" | "young", Record<Sex, readonly string[]>> = {
  old: {
    F: words(
      "Maria Anna Rosa Angela Giovanna Teresa Lucia Carmela Bruna Elda Ines Iole Norma Franca Luciana Vanda Adele Ida",
    ),
    M: words(
      "Giuseppe Antonio Giovanni Mario Luigi Bruno Renzo Sergio Franco Dino Gino Elio Enzo Silvano Aldo Ivo Nello Ezio",
    ),
  },
  middle: {
    F: words(
      "Paola Laura Daniela Elena Barbara Monica Cristina Sabrina Simona Silvia Francesca Roberta Patrizia Stefania Cinzia Lara",
    ),
    M: words(
      "Marco Andrea Roberto Stefano Paolo Massimo Luca Fabio Davide Claudio Maurizio Cristian Matteo Alberto Denis Mirko",
    ),
  },
  young: {
    F: words(
      "Giulia Sofia Aurora Martina Chiara Alice Emma Greta Matilde Anita Noemi Gaia Camilla Arianna Ginevra Bianca",
    ),
    M: words(
      "Leonardo Francesco Alessandro Lorenzo Mattia Tommaso Gabriele Riccardo Edoardo Diego Nicolò Samuele Pietro Elia Filippo Giacomo",
    ),
  },
};

export const origins: readonly Origin[] = [
  {
    citizenship: "436",
    birthPlace: "Z330",
    language: "ar",
    weight: 30,
    surnames: [
      "Amrani",
      "Bennani",
      "El Idrissi",
      "Chraibi",
      "Haddad",
      "Lahlou",
      "Naciri",
      "Ouazzani",
      "Tazi",
      "Zeroual",
    ],
    givenNames: {
      F: words("Fatima Khadija Amina Samira Naima Hanane Salma Meryem Imane Zineb"),
      M: words("Mohamed Youssef Hassan Rachid Abdellah Karim Said Hamza Omar Ilyas"),
    },
  },
  {
    citizenship: "235",
    birthPlace: "Z129",
    language: "ro",
    weight: 22,
    surnames: words("Popescu Ionescu Dumitru Stoica Munteanu Ciobanu Rusu Moldovan Ungureanu Lupu"),
    givenNames: {
      F: words("Elena Mihaela Ioana Andreea Cristina Alina Gabriela Daniela Raluca Bianca"),
      M: words("Andrei Ion Mihai Alexandru Vasile Cristian Florin Gheorghe Ionut Adrian"),
    },
  },
  {
    citizenship: "330",
    birthPlace: "Z222",
    language: "pa",
    weight: 18,
    surnames: words("Singh Kaur Kumar Sharma Gill Dhillon Sandhu Sidhu Grewal Bains"),
    givenNames: {
      F: words("Harpreet Manpreet Simranjit Jaspreet Ramandeep Sukhwinder Navdeep Kiran Amandeep Parveen"),
      M: words("Gurpreet Jaswinder Balwinder Kuldip Harjit Sukhdev Lakhwinder Ranjit Paramjit Amrik"),
    },
  },
  {
    citizenship: "314",
    birthPlace: "Z210",
    language: "zh",
    weight: 12,
    surnames: words("Hu Chen Wang Zhou Lin Wu Xu Jin Zheng Pan"),
    givenNames: {
      F: words("Xiaoli Yan Meiling Lili Jing Yuting Xue Hongmei Lan Fang"),
      M: words("Wei Jun Xiaoming Lei Jianguo Bo Feng Hao Zhiyong Qiang"),
    },
  },
  {
    citizenship: "305",
    birthPlace: "Z249",
    language: "bn",
    weight: 5,
    surnames: words("Hossain Islam Rahman Uddin Akter Begum Miah Ahmed"),
    givenNames: {
      F: words("Nasrin Shirin Ruma Sultana Taslima Farzana"),
      M: words("Kamal Rafiq Shahin Jahangir Mizanur Anwar"),
    },
  },
  {
    citizenship: "344",
    birthPlace: "Z236",
    language: "ur",
    weight: 5,
    surnames: words("Khan Ahmad Hussain Iqbal Malik Butt Akhtar Shah"),
    givenNames: {
      F: words("Ayesha Sadia Nadia Shazia Rubina Bushra"),
      M: words("Imran Asif Tariq Nadeem Waqas Bilal"),
    },
  },
  {
    citizenship: "243",
    birthPlace: "Z138",
    language: "uk",
    weight: 8,
    surnames: words("Kovalenko Bondarenko Tkachenko Kravchenko Oliynyk Polishchuk Lysenko Savchenko"),
    givenNames: {
      F: words("Oksana Olena Natalia Iryna Svitlana Halyna Tetiana Liudmyla"),
      M: words("Oleksandr Serhii Andrii Volodymyr Dmytro Taras"),
    },
  },
];

/** Streets of no town on any map; house numbers start where those of small comuni have long ended. */
const streets = [
  "Via della Mongolfiera",
  "Via del Drago Gentile",
  "Vicolo delle Lucciole Azzurre",
  "Strada dell'Airone di Carta",
  "Via dei Sette Aquiloni",
  "Via del Mulino Immaginario",
  "Piazza del Pioppo Parlante",
  "Via della Luna Storta",
  "Strada del Canale Inventato",
  "Via delle Rane Cantanti",
  "Vicolo del Gatto Meccanico",
  "Via dei Tre Unicorni",
  "Via della Nebbia Rosa",
  "Strada delle Zucche Volanti",
  "Via del Capitano Nessuno",
  "Via della Sirena d'Acqua Dolce",
];

export const pickOrigin = (random: Random): Origin => random.weighted(origins.map((one) => [one, one.weight] as const));

export const italianSurname = (random: Random): string => random.pick(starts) + random.pick(ends);

export function italianGivenName(random: Random, sex: Sex, age: number): string {
  const cohort = age >= 62 ? "old" : age >= 28 ? "middle" : "young";
  const first = random.pick(italianGivenNames[cohort][sex]);
  if (!random.chance(0.06)) return first;
  const second = random.pick(italianGivenNames[cohort][sex]);
  return second === first ? first : `${first} ${second}`;
}

export const inventedAddress = (random: Random): string => `${random.pick(streets)} ${random.int(900, 999)}`;

/** +39 000 …: no Italian number, fixed or mobile, begins so. */
export const inventedPhone = (random: Random): string => `+39 000 ${String(random.int(0, 9_999_999)).padStart(7, "0")}`;

/** Below `.example`, which no one can register (RFC 2606). */
export function inventedEmail(random: Random, givenName: string, surname: string): string {
  const plain = (text: string) =>
    text
      .normalize("NFD")
      .toLowerCase()
      .replace(/[^a-z]/g, "");
  return `${plain(givenName)}.${plain(surname)}${random.int(1, 99)}@posta.example`;
}
