import { afterEach, beforeEach, expect, jest } from '@jest/globals';

// A test that makes the program complain on the console has found something: it fails, with what was said.
const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  for (const level of ['error', 'warn'] as const) {
    jest.spyOn(console, level).mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(' ')));
  }
});

afterEach(() => {
  expect(said).toEqual([]);
});
