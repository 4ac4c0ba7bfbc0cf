import type { ToldAnswer } from '../../desk/schemas.ts';
import { clock } from './format.ts';
import { TOLD } from './phrases.ts';

/** What a site or Teams said of the customer, apart from the claim: the customer has neither said nor confirmed any of it. */
export function ToldBySite({ told: { by, at, facts } }: { told: ToldAnswer }) {
  const id = `told-${by}`;
  return (
    <section class="claim told">
      <h2 id={id}>{TOLD[by].title}</h2>
      <p class="quiet">
        {TOLD[by].says} Last at {clock(at)}.
      </p>
      <table aria-labelledby={id}>
        <tbody>
          {facts.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
