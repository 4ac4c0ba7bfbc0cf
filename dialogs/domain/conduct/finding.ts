/** What a conduct rule says about a text. Offsets are UTF-16 units of that text. */
export interface Finding {
  /** For example `C03`. */
  rule: string;
  /** For example `conditional-apology`. */
  name: string;
  /** `error` is never sent; `advice` is for the writer. */
  level: 'error' | 'advice';
  start: number;
  end: number;
  /** One plain sentence. */
  says: string;
  /** A better wording, or what to do. */
  better: string;
}

/** What a rule has to know beside the text. Everything absent is taken as "no". */
export interface ConductContext {
  /** The customer asked why in their last messages. */
  askedWhy?: boolean;
  /** They complain of nothing: they thank, praise or only ask. A smile then plays nothing down, and a kind word is no promise. */
  pleased?: boolean;
  /** An apology was already made for this failure. */
  apologised?: boolean;
  /** This is the first reply to a complaint. */
  firstReply?: boolean;
  /** The story is still being told: no form question yet. */
  storyOpen?: boolean;
  /** Times that promises on record name, as they are printed in the text. */
  promised?: readonly string[];
  /** Spans that are the customer's own words in quotation marks: exempt from every rule but C33. */
  quotes?: readonly { start: number; end: number }[];
  /** Words the customer used, for C12. */
  customerWords?: readonly string[];
  /** Names of details already given, and of the one this text asks for: C16. */
  given?: readonly string[];
  asks?: string;
  /** The customer asked for a person in this turn: C25. */
  askedForPerson?: boolean;
  /** This is the very first text of a conversation: C26 wants the disclosure in it. */
  firstText?: boolean;
  /** The customer asked whether this is a machine. */
  askedIfBot?: boolean;
  /** Amounts the customer named or settings hold, as printed. */
  amounts?: readonly string[];
  /** BCP 47; absent is English. Of the rules that go by words some know Spanish, and none a third language. */
  locale?: string;
}
