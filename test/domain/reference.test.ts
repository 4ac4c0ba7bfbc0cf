import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawReference, readReference } from '../../dialogs/domain/reference.ts';
import { countedIds } from '../support/ids.ts';

const { random } = countedIds();
const references = Array.from({ length: 200 }, () => drawReference(random));

describe('a reference', () => {
  it('is eight characters in two halves that are hard to mistake', () => {
    for (const reference of references)
      expect(reference).toMatch(/^[2-9BCDFGHJ-NP-TV-XZ]{4}-[2-9BCDFGHJ-NP-TV-XZ]{4}$/);
  });

  it('is read however it is typed', () => {
    const [reference = ''] = references;
    for (const typed of [
      reference,
      reference.toLowerCase(),
      reference.replace('-', ' '),
      ` ${reference.replace('-', '')}.`,
    ]) {
      expect(readReference(typed)).toBe(reference);
    }
  });

  it('is not read with one character mistyped or two neighbours swapped', () => {
    const characters = '23456789BCDFGHJKMNPQRSTVWXZ';
    fc.assert(
      fc.property(fc.constantFrom(...references), fc.nat(7), fc.constantFrom(...characters), (reference, at, other) => {
        const plain = [...reference.replace('-', '')];
        const slipped = plain.with(at, other);
        const swapped = at < 7 ? plain.with(at, plain[at + 1] ?? '').with(at + 1, plain[at] ?? '') : plain;
        for (const wrong of [slipped, swapped]) {
          if (wrong.join('') !== plain.join('')) expect(readReference(wrong.join(''))).toBeUndefined();
        }
      }),
    );
  });

  it('is not read in words', () => {
    expect(readReference('complaint')).toBeUndefined();
    expect(readReference('')).toBeUndefined();
  });
});
