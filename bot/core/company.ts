/** The company's facts that the program itself needs. */
export interface Company {
  name: string;
  timeZone: string;
  currency: string;
  locale: string;
  /** Opening hours of the desk per weekday 0 (Sunday) to 6, as minutes of the day; an absent day is closed. */
  hours: Record<number, { from: number; to: number }>;
  /** How long a person may take to answer a question nobody else can; absent: no time is named for it. */
  answerWithinMs?: number;
}
