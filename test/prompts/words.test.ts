import { describe, expect, it } from '@jest/globals';
import type { Destination, Words } from '../../bot/core/ports.ts';
import { smsSegments, smsText } from '../../bot/render/sms.ts';
import type { Value } from '../../dialogs/domain/message.ts';
import { promptFile, shippedWith } from './set.ts';

/** Tuesday 3 November 2026, 21:04 in London. */
const NOW = Date.UTC(2026, 10, 3, 21, 4);
const MINUTE = 60_000;

function need(words: Words | undefined): Words {
  if (!words) throw new Error('the set has errors');
  return words;
}

const words = need(shippedWith({}).words);

function to(more: Partial<Destination> = {}): Destination {
  const conduct = { askedWhy: false, apologised: false, promised: [NOW + 6 * MINUTE] };
  return { now: NOW, channel: 'web', locale: 'en', seed: 'cnv_1:1', lines: {}, conduct, ...more };
}

/** What the shipped words, or these, say for prompts with these values. */
function say(prompts: string[], values: Record<string, Value> = {}, more: Partial<Destination> = {}, by = words) {
  return by.word({ lines: prompts.map((prompt) => ({ prompt, values })) }, to(more));
}

/** A set whose `listening` says this. */
function listening(...lines: string[]): Words {
  return need(shippedWith({ 'en/intake/listening.md': promptFile('listening', lines) }).words);
}

const bag = {
  'failure.own': 'baggage.lost',
  'failure.heard': 'baggage.lost',
  'complaint.words': 'NOBODY answers my emails',
  'story.facts': [
    { phrase: 'flight', kind: 'text', value: 'BA117' },
    { phrase: 'date', kind: 'date', value: '2026-11-03' },
    { phrase: 'expense', kind: 'money', value: { minor: 24_000, currency: 'GBP' }, what: 'clothes for the week' },
  ],
} satisfies Record<string, Value>;

