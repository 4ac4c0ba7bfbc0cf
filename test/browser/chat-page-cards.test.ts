import { describe, expect, it } from '@jest/globals';
import { besides, readCard } from '../../bot/web/chat/adaptive-card.ts';
import { readFrame } from '../../bot/web/chat/activity.ts';
import { choose, maxBytes } from '../../bot/web/chat/attachment-rules.ts';
import { readToken } from '../../bot/web/chat/token.ts';
import { printSize, wordsFor } from '../../bot/web/chat/words.ts';
import { adaptiveCard, plainCard } from '../../bot/render/card.ts';
import type { Card } from '../../dialogs/domain/message.ts';

const summary: Card = {
  kind: 'summary',
  title: 'Your complaint',
  quote: 'NOBODY answers *my* emails',
  rows: [
    { label: 'What happened', value: 'Suitcase lost on BA117' },
    { label: 'What you want', value: '£259.99 [all of it]' },
  ],
};

const expenses: Card = {
  kind: 'expenses',
  title: 'What it cost you',
  rows: [
    { what: 'Clothes', amount: '£240.00', receipts: 0 },
    { what: 'Charger', amount: '£19.99', receipts: 0 },
  ],
  total: 'Total £259.99',
};

describe('A card', () => {
  it('of a summary is a title, a quote and facts, as they were meant', () => {
    expect(readCard(adaptiveCard(summary))).toEqual([
      { kind: 'title', text: 'Your complaint' },
      { kind: 'quiet', text: '"NOBODY answers *my* emails"' },
      {
        kind: 'facts',
        facts: [
          { label: 'What happened', value: 'Suitcase lost on BA117' },
          { label: 'What you want', value: '£259.99 [all of it]' },
        ],
      },
    ]);
  });

  it('of expenses is one table with its total below', () => {
    expect(readCard(adaptiveCard(expenses))).toEqual([
      { kind: 'title', text: 'What it cost you' },
      {
        kind: 'table',
        head: [],
        rows: [
          ['Clothes', '£240.00'],
          ['Charger', '£19.99'],
        ],
      },
      { kind: 'title', text: 'Total £259.99' },
    ]);
  });

  it('with a real table keeps its head', () => {
    const cell = (text: string) => ({ type: 'TableCell', items: [{ type: 'TextBlock', text }] });
    const rows = [{ cells: [cell('For'), cell('Amount')] }, { cells: [cell('Clothes'), cell('£240.00')] }];
    const card = { type: 'AdaptiveCard', body: [{ type: 'Container', items: [{ type: 'Table', rows }] }] };
    expect(readCard(card)).toEqual([{ kind: 'table', head: ['For', 'Amount'], rows: [['Clothes', '£240.00']] }]);
  });

  it('of any other shape is left to the text', () => {
    expect(
      readCard({ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'a' }, { type: 'Media' }] }),
    ).toBeUndefined();
    expect(readCard({ type: 'AdaptiveCard', body: [] })).toBeUndefined();
    expect(readCard('a card')).toBeUndefined();
  });

  it.each([summary, expenses])('is not said a second time by the text beside it ($kind)', (card) => {
    const text = `This is what I am handing over.\n\n${plainCard(card)}\n\nIs it right?`;
    const left = besides(readCard(adaptiveCard(card)) ?? [], text);
    expect(left.split('\n').filter(Boolean)).toEqual(['This is what I am handing over.', 'Is it right?']);
  });
});

describe('A frame', () => {
  it('that is a keep-alive or no frame at all says nothing', () => {
    expect(readFrame('')).toBeUndefined();
    expect(readFrame('{')).toBeUndefined();
    expect(readFrame('{"activities":null}')).toBeUndefined();
  });

  it('is read however little or odd it says', () => {
    const odd = [null, 7, {}, { type: 'message', from: 'me', suggestedActions: [], attachments: {}, channelData: 'x' }];
    const frame = readFrame(JSON.stringify({ activities: odd, watermark: 7 }));
    expect(frame?.activities).toHaveLength(4);
    expect(frame).not.toHaveProperty('watermark');
    expect(frame?.activities[3]).toMatchObject({ type: 'message', text: '', actions: [], attachments: [] });
  });

  it('takes nobody for an agent on the word of a customer', () => {
    const activity = { type: 'message', from: { role: 'user', name: 'Kim' }, channelData: { clientActivityID: 'x' } };
    expect(readFrame(JSON.stringify({ activities: [activity] }))?.activities[0]?.from.role).toBe('customer');
  });
});

describe('A token', () => {
  it('that tells nothing is no trouble', () => {
    expect(readToken('opaque')).toEqual({});
    expect(readToken('a.%%%.c')).toEqual({});
  });
});

describe('Files', () => {
  const file = (name: string, type: string, size = 1_000) => ({ name, type, size });

  it('can be pictures and PDFs; a HEIC picture goes by its name where the system knows no type', () => {
    const chosen = choose([], [file('a.JPG', 'image/jpeg'), file('b.pdf', 'application/pdf'), file('c.HEIC', '')]);
    expect(chosen.refused).toEqual([]);
    expect(chosen.files).toHaveLength(3);
  });

  it('that cannot be taken are refused in words, and the others stay', () => {
    const { files, refused } = choose(
      [file('first.png', 'image/png')],
      [
        file('virus.exe', 'application/x-msdownload'),
        file('huge.pdf', 'application/pdf', maxBytes + 1),
        file('empty.png', 'image/png', 0),
      ],
    );
    expect(files.map(({ name }) => name)).toEqual(['first.png']);
    expect(refused.map((refusal) => wordsFor('en').refusal(refusal))).toEqual([
      'virus.exe was not added: it can be a photo (JPEG, PNG, WebP, GIF, HEIC) or a PDF.',
      'huge.pdf was not added: it is larger than 10 MB.',
      'empty.png was not added: it is empty.',
    ]);
  });

  it('are ten at most', () => {
    const many = Array.from({ length: 12 }, (_, nth) => file(`${nth}.png`, 'image/png'));
    const { files, refused } = choose([], many);
    expect(files).toHaveLength(10);
    expect(refused).toEqual([
      { file: '10.png', because: 'count' },
      { file: '11.png', because: 'count' },
    ]);
    expect(wordsFor('es-MX').refusal({ file: 'x.png', because: 'count' })).toContain('10 archivos');
  });

  it('have a size that people can read', () => {
    expect([200, 82_400, 3_260_000].map((bytes) => printSize(bytes, 'en'))).toEqual(['1 kB', '82 kB', '3.3 MB']);
  });
});
