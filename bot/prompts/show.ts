import type { Channel } from '../../dialogs/domain/conversation.ts';
import { smsText } from '../render/sms.ts';
import { printer, samplesOf } from './samples.ts';
import { type Section } from './prompt-file.ts';
import { buttonsFor, fileOf, type PromptSet, sectionsFor, speaker } from './prompt-set.ts';
import { render } from './template.ts';

/** One line of a prompt as it can read. */
export interface Shown {
  /** For example `Say when desk-closed on sms`. */
  heading: string;
  line: number;
  /** The locale whose words they are. */
  locale: string;
  /** With all values, with the longest, without those that may be absent; each text once. */
  texts: string[];
  /** The same as they are sent, with the choices; for text messages. */
  wire: string[];
}

/** Every line the prompt can say on that channel, by section. Empty when there is no such prompt. */
export function showPrompt(set: PromptSet, name: string, channel: Channel, locale: string): Shown[] {
  const speech = speaker(set)(locale);
  const file = fileOf(speech, name);
  if (!file) return [];
  const heard = new Set([...file.sections.values()].map(({ base, moment }) => `${base}|${moment ?? ''}`));
  return [...heard].flatMap((key) => {
    const [base = '', moment] = key.split('|');
    const [section] = sectionsFor(speech, name, base, moment || undefined, channel);
    const buttons = buttonsFor(speech, name, base, moment || undefined, channel);
    // Words of a moment that only another channel has: here the usual ones are said, which are shown already.
    if (!section || section.moment !== (moment || undefined) || base === 'buttons') return [];
    return section.variations.map((variation): Shown => {
      const texts = samplesOf(variation, file.name, set).map(
        (sample) => render(variation.template, printer(sample, set, speech.voice)).text,
      );
      const once = [...new Set(texts)];
      const wire = channel === 'sms' || channel === 'whatsapp' ? once.map((text) => smsText({ text, buttons })) : once;
      return { heading: headingOf(section), line: variation.line, locale: file.locale, texts: once, wire };
    });
  });
}

function headingOf({ base, moment, channel }: Section): string {
  const words = base.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${moment ? ` when ${moment}` : ''}${channel ? ` on ${channel}` : ''}`;
}
