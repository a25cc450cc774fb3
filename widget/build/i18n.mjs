import { brotli } from './weights.mjs';
import { source, textProblems, texts } from './texts.mjs';

/** `npm run i18n`: what each language has, and what is missing, unused or wrong. */
const all = texts();
const problems = textProblems(all, source());
const english = Object.values(all.en).length;
console.log('language  texts  as in English  problems   brotli');
for (const [language, own] of Object.entries(all)) {
  const keys = Object.keys(own);
  const same = keys.filter((key) => own[key] === all.en[key]).length;
  const wrong = problems.filter((problem) => problem.startsWith(`${language}:`)).length;
  const bytes = brotli(Buffer.from(JSON.stringify(own))).length;
  const columns = [keys.length, language === 'en' ? english : same, wrong, `${bytes} B`];
  console.log(
    language.padEnd(10) + columns.map((value, i) => String(value).padStart([5, 15, 10, 9][i])).join(''),
  );
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
