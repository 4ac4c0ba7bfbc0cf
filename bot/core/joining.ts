import { createHash } from 'node:crypto';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { note } from '../../dialogs/domain/complaint-service.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { relayToHub, tellHub } from '../../dialogs/domain/hub.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import type { KnownFact } from '../../dialogs/domain/proof.ts';
import { mayBeProved, mayGuess, maySendCode, noting, proves } from '../../dialogs/domain/proving.ts';
import {
  askAnotherFact,
  askProof,
  codeSent,
  goOnHere,
  isEnough,
  proofRefused,
  stopProving,
} from '../../dialogs/joining-dialog.ts';
import type { Errand, Outcome } from '../../dialogs/turn.ts';
import { cameOf, type Concerned, type Decided } from './decided.ts';
import { CHANNEL_NAMES, move, raised, raisedPlace } from './moving.ts';
import { outgoing } from './outgoing.ts';
import type { Running } from './parts.ts';
import { numberOf, placesOf } from './places.ts';
import { save } from './save.ts';
import { conversationWith, maySurprise, surprised, textFor } from './texting.ts';
import { putIntoWords } from './wording.ts';

const CODE_MS = 600_000;

type Join = Extract<Errand, { do: 'join' }>;

/**
 * Goes on here with the complaint that was named, when it was begun here too or is proved to be theirs. Whatever else is
 * the matter (wrong facts, too many of them, no such complaint) reads the same and is committed the same way.
 */
export async function joinHere(
  running: Running,
  decided: Decided,
  { errand, otherId }: { errand: Join; otherId: string | undefined },
): Promise<void> {
  const other = await stillThere(running, otherId);
  const { here } = decided.places;
  const { now } = decided.turn;
  if (other && here.spans.some((span) => span.complaintId === other.id)) return join(running, decided, other);
  if (!mayGuess(here.guesses, now)) return answer(running, decided, here, stopProving);
  const said = { ...errand, facts: [...errand.facts, ...shownBy(here)] };
  if (!isEnough(said)) return answer(running, decided, here, errand.facts.length ? askAnotherFact : askProof);
  if (other && mayBeProved(other, now) && isProved(other, said, now)) return join(running, decided, other);
  const guessed = { ...here, guesses: noting(here.guesses, now) };
  const wrong = other && { ...other, proofs: { ...proofsOf(other), failed: noting(other.proofs?.failed, now) } };
  running.count?.('proofs', { result: 'refused' });
  return answer(running, decided, guessed, mayGuess(guessed.guesses, now) ? proofRefused : stopProving, wrong);
}

/** Who writes from a phone shows its number. */
function shownBy(here: Conversation): KnownFact[] {
  const value = numberOf(here);
  return value ? [{ kind: 'phone', value }] : [];
}

async function stillThere(running: Running, id: string | undefined): Promise<Complaint | undefined> {
  const found = id === undefined ? undefined : await running.store.complaint(id);
  return found?.state === 'open' || found?.state === 'closed' ? found : undefined;
}

function isProved(complaint: Complaint, { facts, code }: { facts: readonly KnownFact[]; code?: string }, now: Instant) {
  const held = complaint.proofs?.code;
  if (code !== undefined && held && held.until > now && hashed(held.salt, code) === held.hash) return true;
  return proves(complaint, facts);
}

/** Saves what is said to them, with the place as it is now, and the complaint that was spoken of. */
async function answer(
  running: Running,
  decided: Decided,
  here: Conversation,
  say: (turn: Decided['turn'], complaint: Complaint) => Outcome,
  other?: Complaint,
): Promise<void> {
  const { turn, outcome, places } = decided;
  const result = cameOf(decided, say(turn, outcome.complaint));
  const said = putIntoWords(running, result, { ...places, here }, false, turn.now);
  const conversations = said.conversations ?? (here === places.here ? [] : [raisedPlace(here)]);
  await save(running, said, { conversations, complaints: other ? [raised(other)] : [] });
}

async function join(running: Running, decided: Decided, other: Complaint): Promise<void> {
  const { turn, outcome, places } = decided;
  const { now, messages } = turn;
  const fromSeq = messages.find((m) => m.conversation === places.here.id)?.seq ?? places.here.lastSeq + 1;
  const { here, others, left, joined } = await move(running, places.here, {
    left: outcome.complaint,
    into: opened(other, now),
    fromSeq,
  });
  const text = `They go on by ${CHANNEL_NAMES[here.channel]} as well. It was checked that the complaint is theirs.`;
  const means = { now, id: (prefix: string) => running.ids.next(prefix) };
  // Another desk that has it reads what was just written here, and what was told before.
  const known = messages.reduce((complaint, message) => relayToHub(complaint, message), joined);
  const whole = note(tellHub(known, 'changed', means), 'bot', text, means);
  const result = cameOf(decided, goOnHere(turn, whole));
  const said = putIntoWords(running, result, await placesOf(running, result.complaint, here), false, now);
  running.count?.('proofs', { result: 'joined' });
  await save(running, said, {
    complaints: [raised(left)],
    conversations: [...(said.conversations ?? [raisedPlace(here)]), ...others.map(raisedPlace)],
  });
}

/** A code is good once. */
function opened(complaint: Complaint, now: Instant): Complaint {
  const { code: _, ...proofs } = proofsOf(complaint);
  return { ...complaint, lastMessageAt: Math.max(complaint.lastMessageAt, now), proofs };
}

function proofsOf({ proofs }: Complaint): NonNullable<Complaint['proofs']> {
  return proofs ?? { failed: [], sent: [] };
}

/** Sends a code, when there is a number to send it to and it may be; what they hear does not depend on it. */
export async function sendCode(running: Running, decided: Decided, concerned: Concerned): Promise<void> {
  const { turn, outcome, places } = decided;
  const { now } = turn;
  const other = await stillThere(running, concerned.other?.id);
  const said = putIntoWords(running, cameOf(decided, codeSent(turn, outcome.complaint)), places, false, now);
  const sent = other && (await codeFor(running, other, concerned, places.here.id, now));
  const placesSaid = said.conversations ?? [];
  await save(
    running,
    { ...said, messages: [...said.messages, ...(sent ? [sent.message] : [])] },
    {
      complaints: sent ? [raised(sent.complaint)] : [],
      conversations: [...placesSaid, ...(sent ? [sent.to] : [])],
    },
  );
}

async function codeFor(
  running: Running,
  other: Complaint,
  { phone, address }: Concerned,
  hereId: string,
  now: Instant,
) {
  if (!phone || !address || !maySendCode(other, now)) return undefined;
  const to = await conversationWith(running, address, { phone, locale: other.session.locale });
  if (to.id === hereId || !maySurprise(to, now)) return undefined; // this phone's number is known already
  const code = String(running.ids.random(1_000_000)).padStart(6, '0');
  const salt = running.ids.next('salt');
  const proofs = {
    ...proofsOf(other),
    sent: noting(other.proofs?.sent, now),
    code: { salt, hash: hashed(salt, code), until: now + CODE_MS },
  };
  const reply = { lines: [{ prompt: 'code-text', values: { 'join.code': `${code.slice(0, 3)} ${code.slice(3)}` } }] };
  const { complaint, message } = outgoing(running, { ...other, proofs }, textFor(running, to, reply, now), to);
  return { complaint, message, to: surprised(to, now) };
}

function hashed(salt: string, code: string): string {
  return createHash('sha256').update(`${salt}:${code}`).digest('base64url');
}
