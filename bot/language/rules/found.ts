import type { DetailKind } from '../../../dialogs/domain/claim.ts';
import type { FoundAmount } from './amounts.ts';
import type { FoundValue } from './durations.ts';

/** A detail as a span of one message. */
export interface Found extends FoundValue {
  kind: DetailKind;
  name?: string;
  correction?: true;
}

/** Every value one message holds. */
export interface Values {
  details: Found[];
  amounts: (FoundAmount & { correction?: true })[];
  emails: FoundValue[];
  phones: FoundValue[];
  /** A complaint reference of ours. */
  own?: FoundValue;
}
