import type { Http } from '../connection/http';
import type { Config } from '../wire/config';

/** Where nobody hands it over: by the address's `locale`, then the browser's languages. */
export async function askConfig(http: Http): Promise<Config> {
  const asked = new URLSearchParams(location.search).get('locale');
  const locale = encodeURIComponent([asked ?? [], ...navigator.languages].flat().join());
  for (;;) {
    try {
      return await http.call<Config>('GET', `/config?locale=${locale}`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}
