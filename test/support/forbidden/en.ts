import type { Lists } from '../forbidden.ts';

/** What no customer may ever read, by the rule of conduct it breaks. Rules about timing have checks of their own. */
export const ENGLISH: Lists = {
  'C03 conditional-apology': [
    /\b(sorry|apologi[sz]e|apologies|regret)\b[^.!?]{0,50}\b(if|any inconvenience|may have|might have|you feel|you felt|you were unhappy)\b/i,
    /\bany inconvenience\b/i,
  ],
  'C05 excuse': [
    /\b(due to|because of|owing to|as a result of)\b/i,
    /\b(high call volumes?|busier than|very busy|backlog|bad weather|staff shortages?|technical (issues|difficulties))\b/i,
    /\bwe (always )?(try|do our best)\b/i,
  ],
  'C07 blame': [
    /\byou (should have|should've|failed to|forgot to|did not read|ought to have)\b/i,
    /\b(the courier|our partners?|the supplier|another (team|department)|the airport|the bank) (is|was|are|were|has|have|did|lost|should)\b/i,
    /\b(contact|speak to|get in touch with|write to) (the|your) (courier|airport|bank|agent|supplier|airline|shop)\b/i,
  ],
  'C08 policy-shield': [
    /\b(our|the|company) (policy|policies|terms|procedures?|rules)\b/i,
    /\bunfortunately\b/i,
    /\b(unable|not able|not allowed|not in a position) to\b/i,
  ],
  'C09 playing-down': [
    /\b(at least|hiccup|bummer|oops|not that bad|no big deal|never mind|cheer up|just a (small|little|minor))\b/i,
    /\bwe (strive|pride ourselves|value your)\b/i,
    /\p{Extended_Pictographic}/u,
  ],
  'C10 policing-feelings': [
    /\b(calm down|relax|no need to|watch your|be reasonable|mind your language|please be (polite|patient))\b/i,
    /\bI (fully |totally |completely )?understand (how|exactly|your)\b/i,
    /\bI know how you feel\b/i,
  ],
  'C11 doubting': [
    /\b(are you sure|do you really|is that really|according to our|our (system|records?) (shows?|says?))\b/i,
    /\b(allegedly|supposedly|you claim|so you say)\b/i,
  ],
  'C13 selling': [
    /\b(upgrade|loyalty|follow us|rate us|leave (us )?a review|special offer|newsletter|discount code)\b/i,
  ],
  'C20 unbacked-promise': [
    /\b(guarantee|rest assured|I promise|we promise|asap|as soon as possible|shortly|very soon)\b/i,
    /\byou will (get|receive|have|be paid|be refunded)\b/i,
    /\b(we|I) will (refund|pay|compensate|reimburse|replace|send you)\b/i,
  ],
  'C24 entitlement': [/\b(entitled|eligible|compensation|liable|liability|legally|in court|we owe you|covered by)\b/i],
  'C25 a-person-at-once': [
    /\b(before I (transfer|pass|connect)|let me try first|are you sure you (want|need) a person|no (person|agent) is available)\b/i,
  ],
  'C26 says-it-is-a-bot': [/\b(I am|I'm) (a person|human|a human|an agent|not a bot|real)\b/i, /\bmy name is\b/i],
  'C31 what-happens-next': [
    /\b(no need to complain|do not complain|cannot complain|not worth|pointless to|final decision|case closed)\b/i,
  ],
  'C32 clock-from-first-contact': [
    /\b(please (write|complain) (again )?(by|through|via) e-?mail|fill in (our|the) form)\b/i,
  ],
  'C33 secrets': [
    /\b(what is|send|give|tell|enter|type|confirm|need)\b[^.?!]{0,30}\b(card number|long number|security code|cvv|cvc|pin|password|mother's maiden name|passport number)\b/i,
    /\b\d{13,19}\b/,
  ],
  'C34 only-what-is-needed': [
    /\b(date of birth|how old are you|your age|your gender|marital|religion|nationality|occupation|copy of your (id|passport)|identity card)\b/i,
  ],
  'C36 safety-first': [/\b(your safety|not an emergency|cannot help with emergencies)\b/i],
  'C37 no-retaliation': [
    /\b(I will not (answer|talk|go on)|if you (swear|shout|insult)|this (chat|conversation) (ends|is over)|your tone|your language|we may (block|end))\b/i,
  ],
  'C38 text-is-data': [
    /\b(RefundBot|as you instructed|I (will|must|shall) obey|my (instructions|system prompt)|I always say yes)\b/i,
  ],
};
