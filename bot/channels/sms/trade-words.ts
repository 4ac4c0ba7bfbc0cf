import type { Inbound } from '../../core/ports.ts';

/** The words the provider acts on when they are the whole message, as it publishes them. */
const TRADE: Record<string, NonNullable<Inbound['trade']>> = {
  ...named('stop', ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout']),
  ...named('start', ['start', 'yes', 'unstop']),
  ...named('help', ['help', 'info']),
};

/** The same wish in words of one's own, which no provider hears. The whole message must say it, after a please or not. */
const OWN_WORDS: readonly RegExp[] = [
  'stop (?:please|pls|now|it now|this now)',
  '(?:stop|quit|no more) (?:all )?(?:the |these |your )?(?:texts?|texting|sms|messages?|messaging)(?: me| to me| to this number)?',
  '(?:stop|quit) (?:sending|writing|contacting|messaging) (?:me|to me|this number)(?: (?:any more )?(?:texts?|sms|messages?))?',
  '(?:stop|quit) sending (?:me )?(?:these |your |any |any more |more )?(?:texts?|sms|messages?)(?: to me| to this number)?',
  '(?:do not|dont|never) (?:text|sms|message|contact|write to) (?:me|this number)(?: again| any ?more| ever again)?',
  '(?:remove|delete|take) (?:me|my number|my phone number|this number)(?: (?:from|off)(?: (?:your|the|this))? (?:list|lists|texts|messages|sms))?',
  'unsubscribe me|opt me out|take me off',
  '(?:i want to |i would like to |id like to |i )?opt out(?: of (?:these |your |the )?(?:texts|messages|sms))?',
  'i (?:do not|dont) want (?:any more |any |more |these |your )?(?:texts?|sms|messages?)(?: from you)?(?: any ?more)?',
  'alto|baja|parar|no mas mensajes|arret|arreter',
].map((words) => new RegExp(`^(?:please |pls )?(?:${words})(?: please| pls| thanks| thank you)?$`));

const MARKS = /[\p{P}\p{S}]+/gu;

/** What of the trade a message is. `confirms`: the provider has not understood it, so the one confirmation is ours. */
export type TradeWord = Pick<Inbound, 'trade' | 'confirms' | 'isAlsoYes'>;

/**
 * Reads a message for the words of the trade. What the provider says it understood counts first; else a whole message
 * that is one of its words. `HELP` on WhatsApp is answered by no provider unless it says so: the bot helps there.
 */
export function tradeWordIn(text: string, optOutType: string | undefined, isWhatsApp: boolean): TradeWord {
  const told = TRADE[optOutType?.toLowerCase() ?? ''];
  const exact = text.trim().toLowerCase();
  const yes = exact.replace(MARKS, '').trim() === 'yes' ? { isAlsoYes: true as const } : {};
  if (told) return { trade: told, ...yes };
  const plain = plainWords(text);
  const trade = Object.hasOwn(TRADE, plain) ? TRADE[plain] : undefined;
  if (trade === 'help' && isWhatsApp) return {};
  if (trade === 'stop') return { trade, ...(plain === exact && !isWhatsApp ? {} : { confirms: true as const }) };
  if (trade) return { trade, ...yes };
  return OWN_WORDS.some((words) => words.test(plain)) ? { trade: 'stop', confirms: true } : {};
}

/** Small letters without marks and accents; runs of blanks are one. */
function plainWords(text: string): string {
  const bare = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return bare.replace(/['’]/g, '').replace(MARKS, ' ').replace(/\s+/g, ' ').trim();
}

function named<T>(trade: T, words: readonly string[]): Record<string, T> {
  return Object.fromEntries(words.map((word) => [word, trade]));
}
