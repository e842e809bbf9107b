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
    surnames:
      "Amrani|Bennani|El Idrissi|Chraibi|Haddad|Lahlou|Naciri|Ouazzani|Tazi|Zeroual|Alaoui|Benjelloun|Berrada|Bouazza|Cherkaoui|Daoudi|El Fassi|El Mansouri|Guerraoui|Hajji|Jabri|Kabbaj|Laaroussi|Mernissi|Rahmouni|Sebti|Slimani|Tahiri|Wahbi|Yacoubi".split(
        "|",
      ),
    givenNames: {
      F: words(
        "Fatima Khadija Amina Samira Naima Hanane Salma Meryem Imane Zineb Aicha Bouchra Chaimae Dounia Ghita Houda Ikram Jamila Karima Latifa Malika Nawal Rajae Souad",
      ),
      M: words(
        "Mohamed Youssef Hassan Rachid Abdellah Karim Said Hamza Omar Ilyas Abderrahim Adil Brahim Driss Farid Hicham Jamal Khalid Larbi Mustapha Nabil Redouane Soufiane Tarik",
      ),
    },
  },
  {
    citizenship: "235",
    birthPlace: "Z129",
    language: "ro",
    weight: 22,
    surnames: words(
      "Popescu Ionescu Dumitru Stoica Munteanu Ciobanu Rusu Moldovan Ungureanu Lupu Albu Barbu Cojocaru Constantin Diaconu Dobre Enache Florea Grigore Iordache Lazar Manole Neagu Oprea Pavel Radu Sandu Tudor Vasilescu Zamfir",
    ),
    givenNames: {
      F: words(
        "Elena Mihaela Ioana Andreea Cristina Alina Gabriela Daniela Raluca Bianca Adriana Camelia Denisa Florentina Georgiana Ileana Larisa Loredana Monica Nicoleta Oana Ramona Simona Viorica",
      ),
      M: words(
        "Andrei Ion Mihai Alexandru Vasile Cristian Florin Gheorghe Ionut Adrian Bogdan Catalin Constantin Daniel Dorin Eugen Gabriel Liviu Marius Nicolae Petru Razvan Sorin Viorel",
      ),
    },
  },
  {
    citizenship: "330",
    birthPlace: "Z222",
    language: "pa",
    weight: 18,
    surnames: words(
      "Singh Kaur Kumar Sharma Gill Dhillon Sandhu Sidhu Grewal Bains Aujla Bajwa Brar Chahal Cheema Deol Dhaliwal Ghuman Hundal Johal Kang Khaira Lidhar Mann Nijjar Pannu Rai Saini Toor Virk",
    ),
    givenNames: {
      F: words(
        "Harpreet Manpreet Simranjit Jaspreet Ramandeep Sukhwinder Navdeep Kiran Amandeep Parveen Baljit Daljit Gagandeep Gurleen Harleen Jasleen Kamaljit Komalpreet Lovepreet Nirmal Prabhjot Rajwinder Sarbjit Veerpal",
      ),
      M: words(
        "Gurpreet Jaswinder Balwinder Kuldip Harjit Sukhdev Lakhwinder Ranjit Paramjit Amrik Ajit Baldev Charanjit Davinder Gurdeep Hardeep Inderjit Jagdish Kulwant Malkit Nirmaljit Rajinder Satnam Surjit",
      ),
    },
  },
  {
    citizenship: "314",
    birthPlace: "Z210",
    language: "zh",
    weight: 12,
    surnames: words(
      "Hu Chen Wang Zhou Lin Wu Xu Jin Zheng Pan Cai Dong Fu Guo He Huang Jiang Li Liu Lu Mei Ni Qiu Shen Sun Weng Ye Yu Zhang Zhu",
    ),
    givenNames: {
      F: words(
        "Xiaoli Yan Meiling Lili Jing Yuting Xue Hongmei Lan Fang Aihua Chunmei Dandan Guiying Huifen Jiayi Lihua Mengmeng Qian Rui Shuying Wenjing Xinyi Yanping",
      ),
      M: words(
        "Wei Jun Xiaoming Lei Jianguo Bo Feng Hao Zhiyong Qiang Bin Chao Dawei Guang Haitao Jiahao Kai Long Minghui Peng Shaojie Tao Xiaodong Yifan",
      ),
    },
  },
  {
    citizenship: "305",
    birthPlace: "Z249",
    language: "bn",
    weight: 5,
    surnames: words(
      "Hossain Islam Rahman Uddin Akter Begum Miah Ahmed Ali Alam Bhuiyan Chowdhury Das Haque Khatun Mahmud Mollah Sarker Sheikh Talukder",
    ),
    givenNames: {
      F: words(
        "Nasrin Shirin Ruma Sultana Taslima Farzana Ayesha Fahmida Hasina Jesmin Lovely Mitu Nargis Rehana Salma",
      ),
      M: words("Kamal Rafiq Shahin Jahangir Mizanur Anwar Delwar Faruk Habib Iqbal Monir Nazrul Rubel Sohel Tareq"),
    },
  },
  {
    citizenship: "344",
    birthPlace: "Z236",
    language: "ur",
    weight: 5,
    surnames: words(
      "Khan Ahmad Hussain Iqbal Malik Butt Akhtar Shah Abbas Anjum Aslam Baig Chaudhry Farooq Gondal Javed Mahmood Mirza Raza Siddique",
    ),
    givenNames: {
      F: words("Ayesha Sadia Nadia Shazia Rubina Bushra Amna Farah Hina Iram Kausar Maryam Nasreen Saima Zainab"),
      M: words("Imran Asif Tariq Nadeem Waqas Bilal Adnan Faisal Ghulam Haroon Kashif Naveed Rizwan Shahid Usman"),
    },
  },
  {
    citizenship: "243",
    birthPlace: "Z138",
    language: "uk",
    weight: 8,
    surnames: words(
      "Kovalenko Bondarenko Tkachenko Kravchenko Oliynyk Polishchuk Lysenko Savchenko Boyko Danylenko Fedorenko Havryliuk Ivashchenko Klymenko Marchenko Melnyk Pavlenko Rudenko Shevchuk Vlasenko",
    ),
    givenNames: {
      F: words(
        "Oksana Olena Natalia Iryna Svitlana Halyna Tetiana Liudmyla Alla Bohdana Daryna Kateryna Larysa Mariia Nadiia Olha Ruslana Yuliia",
      ),
      M: words(
        "Oleksandr Serhii Andrii Volodymyr Dmytro Taras Anatolii Bohdan Ihor Maksym Mykola Oleh Pavlo Roman Stepan Vasyl Viktor Yurii",
      ),
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
