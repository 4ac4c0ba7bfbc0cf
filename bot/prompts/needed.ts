/** What the program gives a prompt: names of values, those that may be absent with a question mark. */
export interface Needed {
  values: readonly string[];
  buttons: readonly string[];
}

const always = ['brand.name', 'company.phone', 'company.emergency', 'company.outside', 'company.privacy'];
/** Known to every line once there is a complaint, as far as its record holds them. */
const known = [
  'complaint.reference',
  'complaint.words',
  'failure.own',
  'failure.heard',
  'promise.when',
  'agent.name',
  'contact.address',
  'expenses.total',
].map((name) => `${name}?`);

function needs(values: string, buttons = ''): Needed {
  const own = values.split(' ').filter(Boolean);
  const rest = known.filter((name) => !own.includes(name.replace('?', '')));
  return { values: [...always, ...own, ...rest], buttons: buttons.split(' ').filter(Boolean) };
}

/** Every prompt that the program says, with what it is given and the buttons whose answers it understands there. */
export const NEEDED: Readonly<Record<string, Needed>> = {
  welcome: needs('', 'a-person'),
  opening: needs(''),
  'ways-out': needs(''),
  'ask-what-happened': needs('', 'a-person'),
  listening: needs(''),
  reflect: needs('story.facts? reflection?'),
  apology: needs(''),
  'is-there-more': needs('', 'that-is-everything a-person'),
  'noted-more': needs('story.facts?', 'that-is-everything a-person'),

  'what-i-have': needs('story.facts?'),
  'ask-kind': needs('', 'kind.trip kind.baggage kind.parcel kind.product kind.service'),
  noted: needs('story.facts?'),
  'ask-expenses': needs('', 'no-expenses skip'),
  'expense-noted': needs('story.facts?'),
  'ask-receipts': needs('', 'no-receipts skip'),
  'got-receipt': needs('files.names files.count'),
  'ask-wish': needs('', 'wish.money-back wish.replacement wish.explanation'),
  'ask-contact': needs('', 'here dont-know'),
  'ask-email': needs('', 'here dont-know'),
  'ask-call-number': needs('', 'here dont-know'),
  'ask-text-number': needs('', 'here dont-know'),
  corrected: needs('detail.label detail.value detail.was?'),

  'read-back': needs('', 'hand-it-over change-something'),
  'ask-change': needs('', 'nothing-to-change'),
  changed: needs(''),

  'handed-over': needs('complaint.reference wait.range? promise.when desk.opens?'),
  'person-now': needs('complaint.reference wait.range? promise.when desk.opens?'),
  'answer-promised': needs('answer.when'),
  'summary-to-correct': needs('', 'change-something'),
  'outside-body': needs(''),

  'check-in': needs('wait.range? promise.when', 'i-will-wait answer-later text-me'),
  'check-in-late': needs('promise.was promise.when', 'i-will-wait answer-later'),
  'promise-late': needs('promise.was promise.when'),
  'keep-waiting': needs(''),
  'answer-later': needs('promise.when'),
  'ask-later-contact': needs('', 'here dont-know'),
  'added-while-waiting': needs(''),

  'agent-joined': needs('agent.name'),
  'agent-put-back': needs(''),
  'agent-silent': needs(''),

  closed: needs('complaint.reference'),
  survey: needs('', 'yes no'),
  'survey-yes': needs(''),
  'survey-no': needs('', 'reopen leave-it'),
  reopened: needs('complaint.reference desk.opens? wait.range?'),
  goodbye: needs(''),

  'status-draft': needs(''),
  'status-waiting': needs('complaint.reference'),
  'status-closed': needs('complaint.reference'),
  'status-with-person': needs('complaint.reference'),

  'ask-reference': needs('', 'dont-know a-person'),
  'ask-proof': needs('', 'text-a-code a-person'),
  'ask-another-fact': needs('', 'text-a-code a-person'),
  'proof-refused': needs('', 'text-a-code a-person'),
  'proof-stop': needs('', 'a-person'),
  'code-sent': needs('', 'a-person'),
  'code-text': needs('join.code'),
  joined: needs(''),
  invitation: needs(''),
  'text-opening': needs(''),
  'write-back': needs('complaint.reference'),
  'text-invited': needs('contact.address'),
  'text-opted-out': needs('contact.address'),
  'text-cannot': needs('contact.address'),
  'text-failed': needs('contact.address'),
  'goes-on-here': needs(''),

  'are-you-a-bot': needs('', 'a-person'),
  help: needs('', 'a-person'),
  pause: needs('', 'go-on a-person'),
  'paused-resumed': needs(''),
  'start-over-ask': needs('', 'start-over keep-going'),
  'started-over': needs(''),
  'kept-going': needs(''),
  'why-unknown': needs('answer.when?'),
  'question-noted': needs('answer.when?'),
  answer: needs('answer.title answer.text'),
  'rights-request': needs(''),
  'secret-masked': needs(''),
  'write-privately': needs(''),
  'button-over': needs(''),
  'too-long': needs('limits.characters'),
  'attachment-noted': needs('files.names files.count'),
  'file-lost': needs(''),
  'opted-out': needs(''),
  'abuse-calm': needs(''),
  'offer-person': needs('', 'a-person keep-going'),
  'language-changed': needs(''),
  thanks: needs(''),
  broken: needs('complaint.reference'),
};

/** What asks for a detail of a claim type is named by that claim type, and understands these. */
export const ASKS_DETAIL = needs('detail.value?', 'dont-know today yesterday');

/** What that prompt is given; undefined for one that nothing says. */
export function neededBy(prompt: string): Needed | undefined {
  return NEEDED[prompt] ?? (prompt.startsWith('ask-') ? ASKS_DETAIL : undefined);
}
