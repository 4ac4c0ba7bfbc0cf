/** Sources of regular expressions over lower case. */
export interface ContactWords {
  /** Before a number: it is a phone's. */
  spoken: string;
  /** Before a number: it is something else's. */
  otherwise: string;
  /** In a request to be reached: who is to be reached. */
  me: string;
  /** Before a way to be reached: it is theirs. */
  own: string;
  /** Before words for a way to be reached: it only tells of it. */
  told: string;
  /** Shortly before such words, also while it is asked: they do not want that way. Absent: nothing says so. */
  refused?: string;
  /** Before a time: it is when to reach them, and not when something happened. */
  whenToCall: string;
  /** An address in words, "jim at example dot com", as `account` and `host`. */
  spelled: {
    /** Without it there is none: looked for first. */
    hint: string;
    dot: string;
    address: string;
    /** Before one that was not asked for: it is an address. */
    spoken: string;
  };
  /** Whose numbers are meant where none is named, by the company's currency. */
  countries: Readonly<Record<string, string>>;
}
