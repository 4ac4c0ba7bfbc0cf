import { describe, expect, it } from '@jest/globals';
import { showPrompt } from '../../bot/prompts/show.ts';
import { NEEDED } from '../../bot/prompts/needed.ts';
import { smsSegments } from '../../bot/render/sms.ts';
import { talk } from '../support/talk.ts';
import { shippedWith } from './set.ts';

const { set } = shippedWith({});
if (!set) throw new Error('The shipped prompts are not fit to use.');

const names = [
  ...new Set([...Object.keys(NEEDED), ...[...set.locales.values()].flatMap((l) => [...l.prompts.keys()])]),
];
const texts = [...set.locales.keys()].flatMap((locale) =>
  (['sms', 'whatsapp'] as const).flatMap((on) =>
    names.flatMap((name) =>
      showPrompt(set, name, on, locale).flatMap(({ wire }) => wire.map((text) => ({ name, on, text }))),
    ),
  ),
);

/** Words the provider acts on. YES is left out: it answers our own questions, and opts nobody out. */
const TRADE = 'stop|stopall|unsubscribe|cancel|end|quit|revoke|optout|start|unstop|help|info';
const ASKS_FOR = new RegExp(
  String.raw`\b(?:text|texting|reply|send|say|write|type|answer)\s+["']?(?:with\s+)?["']?(?:${TRADE})\b`,
  'i',
);
/** Where the words are used for what they are. */
const NOTICES = ['welcome', 'ways-out', 'opted-out', 'text-opted-out'];

describe('what is texted', () => {
  it('there is a good deal of it', () => expect(texts.length).toBeGreaterThan(200));

  it('never asks for a word of the trade, except to opt out or in', () => {
    expect('Text CANCEL to drop it.').toMatch(ASKS_FOR);
    expect(texts.filter(({ name, text }) => !NOTICES.includes(name) && ASKS_FOR.test(text))).toEqual([]);
    const opting = texts.filter(
      ({ text }) =>
        ASKS_FOR.test(text) && !/\b(?:STOP to opt out|START if you change|START from that phone)/.test(text),
    );
    expect(opting).toEqual([]);
  });

  it('offers no choice that is a word of the trade', () => {
    const choices = texts.flatMap(({ text }) => text.match(/^\d .+$/gm) ?? []).map((line) => line.slice(2));
    expect(choices.length).toBeGreaterThan(20);
    expect(choices.filter((label) => new RegExp(`^(?:${TRADE})$`, 'i').test(label))).toEqual([]);
  });

  it('costs two parts at most, and needs no letters that phones do not have', () => {
    const dear = texts.filter(({ on, text }) => on === 'sms' && smsSegments(text).segments > 2);
    expect(dear).toEqual([]);
    expect(texts.filter(({ text }) => smsSegments(text).encoding !== 'GSM-7')).toEqual([]);
  });
});

describe.each(['sms', 'whatsapp'] as const)('the preview for %s', (on) => {
  it('is what the provider gets, byte for byte', async () => {
    const { customer, time, store } = await talk({ on });
    for (const words of ['hello', 'hello again', 'thank you', 'agent please', 'thanks']) {
      await customer.says(words);
      await time.passes('4 s');
    }
    customer.forgets();
    const sent = await Promise.all(
      customer.provider.texted.map(async ({ Body, StatusCallback }) => {
        const seq = Number(new URL(StatusCallback).searchParams.get('seq'));
        const [message] = await store.log(customer.conversationId, seq - 1, 1);
        return { Body, prompts: message?.prompts ?? [] };
      }),
    );
    // Those of one prompt that hold no value of this customer.
    const plain = sent.filter(({ prompts }) => prompts.length === 1 && !prompts[0]?.startsWith('person-now#'));
    expect(plain.length).toBeGreaterThan(1);
    for (const { Body, prompts } of plain) {
      const name = prompts[0]?.split('#')[0] ?? '';
      expect(showPrompt(set, name, on, 'en-GB').flatMap(({ wire }) => wire)).toContain(Body);
    }
  });
});
