/** What customers tell. `order` makes every story a little different, as stories are. */
const STORIES = [
  (order) =>
    `My parcel ${order} came on 3 November with the box crushed and two of the four plates broken. I wrote twice and nobody answered.`,
  (order) =>
    `I ordered a kettle, order ${order}, and it stopped working after a week. I paid £64.90 for it and the shop will not take it back.`,
  (order) =>
    `Your flight HV${order.slice(-3)} on 12 October was cancelled two hours before departure. We slept at the airport and I paid 184 euros for a hotel.`,
  (order) =>
    `My suitcase never arrived after the flight on Monday. The tag is ${order}. My whole wardrobe was in it and I have called four times!`,
];

/** What they answer, by the prompt the bot asked with. What is not here is not known to them. */
const ANSWERS = {
  'is-there-more': 'that is all',
  'noted-more': 'that is all',
  listening: 'that is all',
  'ask-kind': 'a parcel',
  'ask-order': (order) => `the order number is ${order}`,
  'ask-booking': (order) => `booking ${order}`,
  'ask-bag-tag': (order) => `the tag says ${order}`,
  'ask-date': 'on 3 November',
  'ask-flight': (order) => `HV${order.slice(-3)}`,
  'ask-delay': 'about five hours',
  'ask-item': 'the steel kettle',
  'ask-expenses': 'I paid 25 euros for a taxi',
  'ask-receipts': 'I have no receipts',
  'ask-wish': 'I want my money back',
  'ask-contact': (order) => `ann.lee.${order}@mail.example`,
  'read-back': 'Yes, hand it over',
};
const UNKNOWN = 'I do not know';

/** The conversation is over when this was said: a person has the complaint. */
const END = 'handed-over';
/** Nobody needs more turns than this; whoever does is stuck, and ends there. */
const MOST_TURNS = 16;

let customers = 0;

/** One customer with a story of their own. `next` is what they say to a reply; undefined when they have nothing more to say. */
export function createScript() {
  const number = customers++;
  const order = String(40_000_000 + number * 37);
  let turns = 0;
  return {
    next(prompts) {
      if (turns >= MOST_TURNS || prompts?.includes(END)) return undefined;
      if (turns++ === 0) return STORIES[number % STORIES.length](order);
      const answer = ANSWERS[prompts.at(-1)] ?? UNKNOWN;
      return typeof answer === 'string' ? answer : answer(order);
    },
  };
}

/** What a customer of the form answers, step by step; then they leave. */
export const FORM = [
  'My parcel came with the box crushed and two of the four plates broken. I wrote twice and nobody answered.',
  'Ann Lee',
  'the order number is 40000037',
  'on 3 November',
  'I want my money back',
];
