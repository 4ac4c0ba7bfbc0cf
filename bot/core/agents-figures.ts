import { takeAgentsWords } from '../../dialogs/domain/asides.ts';
import type { Running } from './parts.ts';
import type { Places } from './places.ts';
import type { Said } from './wording.ts';

/**
 * What an agent tells the customer is read by the rules that read the customer, so that figures, days and places in it
 * stand on the record as said by us. Called under the complaint's lock, where its conversation's next seq is known; where
 * the customer speaks of another complaint now it is not, and nothing is kept.
 */
export async function keepAgentsFigures(running: Running, said: Said, { here, guest }: Places): Promise<Said> {
  const [message] = said.messages;
  if (!message || guest) return said;
  const { company } = running.words();
  const { claim, session } = said.complaint;
  const understanding = await running.engine.understand(
    {
      messages: [{ ref: { conversation: here.id, seq: here.lastSeq + 1 }, text: message.text }],
      locale: session.locale,
      now: message.at,
      timeZone: company.timeZone,
      currency: company.currency,
      ...(claim.type ? { type: claim.type } : {}),
    },
    new AbortController().signal,
  );
  return { ...said, complaint: { ...said.complaint, claim: takeAgentsWords(claim, understanding) } };
}
