/** The account at the provider, and which of its numbers speaks for us. */
export interface TextAccount {
  accountSid: string;
  /** More than one while a token is being replaced: any of them signs, the first one is used to send. */
  authTokens: readonly [string, ...string[]];
  /** The number that writes first, where the customer has not written to one of ours. */
  from?: string;
  /** A pool of numbers; the provider picks one of them. */
  messagingServiceSid?: string;
  /**
   * Approved templates that ask a customer on WhatsApp to write, by language; '' is for every other one. Absent: none, and
   * nothing is sent there later than 24 hours after their last words.
   */
  templates?: Readonly<Record<string, string>>;
  /** Where the provider's REST is, without a slash at the end. */
  apiUrl: string;
  /** How long the provider may take to answer, in ms. */
  patienceMs: number;
}

/** The door's name in the addresses of conversations, and in the core's list of carriers. */
export const TWILIO = 'twilio';
