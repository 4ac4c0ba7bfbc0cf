import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import type { Outcome, Reply } from '../../dialogs/turn.ts';
import { cardOf } from './card.ts';
import type { Running } from './parts.ts';
import type { NewMessage, Words, Worded } from './ports.ts';

/** What is said, and the complaint with its memory of what was said. */
export interface Said {
  complaint: Complaint;
  messages: NewMessage[];
}

/**
 * Puts an outcome into words for its conversation. Every text passes the conduct rules here; one that still breaks one
 * after every rescue is not sent, and the turn fails (`unusable`).
 */
export function putIntoWords(
  running: Running,
  outcome: Outcome,
  to: Conversation,
  askedWhy: boolean,
  now: Instant,
): Said {
  const words = running.words();
  let { complaint } = outcome;
  const messages: NewMessage[] = [];
  for (const reply of outcome.replies) {
    const worded = wordOne(running, words, reply, complaint, { to, askedWhy, now, index: messages.length });
    complaint = remembered(complaint, reply, worded);
    messages.push(messageOf(running, words, reply, worded, complaint, to, now));
  }
  return { complaint, messages };
}

interface Place {
  to: Conversation;
  askedWhy: boolean;
  now: Instant;
  /** Which of the turn's replies it is. */
  index: number;
}

function wordOne(running: Running, words: Words, reply: Reply, complaint: Complaint, place: Place): Worded {
  const { to, now, index, askedWhy } = place;
  const worded = words.word(reply, {
    channel: to.channel,
    locale: complaint.session.locale,
    seed: `${to.id}:${to.lastSeq + index}`,
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

function remembered(complaint: Complaint, reply: Reply, worded: Worded): Complaint {
  const { question } = complaint.session;
  const asked = question && question.id === reply.question?.id ? { ...question, buttons: worded.buttons } : question;
  return {
    ...complaint,
    session: {
      ...complaint.session,
      lines: { ...complaint.session.lines, ...worded.lines },
      ...(asked ? { question: asked } : {}),
    },
  };
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
    promptSet: words.version,
    ...(worded.buttons.length
      ? { buttons: worded.buttons, question: reply.question?.id ?? `${to.id}:${to.lastSeq + 1}` }
      : {}),
    ...(reply.card ? { card: cardOf(reply.card, complaint, words, now) } : {}),
    ...(complaint.reference ? { reference: complaint.reference } : {}),
  };
}
