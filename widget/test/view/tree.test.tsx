// @vitest-environment jsdom
import { render, type VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';

const place = document.createElement('main');
document.body.append(place);
afterEach(() => render(null, place));

/** What stands in an element, without attributes. */
const within = (node: Node): string =>
  [...node.childNodes]
    .map((one) =>
      one instanceof Element ? `<${one.localName}>${within(one)}</${one.localName}>` : (one.nodeValue ?? ''),
    )
    .join('');

const soon = () => new Promise((resolve) => setTimeout(resolve));
const show = (node: VNode | null) => {
  render(node, place);
  return within(place);
};
const list = (...keys: string[]) => (
  <ul>
    {keys.map((key) => (
      <li key={key}>{key}</li>
    ))}
  </ul>
);

test('Elements, lists, fragments and nothing are drawn where they stand', () => {
  const Two = () => (
    <>
      <b>1</b>
      {2}
    </>
  );
  expect(
    show(
      <p>
        {[<Two key="a" />, null, false, 'x']}
        {0}
      </p>,
    ),
  ).toBe('<p><b>1</b>2x0</p>');
});

test('Elements that stay are the same ones, in their new order, whatever comes and goes', () => {
  show(list('a', 'b', 'c', 'd'));
  const before = new Map([...place.querySelectorAll('li')].map((one) => [one.textContent, one]));
  for (const order of [['b', 'c', 'a', 'd'], ['d', 'x', 'a'], ['a', 'b', 'b', 'd'], []]) {
    show(list(...order));
    const now = [...place.querySelectorAll('li')];
    expect(now.map((one) => one.textContent)).toEqual(order);
    expect(now.find((one) => one.textContent === 'd') ?? before.get('d')).toBe(before.get('d'));
  }
});

test('What stands behind something that comes and goes keeps its state', async () => {
  let set: (value: string) => void = () => undefined;
  const Kept = () => {
    const [value, change] = useState('first');
    set = change;
    return <i>{value}</i>;
  };
  const page = (note: boolean) => (
    <div>
      {note && <p>note</p>}
      <Kept />
    </div>
  );
  show(page(false));
  set('second');
  await soon();
  expect(show(page(true))).toBe('<div><p>note</p><i>second</i></div>');
  expect(show(page(false))).toBe('<div><i>second</i></div>');
});

test('A component that changes its own root stays in its place', async () => {
  let set: (open: boolean) => void = () => undefined;
  const Door = () => {
    const [open, change] = useState(false);
    set = change;
    return open ? <p>open</p> : null;
  };
  show(
    <div>
      <i />
      <Door />
      <b />
    </div>,
  );
  set(true);
  await soon();
  expect(within(place)).toBe('<div><i></i><p>open</p><b></b></div>');
  set(false);
  await soon();
  expect(within(place)).toBe('<div><i></i><b></b></div>');
});

test('Effects begin after the drawing, end before the next one and with their component', async () => {
  const said: string[] = [];
  const Child = ({ name }: { name: string }) => {
    const element = useRef<HTMLElement>(null);
    useLayoutEffect(() => void said.push(`${name} at ${element.current?.parentElement?.tagName}`), [name]);
    useEffect(() => {
      said.push(`begin ${name}`);
      return () => void said.push(`end ${name}`);
    }, [name]);
    return <i ref={element} />;
  };
  show(<Child name="a" />);
  expect(said).toEqual(['a at MAIN']);
  await soon();
  show(<Child name="a" />);
  show(<Child name="b" />);
  await soon();
  show(null);
  expect(said).toEqual(['a at MAIN', 'begin a', 'b at MAIN', 'end a', 'begin b', 'end b']);
});

test('Attributes come, change and go; a field shows what is said, whatever was typed', () => {
  const field = (props: Record<string, unknown>) => <input {...props} />;
  show(
    field({
      class: 'a',
      'aria-busy': false,
      disabled: true,
      value: 'x',
      style: { color: 'red', '--w': '1' },
    }),
  );
  const input = place.querySelector('input') as HTMLInputElement;
  expect([input.className, input.getAttribute('aria-busy'), input.disabled]).toEqual(['a', 'false', true]);
  input.value = 'typed';
  show(field({ disabled: false, value: 'x', style: {} }));
  expect([input.className, input.hasAttribute('aria-busy'), input.disabled, input.value]).toEqual([
    '',
    false,
    false,
    'x',
  ]);
  expect(input.style.cssText).toBe('');
  show(
    <svg viewBox="0 0 1 1">
      <path d="M0 0" />
    </svg>,
  );
  expect(place.querySelector('path')?.namespaceURI).toContain('svg');
});

test('An event is not heard by what it made itself', async () => {
  const heard: string[] = [];
  let grow: (on: boolean) => void = () => undefined;
  const Box = () => {
    const [on, set] = useState(false);
    grow = set;
    return (
      <div onClick={on ? () => heard.push('box') : undefined}>
        <button onClick={() => (heard.push('button'), set(true))} />
      </div>
    );
  };
  show(<Box />);
  const button = place.querySelector('button') as HTMLButtonElement;
  button.addEventListener('click', () => render(<Box />, place), { once: true });
  button.click();
  await soon();
  expect(heard).toEqual(['button']);
  button.click();
  expect(heard).toEqual(['button', 'button', 'box']);
  grow(false);
});

test('An object that data brought is no element', () => {
  const data = JSON.parse('{"type":"img","props":{"src":"x"}}') as VNode;
  expect(show(<p>{data}</p>)).toBe('<p>[object Object]</p>');
});
