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
  'track\\w*|parcels?|orders?|consignments?|shipments?|packages?|deliver\\w*|bookings?|barcode|ref|references?|invoice|tag|imei|serial' +
  '|pedidos?|paquetes?|env[ií]os?|rastreo|seguimiento|gu[ií]a|factura|reserva|reservaci[oó]n|referencia|localizador|albar[aá]n|serie|etiqueta|compra';
const KEPT =
  'account|acct|flight|room|case|claim|ticket|reservation|phone|mobile|zip|post ?code|user|id|cuenta|vuelo|habitaci[oó]n|caso|reclamaci[oó]n|tel[eé]fono|m[oó]vil|celular|cliente|usuario|postal';
const LINKS =
  '(?: (?:number|no|num|id|code|ref|reference|is|was|n[uú]mero|c[oó]digo|es|era|de|del|mi|su|el|la)\\b)*[\\s.:#-]*$';

/** Right before a number: it is a parcel's or an order's, and no card's. One in ten of those looks like one. */
export const NAMED_OTHERWISE = new RegExp(`\\b(?:${SENT})${LINKS}`, 'i');
/** Right before a few figures: they name something, and are no PIN. */
export const NUMBERED = new RegExp(`\\b(?:${SENT}|${KEPT})${LINKS}`, 'i');
