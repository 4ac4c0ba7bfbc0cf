import { MASK, NUMBERED, type Secret } from './secret.ts';

/** Messages back that still say what is talked about. */
const REACH = 8;

const PIN = /\bpins?\b|\bpasscode\b|\bpin ?codes?\b|\bnips?\b|\bclave\b/i;
const ANSWERS =
  /\bmaiden\b|\bmother'?s name\b|\bpet\b|\bpet's\b|security (?:question|answer)|memorable|childhood|first school|soltera|mascota|(?:respuesta|pregunta) de seguridad|infancia/i;
const ASKS_NAME = /\b(?:full|your|first|last) name\b/i;
const DENIED =
  /^(?:(?:i |i'm |im |we )?(?:don't|dont|do not|can't|cannot|can not|won't|will not|not|no|never|nope|forgot|forget|have no|haven't|lost|sorry|why|what|how|who|where|when|none)\b|that's|thanks|thank|please|hello|hi there|nunca|jam[aá]s|nada|por qu[eé]|para qu[eé]|qu[eé]|c[oó]mo|qui[eé]n|cu[aá]ndo|d[oó]nde|gracias|hola|prefiero|olvid[eé])/i;

/** What is told because it was asked for, or talked of just before: "9431" after "your PIN, please?", "Wong" after "maiden name?". */
export function findAsked(text: string, before: readonly string[]): Secret[] {
  const last = before.at(-1) ?? '';
  const recent = before.slice(-REACH).join('\n');
  const secrets: Secret[] = [];
  if (PIN.test(recent) && /\d{4}/.test(text)) secrets.push(...pinsIn(text, PIN.test(last)));
  if (ANSWERS.test(last) && !(ASKS_NAME.test(last) && text.length > 40)) secrets.push(...answerIn(text));
  else if (ANSWERS.test(recent)) secrets.push(...guessIn(text));
  return secrets;
}

/** Right after the question any four to six figures; later in the talk four that are told as a guess, or nearly alone. */
function pinsIn(text: string, isAsked: boolean): Secret[] {
  const guessed =
    isAsked ||
    text.trim().split(/\s+/).length <= 8 ||
    /\b(?:either|try|remember\w*|maybe|it's|it is|it was)\b/i.test(text);
  if (!guessed) return [];
  const figures = isAsked
    ? /(?<![\w£$€.,:#/-])\d{4,6}(?![\w:%/-]|[.,]\d)/g
    : /(?<![\w£$€.,:#/-])\d{4}(?![\w:%/-]|[.,]\d)/g;
  return [...text.matchAll(figures)]
    .filter((found) => !/\b(?:in|since|of|year|until) $/i.test(text.slice(Math.max(0, found.index - 8), found.index)))
    .filter((found) => !NUMBERED.test(text.slice(Math.max(0, found.index - 40), found.index)))
    .map((found) => secret('pin', found.index, found[0].length));
}

const LEAD =
  /^(?:[\s"'(,.…!¿¡-]|\b(?:it'?s|it is|it was|its|yes|yeah|yep|sure|ok|okay|oh|um+|uh+|well|hmm+|maybe|probably|i think|i guess|that'?s|that is|that would be|her|his|my|their|the|mother'?s?|mum'?s?|pet'?s?|dog'?s?|cat'?s?|name|maiden|was|is|called|named|of course|a|dog|cat|so|it|must be|might be|could be|hold on|let me think|s[ií]|es|era|fue|se llama(?:ba)?|creo que|me parece que|pues|bueno|mi|la|el|su|de|madre|mam[aá]|mascota|apellido|nombre|un|una|perr[oa]|gat[oa])\b)*/i;
const WORD = /[\p{L}][\p{L}'-]*/u;

/** What a sentence about it tells: "I believe it was buddy", "they called her Betty". */
const TELLS =
  /\b(?:was|is|it's|its|named|called|used|be|been)\s(?:him |her |it |them )?(?!(?:a|an|the|my|not|that|in|on|at|his|her|he|she|it|so|called|named|from|to|of|asked|wrong|right|there|this|for|going|me)\b)([\p{L}][\p{L}'-]{2,30})/giu;
const PROPER = /(?<=[\p{L},;:] )\p{Lu}\p{Ll}[\p{L}'-]*/gu;

/** The words at the head of a short answer; of a longer one what it says it was, and names. */
function answerIn(text: string): Secret[] {
  const from = LEAD.exec(text)?.[0].length ?? 0;
  const rest = text.slice(from);
  if (!WORD.test(rest) || DENIED.test(rest)) return [];
  const words = [...rest.matchAll(/[\p{L}][\p{L}'-]*/gu)];
  const told = [...headOf(rest, words, from), ...guessIn(text)];
  if (words.length <= 2) return told;
  for (const { 0: all, 1: word = '', index } of text.matchAll(TELLS))
    told.push(secret('security-answer', index + all.length - word.length, word.length));
  for (const name of text.matchAll(PROPER)) told.push(secret('security-answer', name.index, name[0].length));
  return told;
}

function headOf(rest: string, words: readonly RegExpExecArray[], from: number): Secret[] {
  const [first] = words;
  const isSentence =
    words.length > 4 && !/^\P{L}*[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?\s*(?:[.,;!?]|$|\band\b|\bor\b)/u.test(rest);
  if (!first || isSentence) return [];
  const second = words[1];
  const isPair =
    second !== undefined &&
    rest.slice(first.index + first[0].length, second.index) === ' ' &&
    /^\p{Lu}/u.test(second[0]);
  return (isPair ? [first, second] : [first]).map((w) => secret('security-answer', from + w.index, w[0].length));
}

/** Later in the talk: "Maybe it was Spot?" */
function guessIn(text: string): Secret[] {
  const guess =
    /(?:\b(?:it was|it's|it is|maybe|try|was it|is it|actually|answer is|called|named) (?:it was |it's |also )?|\.{2,} )(\p{Lu}\p{Ll}[\p{L}'-]*)/gu;
  return [...text.matchAll(guess)].map(({ 0: all, 1: word = '', index }) =>
    secret('security-answer', index + all.length - word.length, word.length),
  );
}

function secret(kind: string, from: number, length: number): Secret {
  return { from, to: from + length, kind, mask: MASK };
}
