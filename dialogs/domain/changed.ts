import type { Claim } from './claim.ts';
import type { Complaint } from './complaint.ts';
import type { Session } from './session.ts';

/** The complaint with these fields, and the others as they were; undefined takes a field away. */
export function changed(complaint: Complaint, fields: Partial<Complaint>): Complaint {
  return Object.assign(complaintOf(complaint), fields);
}

/** The complaint with its session changed likewise. */
export function withSession(complaint: Complaint, fields: Partial<Session>): Complaint {
  const next = complaintOf(complaint);
  next.session = Object.assign(sessionOf(complaint.session), fields);
  return next;
}

/** The complaint with its claim changed likewise. */
export function withClaim(complaint: Complaint, fields: Partial<Claim>): Complaint {
  const next = complaintOf(complaint);
  next.claim = Object.assign(claimOf(complaint.claim), fields);
  return next;
}

/**
 * The same complaint with every field written out, the absent ones as undefined. V8 gives an object that is spread with
 * a field more a hidden class of its own; complaints that are spread from turn to turn would each have another, and no
 * access to a field of theirs would ever be remembered. Where every field is there, no change adds one.
 */
export function inOneShape(complaint: Complaint): Complaint {
  const whole = complaintOf(complaint);
  whole.session = sessionOf(complaint.session);
  whole.claim = claimOf(complaint.claim);
  return whole;
}

function complaintOf(of: Complaint): EveryField<Complaint> {
  return {
    id: of.id,
    version: of.version,
    state: of.state,
    reference: of.reference,
    firstContactAt: of.firstContactAt,
    lastMessageAt: of.lastMessageAt,
    customerId: of.customerId,
    conversation: of.conversation,
    elsewhere: of.elsewhere,
    session: of.session,
    floor: of.floor,
    unheard: of.unheard,
    unheardSince: of.unheardSince,
    turnAt: of.turnAt,
    hushedAt: of.hushedAt,
    attempts: of.attempts,
    claim: of.claim,
    promises: of.promises,
    handoff: of.handoff,
    notes: of.notes,
    proofs: of.proofs,
    outbox: of.outbox,
    wakeAt: of.wakeAt,
  };
}

function sessionOf(of: Session): EveryField<Session> {
  return {
    version: of.version,
    dialog: of.dialog,
    locale: of.locale,
    question: of.question,
    apologisedAt: of.apologisedAt,
    failed: of.failed,
    offeredPerson: of.offeredPerson,
    warnedOfSecrets: of.warnedOfSecrets,
    asked: of.asked,
    lines: of.lines,
    checkIns: of.checkIns,
    written: of.written,
    joining: of.joining,
    goesOnByText: of.goesOnByText,
    arrived: of.arrived,
    beside: of.beside,
  };
}

function claimOf(of: Claim): EveryField<Claim> {
  return {
    type: of.type,
    failure: of.failure,
    mayHaveFailed: of.mayHaveFailed,
    story: of.story,
    quote: of.quote,
    details: of.details,
    without: of.without,
    declined: of.declined,
    expenses: of.expenses,
    asides: of.asides,
    attachments: of.attachments,
    wish: of.wish,
    contact: of.contact,
    questions: of.questions,
  };
}

/** A field that is forgotten above does not compile. */
type EveryField<Record> = { [Field in keyof Required<Record>]: Record[Field] };
