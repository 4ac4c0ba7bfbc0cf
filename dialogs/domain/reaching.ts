import type { Claim, Contact } from './claim.ts';
import type { MessageRef } from './message.ts';
import type { Understanding } from './ports.ts';
import type { Asked } from './session.ts';

/** A way that needs an address or a number. */
export type Away = Exclude<Contact['way'], 'here'>;

/** What was said in this turn; `whole` is the text of its only message. */
interface Heard {
  understanding: Understanding;
  asks: Asked | undefined;
  last?: MessageRef;
  whole?: string;
  /** An e-mail address that the place they write from says is theirs. */
  knownEmail?: string;
}

/**
 * How to reach them after this was heard: the same object when nothing new was said about it. A number or an address
 * counts when it was asked for, when they said that it is for this, when it follows the way they named, and an e-mail
 * address when it is all they wrote. Who only says "by e-mail" where their address is known means that one.
 */
export function contactAfter(known: Contact | undefined, said: Heard): Contact | undefined {
  const told = toldContact(known, said);
  const isSame = known !== undefined && told?.way === known.way && told.address === known.address;
  return isSame && said.asks !== 'contact' ? known : told;
}

function toldContact(
  known: Contact | undefined,
  { understanding: heard, asks, last, whole, knownEmail }: Heard,
): Contact | undefined {
  const { contactWay: way, email, phone } = heard;
  const named = known && isOpen(known) ? known.way : undefined;
  const isAddressAlone = email !== undefined && whole?.toLowerCase() === email.value.toLowerCase();
  if (asks !== 'contact' && !way && !isAddressAlone && !(named && !heard.signals.story)) return known;
  if (email && (way === 'email' || !phone)) return { way: 'email', address: email.value, from: email.from };
  if (phone && way !== 'email') {
    return { way: way === 'text' || named === 'text' ? 'text' : 'phone', address: phone.value, from: phone.from };
  }
  if (way === 'email' && last && knownEmail && !(known?.way === 'email' && known.address))
    return { way, address: knownEmail, from: last };
  return way && way !== 'here' && last ? byWay(known, way, last) : known;
}

/** The way they named whose address or number they have neither given nor refused; undefined when nothing is lacking. */
export function addressMissing({ contact, declined }: Claim): Away | undefined {
  if (!contact || contact.way === 'here' || contact.address || declined['contact']) return undefined;
  return contact.way;
}

function isOpen(contact: Contact): boolean {
  return contact.way !== 'here' && !contact.address;
}

/** A number that was given for one of calling and texting is good for the other. */
function byWay(known: Contact | undefined, way: Away, from: MessageRef): Contact {
  if (known?.way === way) return known;
  const number = known?.address && known.way !== 'email' && way !== 'email' ? known.address : undefined;
  return { way, from, ...(number ? { address: number } : {}) };
}
