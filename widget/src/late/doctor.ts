import type { Page } from '../loader/page';

export interface Finding {
  code:
    | 'csp'
    | 'storage'
    | 'unreachable'
    | 'not_found'
    | 'inactive'
    | 'site_not_allowed'
    | 'sandbox'
    | 'insecure';
  /** What to add to the page's Content-Security-Policy, e.g. `frame-src https://host`. */
  directive?: string;
  text: string;
}

const answerWithin = 5_000;

/** What on this page stands in the widget's way, in words that name the remedy; told in the console too. */
export async function doctor(page: Page, version: string): Promise<Finding[]> {
  const { origin } = page.base;
  const blocked = new Set<string>();
  const watch = ({ effectiveDirective, blockedURI, disposition }: SecurityPolicyViolationEvent) => {
    if (disposition === 'enforce' && blockedURI.startsWith(origin)) blocked.add(effectiveDirective);
  };
  document.addEventListener('securitypolicyviolation', watch);
  const asked = await configFinding(page);
  await frameTried(page);
  document.removeEventListener('securitypolicyviolation', watch);

  const findings = [...blocked].map((name): Finding => ({
    code: 'csp',
    directive: `${name} ${origin}`,
    text: `The page's Content-Security-Policy lacks "${name} ${origin}"${name === 'connect-src' ? ': the button comes with its default look' : ': the chat cannot open'}.`,
  }));
  if (asked && !blocked.has('connect-src')) findings.push(asked);
  findings.push(...storageFindings());
  if (window.origin === 'null' && location.protocol !== 'file:')
    findings.push({
      code: 'sandbox',
      text: 'The page is a sandboxed frame without allow-same-origin: the chat cannot open in it.',
    });
  else if (!isSecureContext)
    findings.push({
      code: 'insecure',
      text: 'The page is not served over HTTPS: each tab has a connection of its own.',
    });
  console.info(
    [
      `OrleansChat ${version}: ${findings.length === 0 ? 'nothing stands in the way.' : 'what stands in the way:'}`,
      ...findings.map(({ text }) => `- ${text}`),
    ].join('\n'),
  );
  return findings;
}

async function configFinding({ base }: Page): Promise<Finding | undefined> {
  try {
    const { status } = await fetch(`${base.href}/config`, { signal: AbortSignal.timeout(answerWithin) });
    if (status === 404)
      return { code: 'not_found', text: `There is no widget ${base.href}: check hash and baseURL.` };
    if (status === 403) return await refused(base);
    if (status < 500) return undefined;
  } catch {
    // Told below.
  }
  return { code: 'unreachable', text: `${base.origin} does not answer.` };
}

async function refused(base: URL): Promise<Finding> {
  const answer = await fetch(`${base.href}/config`);
  const { code } = (await answer.json()) as { code: string };
  return code === 'site_not_allowed'
    ? {
        code,
        text: `The widget is not allowed on ${location.origin}: add this site to the widget's allowed sites.`,
      }
    : { code: 'inactive', text: 'Chat or this widget is switched off.' };
}

/** A frame of ours, out of sight: whether the page lets one in is told as a violation before its load event. */
function frameTried({ base, root }: Page): Promise<void> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    const done = () => {
      clearTimeout(patience);
      // Violations are told in a task of their own.
      setTimeout(() => {
        frame.remove();
        resolve();
      });
    };
    const patience = setTimeout(done, answerWithin);
    frame.hidden = true;
    frame.onload = done;
    frame.src = `${base.href}/config`;
    (root.isConnected ? root : document.documentElement).append(frame);
  });
}

function storageFindings(): Finding[] {
  return (['localStorage', 'sessionStorage'] as const).flatMap((name) => {
    try {
      window[name].setItem('orleanschat.try', '1');
      window[name].removeItem('orleanschat.try');
      return [];
    } catch {
      return [
        {
          code: 'storage' as const,
          text: `${name} is blocked: conversations are lost when the visitor leaves the page.`,
        },
      ];
    }
  });
}
