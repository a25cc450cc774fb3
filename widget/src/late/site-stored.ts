import type { Stored } from '../loader/stored';
import type { KeptValues } from '../wire/host-messages';
import { over } from './over';

/** What sites of one domain share: small enough for a cookie. */
const shared = ['session', 'unread', 'live', 'sound'];
const days = 400;

/** Who the visitor is lies in one first-party cookie of the registrable domain; all else stays where it was. */
export function siteStored(inner: Stored, hash: string): Stored {
  const name = `orleanschat_${hash}`;
  const read = (): KeptValues => {
    try {
      const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
      return JSON.parse(decodeURIComponent(found?.slice(name.length + 1) ?? '{}')) as KeptValues;
    } catch {
      return {};
    }
  };
  const domain = widestDomain();
  const bake = (values: KeptValues) => {
    // Without a value it goes.
    const age = Object.values(values).some((value) => value !== undefined) ? days * 86_400 : 0;
    const secure = location.protocol === 'https:' ? ';Secure' : '';
    try {
      document.cookie = `${name}=${encodeURIComponent(JSON.stringify(values))};Path=/;Max-Age=${age};SameSite=Lax${domain}${secure}`;
    } catch {
      // Blocked: what is inside has it.
    }
  };
  const stored = over(inner, {
    read: () => ({ ...inner.read(), ...(!inner.brief && read()) }),
    write(values) {
      inner.write(values);
      const own = Object.entries(values).filter(([key]) => shared.includes(key));
      if (!inner.brief && own.length > 0) bake({ ...read(), ...Object.fromEntries(own) });
    },
  });
  // A visitor of before the cookie stays who he is.
  const before = inner.read();
  if (!inner.brief && before.session && !read().session)
    bake(Object.fromEntries(shared.map((key) => [key, before[key]])));
  return stored;
}

/** The widest domain that the browser lets us set a cookie for; none for hosts without one. */
function widestDomain(): string {
  const parts = location.hostname.split('.');
  for (let from = parts.length - 2; from >= 0; from--) {
    const domain = `;Domain=${parts.slice(from).join('.')}`;
    try {
      document.cookie = `orleanschat_try=1;Path=/${domain}`;
      const taken = document.cookie.includes('orleanschat_try=1');
      document.cookie = `orleanschat_try=;Path=/;Max-Age=0${domain}`;
      if (taken) return domain;
    } catch {
      return '';
    }
  }
  return '';
}
