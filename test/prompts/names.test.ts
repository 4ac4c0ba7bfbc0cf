import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { english } from '../../bot/language/rules/en.ts';
import { NEEDED } from '../../bot/prompts/needed.ts';
import { shippedWith } from './set.ts';

const { words } = shippedWith({});
const types = words?.claimTypes ?? [];

/** Those without a phrase: what the customer would read is then the bare key. */
function unsaid(keys: readonly string[]): string[] {
  return keys.filter((key) => words?.phrase(key, 'en') === key);
}

describe('one list of names for the rules and the words', () => {
  it('what the rules hear failing is what the claim types know', () => {
    const known = Object.fromEntries(types.map(({ type, failures }) => [type, [...failures].sort()]));
    const heard = Object.entries(english.kinds).map(([type, { failures }]) => [
      type,
      Object.keys(failures)
        .map((failure) => `${type}.${failure}`)
        .sort(),
    ]);
    expect(Object.fromEntries(heard)).toEqual(known);
  });

  it('every failure has words for us, for the customer and for the desk', () => {
    const failures = types.flatMap((type) => type.failures);
    expect(unsaid(failures.flatMap((f) => [`failure.own.${f}`, `failure.heard.${f}`, `failure.${f}`]))).toEqual([]);
    expect(unsaid(types.map(({ type }) => `kind.${type}`))).toEqual([]);
  });

  it('every wish has words', () => {
    const wishes = [...Object.keys(english.wishes.words), 'own-words', 'replacement', 'money-back', 'explanation'];
    expect(unsaid(wishes.map((wish) => `wish.${wish}`))).toEqual([]);
    expect(unsaid(Object.keys(english.ways).map((way) => `contact.${way}`))).toEqual([]);
  });

  it('every detail has a name and a way to be given back, before its type is known as well as after', () => {
    const kinds = ['date', 'time', 'duration', 'flight', 'reference', 'place', 'name', 'text'];
    const asked = types.flatMap((type) => type.details.map(({ name }) => name));
    const names = [...kinds, ...asked, ...Object.keys(english.references.names)];
    expect(unsaid(names.flatMap((name) => [`detail.${name}`, `fact.${name}`]))).toEqual([]);
  });

  it('a detail that belongs to some failures names them whole', () => {
    const told = types.flatMap((type) =>
      type.details.flatMap(({ when = [] }) => when.map((failure) => ({ type, failure }))),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ type, failure }) => !type.failures.includes(failure))).toEqual([]);
  });
});

describe('the prompts and the program', () => {
  it('know the same names', () => {
    const folders = ['../../dialogs/', '../../bot/core/', '../../bot/channels/bot-framework/'];
    const program = folders
      .map((path) => new URL(path, import.meta.url))
      .flatMap((folder) => readdirSync(folder, { withFileTypes: true }).map((file) => ({ folder, file })))
      .filter(({ file }) => file.isFile() && file.name.endsWith('.ts'))
      .map(({ folder, file }) => readFileSync(new URL(file.name, folder), 'utf8'))
      .join('\n');
    expect(Object.keys(NEEDED).filter((name) => !program.includes(`'${name}'`))).toEqual([]);
  });
});
