const count = document.querySelector('[data-basket]');

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.add) {
    count.textContent = String(Number(count.textContent) + 1);
    button.textContent = 'Added';
    setTimeout(() => (button.textContent = 'Add'), 1200);
  }
  if ('chat' in button.dataset) window.OrleansChat?.open();
});
