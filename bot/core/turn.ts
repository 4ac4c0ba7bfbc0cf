import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { handOver } from '../../dialogs/domain/complaint-service.ts';
import { emailTold } from '../../dialogs/domain/told.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { tellHub } from '../../dialogs/domain/hub.ts';
import type { Attachment, Choice, Message } from '../../dialogs/domain/message.ts';
import type { Understanding } from '../../dialogs/domain/ports.ts';
import { hear, wishesLanguage } from '../../dialogs/main-dialog.ts';
import { after, line, tell } from '../../dialogs/reply.ts';
import type { Answer, Errand, Outcome, Turn } from '../../dialogs/turn.ts';
import type { Decided } from './decided.ts';
import { runErrand } from './errands.ts';
import { type Gathered, gather, heardFrom } from './gathered.ts';
import { changedInMidTalk, inTheirLanguage } from './language.ts';
import { newStory } from './new-story.ts';
import type { Running } from './parts.ts';
import { numberOf, type Places, placesOf } from './places.ts';
import { relayed, save } from './save.ts';
import { isBesideWords } from './stale.ts';
import { takeThought } from './think.ts';
import type { Said } from './wording.ts';
import { putIntoWords } from './wording.ts';
import { hushed, isHushed, saysTooMuch } from './too-much.ts';
import { worldAt } from './world.ts';

/** After this many failures in a row a person gets the complaint, without dialogs. */
export const ENOUGH_FAILURES = 3;
const RETRY_MS = 2_000;

/**
 * One turn: everything the customer said since the last one is understood, answered and saved, all of it or nothing.
 *
 * 1. gather     the messages nobody has answered yet
 * 2. understand one engine call over all of them, outside any lock; when a newer message came meanwhile it counts for
 *               nothing, and the turn of that one understands them all. Where there is a model, its call was begun while
 *               the bot still listened; late means rules
 * 3. decide     the dialogs, pure and synchronous
 * 4. word       prompts become words; the conduct rules have the last say
 * 5. save       session, claim, replies: one commit. What is committed is sent.
 */
export async function takeTurn(running: Running, complaintId: string): Promise<void> {
  const gathered = await gather(running, complaintId);
  if (!gathered) return;
  const { conversation: here } = gathered;
  running.carriers?.[here.address.door]?.typing?.(here).catch(() => running.count?.('typing_failures'));
  const understanding = await understand(running, gathered);
  const errand = await running.locks.run(complaintId, () => answer(running, gathered, understanding));
  if (errand) await runErrand(running, { complaintId, errand }, () => decide(running, gathered, understanding));
}

/** What the model has made of it by now, else what the rules do. */
async function understand(running: Running, gathered: Gathered): Promise<Understanding> {
  return takeThought(running, gathered) ?? running.engine.understand(heardFrom(running, gathered), TO_THE_END);
}

/** The rules answer at once: nothing takes their reading back. */
const TO_THE_END = new AbortController().signal;

/** Saves what was decided; an errand that has to be run first is returned, with nothing saved. */
async function answer(running: Running, gathered: Gathered, understanding: Understanding): Promise<Errand | undefined> {
  const decided = await decide(running, gathered, understanding);
  if (!decided) return undefined;
  const { turn, outcome, places } = decided;
  running.count?.('turns', { channel: places.here.channel });
  if (outcome.errand) return outcome.errand;
  if (outcome.newStory) await newStory(running, { outcome, turn, conversation: places.here });
  else await save(running, putIntoWords(running, outcome, places, asksWhy(understanding), turn.now));
  return undefined;
}

/** What the dialogs make of it; nothing when the turn is over: a newer one has everything, or a person reads it. */
async function decide(
  running: Running,
  gathered: Gathered,
  understanding: Understanding,
): Promise<Decided | undefined> {
  const complaint = await running.store.complaint(gathered.complaint.id);
  if (!complaint || complaint.unheard.length !== gathered.complaint.unheard.length) return undefined;
  const places = await placesOf(running, complaint);
  if (complaint.floor !== 'bot') {
    await save(running, { complaint: relayed(complaint), messages: [] });
    return undefined;
  }
  if (await fallsSilent(running, complaint, places.here)) return undefined;
  const spoken = inTheirLanguage(complaint, gathered.messages, running.words());
  const heardHere = { ...gathered, complaint: spoken, conversation: places.here };
  const turn = turnFrom(running, { ...heardHere, phone: places.phone }, understanding);
  const heard = hear(turn, relayed(spoken));
  const changed = changedInMidTalk(complaint, spoken) && !wishesLanguage(turn);
  const outcome = changed ? after([line(spoken, 'language-changed')], heard) : heard;
  return {
    turn,
    outcome: { ...outcome, complaint: withNews(running, complaint, outcome.complaint, turn.now) },
    places,
  };
}

