import { withSession } from '../../dialogs/domain/changed.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import type { Outcome, Reply } from '../../dialogs/turn.ts';
import { cardOf } from './card.ts';
import { outgoing } from './outgoing.ts';
import type { Running } from './parts.ts';
import type { Places } from './places.ts';
import type { NewMessage, Words, Worded } from './ports.ts';

/** What is said, and the complaint with its memory of what was said. */
export interface Said {
  complaint: Complaint;
  messages: NewMessage[];
  /** Conversations that are welcomed with this. */
  conversations?: Conversation[];
}

/**
 * Puts an outcome into words for the place the customer is answered in, and for each open page and chat beside it. Every text
 * passes the conduct rules here; one that still breaks one after every rescue is not sent, and the turn fails
 * (`unusable`).
 */
export function putIntoWords(
  running: Running,
  outcome: Outcome,
  { here, open }: Places,
  askedWhy: boolean,
  now: Instant,
): Said {
  const words = running.words();
  const replies = repliesFor(outcome.replies, here);
  let { complaint } = outcome;
  const messages: NewMessage[] = [];
  for (const [i, reply] of replies.entries()) {
    const place = { to: here, askedWhy, now, seed: `${here.id}:${here.lastSeq + messages.length}` };
    const before = complaint;
    const worded = wordOne(running, words, i ? reply : introduced(reply, here), before, place);
    complaint = remembered(complaint, reply, worded, here);
    const said = messageOf(running, words, reply, worded, complaint, here, now);
    const sent = outgoing(running, complaint, said, here);
    complaint = sent.complaint;
    messages.push(sent.message);
    for (const page of open) {
      // The same line, as far as it is said there in the same words.
      const there = wordOne(running, words, reply, before, { ...place, to: page });
      const copy = { ...messageOf(running, words, reply, there, complaint, page, now), sameAs: said.id };
      const shown = outgoing(running, complaint, copy, page);
      complaint = shown.complaint;
      messages.push(shown.message);
    }
  }
  const welcomed = replies.length > 0 && !here.welcomed;
  return {
    complaint,
    messages,
    ...(welcomed ? { conversations: [{ ...here, version: here.version + 1, welcomed: true as const }] } : {}),
  };
}

/** Text messages are counted, so one turn is one message. */
function repliesFor(replies: readonly Reply[], to: Conversation): Reply[] {
  return isByText(to) && replies.length > 1 ? [oneOf(replies)] : [...replies];
}

/** The first words anywhere say what this is. */
function introduced(reply: Reply, to: Conversation): Reply {
  if (to.welcomed) return reply;
  const waysOut = isByText(to) ? [{ prompt: 'ways-out', values: {} }] : [];
  return { ...reply, lines: [{ prompt: 'opening', values: {} }, ...reply.lines, ...waysOut] };
}

function isByText({ channel }: Conversation): boolean {
  return channel === 'sms' || channel === 'whatsapp';
}

function oneOf(replies: readonly Reply[]): Reply {
  const card = replies.findLast((reply) => reply.card)?.card;
  const question = replies.findLast((reply) => reply.question)?.question;
  return {
    lines: replies.flatMap(({ lines }) => lines),
    ...(question ? { question } : {}),
    ...(card ? { card } : {}),
  };
}

interface Place {
  to: Conversation;
  askedWhy: boolean;
  now: Instant;
  /** What chooses among the lines of a prompt. */
  seed: string;
}

function wordOne(running: Running, words: Words, reply: Reply, complaint: Complaint, place: Place): Worded {
  const { to, now, seed, askedWhy } = place;
  const worded = words.word(reply, {
    channel: to.channel,
    locale: complaint.session.locale,
    seed,
    lines: complaint.session.lines,
    now,
    conduct: {
      askedWhy,
      apologised: complaint.session.apologisedAt !== undefined && complaint.session.apologisedAt < now,
      promised: complaint.promises.map((p) => p.due),
    },
  });
  for (const rule of [...worded.rescued, ...worded.findings.map((f) => f.rule)]) running.count?.('conduct', { rule });
  if (worded.rescued.length) running.log.warn('conduct.rescued', { prompts: worded.prompts, rules: worded.rescued });
  if (worded.findings.some((f) => f.level === 'error')) {
    const rules = worded.findings.map((f) => f.rule);
    running.log.error('conduct.stopped', { prompts: worded.prompts, rules });
    throw new AmendsError('unusable', 'The words break a conduct rule.', { rules, prompts: worded.prompts });
  }
  return worded;
}

function remembered(complaint: Complaint, reply: Reply, worded: Worded, to: Conversation): Complaint {
  const { session } = complaint;
  const { question } = session;
  const asked = question && question.id === reply.question?.id ? { ...question, buttons: worded.buttons } : question;
  const offers = worded.buttons.length > 0 && !reply.question;
  return withSession(complaint, {
    beside: offers ? { question: placeOf(to), buttons: worded.buttons } : undefined,
    lines: { ...session.lines, ...worded.lines },
    question: asked,
  });
}

/** What buttons carry that belong to no question. */
function placeOf({ id, lastSeq }: Conversation): string {
  return `${id}:${lastSeq + 1}`;
}

function messageOf(
  running: Running,
  words: Words,
  reply: Reply,
  worded: Worded,
  complaint: Complaint,
  to: Conversation,
  now: Instant,
): NewMessage {
  return {
    conversation: to.id,
    id: running.ids.next('msg'),
    at: now,
    from: { role: 'bot', id: 'amends', name: words.company.name },
    text: worded.text,
    prompts: worded.prompts,
    locale: worded.locale,
    promptSet: words.version,
    ...(worded.buttons.length ? { buttons: worded.buttons, question: reply.question?.id ?? placeOf(to) } : {}),
    ...(reply.card ? { card: cardOf(reply.card, complaint, words, now) } : {}),
    ...(complaint.reference ? { reference: complaint.reference } : {}),
  };
}
