import type { DetailKind } from '../../../dialogs/domain/claim.ts';
import type { FoundAmount } from './amounts.ts';
import type { FoundValue } from './durations.ts';

/** A detail as a span of one message. */
export interface Found extends FoundValue {
  kind: DetailKind;
  name?: string;
  correction?: true;
}

/** A value that tells of something else, as a span of one message. */
export interface Aside extends FoundValue {
  kind: DetailKind | 'number';
}

/** Every value one message holds. */
export interface Values {
  details: Found[];
  /** Values that are no detail of a claim. */
  asides: Aside[];
  amounts: (FoundAmount & { correction?: true })[];
  emails: FoundValue[];
  phones: FoundValue[];
  /** A complaint reference of ours. */
  own?: FoundValue;
}
