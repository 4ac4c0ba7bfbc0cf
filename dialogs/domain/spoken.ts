/** Which of the deployed languages a customer writes. Only common little words count, so a name or a loan word never does. */
interface Tongue {
  /** Common words that hardly occur in the other languages; without accents. */
  words: ReadonlySet<string>;
  /** A wish to be answered in it. */
  wish: RegExp;
}

const TONGUES: Readonly<Record<string, Tongue>> = {
  en: {
    words: listed(`
      the and is was were are my your you they it of to for with without what when where why how who which this that these
      not have has had been will would could should did does dont didnt cant wont i im ive we our their there been from
      still never nobody nothing please thanks thank hello want need get got lost broken late again after before because
      bag suitcase flight parcel order refund money delivered arrived bought charged yesterday today
    `),
    wish: /\b(?:in english|speak english|english please|en ingles|hablar ingles)\b/,
  },
  es: {
    words: listed(`
      el la los las un una unos unas de del que y en mi mis su sus por para con sin pero porque cuando donde como quien cual
      esto esta este eso es era fue son estaba estoy tengo tiene tuve hay he ha han soy yo nos les lo muy mas ya aun todavia
      nadie nunca nada siempre tambien quiero necesito hola buenas buenos gracias favor ayer hoy perdieron perdio llego
      maleta vuelo paquete pedido dinero compre cobraron roto rota llegado contesta responde reclamacion queja ayuda hablar persona hija hijo herida herido
    `),
    wish: /\b(?:en espanol|en castellano|habla(?:r|n|s)? espanol|espanol por favor|in spanish|speak spanish)\b/,
  },
};

/** So much of a message is looked at. */
const ENOUGH = 2_000;

/**
 * The locale to go on in: `now` unless the customer asks for another of the deployed languages, or clearly writes it. Clear
 * are three different common words of it and none of the present language, or four and three times as many.
 */
export function spokenLocale(texts: readonly string[], now: string, deployed: readonly string[]): string {
  const own = base(now);
  const others = [...new Set(deployed.map(base))].filter((language) => language !== own && TONGUES[language]);
  if (!others.length) return now;
  const { plain, written } = read(texts.join(' \n ').slice(-ENOUGH));
  const spoken = others.find((language) => {
    if (written.size <= 12 && TONGUES[language]?.wish.test(plain)) return true;
    const there = count(written, language);
    if (there < 3) return false;
    const here = count(written, own);
    return here === 0 || (there >= 4 && there >= 3 * here);
  });
  return spoken === undefined ? now : (deployed.find((locale) => base(locale) === spoken) ?? now);
}

interface Read {
  plain: string;
  written: ReadonlySet<string>;
}

const REMEMBERED = 200;
const latest = new Map<string, Read>();

/** A message is looked at when it comes and again when it is answered. */
function read(text: string): Read {
  const known = latest.get(text);
  if (known) return known;
  const plain = bare(text);
  const fresh = { plain, written: new Set(plain.match(/[a-z]+/g) ?? []) };
  if (latest.size >= REMEMBERED) latest.clear();
  latest.set(text, fresh);
  return fresh;
}

/** So many words and no more can be a mere wish. */
const BRIEF = 8;

/** All they say is in which language they want to go on. It is no story and no answer. */
export function onlyWishesLanguage(texts: readonly string[]): boolean {
  return (
    texts.length > 0 &&
    texts.every((text) => {
      const { plain } = read(text);
      const wished = Object.values(TONGUES).some(({ wish }) => wish.test(plain));
      return wished && (plain.match(/[a-z]+/g) ?? []).length <= BRIEF;
    })
  );
}

/** How many of the words are common in that language. */
function count(written: ReadonlySet<string>, language: string): number {
  const known = TONGUES[language]?.words;
  let common = 0;
  for (const word of written) if (known?.has(word)) common += 1;
  return common;
}

function base(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? locale;
}

/** Lower case, without accents and apostrophes. */
function bare(text: string): string {
  const small = text.toLowerCase();
  const plain = /[^\0-\x7f]/.test(small) ? small.normalize('NFD') : small;
  return plain.replace(/[\u0300-\u036f'’]/g, '');
}

function listed(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
