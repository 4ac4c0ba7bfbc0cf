import type { AskingWords } from '../asking.ts';
import { gap } from '../rule.ts';
import { phrases } from './phrases.ts';

/** Verbs by which something is asked for, as orders: to `usted`, `tú` and `vos` alike. */
export const ORDERS =
  '(?:envi[ea](?:me|nos|lo|la)?|mand[ea](?:me|nos|lo|la)?|escrib[aei](?:me|nos|lo|la)?|indi(?:que|ca)(?:me|nos|lo)?|diga(?:me|nos)?|di(?:me|nos)|deci(?:me|nos)|de(?:me|nos)|da(?:me|nos)|confirm[ea](?:me|nos|lo)?|facilit[ea](?:me|nos)?|introduzca|introduce|adjunt[ea](?:lo|la)?|compart[ae](?:me|nos|lo|la)?|pas[ea](?:me|nos)|proporcion[ea](?:me|nos)?|complet[ea]|rellen[ea]|explique(?:me|nos)|explica(?:me|nos)|cuente(?:me|nos)|cuenta(?:me|nos)|conta(?:me|nos)|repita(?:me|lo|la)?|repite(?:me|lo|la)?|teclee|ingres[ea])';

export const ASKING: AskingWords = {
  request: phrases(
    `(?<!(?:que|se|lo|la|le|me|nos|te|usted|persona|cliente) )${ORDERS}`,
    'por favor',
    '(?:vuelva|vuelve|volve) a',
    '(?:empiece|empieza|empeza|comience|comienza)',
    '(?:necesito|necesitamos|quisiera|quisieramos|nos gustaria|me gustaria|requerimos|hace falta que)',
    '(?:tiene|tienes|debe|debes) que (?:enviar|mandar|decir|indicar|dar|confirmar|adjuntar|escribir|completar)\\w*',
  ),
  refused:
    /\b(?:no (?:hace falta|es necesario|necesit\w+|(?:me |nos )?(?:tiene|tienes|tienen|debe|debes) que|envi\w+|mand\w+|compart\w+|escrib\w+|d[eé]|des|pid\w+|ped\w+|pregunt\w+)|nunca|jamas|nadie|en vez de|en lugar de)\b/,
  details: phrases(
    `(?:numero|codigo|referencia|localizador) de${gap(6)} (?:pedido|reserva|vuelo|etiqueta|cuenta|cliente|paquete|guia|seguimiento|rastreo|factura|telefono|boleto|billete|asiento|serie|poliza|habitacion)`,
    'referencia',
    'localizador',
    'nombre(?: completo)?',
    'apellidos?',
    '(?:correo(?: electronico)?|e-?mail|mail)',
    '(?:direccion|domicilio)',
    'codigo postal',
    'fechas?(?! de nacimiento)',
    '(?:recibos?|facturas?|comprobantes?|tickets?)',
    '(?:telefono|celular|movil)',
    '(?:importe|monto)',
  ),
  or: / [ou] /,
};
