import { BLACK, type Colour, inkOn, mix, printColour, readableOn, readColour, WHITE } from '../shared/colour.ts';

/** Grounds that words in the accent stand on, as `shared/tokens.css` has them: the least contrast of their scheme. */
export const LIGHT = { ground: '#edf1f0', surface: '#ffffff' };
export const DARK = { ground: '#1e2b2e', surface: '#182326' };

/**
 * What a site's colour makes of the accents, as `chat.css` takes them: `--light-accent`, `--dark-accent` and so on.
 * Whatever the colour, words on it and in it read at 4.5:1: where it does not allow that it is made darker, or lighter
 * on the dark. Undefined for what is no colour.
 */
export function themeFrom(written: string | undefined): Readonly<Record<string, string>> | undefined {
  const colour = readColour(written);
  if (!colour) return undefined;
  return {
    ...accents('light', colour, LIGHT, { end: BLACK, tint: 0.12 }),
    ...accents('dark', colour, DARK, { end: WHITE, tint: 0.2 }),
  };
}

function accents(
  scheme: string,
  colour: Colour,
  on: typeof LIGHT,
  { end, tint }: { end: Colour; tint: number },
): Record<string, string> {
  const surface = readColour(on.surface) ?? WHITE;
  const ground = mix(surface, colour, tint);
  const accent = readableOn(colour, [readColour(on.ground) ?? WHITE, ground], end);
  const shades = {
    accent,
    'accent-strong': mix(accent, end, 0.25),
    'accent-ink': inkOn(accent),
    'accent-ground': ground,
    mine: mix(surface, colour, tint * 1.4),
  };
  return Object.fromEntries(Object.entries(shades).map(([name, shade]) => [`--${scheme}-${name}`, printColour(shade)]));
}
