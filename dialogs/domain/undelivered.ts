/** Why a message did not arrive, by its stable code, as an agent reads it. */
export const UNDELIVERED: Record<string, string> = {
  'opted-out': 'they asked for no more messages',
  blocked: 'they took the bot out, or blocked it',
  unreachable: 'nothing arrives there any more',
  'no-such-number': 'there is no such number',
  landline: 'it is a landline',
  region: 'the account may not send to that country',
  sender: 'our number may not send this',
  'too-long': 'it was too long',
  'queue-full': 'too many messages were waiting',
  'phone-off': 'their phone was off or out of reach',
  filtered: 'a network took it for spam',
  'not-registered': 'our number is not registered with the networks',
  'too-late': 'it could not be sent in time',
  window: 'WhatsApp lets us write for 24 hours after their last message',
  account: 'our account was not let in',
  'no-way': 'this place cannot be written to',
};