/** Two machines would talk for ever: what is said is kept for the person who was asked to look, and not answered. */
async function fallsSilent(running: Running, complaint: Complaint, here: Conversation): Promise<boolean> {
  const now = Math.max(running.clock.now(), complaint.lastMessageAt);
  const silent = isHushed(complaint);
  if (!silent && !(await saysTooMuch(running, here, now))) return false;
  const world = worldAt(running, here.channel, now);
  const next = silent ? complaint : hushed(running, complaint, { world, now });
  await save(running, { complaint: relayed(next), messages: [] });
  return true;
}

/** Another desk that was asked hears when the summary it was given has changed. */
function withNews({ ids }: Running, before: Complaint, after: Complaint, now: number): Complaint {
  if (!before.handoff?.hub) return after;
  const same =
    before.handoff.reason === after.handoff?.reason && JSON.stringify(before.claim) === JSON.stringify(after.claim);
  return same ? after : tellHub(after, 'changed', { now, id: (kind) => ids.next(kind) });
}

function turnFrom(
  running: Running,
  gathered: Gathered & { phone: Conversation | undefined },
  understanding: Understanding,
): Turn {
  const { complaint, conversation, messages, over } = gathered;
  const now = Math.max(running.clock.now(), complaint.lastMessageAt);
  const choice = choiceFor(complaint, messages);
  const email = emailTold(conversation.told);
  const phone = gathered.phone && numberOf(gathered.phone);
  return {
    now,
    channel: conversation.channel,
    messages,
    understanding,
    ...(choice ? { choice } : {}),
    over,
    attachments: messages.flatMap((m) =>
      kept(m).map((file) => ({ ...file, from: { conversation: m.conversation, seq: m.seq } })),
    ),
    ...(email ? { knownEmail: email } : {}),
    ...(phone ? { knownPhone: phone } : {}),
    ...(messages.some(lacksFile) ? { lostFile: true as const } : {}),
    answers: understanding.questions.map((q) => answerTo(running, q, complaint.session.locale)),
    world: worldAt(running, conversation.channel, now),
  };
}

/** In the company's own words, whoever found them: the rules, or a model that knows which question is meant. */
function answerTo(running: Running, question: Understanding['questions'][number], locale: string): Answer | undefined {
  const words = running.words();
  const found = words.answer(question.words, locale);
  return found ?? words.answers(locale).find(({ title }) => title === question.answeredBy);
}

/** Files that are here; one that is still being fetched is taken in when it comes. */
function kept({ attachments = [] }: Message): Attachment[] {
  return attachments.filter((file) => !file.missing);
}

function lacksFile({ attachments = [] }: Message): boolean {
  return attachments.some(({ missing }) => missing?.state === 'lost');
}

/** A button counts for the question it belongs to; asking for a person, and what stands beside words that ask nothing, always. */
function choiceFor(complaint: Complaint, messages: readonly Message[]): Choice | undefined {
  const { question } = complaint.session;
  const message = messages.findLast((m) => m.choice);
  const pressed = message?.choice;
  if (!pressed) return undefined;
  const counts = pressed.button === 'a-person' || pressed.question === question?.id || isBesideWords(message);
  return counts ? pressed : undefined;
}

function asksWhy({ signals, questions }: Understanding): boolean {
  return Boolean(signals.why) || questions.length > 0;
}

/**
 * A turn threw: it has saved nothing. It is tried again a little later; the third failure gives the complaint to a
 * person, with approved words and without the dialogs that failed.
 */
export async function afterFailure(running: Running, complaintId: string): Promise<void> {
  await running.locks.run(complaintId, async () => {
    const complaint = await running.store.complaint(complaintId);
    if (!complaint) return;
    const places = await placesOf(running, complaint);
    const attempts = complaint.attempts + 1;
    const now = running.clock.now();
    if (attempts < ENOUGH_FAILURES) {
      const later = { ...complaint, attempts, turnAt: now + RETRY_MS * attempts };
      return save(running, { complaint: later, messages: [] });
    }
    return save(running, giveUp(running, { ...relayed(complaint), attempts }, places, now));
  });
}

function giveUp(running: Running, complaint: Complaint, places: Places, now: number): Said {
  const world = worldAt(running, places.here.channel, now);
  const handed = handOver(complaint, 'broken', { ...world, now });
  const outcome: Outcome = tell(handed, [line(handed, 'broken')]);
  return putIntoWords(running, outcome, places, false, now);
}