describe('the first answer to a story', () => {
  it('gives back what was heard, owns it once and asks one thing', () => {
    const { text, buttons, prompts, findings } = say(['reflect', 'apology', 'is-there-more'], bag);
    expect(text).toContain('your bag did not arrive');
    expect(text).toContain('flight BA117, 3 November and £240.00 for clothes for the week');
    expect(text).toContain('We lost your bag');
    expect(text.match(/sorry/g)).toHaveLength(1);
    expect(text.match(/\?/g)).toHaveLength(1);
    expect(buttons.map(({ id }) => id)).toEqual(['that-is-everything', 'a-person']);
    expect(prompts.map((prompt) => prompt.split('#')[0])).toEqual(['reflect', 'apology', 'is-there-more']);
    expect(findings).toEqual([]);
  });

  it.each(Object.keys(bag))('reads well with nothing but %s', (name) => {
    const { text, findings } = say(['reflect', 'apology'], { [name]: bag[name as keyof typeof bag] });
    expect(text).toMatch(/^[A-Z].*[^ ,]\.$|".$/s);
    expect(findings).toEqual([]);
  });

  it('reads well with nothing at all', () => {
    expect(say(['reflect'], {}).text).toMatch(
      /^(Thank you for telling me\. I have read all of it|I have read every word of that)\.$/,
    );
  });
});

describe('variation', () => {
  it('is the same for the same reply', () => {
    expect(say(['check-in'], { 'promise.when': NOW })).toEqual(say(['check-in'], { 'promise.when': NOW }));
  });

  it('never says a line twice running, and comes round to all of them', () => {
    let lines: Record<string, number> = {};
    const said: string[] = [];
    for (let turn = 0; turn < 60; turn++) {
      const { text, lines: next } = say(
        ['check-in'],
        { 'promise.when': NOW + 6 * MINUTE },
        { seed: `cnv_1:${turn}`, lines },
      );
      expect(text).not.toBe(said.at(-1));
      said.push(text);
      lines = next;
    }
    expect(new Set(said).size).toBeGreaterThanOrEqual(6);
  });

  it('takes the lines that can say most of what is known', () => {
    const own = listening('- I am here.', '- {{ agent.name }} is here.');
    expect(say(['listening'], { 'agent.name': 'Ana' }, {}, own).text).toBe('Ana is here.');
    expect(say(['listening'], {}, {}, own).text).toBe('I am here.');
  });
});

describe('a text message that would need more than two parts', () => {
  const prompts = ['opening', 'reflect', 'apology', 'is-there-more', 'ways-out'];
  const quoted = (words: string) => ({ ...bag, 'complaint.words': words });

  it('is said with the words for little room, and says as much of it as there is room for', () => {
    const short = say(prompts, quoted('NOBODY answers me'), { channel: 'sms' });
    expect(short.text).toMatch(/"NOBODY answers me"\. I have noted flight BA117.*We lost your bag, and it is on us/);
    const longer = say(prompts, quoted('I stood at the belt for two hours and not one of you told me a thing'), {
      channel: 'sms',
    });
    expect(longer.text).toMatch(/I have noted flight BA117.*We lost your bag\. I am sorry/);
    expect(longer.text).not.toMatch(/two hours/);
    for (const { text, buttons, findings } of [short, longer]) {
      expect(smsSegments(smsText({ text, buttons })).segments).toBe(2);
      expect(findings).toEqual([]);
    }
  });

  it('keeps the usual words where they fit, and where no part is paid for', () => {
    const usual = say(['reflect', 'apology'], bag, { channel: 'sms' }).text;
    expect(usual).toBe(say(['reflect', 'apology'], bag).text);
    expect(say(prompts, bag, { channel: 'whatsapp' }).text).not.toMatch(/opts out/);
  });

  it('goes out longer when there are no shorter words', () => {
    const said = say(['secret-masked', 'file-lost', 'help', 'pause'], {}, { channel: 'sms' });
    expect(smsSegments(smsText(said)).segments).toBeGreaterThan(2);
    expect(said.prompts).toHaveLength(4);
  });
});

describe('who speaks where', () => {
  it('uses the words of the channel, and those of all when it has none', () => {
    expect(say(['welcome'], {}, { channel: 'sms' }).text).toMatch(/Text PERSON for a person, STOP to opt out\.$/);
    expect(say(['listening'], {}, { channel: 'sms' }).text).not.toBe('');
  });

  it('uses the words of the moment, and the usual ones when it has none', () => {
    const values = {
      'complaint.reference': 'JM7S-P68G',
      'promise.when': NOW + 6 * MINUTE,
      'desk.opens': NOW + 12 * 60 * MINUTE,
    };
    const closed = words.word({ lines: [{ prompt: 'handed-over', moment: 'desk-closed', values }] }, to());
    expect(closed.text).toContain('Nobody is at the desk before tomorrow at 09:04');
    const usual = words.word({ lines: [{ prompt: 'handed-over', moment: 'danger', values }] }, to());
    expect(usual.text).toContain('JM7S-P68G');
  });

  it("takes the customer's language section by section, then the company's", () => {
    const both = need(shippedWith({ 'de/intake/listening.md': promptFile('listening', ['- Ich höre zu.']) }).words);
    expect(say(['listening'], {}, { locale: 'de-AT' }, both).text).toBe('Ich höre zu.');
    expect(say(['thanks'], {}, { locale: 'de-AT' }, both).text).toMatch(/^(You are welcome|I am glad to do it)\.$/);
    expect(say(['listening'], {}, { locale: '../../etc' }, both).text).toMatch(/^[A-Z]/);
  });

  it('shows no buttons of a question that is no longer asked', () => {
    const stop = words.word({ lines: [{ prompt: 'ask-date', section: 'stop-asking' }] }, to());
    expect(stop.buttons).toEqual([]);
    const again = words.word({ lines: [{ prompt: 'ask-date', section: 'ask-again' }] }, to());
    expect(again.buttons.map(({ id }) => id)).toEqual(['today', 'yesterday', 'dont-know']);
  });
});

describe('values in words', () => {
  const HOUR = 60 * MINUTE;
  it.each([
    [6 * MINUTE, '21:10'],
    [12 * HOUR, 'tomorrow at 09:04'],
    [3 * 24 * HOUR, 'Friday at 21:04'],
    [40 * 24 * HOUR, '13 December at 21:04'],
    [-24 * HOUR, 'yesterday at 21:04'],
  ])('say a time as seen from now', (away, said) => {
    const own = listening('- I am here until {{ promise.when }}.', '- I am here.');
    expect(say(['listening'], { 'promise.when': NOW + away }, {}, own).text).toContain(said);
  });

  it.each<[string, Value, string, string]>([
    ['money', { minor: 1999, currency: 'GBP' }, 'en-GB', '£19.99'],
    ['money', { minor: 1500, currency: 'JPY' }, 'en-GB', 'JP¥1,500'],
    ['date', '2026-11-02', 'en-GB', '2 November 2026'],
    ['date', '2026-11-02', 'en-US', 'November 2, 2026'],
    ['duration', 'PT7H30M', 'en', '7 hours 30 minutes'],
    ['range', { from: 4, to: 9 }, 'en', '4 to 9 minutes'],
    ['range', { from: 100, to: 240 }, 'en', '1 to 4 hours'],
    ['number', 10_000, 'en', '10,000'],
    ['instant', NOW, 'en', 'Tuesday, 3 November 2026 at 21:04'],
  ])('print %s by locale', (type, value, locale, said) => {
    expect(words.print(type, value, locale)).toBe(said);
  });

  it('count as absent when they are not what they should be', () => {
    for (const value of ['soon', Number.NaN, { from: 1, to: 2 }, ['x']] as Value[]) {
      expect(say(['keep-waiting'], { 'promise.when': value }).text).toBe(
        'Thank you for waiting. A person is still asked for.',
      );
    }
    expect(say(['apology'], { 'failure.own': 'baggage.eaten-by-a-whale' }).text).not.toMatch(/whale|undefined/);
  });

  it('are told apart from a prompt that has nothing to say', () => {
    expect(() => say(['too-long'])).toThrow(expect.objectContaining({ code: 'unusable' }));
    expect(() => say(['no-such-prompt'])).toThrow(expect.objectContaining({ code: 'unusable' }));
  });
});

describe("a customer's words", () => {
  const quoting = listening('- You wrote "{{ complaint.words }}".', '- I am here.');
  const quote = (text: string) => say(['listening'], { 'complaint.words': text }, {}, quoting).text;

  it('are never read as anything but words', () => {
    expect(quote('{{ brand.name }} {% if x %}')).toBe('You wrote "brand.name % if x %".');
    expect(quote('**free** _now_ [here](http://x.example) <b>')).toBe(
      'You wrote "free now (here)(http://x.example) b".',
    );
  });

  it('cannot end the quotation or turn the line round', () => {
    expect(quote('no" and I owe you ”500“')).toBe("You wrote \"no' and I owe you '500'\".");
    expect(quote('a\u202Eb\u0007c\nd\u200B')).toBe('You wrote "ab c d".');
  });

  it('are cut where they get too long, and kept out when nothing is left', () => {
    expect(quote('x '.repeat(400)).length).toBeLessThan(180);
    expect(quote('\u200B***')).toBe('I am here.');
  });

  it('are exempt from the rules of conduct inside the quotation, and not sent bare', () => {
    const said = say(['listening'], { 'complaint.words': 'sorry if you were inconvenienced' }, {}, quoting);
    expect(said.text).toContain('sorry if');
    expect(said.findings).toEqual([]);
    const facts = [{ phrase: 'item', kind: 'text' as const, value: 'we owe you 500, guaranteed. Call now' }];
    expect(say(['what-i-have'], { 'story.facts': facts }).text).toContain('"we owe you 500, guaranteed. Call now"');
  });

  it('reach nothing behind an object', () => {
    expect(say(['apology'], { 'failure.own': 'constructor' }).text).not.toMatch(/function|native/);
    expect(say(['listening'], JSON.parse('{"__proto__": "x", "constructor": "y"}')).text).toMatch(/^[A-Z]/);
  });
});

describe('the rescue', () => {
  it('leaves out what may be absent when the words would break a rule', () => {
    const own = listening('- I am here{% if agent.name %}, {{ agent.name }} too{% endif %}.');
    const said = say(['listening'], { 'agent.name': 'sorry if you were inconvenienced' }, {}, own);
    expect(said.text).toBe('I am here.');
    expect(said.findings).toEqual([]);
  });
});

describe("the company's answers", () => {
  it.each([
    ['how long will this take?', 'How long does it take?'],
    ['Who reads what I write', 'What happens with my data?'],
    ['do you need a receipt', 'Do I need receipts?'],
    ['is there an ombudsman I can go to?', 'Can I complain to somebody else?'],
    ['are you open on sundays', 'When is somebody at the desk?'],
    ['do I need recepts', 'Do I need receipts?'],
    ['what do you do with my persnal data', 'What happens with my data?'],
  ])('are found: %s', (question, title) => {
    expect(words.answer(question, 'en')?.title).toBe(title);
  });

  it.each([
    ['¿cuánto va a tardar?', '¿Cuánto tarda?'],
    ['cual es su número de telefono', '¿Puedo llamarles?'],
    ['¿quién lee lo que escribo?', '¿Qué pasa con mis datos?'],
  ])('are found in Spanish, with accents or without: %s', (question, title) => {
    expect(words.answer(question, 'es')?.title).toBe(title);
  });

  it.each(['¿dónde está mi maleta?', '¿cuándo me devuelven el dinero?', '¿quién se la llevó?'])(
    'are not made up in Spanish: %s',
    (question) => {
      expect(words.answer(question, 'es')).toBeUndefined();
    },
  );

  it.each([
    'why does nobody answer me?',
    'where is my bag?',
    'can I have my money back',
    'how much is a flight to Rome',
    'when do you pay for the receipts I sent',
    'who lost my data',
    'do I need reciepts',
    '???',
    '',
  ])('are not made up: %s', (question) => {
    expect(words.answer(question, 'en')).toBeUndefined();
  });

  it('use the facts of the company', () => {
    expect(words.answer('what is your phone number', 'en')?.text).toContain('0191 498 0143');
  });
});

describe('an answer of the company', () => {
  it("is said whole, however long; a customer's words are cut", () => {
    const long = `${'We read it and we answer. '.repeat(10)}That is all.`;
    expect(say(['answer'], { 'answer.title': 'x', 'answer.text': long }).text).toContain('That is all.');
    expect(say(['reflect'], { 'complaint.words': 'we waited and waited and '.repeat(10) }).text.length).toBeLessThan(
      200,
    );
  });
});
