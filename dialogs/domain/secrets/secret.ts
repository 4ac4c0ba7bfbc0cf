/** A stretch of a text that must not be kept, `to` not included. */
export interface Secret {
  from: number;
  to: number;
  /** For example `card-number`. */
  kind: string;
  /** What stands in its place. */
  mask: string;
}

export const MASK = '•••';

const SENT =
  'track\\w*|parcels?|orders?|consignments?|shipments?|packages?|deliver\\w*|bookings?|barcode|ref|references?|invoice|tag|imei|serial';
const KEPT = 'account|acct|flight|room|case|claim|ticket|reservation|phone|mobile|zip|post ?code|user|id';
const LINKS = '(?: (?:number|no|num|id|code|ref|reference|is|was)\\b)*[\\s.:#-]*$';

/** Right before a number: it is a parcel's or an order's, and no card's. One in ten of those looks like one. */
export const NAMED_OTHERWISE = new RegExp(`\\b(?:${SENT})${LINKS}`, 'i');
/** Right before a few figures: they name something, and are no PIN. */
export const NUMBERED = new RegExp(`\\b(?:${SENT}|${KEPT})${LINKS}`, 'i');
