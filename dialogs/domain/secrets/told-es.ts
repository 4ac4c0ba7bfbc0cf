import { MASK, NAMED_OTHERWISE, type Secret } from './secret.ts';

/** Words that may stand between the name of a secret and the secret. */
const LINK = String.raw`(?:[\s:;=!,.…"'(-]|\b(?:es|era|son|el|la|los|mi|su|n[uú]mero|nro|no|creo|que|puede|ser|prueb[ae]|est[ae]|fue|con|de|del|tarjeta|c[oó]digo)\b){1,16}`;
const END = String.raw`(?![\w•]|[.,-]\d| ?(?:euros?|pesos?|soles|d[oó]lares|usd|veces|a[ñn]os|km|personas|minutos|horas|d[ií]as)\b)`;
/** A number that leads to a parcel or a booking is called a key, too. */
const KEY = String.raw`clave(?! de (?:rastreo|reserva|confirmaci|pedido|seguimiento|cliente|env[ií]o|vuelo|producto|la reserva|mi reserva))`;
const PINS = String.raw`pins?|nips?|${KEY}(?: (?:de|del) (?:cajero|mi tarjeta|la tarjeta|acceso|internet|seguridad|banco))?`;

/** Without one of these the rest of `TOLD` is not tried. */
const TOLD_BY =
  /\bcvv|\bcvc|segurid|reverso|detr[aá]s|atr[aá]s|\bpins?\b|\bnips?\b|\bclave|contrase|soltera|mascota|\bdni\b|\bnie\b|\bnif\b|\bcurp\b|\brfc\b|\bcuit\b|\bcuil\b|\brut\b|\brun\b|\bine\b|c[eé]dula|pasaporte|clabe|\bcbu\b|documento|\d{8}-?[a-z]\b|[xyz]-?\d{7}|[a-z]{4}\d{6}[hmx]/i;

