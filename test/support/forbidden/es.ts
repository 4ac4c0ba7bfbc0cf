import type { Lists } from '../forbidden.ts';

/** The same for whoever is written to in Spanish. */
export const SPANISH: Lists = {
  'C03 conditional-apology': [
    /\b(lo siento|lamento|lamentamos|disculpas?|perd[oó]n)\b[^.!?]{0,50}\b(si|cualquier molestia|haya podido|pudiera|se ha sentido|se siente)\b/i,
    /\b(las|cualquier|posibles) molestias?\b/i,
  ],
  'C05 excuse': [/\b(debido a|a causa de|por culpa de|como consecuencia de|alto volumen|mucha demanda|mal tiempo)\b/i],
  'C07 blame': [
    /\b(deber[ií]a haber|tendr[ií]a que haber|usted (no )?ha (olvidado|le[ií]do))\b/i,
    /\b(contacte|hable|p[oó]ngase en contacto) con (el|la|su) (aeropuerto|banco|agencia|mensajer[ií]a|tienda)\b/i,
  ],
  'C08 policy-shield': [
    /\b(nuestras?|las?) (pol[ií]ticas?|condiciones|normas)\b/i,
    /\b(lamentablemente|desgraciadamente|no (nos )?es posible)\b/i,
  ],
  'C09 playing-down': [/\b(al menos|un peque[nñ]o|no es para tanto|nos esforzamos)\b/i, /\p{Extended_Pictographic}/u],
  'C10 policing-feelings': [
    /\b(c[aá]lmese|tranquil[ií]cese|no hace falta que (grite|se enfade|se ponga)|modere su|entiendo (perfectamente )?c[oó]mo se siente)\b/i,
  ],
  'C11 doubting': [/(¿?\best[aá] seguro\b|\bseg[uú]n nuestros (datos|registros)\b|\bsupuestamente\b)/i],
  'C13 selling': [/\b(oferta especial|fidelidad|s[ií]ganos|val[oó]renos|descuento|bolet[ií]n)\b/i],
  'C20 unbacked-promise': [
    /\b(garantizamos|le aseguro|lo antes posible|en breve|muy pronto|cuanto antes)\b/i,
    /\b(le devolveremos|le reembolsaremos|le pagaremos|recibir[aá] (su|el) (dinero|reembolso))\b/i,
  ],
  'C24 entitlement': [/\b(tiene derecho a|indemnizaci[oó]n|compensaci[oó]n|responsabilidad legal|le debemos)\b/i],
  'C25 a-person-at-once': [/\b(antes de pasarle|no hay nadie disponible|seguro que (quiere|necesita) una persona)\b/i],
  'C26 says-it-is-a-bot': [/\b(soy (una persona|human[oa]|un agente)|me llamo)\b/i],
  'C31 what-happens-next': [/\b(no (se queje|reclame)|no merece la pena|decisi[oó]n definitiva|caso cerrado)\b/i],
  'C33 secrets': [
    /\b(env[ií]e|d[ií]game|escriba|indique|necesito)\b[^.?!]{0,30}\b(tarjeta|c[oó]digo de seguridad|pin|contrase[nñ]a|pasaporte|dni)\b/i,
  ],
  'C34 only-what-is-needed': [/\b(fecha de nacimiento|cu[aá]ntos a[nñ]os|estado civil|religi[oó]n|nacionalidad)\b/i],
  'C37 no-retaliation': [
    /\b(si (insulta|grita)|no (le )?responder[eé]|su tono|esta conversaci[oó]n (termina|ha terminado))\b/i,
  ],
  'C38 text-is-data': [/\b(como me (ha )?orden(a|ado)|mis instrucciones|obedecer[eé])\b/i],
};
