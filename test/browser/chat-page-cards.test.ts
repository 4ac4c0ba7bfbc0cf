import { describe, expect, it } from '@jest/globals';
import { readCard } from '../../bot/web/chat/adaptive-card.ts';
import { readFrame } from '../../bot/web/chat/activity.ts';
import { hear, nothingSaid } from '../../bot/web/chat/transcript.ts';
import { choose, grouped, maxBytes, plainName } from '../../bot/web/chat/attachment-rules.ts';
import { isSaid, split } from '../../bot/web/chat/long-text.ts';
import { readToken } from '../../bot/web/chat/token.ts';
import { wordsFor } from '../../bot/web/chat/words.ts';
import { printSize } from '../../bot/render/file-size.ts';
import { adaptiveCard } from '../../bot/render/card.ts';
import { webShown } from '../../bot/render/web.ts';
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
    { what: 'Clothes', amount: '£240.00', receipts: [] },
    { what: 'Charger', amount: '£19.99', receipts: [] },
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

  it('shows what was sent with the fact it belongs to, and the rest under a heading of its own', () => {
    const file = (name: string, type: string) => ({ id: name, name, type, size: '84 kB' });
    const rows = [
      { label: 'Hotel', value: '£240.00 · receipt', files: [file('hotel.pdf', 'application/pdf')] },
      { label: 'Taxi', value: '£16.00 · receipt', files: [{ id: 'late', name: 'late.jpg', type: 'image/jpeg' }] },
      { label: 'Files', value: '', files: [file('[a].jpg', 'image/jpeg'), file('b.heic', 'image/heic')] },
      { label: 'What you want', value: 'Money back' },
    ];
    const card = adaptiveCard({ ...summary, rows }, [], ({ name }) => `https://test/${name}`);
    const link = (name: string, contentType = '') => ({ name, contentType, contentUrl: `https://test/${name}` });
    expect(readCard(card)?.[2]).toEqual({
      kind: 'facts',
      facts: [
        { label: 'Hotel', value: '£240.00 · receipt', files: [{ ...link('hotel.pdf'), name: 'hotel.pdf · 84 kB' }] },
        { label: 'Taxi', value: '£16.00 · receipt late.jpg' },
        {
          label: 'Files',
          value: '',
          files: [link('[a].jpg', 'image/jpeg'), { ...link('b.heic'), name: 'b.heic · 84 kB' }],
        },
        { label: 'What you want', value: 'Money back' },
      ],
    });
  });

  it.each([summary, expenses])('is not said a second time by the text beside it ($kind)', (card) => {
    const shown = webShown({ text: 'This is what I will hand over. Is it right?', card });
    const amends = { role: 'bot', lead: 'This is what I will hand over. Is it right?' };
    const told = (attachments = shown.attachments) => {
      const activity = {
        type: 'message',
        id: '1',
        from: { role: 'bot' },
        ...shown,
        attachments,
        channelData: { amends },
      };
      const { activities = [] } = readFrame(JSON.stringify({ activities: [activity] })) ?? {};
      return hear(nothingSaid(), activities, 0).entries[0];
    };
    expect(told()?.text).toBe('This is what I will hand over. Is it right?');
    expect(told([])?.text).toContain(card.title);
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

describe('A text', () => {
  it('says nothing when there is nothing to see in it', () => {
    expect(['', ' \n', '\u200b\u200d\u2060', '\u202e', '\u2800'].map(isSaid)).toEqual(Array(5).fill(false));
    expect(['.', '\u{1f621}', '\u202eabc', 'x\u200b'].map(isSaid)).toEqual(Array(4).fill(true));
  });

  it('that is longer than a message is cut where something ends, and nothing of it is lost', () => {
    const novel = Array.from({ length: 400 }, (_, nth) => `Sentence ${nth} of a long story.`).join(' ');
    const parts = split(novel, 1_000);
    expect(parts.every((part) => part.length <= 1_000 && part.endsWith('.'))).toBe(true);
    expect(parts.join(' ')).toBe(novel);
  });

  it('without any place to cut is cut all the same, never through a character', () => {
    const storm = '\u{1f621}'.repeat(2_500);
    const parts = split(storm, 1_000);
    expect(parts.map((part) => Array.from(part).length)).toEqual([1_000, 1_000, 500]);
    expect(parts.join('')).toBe(storm);
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
    expect(refused.map(({ because, file }) => wordsFor('en').refusal(because, [file]))).toEqual([
      'virus.exe cannot be sent: only photos (JPEG, PNG, WebP, GIF, HEIC) and PDFs can. Save it as a PDF, or take a photo.',
      'huge.pdf cannot be sent: a file may have 10 MB. Send only the pages that matter, or photos of them.',
      'empty.png cannot be sent: there is nothing in it. If you keep it in a cloud, download it first.',
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
    expect(wordsFor('es-MX').refusal('count', ['x.png'])).toContain('10 archivos');
  });

  it('that are refused for the same reason are named together, and not all of three hundred', () => {
    const three = ['a.svg', 'b.svg', 'c.png'].map((name) => ({ file: name, because: 'type' as const }));
    expect(grouped([...three, { file: 'd.png', because: 'empty' }])).toEqual([
      { because: 'type', files: ['a.svg', 'b.svg', 'c.png'] },
      { because: 'empty', files: ['d.png'] },
    ]);
    const many = Array.from({ length: 290 }, (_, nth) => `${nth}.png`);
    expect(wordsFor('en').refusal('count', many)).toMatch(/^0\.png, 1\.png, 2\.png and 287 more did not fit/);
    expect(wordsFor('es').refusal('type', many)).toMatch(/^No se pueden enviar 0\.png, 1\.png, 2\.png y 287 más:/);
  });

  it('cannot pass for another kind by writing their name backwards', () => {
    expect(plainName('invoice\u202Egpj.exe')).toBe('invoicegpj.exe');
    expect(wordsFor('en').refusal('type', ['invoice\u202Egpj.exe'])).toContain('invoicegpj.exe');
  });

  it('have a size that people can read', () => {
    expect([200, 82_400, 3_260_000].map((bytes) => printSize(bytes, 'en'))).toEqual(['1 kB', '82 kB', '3.3 MB']);
  });
});
