/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [number, number, number];

export const WHITE: Colour = [255, 255, 255];
export const BLACK: Colour = [0, 0, 0];

/** A colour written as #rgb or #rrggbb; undefined for anything else. */
export function readColour(written: string | undefined): Colour | undefined {
  const [, digits = ''] = /^#((?:[\da-f]{3}){1,2})$/i.exec(written ?? '') ?? [];
  const wide = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  if (!wide) return undefined;
  const part = (at: number) => Number.parseInt(wide.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

export function printColour(colour: Colour): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** How well one is told from the other, 1 to 21, as WCAG counts it. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [brightness(one), brightness(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Where white and black read equally well. */
const MIDDLE = Math.sqrt(1.05 * 0.05) - 0.05;

/** White or black, whichever reads better on it: always at 4.5:1 or more. */
export function inkOn(colour: Colour): Colour {
  return brightness(colour) > MIDDLE ? BLACK : WHITE;
}

/** That share of the way from one colour to the other. */
export function mix(from: Colour, to: Colour, share: number): Colour {
  const part = (at: 0 | 1 | 2) => Math.round(from[at] + (to[at] - from[at]) * share);
  return [part(0), part(1), part(2)];
}

/** The colour, as far towards `end` as it takes to read at 4.5:1 on all of these grounds. `end` itself must. */
export function readableOn(colour: Colour, grounds: readonly Colour[], end: Colour): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const shade = mix(colour, end, share);
    if (grounds.every((ground) => contrast(shade, ground) >= 4.5)) return shade;
  }
  return end;
}

function brightness(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
