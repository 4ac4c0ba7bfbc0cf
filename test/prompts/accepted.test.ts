import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { differenceOf } from '../../bot/cli/prompts-difference.ts';
import { checkPrompts } from '../../bot/cli/prompts-check.ts';
import { previewPrompt } from '../../bot/cli/prompts-preview.ts';
import { acceptWords, testWords } from '../../bot/cli/prompts-words.ts';
import { SHIPPED } from './set.ts';

/** What a designer sees on the terminal, without its colours. */
let screen = '';
let places: { prompts: string; accepted: string };

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  places = { prompts: join(folder, 'prompts'), accepted: join(folder, 'accepted') };
  cpSync(SHIPPED, places.prompts, { recursive: true });
  screen = '';
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      screen += stripVTControlCharacters(String(text));
      return true;
    });
  }
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(join(places.prompts, '..'), { recursive: true });
});

function edit(path: string, from: string, into: string): void {
  const file = join(places.prompts, path);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, into));
}

describe('a designer changes a sentence', () => {
  it('sees the old words beside the new, and accepts them', async () => {
    expect(await acceptWords(places)).toBe(0);
    edit('en/interruptions/thanks.md', 'You are welcome.', 'You are very welcome.');
    screen = '';
    expect(await testWords(places)).toBe(1);
    expect(screen).toContain('+ You are {+very+} welcome.');
    expect(await acceptWords(places)).toBe(0);
    expect(readFileSync(join(places.accepted, 'sms.en.txt'), 'utf8')).toContain('You are very welcome.');
    expect(await testWords(places)).toBe(0);
    expect(screen).toContain('All words are the accepted ones.');
  }, 60_000);

  it('cannot accept a set with an error in it, and is shown where it is', async () => {
    edit('en/interruptions/thanks.md', 'You are welcome.', 'You are welcome, {{ agent.nmae }}.');
    expect(await acceptWords(places)).toBe(1);
    expect(await checkPrompts(places, { watch: false, json: false })).toBe(1);
    expect(screen).toMatch(
      /thanks\.md:\d+:20 {2}error {2}unknown-value {2}"agent\.nmae" .* Did you mean "agent\.name"\?/,
    );
    expect(screen).toMatch(/\d+ prompts, 1 error, 0 pieces of advice/);
  });

  it('looks at one prompt as a text message, with its size', async () => {
    expect(await previewPrompt(places, 'ask-date', { channel: 'sms', locale: undefined })).toBe(0);
    expect(screen).toContain('ask-date · sms · en-GB');
    expect(screen).toMatch(
      /A rough day is fine, such as last Friday\.\n +1 Today\n.*\n.* {2}\[\d+ characters, 1 part, GSM-7\]/,
    );
    expect(await previewPrompt(places, 'ask-dat', { channel: 'sms', locale: undefined })).toBe(1);
    expect(screen).toContain('There is no prompt "ask-dat". Did you mean "ask-date"?');
  });
});

describe('the shipped words', () => {
  it('are the accepted ones', async () => {
    const accepted = join(SHIPPED, '../test/conversations/words');
    const code = await testWords({ prompts: SHIPPED, accepted });
    expect([code, screen]).toEqual([0, 'All words are the accepted ones.\n']);
  });
});

describe('the difference', () => {
  it('marks the words, and leaves out what stayed', () => {
    const difference = differenceOf('One.\nI am here.\nTwo.', 'One.\nI am still here.\nTwo.\nThree.');
    expect(difference.map(stripVTControlCharacters)).toEqual(['- I am here.', '+ I am {+still+} here.', '+ Three.']);
  });

  it('shows each changed line beside what has become of it', () => {
    const before = ['Hello.', 'I am sorry. We lost it.', 'I am sorry. We were late.', 'Bye.'].join('\n');
    const after = before.replaceAll('am sorry', 'am so sorry');
    expect(differenceOf(before, `${after}\nSee you.`).map(stripVTControlCharacters)).toEqual([
      '- I am sorry. We lost it.',
      '+ I am {+so+} sorry. We lost it.',
      '- I am sorry. We were late.',
      '+ I am {+so+} sorry. We were late.',
      '+ See you.',
    ]);
  });
});
