import type { ClaimType } from '../../dialogs/domain/claim.ts';
import type { Words } from '../core/ports.ts';

/** What the desk needs of the words: how things are called where agents work. */
export type DeskWords = Pick<Words, 'company' | 'claimTypes' | 'phrase' | 'print'>;

/** Keys of the record, as an agent reads them. A key nobody wrote words for is shown as plain words of its own. */
export interface Labels {
  /** The claim type with its specification; undefined for an unknown or absent one. */
  type(type: string | undefined): ClaimType | undefined;
  /** What failed: `baggage.lost` is "Bag lost". */
  failure(failure: string): string;
  /** A detail of a claim type, for example "Flight". */
  detail(name: string): string;
  /** What they want, for example "Money back". */
  wish(kind: string): string;
}

/** Labels in the company's language. Reads the words anew at every call, so that a changed prompt set shows at once. */
export function labelsFrom(words: () => DeskWords): Labels {
  const say = (key: string, otherwise: string) => {
    const now = words();
    const found = now.phrase(key, now.company.locale);
    return capital(found === key ? otherwise.replaceAll(/[-_.]/g, ' ') : found);
  };
  return {
    type: (type) => words().claimTypes.find((t) => t.type === type),
    failure: (failure) => say(`failure.${failure}`, failure.slice(failure.indexOf('.') + 1)),
    detail: (name) => say(`detail.${name}`, name),
    wish: (kind) => say(`wish.${kind}`, kind),
  };
}

/** A name that programs use, as people read it: `orderNumber` is "Order number". */
export function asLabel(name: string): string {
  const words = name
    .replaceAll(/[-_.]+/g, ' ')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, (_, end, next) => `${end} ${next.toLowerCase()}`);
  return capital(words.trim());
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
