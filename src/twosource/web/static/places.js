// Several places of one name: each is a button below the field that takes its id.
export function offerPlaces(input, choices) {
  const pair = input.closest(".pair");
  pair.querySelector(".choices")?.remove();
  if (choices.length < 2) return;
  const list = document.createElement("span");
  list.className = "choices how";
  list.append("Several places have this name: ");
  for (const { value, words } of choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", () => {
      input.value = value;
      input.focus();
    });
    list.append(button, " ");
  }
  pair.append(list);
}
