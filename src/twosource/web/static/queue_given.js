// The answers given in this tab, so that undoing takes back one of them and no other tab's: a tab
// keeps them as long as it is open.
const NAME = "twosource-queue-given";
const undoes = document.getElementById("undoes");
const button = document.querySelector("#undo button");

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME)) ?? [];
  } catch {
    return [];
  }
}

function keep(given) {
  sessionStorage.setItem(NAME, JSON.stringify(given));
  show();
}

export function show() {
  const last = read().at(-1);
  button.disabled = !last;
  undoes.textContent = last ? `takes back “${last.words}”` : "";
}

export const last = () => read().at(-1);

export function add(number, words) {
  if (number) keep([...read(), { number, words }]);
}

export function drop(number) {
  keep(read().filter((one) => one.number !== number));
}
