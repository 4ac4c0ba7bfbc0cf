/** What the desk calls things: keys of the record on the left, an agent's words on the right. */
export const SEVERITY = { danger: 'Danger', threat: 'Threat', anger: 'Very angry', plain: '' };

export const CHANNEL = { web: 'web', teams: 'Teams', sms: 'text message', whatsapp: 'WhatsApp' };

/** How a message came or went: it stands after a name. */
export const BY_CHANNEL = { web: 'web chat', teams: 'Teams', sms: 'text', whatsapp: 'WhatsApp' };

export const CLOSED_TO = {
  'opted-out': 'asked for no messages there',
  blocked: 'took us out there',
  unreachable: 'nothing arrives there',
};

export const DELIVERY = {
  pending: 'On its way',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  failed: 'Did not arrive',
  unknown: 'May not have arrived',
  withdrawn: 'Taken back before it left',
};

export const CONTACT = { here: 'here', email: 'e-mail', phone: 'phone', text: 'text message' };

/** Who said what stands there, and what it is worth. */
export const TOLD = {
  site: { title: 'Told by the site', says: 'The site’s server said this of its visitor. The customer did not say it.' },
  page: {
    title: 'Told by the page in their browser',
    says: 'Nobody has checked this, and the customer did not say it.',
  },
  teams: {
    title: 'Told by Microsoft Teams',
    says: 'Their organisation’s directory names this. The customer did not say it.',
  },
};

export const STATED = { stated: 'said once', confirmed: 'confirmed', corrected: 'corrected' };

export const CAUSES = {
  'not-told': 'We did not tell them',
  'promise-broken': 'We promised and did not keep it',
  handling: 'We handled it badly',
  system: 'A system failed',
  partner: 'A partner of ours failed',
  unclear: 'We were not clear',
  'not-ours': 'Not something we do',
  unknown: 'Not known yet',
};

export const SURVEY = { yes: 'They would hire you.', no: 'They would not hire you.' };

/** A key's words; the key itself when there are none. */
export function named(words: Record<string, string>, key: string): string {
  return words[key] ?? key;
}
