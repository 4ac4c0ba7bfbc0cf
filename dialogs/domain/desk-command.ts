import type { Attachment } from './message.ts';

/** What an agent can do to a complaint at the desk. `id` makes a repeat harmless: it gets the first answer. */
export type DeskCommand = {
  /** Made by the desk page, once per intent. */
  id: string;
  /** The complaint's reference. */
  reference: string;
  by: Agent;
  /** What is asked, as a fingerprint: the same id with another one is refused as `unusable`. */
  facts?: string;
} & (
  | { do: 'accept' }
  | { do: 'put-back' }
  | { do: 'give-back'; why: string }
  | { do: 'reply'; text: string; attachments?: readonly Attachment[] }
  | { do: 'note'; text: string }
  | { do: 'close'; cause: string; note: string }
);

export interface Agent {
  id: string;
  name: string;
}
