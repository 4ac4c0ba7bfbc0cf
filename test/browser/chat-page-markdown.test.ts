import { describe, expect, it } from '@jest/globals';
import { directionOf } from '../../bot/web/chat/direction.ts';
import { readMarkdown } from '../../bot/web/chat/markdown.ts';

const words = (text: string) => {
  const [block] = readMarkdown(text);
  return block?.kind === 'text' ? block.parts : undefined;
};

describe('What we say', () => {
  it('is lists and words around them', () => {
    expect(readMarkdown('Two things:\n\n1. the bag\n2. the *money*\n\n- and this\nGood.')).toEqual([
      { kind: 'text', parts: [{ kind: 'plain', text: 'Two things:' }] },
      {
        kind: 'list',
        ordered: true,
        items: [
          [{ kind: 'plain', text: 'the bag' }],
          [
            { kind: 'plain', text: 'the ' },
            { kind: 'em', text: 'money' },
          ],
        ],
      },
      { kind: 'list', ordered: false, items: [[{ kind: 'plain', text: 'and this' }]] },
      { kind: 'text', parts: [{ kind: 'plain', text: 'Good.' }] },
    ]);
  });

  it('names its links, and a bare address is a link by its own name, without the stop after it', () => {
    expect(words('See [your rights](https://example.org/r) or https://www.example.org/a_b/.')).toEqual([
      { kind: 'plain', text: 'See ' },
      { kind: 'link', text: 'your rights', to: 'https://example.org/r' },
      { kind: 'plain', text: ' or ' },
      { kind: 'link', text: 'example.org/a_b', to: 'https://www.example.org/a_b/' },
      { kind: 'plain', text: '.' },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '/relative',
    'java\tscript:alert(1)',
  ])('makes no link to %j', (to) => {
    expect(words(`[here](${to})`)?.some(({ kind }) => kind === 'link')).toBe(false);
  });

  it('leaves what somebody is quoted with as it was written', () => {
    const quoted = 'You wrote "**NOBODY** [answers](https://evil.example) https://evil.example" and «*nada*».';
    expect(words(quoted)).toEqual([{ kind: 'plain', text: quoted }]);
  });

  it.each(['2 * 3 * 4', 'snake_case_name', '**', '[x]', '5 - 3', '3) is no list here', 'a*b*c', '<b>x</b>'])(
    'takes %j for words',
    (text) => {
      const said = readMarkdown(text).flatMap((block) => (block.kind === 'text' ? block.parts : block.items.flat()));
      expect(said.every(({ kind }) => kind === 'plain')).toBe(true);
    },
  );

  it('is bold, code, and marks that are meant as marks', () => {
    expect(words('**£259.99**, `HV117` and \\*this\\*')).toEqual([
      { kind: 'strong', text: '£259.99' },
      { kind: 'plain', text: ', ' },
      { kind: 'code', text: 'HV117' },
      { kind: 'plain', text: ' and *this*' },
    ]);
  });

  it('is read in no time, however long a row of marks is', () => {
    for (const mark of ['*', '_', '[', '`', '"', '\\', '[a](']) {
      const text = mark.repeat(10_000);
      const blocks = readMarkdown(text);
      expect(blocks.length).toBeGreaterThan(0);
    }
  });
});

describe('A language', () => {
  it.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['ur-PK', 'rtl'],
    ['uz-Arab', 'rtl'],
    ['en-GB', 'ltr'],
    ['es', 'ltr'],
    ['arn', 'ltr'],
  ])('%s is read %s', (locale, direction) => {
    expect(directionOf(locale)).toBe(direction);
  });
});