/** Secrets told by name. Each pattern's `secret` groups are masked; the quick word spares running it on other texts. */
const TOLD: { kind: string; quick: RegExp; pattern: RegExp; unless?: RegExp }[] = [
  {
    kind: 'security-code',
    quick: /\bcv[vc]|segurid|reverso|detr[aá]s|atr[aá]s/i,
    pattern: new RegExp(
      String.raw`\b(?:cv[vc]2?|(?:c[oó]digo|n[uú]mero) de seguridad|(?:tres|3|cuatro|4) (?:d[ií]gitos|n[uú]meros|cifras) (?:de |del )?(?:atr[aá]s|reverso|detr[aá]s))${LINK}(?<secret>\d{3,4})${END}`,
      'dgi',
    ),
  },
  {
    kind: 'security-code',
    quick: /\bcv[vc]|segurid/i,
    pattern:
      /(?<![\w•.,-]|• )(?<secret>\d{3,4})\s(?:es |como |de |en )?(?:el |mi )?(?:cv[vc]2?\b|c[oó]digo de seguridad)/dgi,
  },
  {
    kind: 'pin',
    quick: /\bpins?\b|\bnips?\b|\bclave/i,
    pattern: new RegExp(
      String.raw`\b(?:${PINS})(?![\w-])(?:${LINK}|[^\d.!?£$€•]{1,24})(?<secret>\d{4,6})${END}(?: (?:o|y) (?<other>\d{4,6})${END})?`,
      'dgi',
    ),
  },
  {
    kind: 'pin',
    quick: /\bpins?\b|\bnips?\b|\bclave/i,
    pattern: new RegExp(
      String.raw`(?<![\w•.,£$€-]|• )(?<secret>\d{4,6})(?: (?:o|y) (?<other>\d{4,6}))?,? (?:es|era|son|como) (?:mi |el |la |su )?(?:${PINS})(?![\w-])`,
      'dgi',
    ),
  },
  {
    kind: 'password',
    quick: /contrase|\bclave/i,
    pattern: new RegExp(
      String.raw`\b(?:contrase[ñn]as?|${KEY})(?![\w-])(?: (?:de|del|para) (?:la |el |mi )?(?:cuenta|correo|usuario|acceso|web|app|portal|wifi|banco))?\s?(?:[:=]|\b(?:es|era)\b:?)\s?["'“]?(?<secret>[^\s"'”•]{3,64})`,
      'dgi',
    ),
    unless:
      /^(?:no|incorrecta|correcta|err[oó]nea|inv[aá]lida|la|el|que|muy|demasiado|f[aá]cil|segura|secreta|vieja|nueva|distinta|diferente|otra|esa|esta|una|mi|su|d[eé]bil|buena|mala|siempre|nunca|ahora|también|tambien|un|lo|para|antigua|personal|\p{L}+(?:ad[ao]|id[ao]|ando|endo|ible|able))[.,!?]?$/iu,
  },
  {
    kind: 'password',
    quick: /contrase|\bclave/i,
    pattern: new RegExp(
      String.raw`\b(?:contrase[ñn]a|${KEY}) ["'“]?(?<secret>(?=\S*[a-z]\S*\d|\S*\d\S*[a-z])[^\s"'”•]{5,64})`,
      'dgi',
    ),
  },
  {
    kind: 'security-answer',
    quick: /soltera|mascota|segurid/i,
    pattern:
      /\b(?:apellido de soltera(?: de (?:mi|la) (?:madre|mam[aá]))?|(?:mi |el nombre de mi )?(?:primer |primera )?mascota(?: de (?:la infancia|ni[ñn][oa]))?|(?:respuesta|pregunta) de seguridad)(?:[\s.…,]{0,4}(?:se llamaba\b|se llama\b|es\b|era\b|fue\b|:|=)\s?){1,2}["'“]?(?<secret>(?!se\b)[\p{L}\d][\p{L}\d'-]{1,30})/dgiu,
    unless:
      /^(?:enferm[oa]|muy|tan|perdid[oa]|bien|mal|el|la|lo|un|una|no|que|qu[eé]|mi|su|muert[oa]|distinta|incorrecta|otra|esa|esta|en|con)$/i,
  },
  {
    kind: 'national-id',
    quick:
      /\bdni\b|\bnie\b|\bnif\b|\bcurp\b|\brfc\b|\bcuit\b|\bcuil\b|\bru[tn]\b|\bine\b|c[eé]dula|pasaporte|documento/i,
    pattern: new RegExp(
      String.raw`\b(?:dni|nie|nif|curp|rfc|cui[tl]|ru[tn]|ine|c[eé]dula(?: de (?:identidad|ciudadan[ií]a))?|pasaporte|documento(?: (?:nacional )?de identidad)?)(?![\w-])${LINK}(?<secret>(?=[A-Z.-]{0,4}\d|[A-Z]{4}\d)[A-Z\d](?:[A-Z\d]|[.-](?=[A-Z\d])){5,19})(?![\w-])`,
      'dgi',
    ),
  },
  {
    kind: 'national-id',
    quick: /[a-z]{4}\d{6}[hmx]/i,
    pattern: /(?<![\w-])(?<secret>[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d)(?![\w-])/dgi,
  },
  {
    kind: 'iban',
    quick: /clabe|\bcbu\b/i,
    pattern: new RegExp(
      String.raw`\b(?:clabe|cbu)(?: interbancaria)?${LINK}(?<secret>\d(?:[ -]?\d){17,21})(?!\d)`,
      'dgi',
    ),
  },
];

/** Secrets told by name in Spanish: "mi clave es", "contraseña:", "el NIP"; and Spanish identity numbers by their check letter. */
export function findToldInSpanish(text: string): Secret[] {
  if (!TOLD_BY.test(text)) return [];
  const found = identityNumbers(text);
  for (const { kind, quick, pattern, unless } of TOLD) {
    if (!quick.test(text)) continue;
    for (const told of text.matchAll(pattern)) {
      for (const [name, range] of Object.entries(told.indices?.groups ?? {})) {
        if (!range || unless?.test(told.groups?.[name] ?? '')) continue;
        found.push({ from: range[0], to: range[1], kind, mask: MASK });
      }
    }
  }
  return found;
}

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** `12345678Z` and `X1234567L`: the letter checks the figures, so they are told apart from an order's. */
function identityNumbers(text: string): Secret[] {
  return [...text.matchAll(/(?<![\w-])([XYZ]-?\d{7}|\d{8})-?([A-Z])(?![\w-])/gi)].flatMap((written) => {
    const { 0: all, 1: figures = '', 2: letter = '', index } = written;
    const number = Number(
      figures.replace('-', '').replace(/^[XYZ]/i, (first) => String('XYZ'.indexOf(first.toUpperCase()))),
    );
    if (LETTERS[number % 23] !== letter.toUpperCase()) return [];
    if (NAMED_OTHERWISE.test(text.slice(Math.max(0, index - 40), index))) return [];
    return [{ from: index, to: index + all.length, kind: 'national-id', mask: MASK }];
  });
}
