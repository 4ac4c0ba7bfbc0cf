import { talk, type Talk } from './talk.ts';
import type { Writer } from './text-customer.ts';

export const BEGUN = 'On 3 November you lost my parcel 4471-22. I paid 25 pounds for a taxi to look for it.';

/** Every door is open, and a complaint of the web page waits for a person. */
export async function handedOver(): Promise<Talk & { reference: string }> {
  const told = await talk({ doors: ['teams', 'sms', 'whatsapp'] });
  const { customer } = told;
  await says(told, customer, BEGUN);
  customer.hears('@reflect', '@apology', '@is-there-more');
  await customer.says('agent please');
  customer.hears('@person-now', '@summary-to-correct');
  return Object.assign(told, { reference: customer.reference ?? '' });
}

/** Says it, and the quiet moment after it passes. */
export async function says(told: Pick<Talk, 'time'>, who: Writer, words: string): Promise<void> {
  await who.says(words);
  await told.time.passes('4 s');
}

/** Shows by the number and the day that it is theirs. */
export async function proves(told: Pick<Talk, 'time'>, who: Writer, reference: string): Promise<void> {
  await says(told, who, `where is my complaint ${reference}?`);
  who.hears('@ask-proof');
  await says(told, who, 'order 4471-22, on 3 November');
}
