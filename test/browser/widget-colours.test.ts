import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contrast, inkOn, printColour, readColour } from '../../bot/web/shared/colour.ts';
import { DARK, LIGHT, themeFrom } from '../../bot/web/chat/theme.ts';

const anyColour = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map(([red, green, blue]) => printColour([red, green, blue]));
const tokens = readFileSync(new URL('../../bot/web/shared/tokens.css', import.meta.url), 'utf8');

/** A token of the pages in its two schemes. */
function token(name: string): [string, string] {
  const [, light = '', dark = ''] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens) ?? [];
  return [light, dark];
}

function told(one: string, other: string): number {
  const [a, b] = [readColour(one), readColour(other)];
  if (!a || !b) throw new Error(`no colours: ${one}, ${other}`);
  return contrast(a, b);
}

describe('a site’s colour', () => {
  it('leaves every word readable in both schemes, whatever it is', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const theme = themeFrom(colour) ?? {};
        for (const scheme of [0, 1] as const) {
          const of = (name: string) => theme[name.replace('--', ['--light-', '--dark-'][scheme] ?? '')] ?? '';
          const page = (name: string) => token(name)[scheme];
          const grounds = [page('ground'), page('surface'), page('surface-quiet'), of('--accent-ground')];
          const pairs = [
            ...grounds.map((ground) => [of('--accent'), ground] as const),
            [of('--accent-strong'), of('--accent-ground')] as const,
            [of('--accent-ink'), of('--accent')] as const,
            [of('--accent-ink'), of('--accent-strong')] as const,
            [page('ink'), of('--mine')] as const,
          ];
          for (const [word, ground] of pairs) expect(told(word, ground)).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });

  it('is read on grounds that the pages really have', () => {
    expect([LIGHT.surface, DARK.surface]).toEqual(token('surface'));
    expect(LIGHT.ground).toBe(token('ground')[0]);
    expect(DARK.ground).toBe(token('surface-quiet')[1]);
  });

  it('has white or black written on it, whichever is read better', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const ground = readColour(colour) ?? [0, 0, 0];
        expect(contrast(inkOn(ground), ground)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it.each(['', 'red', '#12', '#12345', '#1234567', '#ggg', 'url(x)', '#fff;}'])(
    'that is none is left out: %s',
    (none) => {
      expect(themeFrom(none)).toBeUndefined();
    },
  );
});
