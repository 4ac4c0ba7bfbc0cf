import { describe, expect, it } from '@jest/globals';
import { readChoice } from '../../bot/render/choices.ts';
import { smsSegments, smsText } from '../../bot/render/sms.ts';
import { teamsShown } from '../../bot/render/teams.ts';
import { adaptiveCard, plainCard, webShown } from '../../bot/render/web.ts';
import type { Card } from '../../dialogs/domain/message.ts';

const summary: Card = {
  kind: 'summary',
  title: 'What I will hand over',
  quote: 'nobody answers [me]',
  rows: [
    { label: 'What happened', value: 'Bag lost' },
    { label: 'flight', value: 'BA117' },
  ],
};
const expenses: Card = {
  kind: 'expenses',
  title: 'What it cost you',
  rows: [
    {
      what: 'clothes',
      amount: '£240.00',
      receipts: [{ id: 'f1', name: 'shop.jpg', type: 'image/jpeg', size: '84 kB' }],
    },
    { what: '', amount: '£19.99', receipts: [] },
  ],
  total: '£259.99',
};
const buttons = ['Yes', 'No', 'Later', 'Never'].map((label) => ({ id: label.toLowerCase(), label }));

describe('a card', () => {
  it('reads as well in words alone', () => {
    expect(plainCard(summary)).toBe(
      'What I will hand over\n"nobody answers [me]"\nWhat happened: Bag lost\nFlight: BA117',
    );
    expect(plainCard(expenses)).toBe('What it cost you\nclothes: £240.00 (shop.jpg)\n£19.99\n£259.99');
  });

  it('is an Adaptive Card of a fixed shape, in which a customer formats nothing', () => {
    const card = adaptiveCard(summary);
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
    expect(JSON.stringify(card)).toContain(String.raw`nobody answers \\[me\\]`);
    expect(JSON.stringify(adaptiveCard(expenses))).toContain('ColumnSet');
  });
});

describe('on the web', () => {
  it('a button says which question it answers, and the card stands beside its words', () => {
    const shown = webShown({ text: 'Is it right?', card: summary, buttons: buttons.slice(0, 1), question: 'q_1' });
    expect(shown.textFormat).toBe('plain');
    expect(shown.text).toContain('Flight: BA117');
    expect(shown.attachments).toHaveLength(1);
    expect(shown.suggestedActions?.actions).toEqual([
      { type: 'messageBack', title: 'Yes', text: 'Yes', displayText: 'Yes', value: { question: 'q_1', choice: 'yes' } },
    ]);
  });
});

function actionsOn({ attachments: [first] = [] }: ReturnType<typeof teamsShown>): unknown {
  return first && 'content' in first ? first.content['actions'] : undefined;
}

describe('on Teams', () => {
  it('three buttons stand below the message, and more of them on a card', () => {
    expect(teamsShown({ text: 'Well?', buttons: buttons.slice(0, 3) }).suggestedActions?.actions).toHaveLength(3);
    const many = teamsShown({ text: 'Well?', buttons, question: 'q_1' });
    expect(many.suggestedActions).toBeUndefined();
    expect(actionsOn(many)).toHaveLength(4);
  });

  it('a card that Teams would not take is told in words, with its buttons', () => {
    const row = (value: string) => ({ ...summary, rows: [{ label: 'details', value }] });
    const shown = (value: string) => teamsShown({ text: 'Is it right?', card: row(value), buttons, question: 'q_1' });
    const small = shown('it broke');
    expect(small.text).toBe('Is it right?');
    expect(JSON.stringify(small.attachments)).toContain('it broke');
    const large = shown('x'.repeat(20_000));
    expect(large.text).toContain('x'.repeat(20_000));
    expect(actionsOn(large)).toHaveLength(4);
    expect(JSON.stringify(large.attachments)).not.toContain('xxxx');
    expect(Buffer.byteLength(JSON.stringify(large.attachments), 'utf16le')).toBeLessThan(28_000);
  });

  it('the one question at the end is a card, however few its answers', () => {
    const asked = { text: 'Are you content?', buttons: buttons.slice(0, 2), question: 'q_9', prompts: ['survey#1'] };
    const shown = teamsShown(asked);
    expect(shown.suggestedActions).toBeUndefined();
    expect(actionsOn(shown)).toMatchObject([
      { type: 'Action.Submit', title: 'Yes', data: { question: 'q_9', button: 'yes', label: 'Yes' } },
      { type: 'Action.Submit', title: 'No', data: { question: 'q_9', button: 'no', label: 'No' } },
    ]);
  });

  it("a customer's stars are stars", () => {
    expect(teamsShown({ text: 'You wrote "5* hotel_x".' }).text).toBe(String.raw`You wrote "5\* hotel\_x".`);
  });
});

describe('as a text message', () => {
  it('choices are numbered, and can be answered by number or by name', () => {
    expect(smsText({ text: 'Is it right?', buttons: buttons.slice(0, 2) })).toBe('Is it right?\n1 Yes\n2 No');
    expect(readChoice(' 2. ', buttons)?.id).toBe('no');
    expect(readChoice('LATER', buttons)?.id).toBe('later');
    expect(readChoice('9', buttons)).toBeUndefined();
    expect(readChoice('not now', buttons)).toBeUndefined();
  });

  it('files are told by names that cost little: three of them, and of a long one its beginning and its ending', () => {
    const name = (name: string) => ({ id: name, name, type: 'image/jpeg' });
    const files = ['invoice of the hotel at the airport.pdf', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg'].map(name);
    const card: Card = { kind: 'summary', title: 'Yours', rows: [{ label: 'files', value: '', files }] };
    expect(smsText({ text: '', card })).toBe('Yours\nFiles: invoice of the h...pdf, b.jpg, c.jpg +2');
    expect(plainCard(card)).toBe(`Yours\nFiles: ${files.map((file) => file.name).join(', ')}`);
  });

  it('typographic marks cost nothing', () => {
    expect(smsText({ text: '“It’s late” – so…' })).toBe('"It\'s late" - so...');
  });

  it.each([
    ['a'.repeat(160), 1, 'GSM-7'],
    ['a'.repeat(161), 2, 'GSM-7'],
    ['a'.repeat(307), 3, 'GSM-7'],
    ['€'.repeat(81), 2, 'GSM-7'],
    ['ж'.repeat(70), 1, 'UCS-2'],
    ['ж'.repeat(71), 2, 'UCS-2'],
  ])('its parts are counted: %#', (text, segments, encoding) => {
    expect(smsSegments(text)).toMatchObject({ segments, encoding });
  });
});
