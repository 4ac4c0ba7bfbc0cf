import { SegmentedMessage } from 'sms-segments-calculator';
import type { Message } from '../../dialogs/domain/message.ts';
import { plainCard } from './card.ts';
import { fileLines, type LinkedFile, type NamesRoom } from './files.ts';

/** What of a message is shown. */
export type Said = Pick<Message, 'text' | 'buttons' | 'card'>;

/** A text is paid by its length. */
const SHORT: NamesRoom = { names: 3, characters: 20 };

/**
 * The whole message as one text: the words, the card as lines, where files are read, the choices numbered from 1. Typographic marks become
 * the plain ones every phone can take at full length, and so do á, í, ó and ú where no other letter needs more room.
 */
export function smsText({ text, card, buttons }: Said, files: readonly LinkedFile[] = []): string {
  const choices = (buttons ?? []).map(({ label }, i) => `${i + 1} ${label}`).join('\n');
  return toGsm([text, card ? plainCard(card, SHORT) : '', fileLines(files), choices].filter(Boolean).join('\n'));
}

/** What it costs to send: parts, characters, and the encoding that decides how many fit into a part. */
export function smsSegments(text: string): { segments: number; characters: number; encoding: 'GSM-7' | 'UCS-2' } {
  if (ONE_UNIT_EACH.test(text)) {
    const { length } = text;
    return { segments: length <= 160 ? 1 : Math.ceil(length / 153), characters: length, encoding: 'GSM-7' };
  }
  const message = new SegmentedMessage(text);
  const encoding = message.encodingName;
  return { segments: message.segmentsCount, characters: message.numberOfCharacters, encoding };
}

/** Characters that cost one unit of GSM-7, nearly all of English and Spanish; the others are worth a real count. */
const ONE_UNIT_EACH = /^[\n !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¡¿ÄÉÑÖÜàäèéìñòöùü]*$/;

const PLAIN: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '…': '...',
  '•': '-',
  '·': '-',
  '×': 'x',
  '\u00A0': ' ',
  '\u2009': ' ',
  '\u202F': ' ',
};

/** GSM-7 holds é, ñ, ¿ and ¡, but not these, which would halve what fits into a part. */
const BARE: Record<string, string> = { á: 'a', í: 'i', ó: 'o', ú: 'u', Á: 'A', Í: 'I', Ó: 'O', Ú: 'U' };

/** Where nothing but an accent stands in the way of GSM-7 the accent is left out; other letters stay as they are. */
function toGsm(text: string): string {
  const plain = text.replace(/[‘’‚“”„«»–—‑…•·×\u00A0\u2009\u202F]/g, (mark) => PLAIN[mark] ?? mark);
  if (!/[áíóúÁÍÓÚ]/.test(plain)) return plain;
  const bare = plain.replace(/[áíóúÁÍÓÚ]/g, (letter) => BARE[letter] ?? letter);
  return smsSegments(bare).encoding === 'GSM-7' ? bare : plain;
}
