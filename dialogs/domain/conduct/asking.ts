import { gap, occurs, phrases, type Phrases } from './rule.ts';
import type { Sentence } from './text.ts';

/** How a language asks for something. */
export interface AskingWords {
  request: Phrases;
  /** It says not to do it: `please don't send card details`. */
  refused: RegExp;
  /** The details a form asks for. */
  details: Phrases;
  /** Between two details: one of them is enough. */
  or: RegExp;
}

const REQUEST = phrases(
  "(?:please|kindly)(?! (?:don't|do not|never|wait|note|bear))",
  '(?:can|could|would|will|may) (?:you|i)(?: please)? (?:have|give|send|tell|confirm|provide|share|get|take|ask|upload|enter|type|write|read|explain|repeat|say)',
  "(?:i|we)(?:'ll| will|'d|'m| am)? (?:also |just |first )?(?:need|require|want to know|would like to know|have to know)",
  '(?:send|tell|give|show) (?:me|us)',
  '(?:confirm|enter|type|provide|submit|upload|attach|reply with|share|verify|state) (?:your|the|a|all|both|it|me|us)',
  `what(?:'s| is| are| was| were)${gap(20)} (?:your|the)`,
  'let (?:me|us) (?:know|have)',
);
const REFUSED =
  /\b(?:don't|do not|never|no need|not need|won't|will not|nobody|without|should not|shouldn't|must not|not to|instead of|not ask|not have to)\b/;

/** Whether the sentence asks the customer for something, by a question or by a request. */
export function asks(sentence: Sentence, { request, refused }: AskingWords): boolean {
  if (refused.test(sentence.words)) return false;
  return sentence.question || occurs(request, sentence.words);
}

const NEWS =
  /\b(?:what(?:'?s| is| are)(?: up| going on| happening| the (?:update|status|hold ?-?up|delay|reason|problem|issue|latest))|(?:an[y]?|some|for|more) (?:update|info|information|news|word|idea|reason)s?\b|why\b|how come|what happened|is there a (?:reason|problem))/i;

/** Whether a customer's words ask what is going on: a cause is then an answer, and no excuse. */
export function asksWhatIsUp(words: string): boolean {
  return NEWS.test(words.replaceAll('’', "'"));
}

const DETAILS = phrases(
  '(?:order|booking|flight|tag|reference|account|customer|parcel|tracking|claim|invoice|phone|telephone|mobile|policy|ticket|seat|serial|model|room) ?(?:number|reference|code|id|ref|name)s?',
  'reference',
  '(?:full |first |last |sur)?name',
  'e?-?mail(?: address)?',
  '(?:home |postal |delivery )?address',
  'post ?code',
  '(?:purchase |travel |flight |delivery |exact )?dates?',
  'receipts?',
  'phone',
  'amount',
);

export const ASKING: AskingWords = { request: REQUEST, refused: REFUSED, details: DETAILS, or: / or / };
