import { find } from '../rule.ts';
import { phrases, type Judges } from './phrases.ts';

const PARTY =
  '(?:transportista|repartidor|repartidora|mensajeria|paqueteria|agencia|aeropuerto|banco|proveedor|aduana|vendedor|vendedora|fabricante|aerolinea|linea aerea|compania aerea|otra empresa|otro departamento)';
const OTHERS = phrases(
  '(?:por )?culpa (?:de la|del|de los|de las|de su|de tu|de otra|de otro) \\w+',
  `(?:es|fue|son) (?:un )?(?:error|fallo|falla|problema|responsabilidad|cosa) (?:de la|del|de los|de su|de tu) ${PARTY}`,
  `(?:la|el|su|tu) ${PARTY} (?:perdio|fallo|se equivoco|no (?:lo|la|le|te|nos)|tiene la culpa|es responsable|son responsables)`,
  `(?<!(?:persona|agente|equipo|companero|companera|colega|que|ya|ella|el) )(?:contacte|contacta|hable|habla|comuniquese|comunicate|pongase en contacto|ponte en contacto|reclame|reclama|dirijase|dirigete) (?:con|a|al) (?:la |el |su |tu )?${PARTY}`,
  `(?:tiene|tienes|debe|debes|tendra|tendras)(?: que)? (?:hablar|contactar|comunicar[st]e|reclamar(?:le)?|dirigir[st]e|acudir) (?:con|a|al) (?:la |el |su |tu )?${PARTY}`,
  'no (?:es|fue|somos|tenemos) (?:culpa nuestra|nuestra culpa|cosa nuestra|responsabilidad nuestra|nuestra responsabilidad|responsables|la culpa)',
);
const YOU = phrases(
  'usted (?:no (?:leyo|comprobo|indico|avis|facilito|reviso|llego|aviso|miro|pidio)|olvido|se olvido|deberia haber|debio|tendria que haber|tenia que haber)',
  '(?:tu |vos )?no (?:leiste|comprobaste|indicaste|avisaste|revisaste|llegaste a tiempo|miraste)',
  '(?:te )?olvidaste (?:de )?(?:el|la|los|las|poner|enviar|avisar|leer|revisar|mandar)',
  '(?:deberias?|tendrias? que|debias?|debiste) (?:haber )?(?:leido|avisado|llamado|comprobado|llegado|mirado|revisado|haber leido|leer|avisar|llamar antes|revisar)',
  'si (?:usted )?hubieras? (?:leido|avisado|llamado|comprobado|llegado|mirado|revisado)',
  '(?:es|fue) (?:su|tu|culpa) (?:culpa|error|responsabilidad|fallo|suya|tuya)',
);

export const blame: Judges = {
  C07: (text, { askedWhy }) => find(text, YOU).concat(askedWhy ? [] : find(text, OTHERS)),
};
